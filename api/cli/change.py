"""quoth delete: an article goes, with all that was read from it."""

from __future__ import annotations

import sys

import click

from api.cli.options import as_json
from api.cli.output import print_json
from api.cli.paper import plain
from api.cli.state import State, note, pass_state
from evidence.errors import QueryError
from evidence.ids import kind_of


@click.command()
@click.argument("id")
@click.option("--yes", "-y", is_flag=True, help="Do not ask. Needed where nobody can answer (no terminal).")
@as_json
@pass_state
def delete(state: State, /, *, id: str, yes: bool, as_json: bool) -> None:
    """Delete an article and all that was read from it: by id, or all its versions by source_id."""
    if kind_of(id) not in {"article", None}:
        raise QueryError("id", id, "an article's id or source_id: what was read from an article goes with it")
    article = state.quoth.store.article(id)
    title = plain(article.title or article.source_id or article.source_name)
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError("nobody can be asked here: say --yes to delete")
        readings = f"{article.claims} claims and {article.figures} figures"
        click.confirm(f"Delete {title!r} with {readings}?", err=True, abort=True)
    deleted = state.quoth.delete(id)
    if as_json:
        print_json({"deleted": list(deleted)})
    else:
        note(f"deleted {title}: {' '.join(deleted)}")
