"""Byline and date lines: `By X`, `X / November 20, 2022`, `Friday, July 21, 2017`, `Published …`, or a bare name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractors.published import DateFound, find_date

MAX_LENGTH = 150
MAX_NAME_WORDS = 5
MAX_DATES = 3  # published, updated, and one more

_LABEL = re.compile(
    r"\b(?:(?:first|last|originally)\s+)?(?:published|updated|posted|modified|edited)\b(?:\s+(?:on|at)\b)?\s*:?",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"[/|·•—–,]|\s-\s")
_BY = re.compile(r"(?:(?:written|story|report|reported|words)\s+)?by:?\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_PLACE_OR_HOUSE = re.compile(r"\s+(?:in|for|at|from|of)\s+\S.*")
_TRAILING_ON = re.compile(r"\s+(?:on|at)$", re.IGNORECASE)
_FILLER = re.compile(
    r"""(?:on|at|date:?
    |(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?
    |(?:at\s)?\d{1,2}(?:[:.]\d{2}){0,2}\s?(?:[ap]\.?m\.?)?(?:\s?[a-z]{2,4})?   # 4:15 p.m. ET
    |\d{1,3}[\s-]min(?:ute)?s?\sread
    |@\w{1,40}|[\w.+-]{1,40}@[\w.-]{1,60})""",
    re.IGNORECASE | re.VERBOSE,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARTICLES = _words("al ap bin da de del della den der di dos du el ibn la le ten ter van von y zu")
# Words of houses and roles, which stand beside a name or in its place.
_HOUSE = _words(
    """afp agencies agency ap bureau chief columnist contributor contributors correspondent desk editor editors
    journalist news newsroom press producer reporter reporters reuters staff team writer writers"""
)
# Words of section heads, which look like names where they stand alone.
_NO_NAME = _words(
    """a an analysis and background breaking business climate contents culture day days facts health in introduction key
    latest live main monday tuesday wednesday thursday friday saturday sunday new opinion our overview photos points
    politics president prime minister q question questions report science section sport sports story summary technology
    the this today top travel update updates us video we what who why world"""
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What one line says of author and date. `is_update` marks a date that is a later change's."""

    authors: tuple[str, ...] = ()
    published: date | None = None
    as_given: str | None = None
    is_update: bool = False


def read_byline(line: str, *, bare_name: bool = False) -> Byline | None:
    """The byline in `line`, or None where any of its words says something else.

    A name alone counts only with `bare_name`, which the caller sets right after a headline.
    """
    line = " ".join(line.split())
    if not line or len(line) > MAX_LENGTH:
        return None
    found, rest = _take_dates(line)
    unlabelled = _LABEL.sub(",", rest)
    segments = [_TRAILING_ON.sub("", s.strip(" :()[].")) for s in _SEPARATOR.split(unlabelled)]
    is_named, authors = False, list[str]()
    for segment in filter(None, segments):
        if found is not None and _is_place(segment):
            continue
        names = _names(segment, may_be_bare=found is not None or is_named or bare_name)
        if names is not None:
            is_named = True
            authors += names
        elif _FILLER.fullmatch(segment) is None:
            return None
    if found is None and not is_named and unlabelled == rest:
        return None
    return Byline(tuple(dict.fromkeys(authors)), *_date(found, line), is_update=_UPDATE.search(rest) is not None)


def _take_dates(line: str) -> tuple[DateFound | None, str]:
    """The first date, and the line with a comma for each."""
    first, rest = find_date(line), line
    for _ in range(MAX_DATES):
        found = find_date(rest)
        if found is None:
            break
        rest = f"{rest[: found.start]},{rest[found.end :]}"
    return first, rest


def _is_place(segment: str) -> bool:
    """One capitalised word beside a date is a place rather than a person: `Geneva, 3 March 2021`."""
    return segment.isalpha() and segment[0].isupper() and segment.lower() not in _NO_NAME


def _date(found: DateFound | None, line: str) -> tuple[date | None, str | None]:
    return (None, None) if found is None else (found.day, line[found.start : found.end])


def _names(segment: str, *, may_be_bare: bool) -> list[str] | None:
    """Authors in a segment: empty for a house or role, None where it is neither."""
    by = _BY.match(segment)
    if by is None and not may_be_bare:
        return None
    words = segment if by is None else _PLACE_OR_HOUSE.sub("", segment[by.end() :])
    pieces = _AND.split(words.removeprefix("the ").removeprefix("The "))
    if by is None and all(_HOUSE & set(_plain(piece)) for piece in pieces):
        return [] if len(words.split()) <= MAX_NAME_WORDS + 1 else None
    if not all(_is_name(piece, alone=by is None) for piece in pieces):
        return None
    return pieces


def _plain(piece: str) -> list[str]:
    return piece.lower().replace("-", " ").split()


def _is_name(piece: str, *, alone: bool) -> bool:
    words = piece.split()
    if not (2 if alone else 1) <= len(words) <= MAX_NAME_WORDS or set(_plain(piece)) & _NO_NAME:
        return False
    if words[0] in _PARTICLES or (alone and words[-1].lower() in _HOUSE):
        return False
    return all(
        w in _PARTICLES
        or (w[0].isupper() and w.replace("’", "").replace("'", "").replace("-", "").rstrip(".").isalpha())
        or re.fullmatch(r"(?:[^\W\d_]\.){1,3}", w) is not None
        or (not alone and w.lower() in _HOUSE)
        for w in words
    )
