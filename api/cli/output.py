"""What commands write to standard output, for machines and for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from api.cli.paper import Paper
from api.cli.state import note
from evidence.wire import dump
from graph.rows import Page

Row = TypeVar("Row")


def to_json(value: Any, *, indent: int | None = None) -> bytes:
    """UTF-8; escaped to ASCII only where the text holds what UTF-8 cannot (lone surrogates)."""
    try:
        return json.dumps(value, ensure_ascii=False, indent=indent).encode()
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent).encode()


def print_json(value: Any) -> None:
    """`value` (rows, or plain data) as one document."""
    plain = value if isinstance(value, dict) else dump(value)
    click.echo(to_json(plain, indent=2))


def print_json_line(value: Any) -> None:
    click.echo(to_json(dump(value)))


def print_page(
    page: Page[Row], block: Callable[[Row, Paper], Iterable[str]], as_json: bool, nothing: str, between: str | None = ""
) -> None:
    """Rows, and on standard error how to get the next ones. An empty page is an answer, not an error."""
    if as_json:
        print_json({"rows": dump(page.rows), "next": page.next})
        return
    paper = Paper()
    for index, row in enumerate(page.rows):
        if index > 0 and between is not None:
            paper.line(between)
        paper.lines(block(row, paper))
    if len(page.rows) == 0:
        note(nothing)
    if page.next is not None:
        note(f"there are more: --cursor {page.next}")


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Whole or not at all. Raises click.FileError."""
    part = path.with_name(f".{path.name}.part")
    try:
        try:
            with part.open("wb") as file:
                file.writelines(pieces)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise click.FileError(str(path), error.strerror or str(error)) from error
