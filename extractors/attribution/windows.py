"""Windows over a long run of pieces: every piece is read, and in one window it is the one to be believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

WINDOW: Final = 200
"""Pieces in one window."""

STRIDE: Final = 120
"""Pieces from one window's start to the next's."""


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start` to `end` are read together; those from `first` to `last` take their tags from this window."""

    start: int
    end: int
    first: int
    last: int


def cover(count: int, *, size: int = WINDOW, stride: int = STRIDE) -> list[Window]:
    """Windows whose believed parts tile `range(count)` exactly, each piece in the window it is most central to."""
    if not 0 < stride <= size:
        raise ValueError(f"a stride of {stride} leaves gaps between windows of {size}")
    if count <= 0:
        return []
    starts = [0]
    while starts[-1] + size < count:
        starts.append(min(starts[-1] + stride, count - size))
    ends = [min(start + size, count) for start in starts]
    # Two neighbours share an overlap; its middle is where centrality passes from one to the other.
    cuts = [0, *((end + start + 1) // 2 for end, start in zip(ends, starts[1:], strict=False)), count]
    return [Window(starts[k], ends[k], cuts[k], cuts[k + 1]) for k in range(len(starts))]


def around(count: int, centre: int, *, size: int = WINDOW) -> tuple[int, int]:
    """The `size` pieces (or all, where fewer) with `centre` as near to their middle as the ends allow."""
    start = max(0, min(centre - size // 2, count - size))
    return start, min(start + size, count)
