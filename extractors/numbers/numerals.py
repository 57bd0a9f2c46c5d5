"""Numerals: digits, number words and mixtures of both, read at one place of a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from extractors.numbers import lexicon

WORDS = lexicon.table("number_words")


def _floats(name: str) -> dict[str, float]:
    return {word: float(value) for word, value in WORDS[name].items()}


SCALES: dict[str, float] = _floats("scales")
LETTERS: dict[str, float] = _floats("letters")
VAGUE: dict[str, float] = _floats("vague")
FRACTIONS: dict[str, int] = WORDS["fractions"]
TIMES: dict[str, float] = _floats("times")

_GAP = r"[ \u00a0\u202f]"
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_CARDINAL = "|".join(sorted(WORDS["cardinals"], key=len, reverse=True))
_FRACTION = "|".join(sorted(FRACTIONS, key=len, reverse=True))
_VAGUE = "|".join(sorted(VAGUE, key=len, reverse=True))
_VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125}
MAX_DIGITS = 18  # longer runs are identifiers

DIGITS = re.compile(
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}|\d{{1,3}}(?:[\u00a0\u202f]\d{{3}})+|\d{{1,{MAX_DIGITS}}})"
    rf"(?!\d)(?:\.\d{{1,{MAX_DIGITS}}}(?![\d.]\d))?|\.\d{{1,{MAX_DIGITS}}}(?!\d)"
)
_SCALE_AFTER = re.compile(rf"(?:{_GAP}|-|–)?({_SCALE})(?![\w])", re.IGNORECASE)
_LETTER_AFTER = re.compile(r"(k|K|m|M|b|B|t|T)(?![\w²³/])")
_CARDINALS = re.compile(
    rf"(?:{_CARDINAL}|(?<=[\s-])(?:{_SCALE}))"
    rf"(?:(?:[ \u00a0-]|{_GAP}and{_GAP})(?:{_CARDINAL}|{_SCALE})(?!\w)){{0,11}}(?!\w)",
    re.IGNORECASE,
)
_ARTICLE_SCALE = re.compile(rf"an?{_GAP}({_SCALE})(?:[ -]({_SCALE}))?(?!\w)", re.IGNORECASE)
_BARE_SCALE = re.compile(rf"({_SCALE})(?:[ -]({_SCALE}))?(?!\w)", re.IGNORECASE)
_HALF_SCALE = re.compile(
    rf"(half|a{_GAP}half|a{_GAP}quarter|quarter){_GAP}(?:of{_GAP})?(?:an?{_GAP})({_SCALE})(?!\w)"
    rf"|(half|a{_GAP}quarter|quarter)[ \u00a0-]({_SCALE})(?!\w)",
    re.IGNORECASE,
)
_VAGUE_OF = re.compile(
    rf"(?:(several|a{_GAP}few|few|many|a{_GAP}couple(?:{_GAP}of)?|couple){_GAP})?({_VAGUE}|{_SCALE})"
    rf"(?:{_GAP}(?:of|and){_GAP}({_VAGUE}))?(?!\w)",
    re.IGNORECASE,
)
_COUPLE = re.compile(r"(?:a )?couple(?= of\b| more\b| hundred| hours?\b| days?\b|$)", re.IGNORECASE)
_AND_HALF = re.compile(
    rf"{_GAP}and{_GAP}(?:a|one){_GAP}(half|third|quarter)(?!\w)|-and-a-(half|third|quarter)(?!\w)", re.I
)
_VULGAR_AFTER = re.compile(rf"{_GAP}?([{''.join(_VULGAR)}])|{_GAP}(\d{{1,2}})/(\d{{1,2}})(?![\w/])")
_OVER = re.compile(rf"(?:(an?|{_CARDINAL})[ \u00a0-])?({_FRACTION})(?!\w|-[a-z])", re.IGNORECASE)
_TIMES = re.compile(rf"({'|'.join(TIMES)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: [start, end), its value or (vague) lower bound, how it is written.

    `bare` is the number without its scale: the 5 of "5 billion". `form` is digits, words, vague, about, fraction or
    times.
    """

    start: int
    end: int
    value: float | None
    form: str
    low: float | None = None
    bare: float | None = None
    letter: str | None = None  # a scale of one letter, which may be a unit instead: "50m"

    @property
    def scale(self) -> float:
        return self.value / self.bare if self.value and self.bare else 1.0


def read_numeral(text: str, pos: int) -> Numeral | None:
    """The longest numeral that starts at `pos`."""
    first = text[pos : pos + 1]
    if first.isdigit() or first == "." or first in _VULGAR:
        return _read_digits(text, pos)
    readers: tuple[Callable[[str, int], Numeral | None], ...] = (
        _read_half_scale, _read_vague, _read_article_scale, _read_fraction, _read_words, _read_couple, _read_times,
    )  # fmt: skip
    return next((found for reader in readers if (found := reader(text, pos)) is not None), None)


