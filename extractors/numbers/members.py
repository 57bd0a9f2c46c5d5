"""One numeral with its currency sign or unit: what ranges and shares are made of."""

from __future__ import annotations

import re
from dataclasses import replace

from evidence.words import Approx
from extractors.numbers.numerals import FRACTIONS, Numeral, read_numeral
from extractors.numbers.reading import Quantity, Reading
from extractors.numbers.units import unit_names

_GAP = r"[ \u00a0\u202f]"
_ADJECTIVE = re.compile(
    rf"{_GAP}(?:straight|consecutive|full|unbroken|successive|whole|long|calendar|financial|solid|short|working|extra)"
    rf"(?={_GAP})"
)
_ARTICLE = re.compile(rf"(?:an?|A){_GAP}|(?=year[\s-])", re.IGNORECASE)
_OF_ARTICLE = re.compile(rf"{_GAP}(?:of{_GAP})?an?{_GAP}")
_OF = re.compile(rf"{_GAP}of{_GAP}")
_AND_HALF = re.compile(rf"{_GAP}and{_GAP}a{_GAP}(half|third|quarter)(?!\w)", re.IGNORECASE)
_METRE_AFTER = re.compile(
    r"[ \u00a0-]?(?:(?:high|long|tall|deep|wide|above|below|from|away|by|sprint|race|freestyle|dash|hurdles|"
    r"backstroke|butterfly|pool|tower|mast|drop|fall|climb|x|and \d)\b|[(²])"
)
_METRE_BEFORE = re.compile(
    r"\b(?:height|depth|length|altitude|width|distance|elevation|tall|deep|wide|stands?|measur\w+|every|of about)"
    r"\b.{0,20}$",
    re.IGNORECASE,
)
_PLURAL = re.compile(rf"{_GAP}(?!(?:was|is|has|as|this|plus|across|versus|less|does|its)\b)[a-z-]+s(?!\w)|{_GAP}people")
# Units whose written form is also an everyday word or letter: taken only where glued to digits.
_GLUED_ONLY = frozenset(("in", "m", "g", "t", "l", "C", "pp"))
_NO_ARTICLE = frozenset(("percent", "point", "times", "second", "degree", "night", "percentage point", "pound"))
_LARGE_ONLY = frozenset(("won", "won."))
_SMALLER = {"hour": ("minute", 60), "minute": ("second", 60), "foot": ("inch", 12)}
_AND = re.compile(rf",?(?:{_GAP}and)?{_GAP}?")
_CENTURY = {"century": (100.0, "year")}


def read_member(text: str, pos: int) -> Reading | None:
    """One numeral with its currency sign and unit."""
    names = unit_names()
    prefix = names.prefix.match(text, pos)
    code = names.prefixes[prefix[1]] if prefix else None
    numeral = read_numeral(text, prefix.end() if prefix else pos)
    if numeral is None or (prefix is not None and prefix[1][-1].isalpha() and numeral.form != "digits"):
        return None
    unit, end = code, numeral.end
    if code is None:
        numeral = _settle_letter(text, numeral)
        unit, end = unit_after(text, numeral)
    reading = Reading(pos, end, _quantity(numeral, unit, text[numeral.end : end]), numeral.form, numeral)
    return _with_smaller(text, reading) if unit in _SMALLER else reading


def _with_smaller(text: str, larger: Reading) -> Reading:
    """ "eight hours and 41 minutes", "6ft 2in": one quantity in the larger unit."""
    link = _AND.match(text, larger.end)
    numeral = read_numeral(text, link.end()) if link and link.end() > larger.end else None
    value = larger.quantity.value
    if numeral is None or value is None or numeral.value is None or numeral.form not in ("digits", "words"):
        return larger
    unit, end = unit_after(text, numeral)
    name, factor = _SMALLER[larger.quantity.unit or ""]
    if unit != name or numeral.value >= factor:
        return larger
    return replace(larger, end=end, quantity=replace(larger.quantity, value=round(value + numeral.value / factor, 3)))


def _quantity(numeral: Numeral, unit: str | None, tail: str) -> Quantity:
    approx = {"vague": Approx.AT_LEAST, "about": Approx.ABOUT}.get(numeral.form, Approx.EXACT)
    value = numeral.value
    half = _AND_HALF.search(tail)
    if half is not None and value is not None:
        value += 1 / FRACTIONS[half[1].lower()]
    if unit in _CENTURY and numeral.form == "fraction" and value is not None:
        factor, unit = _CENTURY[unit]
        value *= factor
    if unit is None and numeral.form in ("fraction", "times"):
        unit = "share" if numeral.form == "fraction" else "times"
    return Quantity(value, numeral.low, None, unit, approx)


