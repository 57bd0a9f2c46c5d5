"""From what people type to what the graph is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from evidence.errors import FigureUnreadable
from graph.filters import FigureFilter

EXPECTED_FIGURE: Final = "a number such as 100,000, a million, $38 billion, 20 percent or 10 to 15"


def figure_filter(text: str, narrowed: FigureFilter | None = None) -> FigureFilter:
    """`narrowed` with the number, bounds and unit that `text` names. Raises FigureUnreadable where it names none."""
    from extractors.numbers import read_quantity

    quantity = read_quantity(text)
    if quantity is None:
        raise FigureUnreadable("figure", text, EXPECTED_FIGURE)
    base = replace(narrowed or FigureFilter(), unit=quantity.unit)
    if quantity.value is not None:
        return replace(base, number=quantity.value)
    if quantity.low is not None and quantity.high is not None:
        return replace(base, low=quantity.low, high=quantity.high)
    return replace(base, number=quantity.low if quantity.low is not None else quantity.high)
