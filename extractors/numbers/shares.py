"""Shares written with two numbers: "one in five", "7 out of 20", "39 of the state's 40"."""

from __future__ import annotations

import re

from extractors.numbers.members import unit_after
from extractors.numbers.numerals import Numeral, read_numeral
from extractors.numbers.reading import Quantity, Reading, looks_like_year

_GAP = r"[ \u00a0\u202f]"
_OUT_OF = re.compile(rf"{_GAP}out{_GAP}of{_GAP}(?:(?:every|the|its|their|a{_GAP}possible){_GAP})?")
_OF = re.compile(rf"{_GAP}of{_GAP}(?:the|its|their|his|her|our|a{_GAP}total{_GAP}of)(?:{_GAP}\w{{1,20}}['’]s?)?{_GAP}")
_IN = re.compile(rf"{_GAP}in{_GAP}(?:every{_GAP})?|{_GAP}(?:from{_GAP})?every{_GAP}")
MAX_PART = 10  # "one in five", but "injured 40 in 200 villages" is no share


def read_share(text: str, first: Reading) -> Reading | None:
    """The share that begins with the number `first`, or None."""
    part = first.quantity.value
    if part is None or not _may_be_part(text, first):
        return None
    for link, is_share in ((_OUT_OF, True), (_OF, part != 1), (_IN, part <= MAX_PART)):  # "one of the 16" is no share
        found = link.match(text, first.end) if is_share else None
        whole = read_numeral(text, found.end()) if found is not None else None
        if whole is not None and _may_be_whole(text, part, whole):
            is_in = link is _IN
            if is_in and unit_after(text, whole)[0] is not None:
                return None  # "two in three years"
            share = Quantity(round(part / (whole.value or 1.0), 6), None, None, "share")
            return Reading(first.start, whole.end, share, "part" if link is _OF else "ratio", first.numeral, whole)
    return None


def _may_be_part(text: str, first: Reading) -> bool:
    is_number = first.quantity.unit is None and first.form in ("digits", "words")
    return is_number and first.numeral.scale == 1 and "." not in text[first.start : first.end]


def _may_be_whole(text: str, part: float, whole: Numeral) -> bool:
    if whole.form not in ("digits", "words") or whole.value is None:
        return False
    return part < whole.value and not looks_like_year(text, whole)
