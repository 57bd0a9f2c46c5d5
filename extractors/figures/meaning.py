"""What a number means where its unit stands elsewhere or nowhere: ages, magnitudes, local dollars, pounds of weight."""

from __future__ import annotations

import re
from dataclasses import replace

from evidence.words import Approx
from extractors.figures.site import Site
from extractors.numbers.approximation import hedge_after, hedge_before
from extractors.numbers.quantity import Quantity

_AGED = re.compile(
    r"\b(?:aged?|ages|ages? of|aged between|ages? between|turned|turning|turns)\s+(?:just |only |about |around |under |over )?$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"\s*(?:[.,;:!?)”\"]|and\b|when\b|at the time\b|in\b|on\b|last\b|this\b|-plus|or\b|$)")
_AGE_LIMIT = re.compile(
    r"\b(?:child|children|people|those|anyone|men|women|adults?|kids|girls|boys|persons?|minors|youths?|players?)\s+"
    r"(?:is |are |was |were )?(?:aged )?(?:under|over|below|above|younger than|older than)\s+(?:the age of )?$",
    re.IGNORECASE,
)
_MAGNITUDE_BEFORE = re.compile(
    r"\b(?:magnitudes?|richter scale|measur(?:ed|ing)|registered)[ -](?:of |was |is |at |between |estimated at |about |around )*$",
    re.IGNORECASE,
)
_MAGNITUDE_AFTER = re.compile(r"[- ](?:magnitude|on the (?:richter|moment|open-ended))", re.IGNORECASE)
_WAS = re.compile(
    r"\b(?:he|she|i|who|they|you|[A-Z]\w+)(?:['’](?:s|m|re)| was| is| were| am| are)\s+"
    r"(?:only |just |about |then |now |still |almost |nearly |already |aged )?$"
)
_WEIGHT = re.compile(r"^\s*\(?(?:about |around |~)?[\d.,]+\s?(?:kg|kilo)|^\s+of (?!sterling)[a-z]+\b")
_WEIGHS = re.compile(r"\b(?:weigh\w*|lost|gained|bag|load)\b[^.]{0,20}$", re.IGNORECASE)
_POLL = re.compile(
    r"\b(?:poll|vote|margin|rating|unemployment|rate|lead|swing|percent|per cent|%|tax|share)\w*\b", re.I
)
_PRONOUN_CHILD = ("he", "she", "i", "who")
_CONVERSION = re.compile(r"\(\s*(?:about |around |approximately |or |roughly |~)?$")
LOCAL_DOLLARS = {"A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD"}


def local_dollar(text: str) -> str:
    """The currency a bare "$" means: that of the only marked dollar of the text, else the US dollar."""
    marked = {LOCAL_DOLLARS[m] for m in re.findall(r"(?<![A-Za-z])(?:AU?\$|CA?\$|NZ\$|HK\$|S\$)", text)}
    return marked.pop() if len(marked) == 1 and "US$" not in text and "U.S. dollar" not in text else "USD"


def meaning(site: Site, *, dollar: str, sterling: bool) -> tuple[Quantity, str]:
    """The quantity as meant, and how it was read (a feature of its confidence)."""
    quantity, form = site.reading.quantity, site.reading.form
    if quantity.unit == "USD" and dollar != "USD" and site.written.startswith("$"):
        return replace(quantity, unit=dollar), form
    if quantity.unit == "GBP" and "£" not in site.written and "sterling" not in site.written:
        is_weight = _WEIGHT.match(site.right(24)) or (_WEIGHS.search(site.left()) and not sterling)
        return (replace(quantity, unit="pound"), "weight") if is_weight else (quantity, form)
    if quantity.unit == "point":
        is_percentage = not (quantity.value or 0.0).is_integer() or _POLL.search(site.left(60) + site.right(30))
        return replace(quantity, unit="percentage point" if is_percentage else "point"), "point"
    if quantity.unit is not None:
        return quantity, form
    if _is_magnitude(site):
        return replace(quantity, unit="magnitude"), "magnitude"
    if _is_age(site):
        return replace(quantity, unit="year"), "age"
    return quantity, form


def _is_magnitude(site: Site) -> bool:
    value = site.reading.quantity.value or site.reading.quantity.high
    if value is None or value >= 10 or site.reading.form == "fraction":
        return False
    return bool(_MAGNITUDE_BEFORE.search(site.left(48)) or _MAGNITUDE_AFTER.match(site.right(20)))


def _is_age(site: Site) -> bool:
    quantity = site.reading.quantity
    value = quantity.value if quantity.value is not None else quantity.high
    if (
        value is None
        or not 0 < value < 125
        or not value.is_integer()
        or site.reading.form not in ("digits", "words", "range")
    ):
        return False
    left, right = site.left(48), site.right(24)
    if _AGED.search(left) or _AGE_LIMIT.search(left):
        return True
    if not _AGE_AFTER.match(right):
        return False
    if _is_apposed(site, value, left, right):
        return True
    was = _WAS.search(left)
    if was is None or not re.match(r"\s*(?:[.,;:!?)”\"]|when\b|at the time\b|and\b|years?\b|$)", right):
        return False
    return was[0].split()[0].lower().rstrip("'’sm") in _PRONOUN_CHILD or _names_person(site)


def _is_apposed(site: Site, value: float, left: str, right: str) -> bool:
    """ "Jane Doe, 85, ..." and "Jane Doe (85)"."""
    if value < 1 or site.before is None:
        return False
    if left.endswith(" (") or left.endswith("("):
        name = site.doc[site.first - 2] if site.first > 1 else None
        return right.startswith(")") and name is not None and name.ent_type_ == "PERSON"
    if not left.endswith(", ") or right[:1] not in ",.;)" or re.match(r",\d|\.\d", right):
        return False
    name = site.doc[site.first - 2] if site.first > 1 else None
    if name is None or name.pos_ not in ("PROPN", "NOUN") or site.reading.form == "range":
        return False
    if name.pos_ == "NOUN":
        return name.ent_type_ == "" and right.startswith(",") and name.tag_ == "NN"
    return (
        name.ent_type_ in ("PERSON", "ORG", "GPE", "NORP", "WORK_OF_ART", "FAC", "PRODUCT", "")
        and name.text[:1].isupper()
    )


def _names_person(site: Site) -> bool:
    return any(token.ent_type_ == "PERSON" for token in site.doc[max(0, site.first - 5) : site.first])


def hedged(site: Site, quantity: Quantity, previous: Approx | None) -> Quantity:
    """The quantity with the hedge around it; a conversion in brackets shares the hedge of what it converts."""
    before = hedge_before(site.text, site.reading.start)
    after = hedge_after(site.text, site.reading.end)
    if before is not None:
        return replace(quantity, approx=before.approx)
    if after is not None:
        return replace(quantity, approx=after.approx)
    if previous is not None and quantity.approx is Approx.EXACT and _CONVERSION.search(site.left(20)):
        return replace(quantity, approx=previous)
    return quantity
