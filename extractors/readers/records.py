"""JSON records to articles, and streams of JSON lines. Unknown fields are ignored."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from evidence import Article
from evidence.errors import ArticleError, InputTooLarge, MalformedInput, UnreadableInput
from extractors.published import find_date
from extractors.readers.build import Found, build_article, is_blank
from extractors.readers.decode import decode_json
from extractors.readers.limits import Outcome, ReaderLimits
from extractors.readers.origin import Origin


class NoText(MalformedInput):
    """JSON that is no article: it has no `text`."""

    def __init__(self, source: str) -> None:
        super().__init__(source, "JSON without a `text` field")


def read_json(
    data: bytes, *, origin: Origin, limits: ReaderLimits, declared: str | None = None, url: str | None = None
) -> Iterator[Outcome]:
    """One article from an object, or one for each object of an array. `url` is where an object was fetched from."""
    try:
        value = parse(decode_json(data, source=origin.source, declared=declared), origin.source)
    except ArticleError as error:
        yield error
        return
    if isinstance(value, list) and value:
        for index, item in enumerate(value):
            yield _outcome(item, origin.at(f"[{index}]"), limits)
    else:
        yield _outcome(value, origin, limits, url)


def read_json_lines(
    stream: BinaryIO, *, origin: Origin, limits: ReaderLimits, first: bytes | None = None
) -> Iterator[Outcome]:
    """An article or an error for each line that is not blank, as the lines come; an error does not end the stream.

    `first` is a first line that was read already.
    """
    number = 0
    while True:
        number += 1
        at = origin.at(number)
        try:
            line = _next_line(stream, limits.max_bytes, at.source) if first is None else first
            first = None
        except OSError as error:
            yield UnreadableInput(at.source, error.strerror or str(error))
            return
        except ArticleError as error:
            yield error
            continue
        if not line:
            return
        yield from _line_outcome(line, at, limits)


def _line_outcome(line: bytes, origin: Origin, limits: ReaderLimits) -> Iterator[Outcome]:
    try:
        text = decode_json(line, source=origin.source)
        if not is_blank(text):
            yield read_record(parse(text, origin.source), origin=origin, limits=limits)
    except ArticleError as error:
        yield error


def _next_line(stream: BinaryIO, max_bytes: int, source: str) -> bytes:
    line = stream.readline(max_bytes + 1)
    if len(line) <= max_bytes:
        return line
    while line and not line.endswith(b"\n"):
        line = stream.readline(max_bytes)
    raise InputTooLarge(source, max_bytes)


def is_record(line: bytes) -> bool:
    """A whole JSON object, so that the lines are records."""
    try:
        return isinstance(parse(decode_json(line, source=""), ""), dict)
    except ArticleError:
        return False


def parse(text: str, source: str) -> Any:
    """The JSON value of `text`. Raises MalformedInput."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        hint = "; a file of one article a line is named .jsonl" if error.msg == "Extra data" else ""
        raise MalformedInput(
            source, f"no JSON at line {error.lineno}, column {error.colno}: {error.msg}{hint}"
        ) from error
    except (RecursionError, ValueError) as error:  # nested too deep; a number of thousands of digits
        raise MalformedInput(source, "JSON nested too deep, or a number too long") from error


def _outcome(value: Any, origin: Origin, limits: ReaderLimits, url: str | None = None) -> Article | ArticleError:
    try:
        return read_record(value, origin=origin, limits=limits, url=url)
    except ArticleError as error:
        return error


def read_record(value: Any, *, origin: Origin, limits: ReaderLimits, url: str | None = None) -> Article:
    """The article of one JSON object. `url` is where it was fetched from, used where it names none itself.

    Raises NoText where `text` is absent or null, MalformedInput where a field is of the wrong kind.
    """
    if not isinstance(value, dict):
        raise NoText(origin.source)
    fields = _Fields(value, origin.source)
    text = fields.text("text")
    if text is None:
        raise NoText(origin.source)
    given = fields.label("published_as_given", "published")
    date_found = find_date(fields.label("published") or given or "")
    found = Found(
        source_id=fields.label("id", "source_id"),
        url=fields.label("url") or url,
        title=fields.label("title"),
        authors=fields.labels("authors", "author"),
        publisher=fields.label("publisher"),
        published=None if date_found is None else date_found.day,
        published_as_given=given,
        language=fields.label("language"),
    )
    return build_article(text, found, origin=origin, limits=limits)


class _Fields:
    """Typed access to a record's fields; the first name that holds something wins."""

    def __init__(self, record: Mapping[str, Any], source: str) -> None:
        self._record = record
        self._source = source

    def text(self, name: str) -> str | None:
        value = self._record.get(name)
        if value is not None and not isinstance(value, str):
            raise self._wrong(name, "a string")
        return value

    def label(self, *names: str) -> str | None:
        """A string or whole number as a string without outer white space; blank is none. `{"name": …}` is its name."""
        for name in names:
            value = self._label(name, self._record.get(name))
            if value is not None:
                return value
        return None

    def labels(self, *names: str) -> tuple[str, ...]:
        """One or a list of them, each kept whole."""
        for name in names:
            value = self._record.get(name)
            items = value if isinstance(value, list) else [value]
            found = [label for label in (self._label(name, item) for item in items) if label is not None]
            if found:
                return tuple(dict.fromkeys(found))
        return ()

    def _label(self, name: str, value: Any) -> str | None:
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise self._wrong(name, "a string")
        return (value or "").strip() or None

    def _wrong(self, name: str, expected: str) -> MalformedInput:
        return MalformedInput(self._source, f"{name}: expected {expected}, found {type(self._record[name]).__name__}")
