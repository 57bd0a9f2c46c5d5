"""Direct, indirect or mixed: how much of a content stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from evidence.words import Form
from extractors.claims.quotations import Quotations
from extractors.drafts import Offsets

_WORD: Final = re.compile(r"\w+")
_FEW_WORDS: Final = 2
"""So few quoted words may be a name or a word mentioned, not a speaker's."""


def form_of(text: str, quotations: Quotations, content: Sequence[Offsets], cue: Offsets | None) -> Form:
    """The form of a claim. Marks around the cue itself belong to whoever quotes the claim, and do not count."""
    row = quotations.seen_from(cue)
    words = quoted = 0
    pieces: list[Offsets] = []
    for start, end in content:
        words += _words(text, start, end)
        for quote in row.over(start, end):
            piece = max(start, quote.inner[0]), min(end, quote.inner[1])
            quoted += _words(text, *piece)
            pieces.append(piece)
    if quoted == 0:
        return Form.DIRECT if _announced(text, content, cue) else Form.INDIRECT
    if quoted >= words:
        return Form.DIRECT
    if quoted <= _FEW_WORDS * len(pieces) and all(_is_name(text, *piece) for piece in pieces):
        return Form.INDIRECT
    return Form.MIXED


def _words(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(text, start, end))


def _is_name(text: str, start: int, end: int) -> bool:
    """ ".amazon", "Kiruna Portal": a short piece that is written as a name."""
    words = text[start:end].split()
    return len(words) <= _FEW_WORDS and all(word[0].isupper() or word[0] == "." for word in words)


def _announced(text: str, content: Sequence[Offsets], cue: Offsets | None) -> bool:
    """A sentence after a colon at the cue is in the speaker's words even without marks."""
    start = content[0][0]
    if cue is None or start < cue[1]:
        return False
    between = text[cue[1] : start].rstrip()
    return between.endswith(":") and "\n" not in between.rstrip(": ") and text[start].isupper()
