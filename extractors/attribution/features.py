"""Features of a paragraph's characters and pieces, pure functions of the text alone.

Training and runtime both call these, so that a model never meets a feature computed in another way.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from typing import Final

SHAPES: Final = 16
"""Size of the shape vocabulary: seven case classes, doubled for "glued to what comes before"; 0 is padding."""

QUOTATION_STATES: Final = 4
"""Size of the quotation vocabulary, one id for each `Quotation`."""

_GLUED: Final = 8
_OPENING: Final = "“„«"
_CLOSING: Final = "”»"
_SINGLE: Final = "'‘’"
_BRACKETS: Final = "([{–—-/"


class Quotation(IntEnum):
    """Where a character stands towards the quotation marks of its paragraph."""

    OUTSIDE = 0
    INSIDE = 1
    OPENS = 2
    CLOSES = 3


def shape(word: str, *, glued: bool) -> int:
    """The shape id (1 to 15) of a word: its case class, and whether no space stands before it."""
    if any(c.isalpha() for c in word):
        if word.islower():
            kind = 1
        elif word.isupper():
            kind = 2 if len(word) > 1 else 3
        elif word[0].isupper() and word[1:].islower():
            kind = 4
        else:
            kind = 5
    elif any(c.isdigit() for c in word):
        kind = 6
    else:
        kind = 7
    return kind + (_GLUED if glued else 0)


def wordlike(c: str) -> bool:
    """Whether the character is part of a word: a letter, a digit, or what combines with one."""
    return c.isalnum() or (c > "\u02ff" and (c in "\u200c\u200d" or unicodedata.category(c).startswith("M")))


def quotation_states(paragraph: str) -> list[Quotation]:
    """One `Quotation` for each character, from the marks of this paragraph alone; depth is 0 or 1.

    A quotation left open runs to the end of the paragraph. A closing mark with nothing open takes in everything
    back to the last quotation's end, or to the start of the paragraph.
    """
    states = [Quotation.OUTSIDE] * len(paragraph)
    closer = ""  # the marks that can close what is open; empty while nothing is open
    begin = 0  # first character after the last quotation
    for i, mark in enumerate(paragraph):
        if closer:
            if mark in closer and (mark not in _SINGLE or _can_close(paragraph, i)):
                states[i], closer, begin = Quotation.CLOSES, "", i + 1
            else:
                # A second opening mark of the same kind inside a quotation starts it anew: the first was never closed.
                states[i] = Quotation.OPENS if mark in _OPENING and closer not in _SINGLE else Quotation.INSIDE
        elif mark in _OPENING or (mark == '"' and not _stray(paragraph, i)):
            states[i] = Quotation.OPENS
            closer = {"“": '”"', "„": '“”"', "«": "»", '"': '"”'}[mark]
        elif mark in _CLOSING or mark == '"':
            states[begin:i] = [Quotation.INSIDE] * (i - begin)
            states[i], begin = Quotation.CLOSES, i + 1
        elif mark in "'‘" and _can_open(paragraph, i):
            states[i], closer = Quotation.OPENS, "'" if mark == "'" else "’"
    return states


def _before(text: str, i: int) -> str:
    return text[i - 1] if i > 0 else " "


def _after(text: str, i: int) -> str:
    return text[i + 1] if i + 1 < len(text) else " "


def _stray(text: str, i: int) -> bool:
    """A straight mark that hangs on the word before it, with none open, closes a quotation begun elsewhere."""
    before = _before(text, i)
    return _after(text, i).isspace() and not before.isspace() and before not in _BRACKETS


def _can_open(text: str, i: int) -> bool:
    """A single mark opens after a space and before a letter, and only where its closing partner follows."""
    if not (_before(text, i).isspace() or _before(text, i) in _BRACKETS) or not _after(text, i).isalpha():
        return False
    partner = "'" if text[i] == "'" else "’"
    j = text.find(partner, i + 2)
    while j >= 0:
        if _can_close(text, j):
            return True
        j = text.find(partner, j + 1)
    return False


def _can_close(text: str, i: int) -> bool:
    """A single mark inside a word, or hanging on a plural's "s", is an apostrophe and closes nothing."""
    if _after(text, i).isalnum() or _before(text, i).isspace():
        return False
    return _before(text, i) != "s" or not (_after(text, i).isspace() and text[i + 2 : i + 3].islower())
