"""Which quantities count nothing (GUIDELINES, figures): dates, names and ranks, idioms."""

from __future__ import annotations

from extractors.figures.idioms import is_idiom
from extractors.figures.names import goes_on, is_name, numbered_lines
from extractors.figures.site import Site
from extractors.figures.worded import WORDED
from extractors.figures.years import is_year


class Refusals:
    """Says of one quantity after the other, in the order of the text, whether it is no figure."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = numbered_lines(text)
        self._named_until: int | None = None  # where the last number that is a name ended

    def refuses(self, site: Site) -> bool:
        """Whether the reading is no figure; a list of names ("elements 115, 117 and 118") is refused as a whole."""
        start, end = site.reading.start, site.reading.end
        if site.reading.form in WORDED:
            return False
        if start in self._lines or is_year(site) or is_idiom(site):
            return True
        continues = (
            self._named_until is not None
            and site.reading.is_plain_count
            and goes_on(self._text[self._named_until : start])
        )
        if not (continues or is_name(site)):
            return False
        self._named_until = end
        return True
