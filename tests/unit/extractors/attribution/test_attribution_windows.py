"""Every piece is believed once, in a window that reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.attribution.windows import WINDOW, around, cover


@given(st.integers(0, 5000), st.integers(1, 300), st.data())
def test_believed_parts_tile_any_length(count: int, size: int, data: st.DataObject) -> None:
    stride = data.draw(st.integers(1, size))
    if count / stride > 2000:
        stride = size
    windows = cover(count, size=size, stride=stride)
    assert [i for w in windows for i in range(w.first, w.last)] == list(range(count))
    for w in windows:
        assert 0 <= w.start <= w.first <= w.last <= w.end <= count
        assert w.end - w.start == min(size, count)


@given(st.integers(0, 3000))
def test_each_piece_is_believed_where_it_is_most_central(count: int) -> None:
    windows = cover(count)

    def centrality(i: int, start: int, end: int) -> int:
        # The paragraph's own ends are no cut: nothing is missing beyond them.
        left = i - start if start > 0 else count
        right = end - 1 - i if end < count else count
        return min(left, right)

    for w in windows:
        for i in range(w.first, w.last):
            best = max(centrality(i, o.start, o.end) for o in windows if o.start <= i < o.end)
            assert centrality(i, w.start, w.end) >= best - 1


def test_a_stride_that_leaves_gaps_is_refused() -> None:
    with pytest.raises(ValueError, match="gaps"):
        cover(500, size=100, stride=101)


@given(st.integers(1, 3000), st.data())
def test_a_window_around_a_piece_holds_it_and_is_full(count: int, data: st.DataObject) -> None:
    centre = data.draw(st.integers(0, count - 1))
    start, end = around(count, centre)
    assert 0 <= start <= centre < end <= count
    assert end - start == min(WINDOW, count)
