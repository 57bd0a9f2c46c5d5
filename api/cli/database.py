"""quoth db: the database itself."""

from __future__ import annotations

import click

from api.cli.options import as_json
from api.cli.output import print_json
from api.cli.paper import Paper
from api.cli.state import State, note, pass_state
from graph.rows import DatabaseStatus


@click.group()
def db() -> None:
    """The database: status, migrate, stop."""


@db.command()
@as_json
@pass_state
def status(state: State, /, *, as_json: bool) -> None:
    """Which database is used, its schema version, and how much is in it."""
    _tell(state.quoth.status(), as_json)


@db.command()
@as_json
@pass_state
def migrate(state: State, /, *, as_json: bool) -> None:
    """Bring the schema up to date. Every other command does it by itself on first use."""
    _tell(state.quoth.migrate(), as_json)


@db.command()
@as_json
@pass_state
def stop(state: State, /, *, as_json: bool) -> None:
    """Stop the local database now; the next command starts it again. A Neo4j server is left alone."""
    if state.settings.neo4j_uri is not None:
        raise click.UsageError("QUOTH_NEO4J_URI is set: Quoth did not start that server and does not stop it")
    stopped = state.quoth.stop_local()
    if as_json:
        print_json({"stopped": stopped})
    else:
        note("stopped" if stopped else "the local database was not running")


def _tell(row: DatabaseStatus, as_json: bool) -> None:
    if as_json:
        print_json(row)
        return
    paper = Paper()
    paper.line(f"{row.kind} database at {row.address} ({row.server}), schema {row.schema_version}")
    for kind, number in row.counts.items():
        if number > 0:
            paper.line(f"{number:>12,}  {kind}")
