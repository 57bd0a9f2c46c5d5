"""All quantities of a text, in order and without overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.numbers.numerals import FRACTIONS, SCALES, TIMES, VAGUE, WORDS
from extractors.numbers.quantity import Reading, read_at
from extractors.numbers.units import unit_names

# What is one token for a reader but more than a number: 2:49, 24/7, 9/11, 1.2.3, 555-1234-99, 25A, 21st, 1990s, 747s.
# Every repetition is bounded, so that no text takes longer than its length.
_NO_NUMBER = re.compile(
    r"\d[\d,]{0,12}(?:st|nd|rd|th)(?!\w)|\d{1,30}(?:[:/]\d{1,30}){1,9}|\d{1,30}(?:\.\d{1,30}){2,9}"
    r"|\d{1,30}(?:-\d{1,30}){2,9}|'?\d{1,30}['’]?s(?!\w)"
    r"|\d{1,30}(?:\.\d{1,30})?-?(?=[A-Za-z]{0,30}\d)[A-Za-z]{1,30}\d\w*|0\d{3,30}(?!\.)"
)
_FRACTION_SLASH = re.compile(r"[1-9]/(?:[2-9]|10)(?![\d/])")
_OCLOCK = r"(?:am|pm|AM|PM|[ap]\.m|[AP]\.M|o['’]clock|noon|hrs local|UTC|GMT)(?!\w)"
_CLOCK = re.compile(
    rf"\d{{1,2}}(?:[:.]\d{{2}}(?::\d{{2}})?)?[ \u00a0]?{_OCLOCK}"
    r"|\d{1,2}[.]\d{2}(?=[ ](?:local|[GU]MT|UTC|hrs|hours local))|\d{1,2}[:h]\d{2}(?!\d)"
    r"|\d{4}[ ](?:UTC|GMT|hrs|hours local)(?!\w)"
)
_CLOCK_WORDS = re.compile(r"(?:[A-Za-z]+)(?:[ -][a-z]+)?[ ](?:[oO]['’][cC]lock|a\.m|p\.m|am|pm)(?!\w)")
_REST = re.compile(r"[\w.,:/-]*\w")


@cache
def _start() -> re.Pattern[str]:
    words = {*WORDS["cardinals"], *SCALES, *VAGUE, *TIMES, "half", "quarter", "couple", "several", "few", "many"}
    words -= {"score", "once", "many"}
    signs = [re.escape(p) for p in unit_names().prefixes if not p.isalpha()]
    codes = [re.escape(p) for p in unit_names().prefixes if p.isalpha()]
    heads = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w$£€])(?:(?:{'|'.join(sorted(signs, key=len, reverse=True))})[ \u00a0]?(?=[\d.]|[a-z])|"
        rf"(?:{'|'.join(sorted(codes, key=len, reverse=True))})[ \u00a0]?(?=\d)|"
        rf"\d|\.(?=\d)|[½⅓⅔¼¾⅕⅛]|(?:{heads})(?!\w)|an?[ ]|year(?=[ ]and[ ]a[ ]half)"
        rf"|(?:(?:{'|'.join(sorted(FRACTIONS, key=len, reverse=True))})(?!\w)))",
        re.IGNORECASE,
    )


def find_quantities(text: str) -> Iterator[Reading]:
    """Every quantity in `text`, also those that news writes for other reasons than to count (years, "one")."""
    start = _start()
    pos = 0
    while (match := start.search(text, pos)) is not None:
        at = match.start()
        skip = _no_number(text, at)
        if skip is not None:
            pos = skip
            continue
        found = read_at(text, at)
        yield from found
        pos = found[-1].end if found else match.end()
        if found and text[pos - 1].isdigit() and text[pos : pos + 1].isalpha():
            rest = _REST.match(text, pos)
            pos = rest.end() if rest else pos


def _no_number(text: str, at: int) -> int | None:
    """Where the run of characters at `at` ends if it is no number, else None."""
    if not text[at].isdigit():
        clock = _CLOCK_WORDS.match(text, at) if text[at].isalpha() else None
        return clock.end() if clock else None
    if _FRACTION_SLASH.match(text, at):
        return None
    found = _CLOCK.match(text, at) or _NO_NUMBER.match(text, at)
    return found.end() if found else None
