"""The quotations of a text as two rows of intervals that do not overlap, to look up by position."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from extractors.drafts import Offsets, QuoteDraft


class Row:
    """Quotations in text order, none overlapping another."""

    def __init__(self, quotes: Iterable[QuoteDraft]) -> None:
        self.quotes: list[QuoteDraft] = []
        self.rest: list[QuoteDraft] = []
        for quote in sorted(quotes, key=lambda q: (q.start, -q.end)):
            free = not self.quotes or self.quotes[-1].end <= quote.start
            (self.quotes if free else self.rest).append(quote)
        self._starts = [q.start for q in self.quotes]

    def over(self, start: int, end: int) -> Sequence[QuoteDraft]:
        """Those whose words share a character with [start, end)."""
        k = max(0, bisect_right(self._starts, start) - 1)
        found = []
        while k < len(self.quotes) and self.quotes[k].start < end:
            if self.quotes[k].inner[0] < end and self.quotes[k].inner[1] > start:
                found.append(self.quotes[k])
            k += 1
        return found

    def around(self, span: Offsets) -> QuoteDraft | None:
        """The one whose words contain the span."""
        return next((q for q in self.over(*span) if q.inner[0] <= span[0] and span[1] <= q.inner[1]), None)

    def first_over(self, span: Offsets) -> QuoteDraft | None:
        """The first one that shares characters with the span."""
        return next(iter(self.over(*span)), None)

    def last_over(self, span: Offsets) -> QuoteDraft | None:
        """The last one that shares characters with the span."""
        return next(reversed(self.over(*span)), None)

    def after(self, at: int) -> QuoteDraft | None:
        """The first one that starts at or after the position."""
        k = bisect_left(self._starts, at)
        return self.quotes[k] if k < len(self.quotes) else None

    def before(self, at: int) -> QuoteDraft | None:
        """The last one that ends at or before the position."""
        k = bisect_right(self._starts, at) - 1
        if k >= 0 and self.quotes[k].end > at:
            k -= 1
        return self.quotes[k] if k >= 0 else None


class Quotations:
    """`outer` quotations, and those `inside` them."""

    def __init__(self, quotes: Iterable[QuoteDraft]) -> None:
        self.outer = Row(quotes)
        self.inside = Row(self.outer.rest)

    def seen_from(self, cue: Offsets | None) -> Row:
        """The row that is quotation to somebody at the cue: who speaks inside a quotation quotes by inner marks."""
        return self.inside if cue is not None and self.outer.around(cue) is not None else self.outer
