"""Everything `read` takes: a file, a folder, a URL, or standard input."""

from __future__ import annotations

import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from evidence.errors import ArticleError, InputTooLarge, UnknownFormat, UnreadableInput
from extractors.readers.addresses import AddressPolicy
from extractors.readers.decode import is_wide
from extractors.readers.fetch import fetch, without_password
from extractors.readers.formats import SUFFIXES, Format, format_of_media_type, read_format, sniff
from extractors.readers.limits import Outcome, ReaderLimits, Skipped
from extractors.readers.origin import Origin, printable
from extractors.readers.records import NoText, is_record, read_json_lines

STANDARD_INPUT = "-"
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
KINDS = ".txt, .html, .json and .jsonl"


def read(
    source: str | Path, *, limits: ReaderLimits | None = None, allow_private_addresses: bool = False
) -> Iterator[Outcome]:
    """The articles of a file, a folder (recursive, in order of name), an http(s) URL, or `-` for standard input.

    What cannot be read is yielded as an ArticleError that names it, and the rest goes on. In a folder, hidden files are
    passed over, and files of other kinds and JSON without `text` are Skipped; named themselves they are errors.
    """
    limits = limits or ReaderLimits()
    if isinstance(source, str) and source == STANDARD_INPUT:
        return _read_stream(sys.stdin.buffer, Origin("stdin", "stdin"), limits)
    if isinstance(source, str) and _URL.match(source):
        return read_url(source, limits=limits, policy=AddressPolicy(allow_private=allow_private_addresses))
    if isinstance(source, str) and not source:
        # Path("") is the working directory: an unset variable of a script must not read whatever lies there.
        return iter([UnreadableInput("''", "an empty name")])
    return _read_path(Path(source), limits)


def read_url(url: str, *, limits: ReaderLimits, policy: AddressPolicy) -> Iterator[Outcome]:
    """The articles at `url`; the content type decides how it is read, and the bytes where it says nothing."""
    origin = Origin.of_name(without_password(url))
    try:
        page = fetch(url, limits=limits, policy=policy)
        form = format_of_media_type(page.media_type, origin.source) or sniff(page.body)
    except ArticleError as error:
        yield error
        return
    yield from read_format(page.body, form, origin=origin, limits=limits, charset=page.charset, url=page.url)


def _read_path(path: Path, limits: ReaderLimits) -> Iterator[Outcome]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield _unreadable(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _read_folder(path, limits)
    elif path.suffix.lower() not in SUFFIXES:
        shown = printable(path.suffix) or "a name without ending"
        yield UnknownFormat(Origin.of_file(path).source, f"{shown} is not a kind that is read; {KINDS} are")
    else:
        yield from _read_file(path, limits)


def _read_folder(folder: Path, limits: ReaderLimits) -> Iterator[Outcome]:
    waiting = [folder]  # a stack rather than recursion: folders nest deeper than calls may
    while waiting:
        path = waiting.pop()
        origin = Origin.of_file(path)
        try:
            if path == folder or (path.is_dir() and not path.is_symlink()):
                inside = sorted((p for p in path.iterdir() if not p.name.startswith(".")), reverse=True)
                waiting += inside
                continue
            is_file = path.is_file()
        except OSError as error:
            yield _unreadable(path, error)
            continue
        if not is_file:
            # Also a link to a folder: followed, it could lead round in a circle.
            yield Skipped(origin.source, "not a file")
        elif path.suffix.lower() not in SUFFIXES:
            yield Skipped(origin.source, f"not one of {KINDS}")
        else:
            yield from _skip_other_json(_read_file(path, limits), origin)


def _skip_other_json(outcomes: Iterator[Outcome], origin: Origin) -> Iterator[Outcome]:
    """JSON whose first record has no text is no collection of articles: one note for all of it."""
    first = next(outcomes, None)
    if isinstance(first, NoText):
        yield Skipped(origin.source, first.reason)
    elif first is not None:
        yield first
        yield from outcomes


def _read_file(path: Path, limits: ReaderLimits) -> Iterator[Outcome]:
    origin = Origin.of_file(path)
    form = SUFFIXES[path.suffix.lower()]
    try:
        with path.open("rb") as stream:
            if form is Format.JSON_LINES and not is_wide(stream.peek(4)):
                yield from read_json_lines(stream, origin=origin, limits=limits)
                return
            data = _read_all(stream, origin.source, limits)
    except ArticleError as error:
        yield error
    except OSError as error:
        yield _unreadable(path, error)
    else:
        yield from read_format(data, form, origin=origin, limits=limits)


def _read_stream(stream: BinaryIO, origin: Origin, limits: ReaderLimits) -> Iterator[Outcome]:
    """Lines of JSON as they come, so that a pipe may be endless; anything else whole."""
    try:
        first = stream.readline(limits.max_bytes + 1)
        if len(first) <= limits.max_bytes and not is_wide(first) and is_record(first):
            yield from read_json_lines(stream, origin=origin, limits=limits, first=first)
            return
        data = first + _read_all(stream, origin.source, limits, already=len(first))
    except ArticleError as error:
        yield error
    except OSError as error:
        yield UnreadableInput(origin.source, error.strerror or "cannot be read")
    else:
        yield from read_format(data, sniff(data), origin=origin, limits=limits)


def _read_all(stream: BinaryIO, source: str, limits: ReaderLimits, *, already: int = 0) -> bytes:
    data = stream.read(max(0, limits.max_bytes - already) + 1)
    if already + len(data) > limits.max_bytes:
        raise InputTooLarge(source, limits.max_bytes)
    return data


def _unreadable(path: Path, error: Exception) -> UnreadableInput:
    if isinstance(error, FileNotFoundError):
        reason = "no such file or folder"
    elif isinstance(error, PermissionError):
        reason = "no permission to read it"
    else:
        reason = getattr(error, "strerror", None) or "cannot be read"
    return UnreadableInput(Origin.of_file(path).source, reason)
