"""Tags to spans: the best lawful sequence of tags, its runs, and the edges of spans in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from extractors.attribution.features import wordlike

Tags = NDArray[np.int64]

OUTSIDE: Final = 0

_EDGE: Final = frozenset(' \t\r\n\u00a0\u200b\ufeff"“”„«»‘,;:…!?-–—')
_ABBREVIATION: Final = re.compile(r"(?:\b\w\.)+$|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Gov|Inc|Ltd|Corp|Co|Jr|Sr|St|No|etc)\.$")
_NOTHING_BETWEEN: Final = re.compile(r"[\s\"“”«»„,;.!?]*")
_QUOTATION_FOLLOWS: Final = re.compile(r":\s*(?=[\"“«„])")
_DANGLING: Final = re.compile(r"\W+(?:and|but|or|who)$", re.IGNORECASE)
_PAIRS: Final = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces [start, end) that one span covers."""

    start: int
    end: int


def decode(scores: NDArray[np.floating[Any]], joined: Sequence[bool]) -> Tags:
    """The best sequence of tags under the law of B and I, from log scores (pieces, tags).

    Tag 0 is outside; of each later pair the odd one begins a span, the even one goes on with it. A piece joined to
    the one before stays in its span or outside with it, so that a span never cuts a word.
    """
    count, tags = scores.shape
    if count == 0:
        return np.zeros(0, np.int64)
    free, inside = _law(tags)
    best: Tags = scores.argmax(axis=1)
    lawful = np.where(np.asarray(joined[1:], bool), inside[best[:-1], best[1:]], free[best[:-1], best[1:]])
    if bool(lawful.all()) and int(best[0]) % 2 + (best[0] == OUTSIDE) == 1:
        return best
    forbidden = {True: np.where(inside, 0.0, -np.inf), False: np.where(free, 0.0, -np.inf)}
    total = scores[0].astype(np.float64)
    total[2::2] = -np.inf
    back = np.zeros((count, tags), np.int64)
    for i in range(1, count):
        reach = total[:, None] + forbidden[bool(joined[i])]
        back[i] = reach.argmax(axis=0)
        total = reach.max(axis=0) + scores[i]
    path = np.zeros(count, np.int64)
    path[-1] = total.argmax()
    for i in range(count - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def _law(tags: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which tag may follow which: between words, and inside a word."""
    free = np.ones((tags, tags), bool)
    free[:, 2::2] = False
    inside = np.zeros((tags, tags), bool)
    inside[OUTSIDE, OUTSIDE] = True
    for begin in range(1, tags, 2):
        for before in (begin, begin + 1):
            free[before, begin + 1] = inside[before, begin + 1] = True
    return free, inside


def runs(path: Tags, *, begin: int) -> list[Run]:
    """The runs of the span kind that `begin` begins, in order."""
    found: list[Run] = []
    start = -1
    for i, tag in enumerate([*path.tolist(), OUTSIDE]):
        if start >= 0 and tag != begin + 1:
            found.append(Run(start, i))
            start = -1
        if tag == begin:
            start = i
    return found


def bridge(found: Sequence[Run], probabilities: NDArray[np.floating[Any]], path: Tags, *, least: float) -> list[Run]:
    """The runs, joined over gaps of one piece tagged outside whose probability to be inside is at least `least`."""
    out = list(found[:1])
    for run in found[1:]:
        gap = out[-1].end
        if run.start == gap + 1 and path[gap] == OUTSIDE and probabilities[gap] >= least:
            out[-1] = Run(out[-1].start, run.end)
        else:
            out.append(run)
    return out


def widen(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """The span widened to whole words, within [low, high)."""
    while start > low and wordlike(text[start - 1]) and wordlike(text[start]):
        start -= 1
    while end < high and wordlike(text[end - 1]) and wordlike(text[end]):
        end += 1
    return start, end


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without spaces, quotation marks and edge punctuation; abbreviations keep their full stop."""
    while start < end and (text[start] in _EDGE or text[start] in ".)]"):
        start += 1
    while start < end and _droppable(text, start, end):
        end -= 1
    return start, end


def settle(text: str, spans: Sequence[tuple[int, int]], *, shortest: int) -> list[tuple[int, int]]:
    """Contents as annotators write them: joined over bare punctuation, apart at a colon before a quotation, trimmed.

    Spans left with fewer than `shortest` characters are dropped.
    """
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and _NOTHING_BETWEEN.fullmatch(text, joined[-1][1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    out = []
    for start, end in joined:
        cuts = [m.span() for m in _QUOTATION_FOLLOWS.finditer(text, start, end)]
        for first, last in zip([start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end], strict=True):
            span = trim(text, first, last)
            dangling = _DANGLING.search(text[slice(*span)])
            if dangling is not None:
                span = trim(text, span[0], span[0] + dangling.start())
            if span[1] - span[0] >= shortest:
                out.append(span)
    return out


def _droppable(text: str, start: int, end: int) -> bool:
    """Whether the span's last character is punctuation that no content ends with."""
    last = text[end - 1]
    if last == ".":
        return _ABBREVIATION.search(text, max(start, end - 12), end) is None
    if last in "'’":  # an apostrophe after a plural stays, the mark that closes a quotation goes
        return text[end - 2 : end - 1] != "s" or text[start] in "'‘"
    if last in _PAIRS:
        return _PAIRS[last] not in text[start:end]
    return last in _EDGE or last in "(["
