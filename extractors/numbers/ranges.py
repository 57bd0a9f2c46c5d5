"""Two numbers that belong together: "10 to 15", "$5 and $7 billion", "from 10 to 20 %", "203-58"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.numbers.members import read_member
from extractors.numbers.reading import Quantity, Reading, looks_like_year

_GAP = r"[ \u00a0\u202f]"
_LINK = re.compile(
    rf"(?P<to>-?{_GAP}to{_GAP}|-to-)|(?P<dash>{_GAP}?[-–—]{_GAP}?)|(?P<or>{_GAP}or{_GAP}|-or-)|(?P<and>{_GAP}and{_GAP})"
)
_HEDGE = r"(?:(?:about|around|roughly|approximately|just|some|under|over|nearly|almost|an?|the ages of)\s+)?"
_BETWEEN = re.compile(rf"\bbetween\s+{_HEDGE}$", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom\s+{_HEDGE}$", re.IGNORECASE)
_RANGING = re.compile(r"\b(?:rang|var|anywhere|somewhere)\w*\s+(?:in \w+ )?from\b", re.IGNORECASE)
_WIDEST_OR = 10  # "three or four", but "two or 5,000" is no range


def read_range(text: str, first: Reading) -> tuple[Reading, ...]:
    """One range; two readings for a change ("from 10 to 20 %") or a score ("203-58"); `first` alone otherwise."""
    link = _LINK.match(text, first.end)
    if link is None or not _may_begin(text, first, link):
        return (first,)
    second = read_member(text, link.end())
    if second is None or second.quantity.value is None or second.form not in ("digits", "words"):
        return (first,)
    if looks_like_year(text, first.numeral):
        years = _years(text, first, second, is_dash=link.lastgroup == "dash")
        if years is not None:
            return years
    return _joined(text, *_aligned(first, second), link.lastgroup or "")


def _may_begin(text: str, first: Reading, link: re.Match[str]) -> bool:
    if first.quantity.value is None or first.form in ("fraction", "times", "about"):
        return False
    if link.lastgroup == "dash":
        return len(link[0]) == 1 or first.quantity.unit is None
    return link.lastgroup != "and" or _BETWEEN.search(_before(text, first)) is not None


def _before(text: str, first: Reading) -> str:
    return text[max(0, first.start - 40) : first.start]


def _years(text: str, first: Reading, second: Reading, *, is_dash: bool) -> tuple[Reading, ...] | None:
    """ "2007-12" is one stretch of years; in "in 2012 to £8,502" the year stands alone."""
    value = first.quantity.value
    if is_dash:
        return (Reading(first.start, second.end, Quantity(None, value, value, None), "years", first.numeral),)
    is_alone = first.is_plain_count and not looks_like_year(text, second.numeral)
    return (first,) if is_alone else None


def _joined(text: str, first: Reading, second: Reading, link: str) -> tuple[Reading, ...]:
    low, high, unit = first.quantity.value, second.quantity.value, first.quantity.unit
    if low is None or high is None or unit != second.quantity.unit:
        return (first,)
    before = _before(text, first)
    is_change = _FROM.search(before) is not None and _RANGING.search(before) is None
    if (link == "to" and (is_change or low >= high)) or (link == "dash" and low >= high):
        return first, second
    if low >= high or (link == "or" and high > _WIDEST_OR * max(low, 1)):
        return (first,)
    both = Quantity(None, low, high, unit, first.quantity.approx)
    return (Reading(first.start, second.end, both, "range", first.numeral),)


def _aligned(first: Reading, second: Reading) -> tuple[Reading, Reading]:
    """Both with the scale and the unit that are written only once: "5 to 7 billion euros", "$5-7"."""
    one, two = first.quantity, second.quantity
    head, other = first.numeral, second.numeral
    is_metre = other.letter == "m" and other.value == other.bare
    lends = other.scale > 1 and head.scale == 1 and not is_metre and one.value == head.bare
    if lends and head.bare is not None and other.bare is not None and head.bare < other.bare:
        one = replace(one, value=head.bare * other.scale)
    if one.unit is None:
        one = replace(one, unit=two.unit)
    elif two.unit is None:
        two = replace(two, unit=one.unit)
    return replace(first, quantity=one), replace(second, quantity=two)
