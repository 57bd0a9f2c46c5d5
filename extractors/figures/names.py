"""Numbers that name something: flights, articles of law, products, ranks, streets, list items."""

from __future__ import annotations

import re

from extractors.figures.site import Site
from extractors.figures.vocabulary import WORDS

_NUMERIC_ENTITIES = frozenset(("", "CARDINAL", "QUANTITY", "MONEY", "PERCENT", "DATE", "TIME", "ORDINAL"))
_NUMBER_SIGN = re.compile(r"\b(?:[Nn]o|Nos|Nr|Art|Sec|Vol|Ch)\.\s*$")
_LABEL_AND_COMMA = re.compile(r"\bnumbers?,\s*$")
_NAMED_AFTER = re.compile(r"\s+(?:was|is|has|had|[A-Z]\w+)\b")
_PER = re.compile(r"\bper\s+$")
_THE = re.compile(r"\bthe\s+$")
_STREET = re.compile(
    r"\s+(?:[A-Z][\w.'’]+\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Square|Way|Terrace)\b"
)
_NUMBERED = re.compile(r"(?m)^[ \t]*(\d{1,3})(?=[.)]?[ \t]+[A-Z“\"])")
_CHAIN = re.compile(r"(?:-|/|,?\s*(?:and|or|to|&)?\s*(?:perhaps\s+)?)$")
MAX_CHAIN = 14


def is_name(site: Site) -> bool:
    """Whether the number names instead of counting."""
    return _is_label(site) or _is_glued(site) or _in_proper_name(site) or _is_identifier(site)


def goes_on(between: str) -> bool:
    """Whether a number goes on a list that an earlier one, `between` characters before, began."""
    return len(between) < MAX_CHAIN and _CHAIN.match(between) is not None


def numbered_lines(text: str) -> frozenset[int]:
    """Where lines begin with a number of their own: 1, 2, 3 ... before headings or list items."""
    found = [(m.start(1), int(m[1])) for m in _NUMBERED.finditer(text)]
    numbers = {number for _, number in found}
    return frozenset(at for at, number in found if number - 1 in numbers or number + 1 in numbers)


def _is_label(site: Site) -> bool:
    """ "article 5", "phase two", "top ten", "number 13", "Year 11", "No. 10"."""
    before = site.before
    if before is None or site.reading.quantity.unit is not None or site.left(1).strip(" \u00a0"):
        return False
    if before.text == "No" or _NUMBER_SIGN.search(site.left(6)) or _LABEL_AND_COMMA.search(site.left(10)):
        return True
    word = before.lower_
    if word in WORDS["labels"]:
        return before.pos_ != "VERB" or word not in ("number", "numbers")
    if word in WORDS["rank_words"]:
        return True
    if word not in WORDS["capital_labels"]:
        return False
    ends = site.right(1) in ("", ".", ",", ";", ")", "’", "'")
    return before.is_title or (before.tag_ == "NN" and ends and word not in WORDS["weak_labels"])


def _is_glued(site: Site) -> bool:
    """ "COVID-19", "AK-47", "3D", "#5": letters or signs cling to the number."""
    left = site.left(2)
    if len(left) == 2 and left[1] in "-–—" and left[0].isalpha() and site.reading.form != "fraction":
        return True
    return site.right(1).isalpha() or (site.left(1) in ("~", "#", "@", "_") and site.reading.is_plain_count)


def _in_proper_name(site: Site) -> bool:
    """ "Boeing 737", "Mars One", "Three Mile Island"."""
    reading = site.reading
    if site.written.istitle() and " " in site.written and site.after is not None and site.after.is_title:
        return reading.form == "words" and site.right(1) == " "
    if reading.quantity.unit is not None and reading.form not in ("article", "fraction"):
        return False
    token, before, after = site.doc[site.last], site.before, site.after
    adjacent = site.left(1) in (" ", "\u00a0")
    inside = token.ent_type_ not in _NUMERIC_ENTITIES and token.ent_iob_ == "I" and adjacent
    if inside and (token.head.i <= token.i or token.head.pos_ == "PROPN"):
        return True
    follows_name = before is not None and adjacent and before.is_title and before.pos_ == "PROPN"
    if reading.form == "words" and site.written[:1].isupper() and not site.starts_sentence:
        return follows_name or (after is not None and after.is_title and after.pos_ == "PROPN")
    return _ends_proper_name(site)


def _ends_proper_name(site: Site) -> bool:
    token, before = site.doc[site.last], site.before
    if before is None or site.left(1) not in (" ", "\u00a0") or before.pos_ != "PROPN" or not before.text[:1].isupper():
        return False
    if before.ent_type_ in ("DATE", "TIME"):
        return False
    same_noun = site.reading.form == "digits" and before.dep_ == "compound" and before.head.i == token.head.i
    return token.head.i <= token.i or same_noun


def _is_identifier(site: Site) -> bool:
    """ "per 100,000", "the 707 was", "10 Downing Street"."""
    if _PER.search(site.left(6)):
        return True
    reading, after = site.reading, site.after
    if reading.numeral.letter in ("b", "t", "T") and reading.quantity.unit is None:
        return True  # "rule 18b"
    if reading.quantity.unit is not None or reading.form != "digits":
        return False
    if _THE.search(site.left(5)) and _NAMED_AFTER.match(site.right(20)):
        counts = site.doc[site.last].head.tag_ in ("NNS", "NNPS") and site.doc[site.last].head.i > site.last
        return not counts and after is not None and after.tag_ not in ("NNPS", "NNS", "JJ", "CD")
    return _STREET.match(site.right(60)) is not None
