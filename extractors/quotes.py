"""Quotations: the marks of each paragraph paired, and repaired where one is missing or of another kind.

A quotation never leaves its paragraph; one that goes on over several is one draft in each of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.drafts import Offsets, QuoteDraft
from extractors.paragraphs import body_paragraphs

_OPENERS: Final = "“„‟«"
_CLOSERS: Final = "”»"
_SINGLES: Final = "'‘’‚‛"
_MARK: Final = re.compile(r"[\"“”„‟«»'‘’‚‛]")
_AFTER_SENTENCE: Final = re.compile(r"[.!?…]\s+")
_ELISION: Final = re.compile(r"\d\ds?\b|(?:em|til|tis|twas|cause|cos|bout|round|n)\b", re.IGNORECASE)

_GLYPH: Final = 1.5
"""Weight of a mark's own shape against its two neighbours, worth 1 each: both together overrule it, one does not."""

_LONGEST_GAP: Final = 12
"""Paragraphs without any mark that a quotation is carried over while it waits for its closing mark."""


@dataclass(slots=True)
class _Open:
    """An opening mark that waits. A single mark knows its partner; the others do not."""

    at: int
    depth: int
    partner: int | None = None
    first_inside: int | None = None  # the first mark opened inside that is still kept


def pair_quotes(text: str, paragraphs: Sequence[Offsets]) -> list[QuoteDraft]:
    """The quotations of the paragraphs, in text order, outer ones before those inside them. Linear in the text."""
    found: list[QuoteDraft] = []
    waiting: list[Offsets] = []  # paragraphs without marks after one whose quotation was left open
    is_open = False
    for start, end in paragraphs:
        quotes, has_marks = _Paragraph(text, start, end).read()
        if is_open and not has_marks and len(waiting) < _LONGEST_GAP:
            waiting.append((start, end))
            continue
        if is_open and waiting and quotes and _closes_earlier(text, quotes[0], start):
            for a, b in waiting:
                found.extend(_draft(text, a, b, a, b, opened=False, closed=False, depth=0))
        found.extend(quotes)
        waiting = []
        is_open = any(not q.closed and q.depth == 0 and not text[q.end : end].strip() for q in quotes[-1:])
    return found


def _closes_earlier(text: str, first: QuoteDraft, start: int) -> bool:
    return first.closed and not first.opened and not text[start : first.start].strip()


def _draft(
    text: str, start: int, end: int, low: int, high: int, *, opened: bool, closed: bool, depth: int
) -> Iterator[QuoteDraft]:
    """The quotation [start, end) with its words in [low, high); nothing where there are none."""
    low, high = _trimmed(text, low, high)
    if low < high:
        yield QuoteDraft(
            start if opened else low,
            end if closed else high,
            inner=(low, high),
            opened=opened,
            closed=closed,
            depth=depth,
        )


def _trimmed(text: str, start: int, end: int) -> Offsets:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


