"""The one place where what a reader found becomes an Article, and where unusable text is refused."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from evidence import Article
from evidence.errors import ArticleTooLong, EmptyArticle, MalformedInput
from extractors.parts import find_parts
from extractors.readers.limits import ReaderLimits
from extractors.readers.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a format says about its article. A field given here wins over the same read from the text's first lines."""

    source_id: str | None = None
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: date | None = None
    published_as_given: str | None = None
    language: str | None = None


def build_article(text: str, found: Found, *, origin: Origin, limits: ReaderLimits) -> Article:
    """Raises EmptyArticle, ArticleTooLong, or MalformedInput where a character cannot be stored."""
    if len(text) > limits.max_characters:
        raise ArticleTooLong(origin.source, len(text), limits.max_characters)
    if is_blank(text):
        raise EmptyArticle(origin.source, "no text but white space")
    _refuse_unstorable(origin.source, text, found)
    parts = find_parts(text, title=found.title, authors=found.authors)
    is_dated = found.published is not None or found.published_as_given is not None
    return Article(
        text=text,
        source_name=origin.name,
        source_id=found.source_id,
        url=found.url,
        title=parts.title,
        authors=parts.authors,
        publisher=found.publisher,
        published=found.published if is_dated else parts.published,
        published_as_given=found.published_as_given if is_dated else parts.published_as_given,
        language=found.language,
        parts=parts.parts,
    )


def is_blank(text: str) -> bool:
    """Nothing to see: white space, zero-width and control characters only."""
    return all(c.isspace() or unicodedata.category(c) in ("Cf", "Cc") for c in text)


def _refuse_unstorable(source: str, text: str, found: Found) -> None:
    fields = {
        "text": (text,),
        "id": (found.source_id,),
        "url": (found.url,),
        "title": (found.title,),
        "author": found.authors,
        "publisher": (found.publisher,),
        "published": (found.published_as_given,),
        "language": (found.language,),
    }
    for field, values in fields.items():
        for value in values:
            if value is not None:
                _refuse_characters(source, field, value)


def _refuse_characters(source: str, field: str, value: str) -> None:
    at = value.find("\0")
    if at >= 0:
        raise MalformedInput(source, f"{field}: a NUL character at {at:,}, which cannot be stored")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        reason = f"{field}: half of a surrogate pair at {error.start:,}, which is no character"
        raise MalformedInput(source, reason) from error
