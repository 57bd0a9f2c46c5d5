"""Zeros in words: "no deaths", "none of the passengers", "no one was hurt"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.figures.refusals import WORDS
from extractors.numbers.numerals import Numeral
from extractors.numbers.quantity import Quantity, Reading

_NOUN = "|".join(sorted(map(re.escape, WORDS["zero_nouns"]), key=len, reverse=True))
_NO = re.compile(
    rf"(?<![\w-])(?:(?P<no>[Nn]o)(?= (?:[A-Za-z-]+ ){{0,2}}(?:{_NOUN})(?!\w))"
    r"|(?P<none>[Nn]one)(?= of the (?!other\b)[a-z]+(?:s\b| \w+s\b)| of (?:his|her|their|its|those|them)\b)"
    r"|(?P<noone>(?:[Nn]o[- ]one|[Nn]obody)(?= (?:was|were|has been|had been|is|else was) (?:\w+ )?"
    r"(?:killed|hurt|injured|harmed|arrested|wounded))))"
)
_NOT_FOUND = re.compile(
    r"(?:evidence|sign|signs|indication|reports?|claims?|word|plans?|information|doubt|matter|longer|other)\b"
)


def zero_readings(text: str) -> Iterator[Reading]:
    """Where nothing that could be counted is counted."""
    for match in _NO.finditer(text):
        if _NOT_FOUND.match(text, match.end() + 1):
            continue
        numeral = Numeral(match.start(), match.end(), 0.0, "zero", bare=0.0)
        yield Reading(match.start(), match.end(), Quantity(0.0, None, None, None), "zero", numeral)
