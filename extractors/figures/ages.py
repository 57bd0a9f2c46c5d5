"""Whether a bare number is somebody's age."""

from __future__ import annotations

import re

from extractors.figures.site import Site

MAX_AGE = 125
_SMALL_HEDGE = r"(?:just |only |about |around |nearly |almost |at least |still |then |now |already |least )?"
_AGED = re.compile(
    r"\b(?:aged?|ages|ages? of|turned|turning|turns|as (?:young|old) as)\s+"
    rf"(?:above |below |over |under |between |from |at least |up to )?{_SMALL_HEDGE}$",
    re.IGNORECASE,
)
_NEAR_AGE = re.compile(
    r"\b(?:age|expectancy)\b(?! of)[^.;:\d]{0,30}\b(?:at|as|is|was|of|to|from|least|between|over|under)\s+$",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:child|children|people|those|anyone|men|women|adults?|kids|girls|boys|persons?|minors|youths?|players?|"
    r"be|is|are|was|were|being|nobody|everyone)\s+(?:also )?(?:aged )?"
    r"(?:under|over|below|above|younger than|older than|more than)\s+$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s*(?:[.,;:!?)”\"\n]|-plus|(?:and|but|when|at|in|on|last|this|or|with|as|who|from|years?)\b"
    r"|(?:are|is|were|was|must|can|will|should|have|had|to)\b|$)"
)
_AGE_GROUP = re.compile(r"(?:\s|-)(?:age[- ](?:group|range|bracket)|plus year)")
_WAS = re.compile(
    r"(?:\b(?:he|she|who|He|She|Who|I)(?:['’](?:s|m|d)| was| is| am)|\b[A-Z]\w+ (?:was|is)"
    r"|\b(?:when|until|once|after|before|since) (?:they|you|we|he|she) (?:are|were|was|reach|reached|turn|turned))\s+"
    rf"{_SMALL_HEDGE}(?:more than |over |under )?$"
)
_JOINED = re.compile(r"(?:,| and|, and| or| to|–|-)\s*(?:at least )?$")
_APPOSED_NAMES = ("PERSON", "ORG", "GPE", "NORP", "WORK_OF_ART", "FAC", "PRODUCT", "")
_PERSONS = frozenset(("he", "she", "i", "who"))
_AGED_WORDS = _PERSONS | {"when", "until", "once", "after", "before", "since"}


def is_age(site: Site, *, after_age: str | None) -> bool:
    """`after_age`: the text between the last age and this number, None where no age is near."""
    if site.reading.form not in ("digits", "words", "range") or not _is_possible(site):
        return False
    left, right = site.left(60), site.right(24)
    if _AGED.search(left) or _AGE_GROUP.match(right):
        return True
    if not _STOP.match(right):
        return False
    if _NEAR_AGE.search(left) or _LIMIT.search(left) or _is_apposed(site, left, right):
        return True
    if after_age is not None and len(after_age) < 24 and _JOINED.search(after_age):
        return after_age.count(" ") < 4 and re.match(r"\s*[.,;:)]|\s+(?:and|years)\b|$", right) is not None
    return _is_predicate(site, left)


def _is_possible(site: Site) -> bool:
    quantity = site.reading.quantity
    value = quantity.value if quantity.value is not None else quantity.high
    return value is not None and 0 < value < MAX_AGE and value.is_integer()


def _is_apposed(site: Site, left: str, right: str) -> bool:
    """ "Jane Doe, 85, ..." and "Jane Doe (85)"."""
    name = site.doc[site.first - 2] if site.first > 1 else None
    if name is None or site.reading.form == "range":
        return False
    if left.endswith("("):
        return right.startswith(")") and name.ent_type_ == "PERSON"
    if not left.endswith(", ") or right[:1] not in ",.;)" or re.match(r",\d|\.\d", right):
        return False
    if name.pos_ == "NOUN":
        return name.ent_type_ == "" and right.startswith(",") and name.tag_ == "NN"
    return name.pos_ == "PROPN" and name.ent_type_ in _APPOSED_NAMES and name.text[:1].isupper()


def _is_predicate(site: Site, left: str) -> bool:
    """ "she was 78", "Elijah Doe, ..., was 68."."""
    was = _WAS.search(left)
    if was is not None and (
        was[0].split()[0].lower().split("’")[0].split("'")[0] in _AGED_WORDS or _person_before(site)
    ):
        return True
    head = site.head
    if head.head.lemma_ != "be" or head.i < head.head.i:
        return False
    subject = next((child for child in head.head.children if child.dep_ == "nsubj"), None)
    return subject is not None and (subject.ent_type_ == "PERSON" or subject.lower_ in _PERSONS)


def _person_before(site: Site) -> bool:
    return any(token.ent_type_ == "PERSON" for token in site.doc[max(0, site.first - 5) : site.first])
