"""Stretches of a text that are left out."""

from __future__ import annotations

from bisect import bisect_right

from extractors.drafts import Offsets

_FAR = 1 << 62


class Masks:
    """Says whether a stretch touches one that is left out; the ones given may overlap."""

    def __init__(self, stretches: list[Offsets]) -> None:
        self._stretches = sorted(stretches)
        self._reach: list[int] = []
        for _, end in self._stretches:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def touch(self, start: int, end: int) -> bool:
        at = bisect_right(self._stretches, (end - 1, _FAR)) - 1
        return at >= 0 and self._reach[at] > start
