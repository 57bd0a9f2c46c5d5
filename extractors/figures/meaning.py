"""What a number means where its unit stands elsewhere or nowhere: ages, magnitudes, local dollars, pounds of weight."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TypeAlias

from evidence.words import Approx
from extractors.drafts import Offsets
from extractors.figures.ages import is_age
from extractors.figures.site import Site
from extractors.figures.vocabulary import WORDS
from extractors.numbers.approximation import hedge_after, hedge_before
from extractors.numbers.quantity import Quantity
from extractors.numbers.units import unit_names

_MAGNITUDE_BEFORE = re.compile(
    r"\b(?:magnitudes?|richter scale|measur(?:ed|ing)|registered)[ -]"
    r"(?:(?:of|was|is|at|between|estimated at|about|around) )*$",
    re.IGNORECASE,
)
_MAGNITUDE_OF = re.compile(r"\bmagnitude\b[^.;,]{0,30}\b(?:was|is|at|of)\s+$", re.IGNORECASE)
_MAGNITUDE_AFTER = re.compile(r"[- ](?:magnitude|on the (?:richter|moment|open-ended))", re.IGNORECASE)
_WEIGHT = re.compile(r"^\s*\(?(?:about |around |~)?[\d.,]+\s?(?:kg|kilo)|^\s+of (?!sterling)[a-z]+\b")
_WEIGHS = re.compile(r"\b(?:weigh\w*|lost|gained|bag|load)\b[^.]{0,20}$", re.IGNORECASE)
_POLL = re.compile(
    r"\b(?:poll|vote|margin|rating|unemployment|rate|lead|swing|percent|per cent|%|tax|share)\w*\b", re.I
)
_SPENT = re.compile(rf"\b(?:{'|'.join(sorted(WORDS['spend_verbs']))})(?:\s+(?:him|her|it|them|us|up to))?\s+$", re.I)
_CONVERSION = re.compile(r"\(\s*(?:about |around |approximately |or |roughly |~)?$")
_SECOND_CONVERSION = re.compile(r"\([^()]{3,40}[;,/]\s*$")
_DURING = re.compile(
    r"(?<!just )(?<!well )(?<!for )(?<!took )(?<!little )(?<!slightly )\bover\s+(?:the\s+)?(?:\w+\s+)?$"
)
_LOCAL = {"A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD"}
_LOCAL_SIGN = re.compile(r"(?<![A-Za-z])(?:AU?\$|CA?\$|NZ\$|HK\$|S\$)")
_SIGN = re.compile(r"US\$|A\$|C\$|HK\$|[$£€¥₹]")
Previous: TypeAlias = tuple[Offsets, Quantity]  # the span of the figure before and what it means
SPANS = frozenset(("year", "month", "week", "day", "hour", "decade", "minute"))


@dataclass(frozen=True, slots=True)
class Money:
    """What money means in this article: the currency of a bare "$", and of an amount without a sign."""

    dollar: str
    main: str | None
    has_pounds: bool


def money_of(text: str) -> Money:
    """A bare "$" is the only marked dollar of the text, else the US dollar."""
    marked = {_LOCAL[m[0]] for m in _LOCAL_SIGN.finditer(text)}
    dollar = marked.pop() if len(marked) == 1 and "US$" not in text and "U.S. dollar" not in text else "USD"
    signs = Counter(m[0] for m in _SIGN.finditer(text))
    main = unit_names().prefixes[signs.most_common(1)[0][0]] if signs else None
    return Money(dollar, dollar if main == "USD" else main, "£" in text)


def meaning(site: Site, *, money: Money, previous: Previous | None) -> tuple[Quantity, str]:
    """The quantity as meant, and how it was read (a feature of its confidence)."""
    quantity, form = site.reading.quantity, site.reading.form
    if quantity.unit is None:
        return _unit_elsewhere(site, money, previous)
    if quantity.unit == "USD" and site.written.startswith("$"):
        return replace(quantity, unit=money.dollar), form
    if quantity.unit == "GBP" and "£" not in site.written and "sterling" not in site.written:
        is_weight = _WEIGHT.match(site.right(24)) or (_WEIGHS.search(site.left()) and not money.has_pounds)
        return (replace(quantity, unit="pound"), "weight") if is_weight else (quantity, form)
    if quantity.unit == "megawatt" and (quantity.value or 10) < 10 and "quake" in site.text:
        return replace(quantity, unit="magnitude"), "magnitude"  # written MW for the moment magnitude
    if quantity.unit == "point":
        is_percentage = not (quantity.value or 0.0).is_integer() or _POLL.search(site.left(60) + site.right(30))
        return replace(quantity, unit="percentage point" if is_percentage else "point"), "point"
    return quantity, form


def _unit_elsewhere(site: Site, money: Money, previous: Previous | None) -> tuple[Quantity, str]:
    quantity, form = site.reading.quantity, site.reading.form
    if _is_magnitude(site):
        return replace(quantity, unit="magnitude"), "magnitude"
    after_age = None
    if previous is not None and previous[1].unit == "year":
        start, end = previous[0]
        if "year" not in site.text[start:end]:
            after_age = site.text[end : site.reading.start][:30]
    if is_age(site, after_age=after_age):
        return replace(quantity, unit="year"), "age"
    if form == "vague" and money.main is not None and _is_money(site):
        return replace(quantity, unit=money.main), "money"
    return quantity, form


def _is_money(site: Site) -> bool:
    """ "have spent millions"."""
    is_large = (site.reading.quantity.low or 0) >= 2000
    return is_large and _SPENT.search(site.left()) is not None and not site.right(4).startswith(" of ")


def _is_magnitude(site: Site) -> bool:
    value = site.reading.quantity.value or site.reading.quantity.high
    if value is None or value >= 10 or site.reading.form == "fraction":
        return False
    left = site.left(60)
    if _MAGNITUDE_BEFORE.search(left) or _MAGNITUDE_AFTER.match(site.right(20)):
        return True
    return not value.is_integer() and _MAGNITUDE_OF.search(left) is not None


def hedged(site: Site, quantity: Quantity, previous: Previous | None) -> Quantity:
    """The quantity with the hedge around it; a conversion in brackets shares the hedge of what it converts."""
    before = hedge_before(site.text, site.reading.start)
    after = hedge_after(site.text, site.reading.end)
    if before is not None and not (quantity.unit in SPANS and _DURING.search(site.left(20))):
        is_vague = quantity.approx is Approx.ABOUT and before.approx is Approx.AT_MOST
        return quantity if is_vague else replace(quantity, approx=before.approx)
    if after is not None:
        return replace(quantity, approx=after.approx)
    if previous is not None and quantity.approx is Approx.EXACT and _converts(site, quantity, previous):
        return replace(quantity, approx=previous[1].approx)
    return quantity


def _converts(site: Site, quantity: Quantity, previous: Previous) -> bool:
    if site.reading.start - previous[0][1] > 14 or quantity.unit in ("percent", "count", None):
        return False
    left = site.left(44)
    return bool(_CONVERSION.search(left) or _SECOND_CONVERSION.search(left))
