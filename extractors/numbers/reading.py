"""What is read from a text: a quantity, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.words import Approx
from extractors.numbers.numerals import Numeral

YEARS = range(1500, 2200)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value, or bounds, in a unit; None as unit where the text names none."""

    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    approx: Approx = Approx.EXACT


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity and where it stands. `form` says how it is written, `whole` is the Y of a share "X of the Y"."""

    start: int
    end: int
    quantity: Quantity
    form: str
    numeral: Numeral
    whole: Numeral | None = None

    @property
    def is_money(self) -> bool:
        return self.quantity.unit is not None and self.quantity.unit.isupper()

    @property
    def is_plain_count(self) -> bool:
        return self.quantity.unit is None and self.quantity.value is not None


def looks_like_year(text: str, numeral: Numeral) -> bool:
    """Four digits without a comma that name a year of the last centuries or the next decades."""
    written = text[numeral.start : numeral.end]
    return len(written) == 4 and written.isdigit() and int(written) in YEARS
