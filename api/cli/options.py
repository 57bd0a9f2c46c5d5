"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def _to_date(context: click.Context, parameter: click.Parameter, value: Any) -> date | None:
    return None if value is None else value.date()


def _date(name: str, help: str) -> Callable[[F], F]:
    return click.option(name, type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", callback=_to_date, help=help)


def as_json(command: F) -> F:
    return click.option("--json", "as_json", is_flag=True, help="One JSON document, for machines.")(command)


def paged(command: F) -> F:
    for option in (
        click.option("--cursor", help="The next page, as the last one named it."),
        click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many at most."),
    ):
        command = option(command)
    return command


def narrowed(command: F) -> F:
    """By date, article and confidence."""
    for option in (
        click.option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            default=0.0,
            help="Leave out readings that are less sure than this.",
        ),
        click.option("--article", metavar="ID", help="Only from this article (its id or source_id)."),
        _date("--until", "Only from articles published on this day or before."),
        _date("--since", "Only from articles published on this day or later."),
    ):
        command = option(command)
    return command
