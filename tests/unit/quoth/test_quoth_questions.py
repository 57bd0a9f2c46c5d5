from __future__ import annotations

import pytest

from evidence.errors import FigureUnreadable
from graph.filters import FigureFilter
from quoth.questions import figure_filter


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("100,000", 100_000, None),
        ("100000", 100_000, None),
        ("a million", 1_000_000, None),
        ("$38 billion", 38e9, "USD"),
        ("20 percent", 20, "percent"),
        ("20%", 20, "percent"),
        ("20", 20, None),
    ],
)
def test_a_number_in_any_spelling(text: str, number: float, unit: str | None) -> None:
    asked = figure_filter(text)
    assert (asked.number, asked.low, asked.high, asked.unit) == (number, None, None, unit)


def test_a_range_is_asked_for_by_its_bounds() -> None:
    asked = figure_filter("10 to 15")
    assert (asked.number, asked.low, asked.high) == (None, 10, 15)


def test_narrowing_is_kept() -> None:
    asked = figure_filter("20", FigureFilter(within=True, about="Larkmoor", min_confidence=0.3))
    assert (asked.within, asked.about, asked.min_confidence) == (True, "Larkmoor", 0.3)


@pytest.mark.parametrize("text", ["", " ", "many", "Milley", "{}"])
def test_words_that_are_no_quantity_are_refused(text: str) -> None:
    with pytest.raises(FigureUnreadable, match="figure"):
        figure_filter(text)