class _Paragraph:
    """One paragraph's scan over its marks, with a stack of those that are open."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start, self._end = _trimmed(text, start, end)
        self._marks = [m.start() for m in _MARK.finditer(text, start, end)]
        self._stack: list[_Open] = []
        self._found: list[QuoteDraft] = []
        self._last_end = start
        self._strong, self._weak = self._single_closers()

    def read(self) -> tuple[list[QuoteDraft], bool]:
        """The quotations, and whether the paragraph holds any double mark or single quotation at all."""
        for i in self._marks:
            if self._text[i] in _SINGLES:
                self._single(i)
            else:
                self._double(i)
        self._leave_open()
        doubles = any(self._text[i] not in _SINGLES for i in self._marks)
        return sorted(self._found, key=lambda q: (q.start, -q.end)), doubles or len(self._found) > 0

    def _lean(self, i: int) -> int:
        """Towards opening (up to 2) or closing (down to -2), by the characters beside the mark."""
        before = self._text[i - 1] if i > self._start else " "
        after = self._text[i + 1] if i + 1 < self._end else " "
        lean = 0
        if before.isspace() or before in "([{":
            lean += 1
        elif before.isalnum() or before in ".,;:!?…)]}%":
            lean -= 1
        if after.isspace() or after in ".,;:!?)]}":
            lean -= 1
        elif after.isalnum() or after in "([{$£€…":
            lean += 1
        return lean

    def _double(self, i: int) -> None:
        mark, lean = self._text[i], float(self._lean(i))
        if mark in _OPENERS:
            lean += _GLYPH
        elif mark in _CLOSERS:
            lean -= _GLYPH
        outer = self._outer()
        if lean == 0:
            lean = 1 if outer is None else -1
        if lean > 0:
            self._push(i)
        elif outer is not None:
            self._close(i, outer)
        elif not (i > self._start and self._text[i - 1].isdigit()):  # an inch mark quotes nothing
            self._close_unopened(i)

    def _outer(self) -> int | None:
        """The index in the stack of the innermost open double mark."""
        return next((k for k in range(len(self._stack) - 1, -1, -1) if self._stack[k].partner is None), None)

    def _push(self, i: int, partner: int | None = None) -> None:
        if self._stack and self._stack[-1].first_inside is None:
            self._stack[-1].first_inside = i
        self._stack.append(_Open(i, len(self._stack), partner))

    def _close(self, i: int, k: int) -> None:
        """Closes the opening k of the stack; single marks opened after it were apostrophes."""
        opening = self._stack[k]
        del self._stack[k:]
        self._emit(opening.at, i + 1, opening.at + 1, i, opened=True, closed=True, depth=opening.depth)

    def _emit(self, start: int, end: int, low: int, high: int, *, opened: bool, closed: bool, depth: int = 0) -> None:
        drafts = _draft(self._text, start, end, low, high, opened=opened, closed=closed, depth=depth)
        self._found.extend(drafts)
        if depth == 0:
            self._last_end = end

    def _close_unopened(self, i: int) -> None:
        """A closing mark with nothing open: the quotation began with the paragraph, or with the sentence after the
        quotation before."""
        low = self._last_end
        if low > self._start:
            sentence = _AFTER_SENTENCE.search(self._text, low, i)
            low = sentence.end() if sentence is not None else low
        self._emit(low, i + 1, low, i, opened=False, closed=True)

    def _single(self, i: int) -> None:
        if self._stack and self._stack[-1].partner == i:
            opening = self._stack.pop()
            if i - opening.at > 2:
                self._emit(opening.at, i + 1, opening.at + 1, i, opened=True, closed=True, depth=opening.depth)
        elif not any(o.partner is not None for o in self._stack[-2:]) and self._can_open(i):
            partner = self._partner(i)
            if partner is not None:
                self._push(i, partner)
            elif self._text[i] == "‘" and not self._stack and i == self._start:
                self._push(i)  # each paragraph of a long quotation opens, the last one closes

    def _can_open(self, i: int) -> bool:
        before = self._text[i - 1] if i > self._start else " "
        if not (before.isspace() or before in '([{–—-/"“„«'):
            return False
        follows = self._text[i + 1 : i + 2]
        return (follows.isalnum() or follows in ("…", "$", "£", "€")) and _ELISION.match(self._text, i + 1) is None

    def _single_closers(self) -> tuple[list[int], list[int]]:
        """Where a single mark can close: for certain, and where it may as well be a plural's apostrophe."""
        strong: list[int] = []
        weak: list[int] = []
        for i in self._marks:
            if self._text[i] not in "'’" or i == self._start or self._text[i - 1].isspace():
                continue
            after = self._text[i + 1 : i + 2]
            if i + 1 < self._end and after.isalnum():
                continue
            plural = self._text[i - 1] in "sS" and after.isspace() and self._text[i + 2 : i + 3].islower()
            (weak if plural else strong).append(i)
        return strong, weak

    def _partner(self, i: int) -> int | None:
        """The closing mark of a single mark at i, if there is one."""
        for closers in (self._strong, self._weak):
            k = bisect_right(closers, i + 1)
            if k < len(closers):
                return closers[k]
        return None

    def _leave_open(self) -> None:
        """What is still open ends with the last sentence before the next opening mark, else with the paragraph.

        What stands inside one that ends sooner is no longer inside it.
        """
        raised: list[int] = []
        for opening in self._stack:
            if opening.partner is not None:
                continue
            end, inside = self._end, opening.first_inside
            if inside is not None:
                sentences = [m.start() + 1 for m in _AFTER_SENTENCE.finditer(self._text, opening.at, inside)]
                if sentences:
                    end = sentences[-1]
                    raised.append(end)
            depth = opening.depth - sum(r <= opening.at for r in raised[-2:])
            self._emit(opening.at, end, opening.at + 1, end, opened=True, closed=False, depth=max(0, depth))
        if raised:
            raised.sort()
            self._found = [replace(q, depth=_depth(q, raised)) for q in self._found]


def _depth(quote: QuoteDraft, raised: Sequence[int]) -> int:
    return max(0, quote.depth - bisect_right(raised, quote.start)) if quote.closed else quote.depth


@Language.factory("quoth_quotes", assigns=["doc._.quotes"])
def make_quotes(nlp: Language, name: str) -> QuoteFinder:
    return QuoteFinder()


class QuoteFinder:
    """Writes doc._.quotes: the quotations of the body."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.quotes = pair_quotes(doc.text, body_paragraphs(doc))
        return doc
