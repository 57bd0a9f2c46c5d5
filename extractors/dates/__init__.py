"""Dates: explicit ones, and those told from the day of publication; and as of when a figure holds."""

from extractors.dates.component import DateReader, make_dates

__all__ = ["DateReader", "make_dates"]
