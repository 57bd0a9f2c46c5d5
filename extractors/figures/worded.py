"""Counts that news gives in other words: zeros, a single one in a list, ages by decade."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.words import Approx
from extractors.figures.vocabulary import WORDS
from extractors.numbers.numerals import Numeral
from extractors.numbers.quantity import Quantity, Reading

_NOUN = "|".join(sorted(map(re.escape, WORDS["zero_nouns"]), key=len, reverse=True))
_THING = "|".join(sorted(map(re.escape, WORDS["counted_things"]), key=len, reverse=True))
_NO_COUNT = r"of|in|for|having|mention|problem|cause|sign|evidence"
_NO = re.compile(
    rf"(?<![\w-])(?:[Nn]o(?= (?:(?!{_NO_COUNT})[A-Za-z-]{{1,20}} ){{0,2}}(?:{_NOUN})(?!\w))"
    r"|[Nn]one(?= of the (?!other\b)[a-z]+(?:s\b| \w+s\b| had\b)| of (?:his|her|their|its|those|them)\b)"
    r"|(?:[Nn]o[- ]one|[Nn]obody)(?= (?:was|were|has been|had been|is|else was) (?:\w+ )?"
    r"(?:killed|hurt|injured|harmed|arrested|wounded))|(?:[Nn]ot|isn['’]t|wasn['’]t) a single)(?!\w)"
)
_NOT_FOUND = re.compile(
    r" (?:evidence|sign|indication|report|claim|word|plan|information|doubt|matter|longer|other)s?\b"
)
_MANY = r"(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d{1,3})"
_A_THING = re.compile(
    rf"(?<![\w-])([Aa]n?)(?= (?:[A-Za-z-]{{1,20}} ){{0,2}}(?:{_THING})(?:,| and| or) {_MANY} )"
    rf"|(?<![\w-]){_MANY} (?:[A-Za-z-]{{1,20}} ){{1,4}}and (an?)(?= (?:[A-Za-z-]{{1,20}} ){{0,2}}(?:{_THING})(?!\w))"
)
WORDED = frozenset(("zero", "one", "age"))
_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
            "eighties": 80, "nineties": 90}  # fmt: skip
_IN_HER_40S = re.compile(
    rf"\b[Ii]n (?:his|her|their|my|your|our) (?:(?:early|mid|late)[- ])?(\d0['’]?s|{'|'.join(_DECADES)})(?!\w)"
)
_OVER_60S = re.compile(r"\b([Oo]ver|[Uu]nder)-(\d\d)(?=['’]?s\b)")


def worded_counts(text: str) -> Iterator[Reading]:
    """Where nothing is counted ("no deaths"), one ("a man and two women"), or an age by decade ("in her 40s")."""
    for match in _NO.finditer(text):
        if not _NOT_FOUND.match(text, match.end()):
            yield _reading(match.start(), match.end(), Quantity(0.0, None, None, None), "zero")
    for match in _A_THING.finditer(text):
        group = 1 if match[1] else 2
        yield _reading(match.start(group), match.end(group), Quantity(1.0, None, None, None), "one")
    for match in _IN_HER_40S.finditer(text):
        low = float(_DECADES.get(match[1]) or match[1][:2])
        yield _reading(match.start(1), match.end(1), Quantity(None, low, low + 9, "year"), "age")
    for match in _OVER_60S.finditer(text):
        approx = Approx.MORE_THAN if match[1].lower() == "over" else Approx.LESS_THAN
        yield _reading(match.start(2), match.end(2), Quantity(float(match[2]), None, None, "year", approx), "age")


def _reading(start: int, end: int, quantity: Quantity, form: str) -> Reading:
    return Reading(start, end, quantity, form, Numeral(start, end, quantity.value, form, bare=quantity.value))
