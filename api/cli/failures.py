"""Exit codes, and one clear line on standard error in place of a traceback."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Any, Final

import click

from api.cli.state import State, note
from evidence.errors import DatabaseError, QueryError, QuothError, SettingInvalid

OTHER: Final = 1
USAGE: Final = 2
SOME_FAILED: Final = 3
DATABASE: Final = 4
INTERRUPTED: Final = 130  # what shells give for SIGINT
PIPE_CLOSED: Final = 141  # what shells give for SIGPIPE


def exit_code(error: QuothError) -> int:
    if isinstance(error, (QueryError, SettingInvalid)):
        return USAGE
    return DATABASE if isinstance(error, DatabaseError) else OTHER


class QuothGroup(click.Group):
    """A group whose commands end with an exit code and one line; the traceback comes with --debug only."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _drop_output()
            ctx.exit(PIPE_CLOSED)
        except KeyboardInterrupt:
            note("quoth: interrupted; what is in the database is whole articles")
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        # Whatever went wrong, people get one line; --debug gives them the traceback.
        except Exception as error:
            if isinstance(ctx.obj, State) and ctx.obj.debug:
                traceback.print_exc()
            ctx.exit(_report(error))
        return result


def _report(error: Exception) -> int:
    if isinstance(error, QuothError):
        note(f"quoth: {error}")
        return exit_code(error)
    first_line = str(error).partition("\n")[0]
    note(f"quoth: {type(error).__name__}: {first_line} (--debug shows where)")
    return OTHER


def _drop_output() -> None:
    """Nobody reads on; what is still in the buffer goes nowhere, so that closing it raises nothing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
