"""The parts of a plain text: headline, byline and date lines, body, boilerplate. Pure text, linear in its length.

The parts tile the text exactly; white space belongs to the part before it. Only lines above the first paragraph of the
body are headline or byline, and where nothing would be left for the body, all is body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from evidence import Part, PartSpan
from evidence.names import fold
from extractors.boilerplate import end_of_body, is_boilerplate
from extractors.bylines import Byline, read_byline

MAX_HEADLINE = 160
MIN_HEADLINE_WORDS = 3
ENDS_A_SENTENCE = ("", *".!?:;,…")
CLOSING = "\"'”’»)] "
MAX_TOP_LINES = 12  # headline, bylines and dates never take more


_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsFound:
    """`title`, `authors` and the date are those given, or else those read from the top lines."""

    parts: tuple[PartSpan, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_as_given: str | None = None


@dataclass(frozen=True, slots=True)
class _Top:
    """The lines above the body: their parts by line number, and what they say."""

    parts: dict[int, Part]
    title: str | None
    byline: Byline


def find_parts(text: str, *, title: str | None = None, authors: Sequence[str] = ()) -> PartsFound:
    """Never alters or drops a character; a text of white space alone is one body, an empty one has no part."""
    lines = text.splitlines(keepends=True)
    filled = [at for at, line in enumerate(lines) if not line.isspace()]
    end = end_of_body(lines)
    top = _read_top(lines, [at for at in filled if at < end][:MAX_TOP_LINES], title)
    kinds = {at: _kind(at, lines[at], top, end) for at in filled}
    if Part.BODY not in kinds.values():
        kinds, top = {}, _Top({}, None, Byline())
    return PartsFound(
        parts=_tile(lines, kinds),
        title=title if title is not None else top.title,
        authors=tuple(authors) or top.byline.authors,
        published=top.byline.published,
        published_as_given=top.byline.as_given,
    )


def _kind(at: int, line: str, top: _Top, end: int) -> Part:
    if at in top.parts:
        return top.parts[at]
    return Part.BOILERPLATE if at >= end or is_boilerplate(line) else Part.BODY


def _tile(lines: Sequence[str], kinds: dict[int, Part]) -> tuple[PartSpan, ...]:
    parts: list[PartSpan] = []
    at = 0
    for number, line in enumerate(lines):
        default = parts[-1].part if parts else next(iter(kinds.values()), Part.BODY)
        part = kinds.get(number, default)
        if parts and parts[-1].part is part:
            parts[-1] = replace(parts[-1], end=at + len(line))
        else:
            parts.append(PartSpan(part, at, at + len(line)))
        at += len(line)
    return tuple(parts)


def _read_top(lines: Sequence[str], candidates: Sequence[int], title: str | None) -> _Top:
    parts: dict[int, Part] = {}
    headline: str | None = None
    byline = Byline()
    for place, at in enumerate(candidates):
        following = candidates[place + 1 : place + 2]
        if headline is None and _is_headline(lines, at, following, title, is_first=not parts):
            headline = lines[at].strip()
            parts[at] = Part.HEADLINE
            continue
        is_below = headline is not None and _is_paragraph(lines, at, following) and not byline.authors
        found = read_byline(lines[at], bare_name=is_below)
        if found is not None:
            byline = _join(byline, found)
            parts[at] = Part.BYLINE
        elif is_boilerplate(lines[at]):
            parts[at] = Part.BOILERPLATE
        else:
            break
    return _Top(parts, headline, byline)


def _join(one: Byline, other: Byline) -> Byline:
    """Both lines' authors; the date of the first publication rather than of an update."""
    joined = replace(one, authors=tuple(dict.fromkeys((*one.authors, *other.authors))))
    is_better = other.published is not None and (one.published is None or (one.is_update and not other.is_update))
    if is_better:
        joined = replace(joined, published=other.published, as_given=other.as_given, is_update=other.is_update)
    return joined


def _is_headline(lines: Sequence[str], at: int, following: Sequence[int], title: str | None, *, is_first: bool) -> bool:
    line = lines[at].strip()
    if title is not None and _reads_as(line, title):
        return True
    if not is_first or not following or len(line) > MAX_HEADLINE or line.rstrip(CLOSING)[-1:] in ENDS_A_SENTENCE:
        return False
    if read_byline(line) is not None or is_boilerplate(line):
        return False
    if read_byline(lines[following[0]]) is not None:
        return True
    # With a title given that reads otherwise, a short first line is more likely the body's.
    return title is None and _is_paragraph(lines, at, following) and len(line.split()) >= MIN_HEADLINE_WORDS


def _is_paragraph(lines: Sequence[str], at: int, following: Sequence[int]) -> bool:
    """A blank line, or a byline, comes next."""
    return bool(following) and (following[0] > at + 1 or read_byline(lines[following[0]]) is not None)


def _reads_as(line: str, title: str) -> bool:
    """The same words, whatever their case and punctuation."""
    if len(line) > 2 * len(title) + MAX_HEADLINE:
        return False
    words = _NO_WORD.sub(" ", fold(line)).split()
    return len(words) > 0 and words == _NO_WORD.sub(" ", fold(title)).split()
