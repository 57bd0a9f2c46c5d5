"""Publication dates: read only where day, month and year all stand there and cannot be mistaken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul"),
            *("august aug", "september sept sep", "october oct", "november nov", "december dec"),
        ),
        start=1,
    )
    for name in names.split()
}

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_SHAPES = tuple(
    re.compile(rf"(?<![\w/.-]){shape}(?![\w/-])", re.IGNORECASE)
    for shape in (
        rf"{_MONTH}[ \xa0]?{_DAY},?[ \xa0]{_YEAR}",
        rf"{_DAY}(?:[ \xa0]of)?[ \xa0-]{_MONTH},?[ \xa0-]{_YEAR}",
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})",
        rf"(?P<first>\d{{1,2}})[-/.](?P<second>\d{{1,2}})[-/.]{_YEAR}",
    )
)
_STAMP = re.compile(r"(?<![\w/.-])((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?:T[\d:.,]+(?:Z|[+-][\d:]+)?)?(?![\w/-])")
MAX_LENGTH = 200  # a date text is short; a longer one is prose


@dataclass(frozen=True, slots=True)
class DateFound:
    """A full date and the characters [start, end) that give it."""

    day: date
    start: int
    end: int


def find_date(text: str) -> DateFound | None:
    """The first full date in a short text. `03/04/2022` may be two days, so it is none."""
    if len(text) > MAX_LENGTH:
        return None
    found = [f for f in (_stamp(text), *(_shape(shape, text) for shape in _SHAPES)) if f is not None]
    return min(found, key=lambda f: (f.start, -f.end), default=None)


def _stamp(text: str) -> DateFound | None:
    match = _STAMP.search(text)
    return _found(match, match[1], match[2], match[3]) if match else None


def _shape(shape: re.Pattern[str], text: str) -> DateFound | None:
    match = shape.search(text)
    if match is None:
        return None
    given = match.groupdict()
    if "first" not in given:
        month = given["month"].lower()
        return _found(match, given["year"], MONTHS.get(month, month), given["day"])
    first, second = int(given["first"]), int(given["second"])
    readings = {(m, d) for m, d in ((first, second), (second, first)) if 1 <= m <= 12}
    return _found(match, given["year"], *readings.pop()) if len(readings) == 1 else None


def _found(match: re.Match[str], year: str, month: int | str, day: int | str) -> DateFound | None:
    try:
        return DateFound(date(int(year), int(month), int(day)), match.start(), match.end())
    except ValueError:
        return None