def _settle_letter(text: str, numeral: Numeral) -> Numeral:
    """A number with one letter: a scale ("2m users", "20m yen", "10k") or a unit ("50m", "5t")."""
    if numeral.letter is None:
        return numeral
    is_scale = numeral.letter in "kKbBM"
    if numeral.letter == "m":
        gap = text[numeral.end : numeral.end + 1] in (" ", "\u00a0")
        unit = unit_names().after(text, numeral.end + 1, glued=False) if gap else None
        is_metre = _METRE_AFTER.match(text, numeral.end) or _METRE_BEFORE.search(
            text[max(0, numeral.start - 40) : numeral.start]
        )
        is_scale = unit is not None or _PLURAL.match(text, numeral.end) is not None or not is_metre
    if is_scale:
        return numeral
    return replace(numeral, end=numeral.end - 1, value=numeral.bare)


def unit_after(text: str, numeral: Numeral) -> tuple[str | None, int]:
    """The unit named after the numeral and where it ends."""
    at, glued = numeral.end, True
    before = text[at : at + 1]
    if numeral.form in ("vague", "about"):
        of = _OF.match(text, at)
        at, glued = (of.end() if of else at + (before in (" ", "\u00a0"))), False
    elif numeral.form == "fraction" and text[numeral.start].lower() in "haq":
        article = _OF_ARTICLE.match(text, at)
        at, glued = (article.end(), False) if article else (at, True)
        if article is None and before != "-":
            return None, numeral.end
    if at == numeral.end and before in (" ", "\u00a0", "\u202f", "-", "–"):
        if text[at + 1 : at + 2] in (" ", "\u00a0"):
            return None, numeral.end
        adjective = _ADJECTIVE.match(text, at)
        at, glued = (adjective.end() + 1 if adjective else at + 1), False
    found = unit_names().after(text, at, glued=glued)
    if found is None or not _is_unit(text, at, found[0], numeral, glued=glued):
        return None, numeral.end
    end, unit = found
    if _is_sign_of_next(text, at, end):
        return None, numeral.end
    half = _AND_HALF.match(text, end)
    return unit, half.end() if half and numeral.form != "digits" else end


def _is_sign_of_next(text: str, start: int, end: int) -> bool:
    """A currency sign that belongs to the next number: "100 £1m winners"."""
    return text[start:end] in ("£", "€", "$") and text[end : end + 1].isdigit()


def _is_unit(text: str, start: int, end: int, numeral: Numeral, *, glued: bool) -> bool:
    form = text[start:end]
    if form in _GLUED_ONLY and not glued:
        return form in "mC" and not text[end : end + 2].strip(" ").isalpha() and numeral.form == "digits"
    if form.lower() in _LARGE_ONLY and (numeral.value or 0) < 100:
        return False
    if form.lower() == "time":
        return text[start - 1 : start] == "-"
    if form.lower() in ("second", "point") and text[start - 1 : start] != "-":
        return numeral.form in ("digits", "words") and (numeral.value == 1 or numeral.form == "digits")
    if form.isalpha() and len(form) <= 2 and form.islower() and numeral.form != "digits":
        return form in ("km", "kg", "cm", "mm", "ft", "lb", "ha")
    return not (glued and form[0].isalpha() and numeral.form != "digits")


def read_article(text: str, pos: int) -> tuple[Reading, ...]:
    """ "a year", "an hour and a half": one of a unit of time, length or weight."""
    match = _ARTICLE.match(text, pos)
    if match is None:
        return ()
    found = unit_names().after(text, match.end(), glued=False)
    if found is None or text[match.end() : found[0]] in _GLUED_ONLY or found[1] in _NO_ARTICLE or found[1].isupper():
        return ()
    end, unit = found
    half = _AND_HALF.match(text, end)
    value = 1.0 + (1 / FRACTIONS[half[1].lower()] if half else 0.0)
    if half is None and match.end() == pos:
        return ()  # a bare "year" counts only in "year and a half"
    numeral = Numeral(pos, match.end(), value, "article", bare=1)
    return (Reading(pos, half.end() if half else end, Quantity(value, None, None, unit), "article", numeral),)
