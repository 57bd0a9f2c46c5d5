"""The word lists that the rules on claims read."""

from __future__ import annotations

import json
from enum import IntEnum
from importlib import resources
from typing import Any, Final

from evidence.words import Act


class Standing(IntEnum):
    """How far a cue stands from the words: who cites names another as the speaker, who reports repeats another."""

    CITED = 0
    SPEAKS = 1
    RELAYS = 2
    REPORTS = 3


def read_lexicon(name: str) -> Any:
    """The JSON file of that name in extractors/lexicon."""
    return json.loads(resources.files("extractors").joinpath("lexicon", name).read_text(encoding="utf-8"))


def _reporting() -> dict[str, Standing]:
    words = read_lexicon("reporting_cues.json")
    kinds = {"cites": Standing.CITED, "relays": Standing.RELAYS, "reports": Standing.REPORTS}
    return {cue: standing for kind, standing in kinds.items() for cue in words[kind]}


_REPORTING: Final = _reporting()


def standing(text: str, cue: tuple[int, int] | None) -> Standing:
    """How far the cue stands from the words it attributes."""
    if cue is None:
        return Standing.SPEAKS
    return _REPORTING.get(" ".join(text[slice(*cue)].lower().split()), Standing.SPEAKS)


def _verbs(name: str) -> dict[str, Act]:
    words = read_lexicon(name)
    return {verb: act for act in Act for verb in words.get(act, ())}


SPEECH_VERBS: Final = _verbs("speech_verbs.json")
"""Of a verb beside a quotation: lemma to the act it names by itself."""

CLAUSE_VERBS: Final = _verbs("clause_verbs.json")
"""Of a verb with a clause: lemma to the act it names by itself."""

RATES: Final[dict[str, float]] = {
    name: rate for name, rate in read_lexicon("cueless_rates.json").items() if name != "about"
}

ADDRESSING: Final = frozenset(read_lexicon("reporting_cues.json")["addresses"])
"""Lemmas of verbs whose object is who hears it, not content."""