def _read_digits(text: str, pos: int) -> Numeral | None:
    if text[pos] in _VULGAR:
        return Numeral(pos, pos + 1, _VULGAR[text[pos]], "fraction")
    match = DIGITS.match(text, pos)
    if match is None:
        return None
    end = match.end()
    bare = float(re.sub(r"[,\u00a0\u202f]", "", match.group()))
    fraction = _VULGAR_AFTER.match(text, end)
    if fraction is not None and "." not in match.group() and (fraction[1] or 0 < int(fraction[2]) < int(fraction[3])):
        bare += _VULGAR[fraction[1]] if fraction[1] else int(fraction[2]) / int(fraction[3])
        end = fraction.end()
    half = _AND_HALF.match(text, end)
    if half is not None:
        bare, end = bare + 1 / FRACTIONS[(half[1] or half[2]).lower()], half.end()
    value, letter = bare, None
    scale = _SCALE_AFTER.match(text, end)
    one_letter = _LETTER_AFTER.match(text, end)
    if scale is not None:
        value, end = value * SCALES[scale[1].lower()], scale.end()
        second = _SCALE_AFTER.match(text, end)
        if second is not None:
            value, end = value * SCALES[second[1].lower()], second.end()
    elif one_letter is not None:
        value, end, letter = value * LETTERS[one_letter[1].lower()], one_letter.end(), one_letter[1]
    return Numeral(pos, end, value, "digits", bare=bare, letter=letter)


def _read_words(text: str, pos: int) -> Numeral | None:
    match = _CARDINALS.match(text, pos)
    if match is None:
        return None
    pieces = [m.span() for m in re.finditer(r"[A-Za-z]+", match.group()[:120])]
    for _, stop in reversed(pieces):
        phrase = match.group()[:stop]
        bare_scale = phrase.lower() in SCALES
        value = SCALES[phrase.lower()] if bare_scale else _cardinal(phrase)
        if value is None:
            continue
        end = pos + stop
        half = _AND_HALF.match(text, end)
        head = value
        if half is not None:
            part = 1 / FRACTIONS[(half[1] or half[2]).lower()]
            head, end = value + part * max(1.0, _trailing_scale(phrase)), half.end()  # "two million and a half"
            scale = _SCALE_AFTER.match(text, end)
            value, end = (head * SCALES[scale[1].lower()], scale.end()) if scale is not None else (head, end)
        else:
            head = value / _trailing_scale(phrase)
        return Numeral(pos, end, value, "words", bare=head)
    return None


def _trailing_scale(phrase: str) -> float:
    product = 1.0
    for word in reversed(re.findall(r"[A-Za-z]+", phrase.lower())):
        if word not in SCALES:
            break
        product *= SCALES[word]
    return product


@cache
def _reader() -> Callable[[str, str], int]:
    from text_to_num import text2num  # noqa: PLC0415 - a compiled library, loaded once a number word is met

    read: Callable[[str, str], int] = text2num
    return read


@cache
def _known(phrase: str) -> float | None:
    dozens = phrase.rsplit(" ", 1)
    if len(dozens) == 2 and dozens[1] in ("dozen", "score", "lakh", "crore"):
        head = _known(dozens[0])
        return None if head is None else head * SCALES[dozens[1]]
    try:
        return float(_reader()(phrase, "en"))
    except ValueError:
        return None


def _cardinal(phrase: str) -> float | None:
    """The value of number words, or None where they are no one number ("one two")."""
    return _known(" ".join(re.split(r"[\s-]+", phrase.lower()))) if len(phrase) < 80 else None


def _read_article_scale(text: str, pos: int) -> Numeral | None:
    match = _ARTICLE_SCALE.match(text, pos)
    if match is None:
        return None
    value = SCALES[match[1].lower()] * (SCALES[match[2].lower()] if match[2] else 1)
    end = match.end()
    half = _AND_HALF.match(text, end)
    if half is not None:
        value, end = value * (1 + 1 / FRACTIONS[(half[1] or half[2]).lower()]), half.end()
    return Numeral(pos, end, value, "words", bare=1)


def _read_half_scale(text: str, pos: int) -> Numeral | None:
    match = _HALF_SCALE.match(text, pos)
    if match is None:
        return None
    part, scale = (match[1] or match[3]).lower(), (match[2] or match[4]).lower()
    return Numeral(pos, match.end(), SCALES[scale] * (0.5 if "half" in part else 0.25), "words", bare=1)


def _read_vague(text: str, pos: int) -> Numeral | None:
    match = _VAGUE_OF.match(text, pos)
    if match is None:
        return None
    lead, head, of = (part.lower() if part else None for part in match.groups())
    assert head is not None
    if head in SCALES and lead is None:
        return None
    if head in SCALES and lead is not None:
        low = SCALES[head] * 2
        if "couple" in lead:
            return Numeral(pos, match.end(), low, "about", bare=2)
        return Numeral(pos, match.end(), None, "vague", low=low)
    low = VAGUE[head]
    if of is not None and of != head:
        low *= VAGUE[of] / 2
    return Numeral(pos, match.end(), None, "vague", low=low)


def _read_couple(text: str, pos: int) -> Numeral | None:
    match = _COUPLE.match(text, pos)
    return None if match is None else Numeral(pos, match.end(), 2.0, "about", bare=2)


def _read_fraction(text: str, pos: int) -> Numeral | None:
    match = _OVER.match(text, pos)
    if match is None:
        return None
    part, over = match[1], FRACTIONS[match[2].lower()]
    if part is None and match[2].lower() != "half":
        return None
    above = 1.0 if part is None or part.lower() in ("a", "an") else _cardinal(part)
    if above is None or above >= over:
        return None
    return Numeral(pos, match.end(), round(above / over, 3), "fraction", bare=above)


def _read_times(text: str, pos: int) -> Numeral | None:
    match = _TIMES.match(text, pos)
    return None if match is None else Numeral(pos, match.end(), TIMES[match[1].lower()], "times", bare=1)
