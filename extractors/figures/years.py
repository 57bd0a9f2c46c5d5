"""Dates and years, which are no figures."""

from __future__ import annotations

import re

from extractors.figures.site import Site
from extractors.figures.vocabulary import WORDS
from extractors.numbers.quantity import YEARS

_MONTH = "|".join(sorted((m.capitalize() for m in WORDS["months"]), key=len, reverse=True))
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_JOIN = r"[ \u00a0]?(?:[-–,&]|to|and|or)[ \u00a0]?"
_YEAR = r"(?:,?[ \u00a0]\d{4}(?!\w|,\d))"
DATE = re.compile(
    rf"\b(?:{_MONTH})\.?[ \u00a0]{_DAY}(?:{_JOIN}{_DAY}(?![\w%,.]\d)){{0,3}}(?![\w%]){_YEAR}?"
    rf"|(?<![\w.,$£€]){_DAY}(?:{_JOIN}{_DAY}){{0,3}}[ \u00a0](?:of[ \u00a0])?(?:{_MONTH})\b\.?{_YEAR}?"
    rf"|\b(?:{_MONTH})\.?,?[ \u00a0](?:of[ \u00a0])?\d{{4}}(?!\w|,\d)"
    r"|(?<![\w.])\d{4}-\d{2}-\d{2}(?!\d)|(?<![\w.])\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d)"
)
_RANGE = re.compile(r"(?:1[5-9]|20)\d\d(?: ?[-–—/] ?\d{1,4}|(?: and | or | to |[-–])(?:1[5-9]|20)\d\d)$")


def is_year(site: Site) -> bool:
    """A number of four digits that names a year, and no such number before a plural ("1885 aftershocks")."""
    reading, written = site.reading, site.written
    if _RANGE.match(written):
        return True
    if not (reading.is_plain_count and len(written) == 4 and written.isdigit() and int(written) in YEARS):
        return False
    after, before = site.after, site.before
    if after is None or after.tag_ not in ("NNS", "JJ", "NN") or site.right(1) != " ":
        return True
    is_date = site.doc[site.last].ent_type_ == "DATE"
    opened = before is not None and before.lower_ in WORDS["year_openers"]
    if is_date and (opened or int(written) >= 1900):
        return True
    return after.tag_ != "NNS" and not _plural_follows(site)


def _plural_follows(site: Site) -> bool:
    head = site.doc[site.last].head
    return site.last < head.i <= site.last + 4 and head.tag_ == "NNS"
