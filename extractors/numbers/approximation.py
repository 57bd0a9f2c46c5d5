"""Hedges: the words beside a number that say how exact it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from evidence.words import Approx
from extractors.numbers import lexicon

MAX_BEFORE = 48  # characters looked at before a number
_BETWEEN_WORDS = (
    r"(?:\s+(?:the|a|an|another|just|only|its|their|his|her|further|additional|first|some|last|past|next))?"
)


@dataclass(frozen=True, slots=True)
class Hedge:
    """[start, end) of the hedging words and what they mean."""

    start: int
    end: int
    approx: Approx


@cache
def _tables() -> tuple[dict[str, Approx], dict[str, Approx], re.Pattern[str], re.Pattern[str]]:
    before = {words: Approx(approx) for place, words, approx in lexicon.rows("approximators") if place == "before"}
    after = {words: Approx(approx) for place, words, approx in lexicon.rows("approximators") if place == "after"}
    ahead = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(before, key=len, reverse=True))
    behind = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(after, key=len, reverse=True))
    return (
        before,
        after,
        re.compile(rf"(?<![\w-])({ahead}){_BETWEEN_WORDS}\s*$", re.IGNORECASE),
        re.compile(rf"\s?({behind})(?![\w])", re.IGNORECASE),
    )


def hedge_before(text: str, pos: int) -> Hedge | None:
    """The hedge whose words end right before `pos`."""
    before, _, ahead, _ = _tables()
    offset = max(0, pos - MAX_BEFORE)
    match = ahead.search(text[offset:pos])
    if match is None:
        return None
    return Hedge(offset + match.start(1), offset + match.end(1), before[" ".join(match[1].lower().split())])


def hedge_after(text: str, pos: int) -> Hedge | None:
    """The hedge whose words start right after `pos`: "or more", "-plus"."""
    _, after, _, behind = _tables()
    match = behind.match(text, pos)
    if match is None:
        return None
    return Hedge(match.start(1), match.end(1), after[" ".join(match[1].lower().split())])
