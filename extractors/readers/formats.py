"""Which format bytes are in, and reading them by it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from enum import StrEnum

from evidence.errors import ArticleError, InputTooLarge, UnknownFormat
from extractors.readers.build import Found, build_article
from extractors.readers.decode import BOMS, decode, decode_json, is_wide
from extractors.readers.fetch import media_type_of
from extractors.readers.html import read_html
from extractors.readers.limits import Outcome, ReaderLimits
from extractors.readers.origin import Origin
from extractors.readers.records import is_record, read_json, read_json_lines


class Format(StrEnum):
    TEXT = "text"
    HTML = "HTML"
    JSON = "JSON"
    JSON_LINES = "JSON lines"


SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".json": Format.JSON,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
}
MEDIA_TYPES = {
    "text/plain": Format.TEXT,
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "application/json": Format.JSON,
    "text/json": Format.JSON,
    "application/x-ndjson": Format.JSON_LINES,
    "application/ndjson": Format.JSON_LINES,
    "application/jsonl": Format.JSON_LINES,
    "application/x-jsonlines": Format.JSON_LINES,
}
SAYS_NOTHING = frozenset((None, "application/octet-stream", "application/x-www-form-urlencoded", "text/*", "*/*"))

SNIFFED_BYTES = 1024
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)
_OBJECT = re.compile(rb'\{\s*["}]|\{\s*\Z')


def format_of_media_type(media_type: str | None, source: str) -> Format | None:
    """None where the type says nothing and the bytes must tell. Raises UnknownFormat for other kinds of content."""
    if media_type in SAYS_NOTHING:
        return None
    if media_type is not None and media_type.endswith("+json"):
        return Format.JSON
    form = MEDIA_TYPES.get(media_type or "")
    if form is None:
        raise UnknownFormat(source, f"content of type {media_type}; HTML, plain text and JSON are read")
    return form


def sniff(data: bytes) -> Format:
    """HTML where it begins so, JSON where it begins with an object or array, else text."""
    plain = _unmarked(data).lstrip()
    start = plain[:SNIFFED_BYTES]
    if _HTML.match(start):
        return Format.HTML
    if _OBJECT.match(start):
        return Format.JSON_LINES if is_record(plain.partition(b"\n")[0]) else Format.JSON
    return Format.JSON if start.startswith(b"[") and _is_json_array(start) else Format.TEXT


def _unmarked(data: bytes) -> bytes:
    """The same in UTF-8 where a mark names another encoding, without the mark."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return rest if encoding == "utf-8" else rest.decode(encoding, "ignore").encode()
    return data


def _is_json_array(start: bytes) -> bool:
    """An array of objects, rather than a text that opens with a bracket."""
    return start[1:].lstrip()[:1] in (b"{", b"]", b"")


def read_format(
    data: bytes,
    form: Format,
    *,
    origin: Origin,
    limits: ReaderLimits,
    charset: str | None = None,
    url: str | None = None,
) -> Iterator[Outcome]:
    """The articles in `data`. `url` is where it was fetched from. Errors are yielded."""
    try:
        if form is Format.TEXT:
            text = decode(data, source=origin.source, declared=charset)
            yield build_article(text, Found(url=url), origin=origin, limits=limits)
        elif form is Format.HTML:
            yield read_html(data, origin=origin, limits=limits, declared=charset, url=url)
        elif form is Format.JSON_LINES:
            yield from read_json_lines(io.BytesIO(_as_utf8(data, origin.source)), origin=origin, limits=limits)
        else:
            yield from read_json(data, origin=origin, limits=limits, declared=charset, url=url)
    except ArticleError as error:
        yield error


def _as_utf8(data: bytes, source: str) -> bytes:
    """Lines of JSON in UTF-16 or UTF-32, which cannot be cut at a newline byte, as UTF-8; others unchanged."""
    return decode_json(data, source=source).encode() if is_wide(data) else data


def read_bytes(
    data: bytes, *, name: str, media_type: str | None = None, limits: ReaderLimits | None = None
) -> Iterator[Outcome]:
    """The articles in `data`, as an upload gives them; `name` identifies what has neither id nor URL.

    `media_type` may carry a charset (`text/html; charset=utf-8`); without one the bytes tell. Errors are yielded.
    """
    limits = limits or ReaderLimits()
    origin = Origin.of_name(name)
    try:
        if len(data) > limits.max_bytes:
            raise InputTooLarge(origin.source, limits.max_bytes)
        kind, charset = media_type_of(media_type)
        form = format_of_media_type(kind, origin.source) or sniff(data)
    except ArticleError as error:
        yield error
        return
    yield from read_format(data, form, origin=origin, limits=limits, charset=charset)
