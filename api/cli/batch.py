"""A batch at the command line: its notes, its errors, its exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import click

from api.cli.failures import SOME_FAILED
from api.cli.paper import plain
from api.cli.progress import ProgressLine
from api.cli.state import note
from evidence.errors import ArticleError
from extractors.readers import Skipped

Done = TypeVar("Done")


def run_batch(
    outcomes: Iterable[Done | ArticleError | Skipped], progress: ProgressLine, tell: Callable[[Done], None]
) -> int:
    """Tells each thing done, notes each error; gives how many were done. Exits with 3 where an article failed.

    `tell` may raise ArticleError itself.
    """
    done = failed = 0
    for outcome in outcomes:
        progress.clear()
        try:
            if isinstance(outcome, ArticleError):
                raise outcome
            if isinstance(outcome, Skipped):
                note(f"skipped {plain(outcome.source)}: {outcome.reason}")
                continue
            tell(outcome)
            done += 1
        except ArticleError as error:
            failed += 1
            note(f"failed  {plain(str(error))}")
    progress.clear()
    if failed:
        note(f"{failed} of {done + failed} articles failed")
        click.get_current_context().exit(SOME_FAILED)
    return done
