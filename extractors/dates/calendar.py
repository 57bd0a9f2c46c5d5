"""What an expression of time means, told from the day of publication."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

NEAREST_MONTHS = 6  # a month or day without a year lies within half a year of publication
FIRST_YEAR, LAST_YEAR = 1, 9999


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or the first day of the week, month or year that is named."""

    day: date
    precision: str


def of_month(month: int, day: int | None, year: int | None, published: date | None) -> Moment | None:
    """A month or one of its days; without a year the nearest one to publication."""
    year = year if year is not None else _nearest_year(month, published)
    if year is None or not 1 <= month <= 12 or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if day is not None and not 1 <= day <= monthrange(year, month)[1]:
        return None
    return Moment(date(year, month, day or 1), "day" if day is not None else "month")


def _nearest_year(month: int, published: date | None) -> int | None:
    if published is None:
        return None
    ahead = month - published.month
    if ahead > NEAREST_MONTHS:
        return published.year - 1
    return published.year + (1 if ahead < -NEAREST_MONTHS else 0)


def of_weekday(weekday: int, which: str, published: date) -> Moment:
    """The last such day up to publication; "next" looks ahead, "last" leaves out the day itself."""
    back = (published.weekday() - weekday) % 7
    if which == "next":
        return Moment(shifted(published, 7 - back), "day")
    return Moment(shifted(published, -(back or 7) if which in ("last", "past") else -back), "day")


def before(published: date, steps: int, unit: str) -> Moment | None:
    """The day, week, month or year `steps` units before publication, after it where `steps` is negative."""
    if unit == "day":
        return Moment(shifted(published, -steps), "day")
    if unit == "week":
        return Moment(shifted(published, -published.weekday() - 7 * steps), "week")
    months = published.year * 12 + published.month - 1 - steps * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return Moment(date(year, 1, 1), "year") if unit == "year" else Moment(date(year, month + 1, 1), "month")


def shifted(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
