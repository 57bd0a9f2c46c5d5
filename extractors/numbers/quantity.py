"""Quantities: a numeral with its currency or unit, a range of two, or a share ("one in five")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from evidence.words import Approx
from extractors.numbers.approximation import MAX_BEFORE, hedge_after, hedge_before
from extractors.numbers.numerals import FRACTIONS, Numeral, read_numeral
from extractors.numbers.units import unit_names

_GAP = r"[ \u00a0\u202f]"
_RANGE = re.compile(
    rf"(?P<to>-?{_GAP}to{_GAP}|-to-)|(?P<dash>{_GAP}?[-–—]{_GAP}?)|(?P<or>{_GAP}or{_GAP}|-or-)|(?P<and>{_GAP}and{_GAP})"
)
_BETWEEN = re.compile(r"\bbetween\s+(?:(?:about|around|roughly|approximately|an?|the ages of)\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:(?:about|around|roughly|just|some|under|over|nearly|almost)\s+)?$", re.IGNORECASE)
_RANGING = re.compile(r"\b(?:rang|var|anywhere|somewhere)\w*\s+(?:in \w+ )?from\b", re.IGNORECASE)
_SHARE = re.compile(
    rf"{_GAP}out{_GAP}of{_GAP}(?:every{_GAP}|the{_GAP}|its{_GAP}|their{_GAP}|a{_GAP}possible{_GAP})?"
    rf"|{_GAP}(?:of|out{_GAP}of){_GAP}(?:the|its|their|his|her|our|a{_GAP}total{_GAP}of)(?:{_GAP}[\w]{{1,20}}['’]s?)?{_GAP}"
)
_IN = re.compile(rf"{_GAP}in{_GAP}(?:every{_GAP})?|{_GAP}(?:from{_GAP})?every{_GAP}")
_ADJECTIVE = re.compile(
    rf"{_GAP}(?:straight|consecutive|full|unbroken|successive|whole|long|calendar|financial|solid|short|working|extra)"
    rf"(?={_GAP})"
)
_ARTICLE = re.compile(rf"(?:an?|A){_GAP}|(?=year[\s-])", re.IGNORECASE)
_OF_ARTICLE = re.compile(rf"{_GAP}(?:of{_GAP})?an?{_GAP}")
_OF = re.compile(rf"{_GAP}of{_GAP}")
_AND_HALF = re.compile(rf"{_GAP}and{_GAP}a{_GAP}(half|third|quarter)(?!\w)", re.IGNORECASE)
_PLURAL = re.compile(rf"{_GAP}(?!(?:was|is|has|as|this|plus|across|versus|less|does|its)\b)[a-z-]+s(?!\w)|{_GAP}people")
# Units whose written form is also an everyday word or letter: taken only where glued to digits.
_GLUED_ONLY = frozenset(("in", "m", "g", "t", "l", "C", "pp"))
_NO_ARTICLE = frozenset(("percent", "point", "times", "second", "degree", "night", "percentage point", "pound"))
_LARGE_ONLY = frozenset(("won", "won."))
_SMALLER = {"hour": ("minute", 60), "minute": ("second", 60), "foot": ("inch", 12)}
_AND = re.compile(rf",?(?:{_GAP}and)?{_GAP}?")
_CENTURY = {"century": (100.0, "year")}
YEARS = range(1500, 2101)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value, or bounds, in a unit; None as unit where the text names none."""

    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    approx: Approx = Approx.EXACT


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity and where it stands. `form` says how it is written, `whole` is the Y of a share "X of the Y"."""

    start: int
    end: int
    quantity: Quantity
    form: str
    numeral: Numeral
    whole: Numeral | None = None

    @property
    def is_plain_count(self) -> bool:
        return self.quantity.unit is None and self.quantity.value is not None


def read_at(text: str, pos: int) -> tuple[Reading, ...]:
    """What stands at `pos`: one reading; two for "from 10 to 20 %"; none where no quantity starts there."""
    first = _member(text, pos)
    if first is None:
        return _article(text, pos)
    share = _share(text, first)
    if share is not None:
        return (share,)
    return _range(text, first)


def read_quantity(text: str) -> Quantity | None:
    """The quantity that `text` names and nothing else ("$38 billion", "about 20 percent", "10 to 15"), or None."""
    words = text.strip()
    if not words or len(words) > 200:
        return None
    approx, start = Approx.EXACT, 0
    for opening in re.finditer(r"\S+\s*", words[: MAX_BEFORE + 1]):
        hedge = hedge_before(words, opening.end())
        if hedge is not None and hedge.start == 0:
            approx, start = hedge.approx, opening.end()
    lead = re.match(r"(?:between|from)\s+", words[start:], re.IGNORECASE)
    found = read_at(words, start + lead.end() if lead else start)
    if not found:
        return None
    quantity, end = found[0].quantity, found[-1].end
    if len(found) == 2:
        if lead is None:
            return None
        quantity = replace(quantity, value=None, low=quantity.value, high=found[1].quantity.value)
    after = hedge_after(words, end)
    if after is not None:
        approx, end = after.approx, after.end
    if words[end:].strip(" .,"):
        return None
    return replace(quantity, approx=approx) if approx is not Approx.EXACT else quantity


def _member(text: str, pos: int) -> Reading | None:
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
        unit, end = _unit_after(text, numeral)
    reading = Reading(pos, end, _quantity(numeral, unit, text[numeral.end : end]), numeral.form, numeral)
    return _with_smaller(text, reading) if unit in _SMALLER else reading


def _with_smaller(text: str, larger: Reading) -> Reading:
    """ "eight hours and 41 minutes", "6ft 2in": one quantity in the larger unit."""
    link = _AND.match(text, larger.end)
    numeral = read_numeral(text, link.end()) if link and link.end() > larger.end else None
    value = larger.quantity.value
    if numeral is None or value is None or numeral.value is None or numeral.form not in ("digits", "words"):
        return larger
    unit, end = _unit_after(text, numeral)
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
        is_scale = unit is not None or _PLURAL.match(text, numeral.end) is not None
    if is_scale:
        return numeral
    return replace(numeral, end=numeral.end - 1, value=numeral.bare)


def _unit_after(text: str, numeral: Numeral) -> tuple[str | None, int]:
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


def _article(text: str, pos: int) -> tuple[Reading, ...]:
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


def _share(text: str, first: Reading) -> Reading | None:
    """ "one in five", "7 out of 20", "39 of the state's 40"."""
    part = first.quantity
    if part.unit is not None or first.form not in ("digits", "words") or part.value is None:
        return None
    if first.numeral.scale != 1 or "." in text[first.start : first.end]:
        return None
    link = _SHARE.match(text, first.end) or _IN.match(text, first.end)
    whole = read_numeral(text, link.end()) if link else None
    if link is None or whole is None or whole.form not in ("digits", "words") or whole.value is None:
        return None
    if not part.value < whole.value or _looks_like_year(text, whole):
        return None
    is_ratio = link.re is _IN
    if part.value == 1 and not is_ratio and " out" not in link[0]:
        return None  # "one of the sixteen" counts nothing
    if is_ratio and (part.value > 10 or _unit_after(text, whole)[0] is not None):
        return None
    share = Quantity(round(part.value / whole.value, 6), None, None, "share")
    form = "ratio" if is_ratio or " out" in link[0] else "part"
    return Reading(first.start, whole.end, share, form, first.numeral, whole)


def _looks_like_year(text: str, numeral: Numeral) -> bool:
    written = text[numeral.start : numeral.end]
    return len(written) == 4 and written.isdigit() and int(written) in YEARS


def _range(text: str, first: Reading) -> tuple[Reading, ...]:
    link = _RANGE.match(text, first.end)
    low = first.quantity.value
    if link is None or low is None or first.form in ("fraction", "times", "about"):
        return (first,)
    if link.lastgroup == "dash" and len(link[0]) > 1 and first.quantity.unit is not None:
        return (first,)
    before = text[max(0, first.start - 40) : first.start]
    if link.lastgroup == "and" and not _BETWEEN.search(before):
        return (first,)
    second = _member(text, link.end())
    if second is None or second.quantity.value is None or second.form not in ("digits", "words"):
        return (first,)
    is_year = _looks_like_year(text, first.numeral)
    if is_year and link.lastgroup == "dash":
        return (Reading(first.start, second.end, Quantity(None, low, low, None), "years", first.numeral),)
    if is_year and first.is_plain_count and not _looks_like_year(text, second.numeral):
        return (first,)
    first, unit = _aligned(first, second)
    low, high = first.quantity.value, second.quantity.value
    if unit is _DIFFERENT or low is None:
        return (first,)
    second = replace(second, quantity=replace(second.quantity, unit=unit))
    is_change = _FROM.search(before) is not None and _RANGING.search(before) is None
    if link.lastgroup == "to" and (is_change or low >= high):
        return replace(first, quantity=replace(first.quantity, unit=unit)), second
    if low >= high:
        return (first, second) if link.lastgroup == "dash" else (first,)
    if link.lastgroup == "or" and high > 10 * max(low, 1):
        return (first,)
    both = Quantity(None, low, high, unit, first.quantity.approx)
    return (Reading(first.start, second.end, both, "range", first.numeral),)


_DIFFERENT = "\0"


def _aligned(first: Reading, second: Reading) -> tuple[Reading, str | None]:
    """`first` with the scale that is written only once ("5 to 7 billion"), and the unit of both."""
    one, two = first.quantity, second.quantity
    unit = one.unit or two.unit
    if one.unit is not None and two.unit is not None and one.unit != two.unit:
        unit = _DIFFERENT
    head, other = first.numeral, second.numeral
    lends = other.scale > 1 and head.scale == 1 and other.letter != "m"
    lends = lends or (other.letter == "m" and other.value != other.bare and head.scale == 1)
    if lends and head.bare is not None and other.bare is not None and head.bare < other.bare and one.value == head.bare:
        first = replace(first, quantity=replace(one, value=head.bare * other.scale))
    return first, unit
