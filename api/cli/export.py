"""quoth export: RDF."""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.output import write_file
from api.cli.state import State, note, pass_state

FORMATS = ("turtle", "trig", "jsonld", "nquads")


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID...]")
@click.option("--all", "every", is_flag=True, help="Every article in the database.")
@click.option("--format", type=click.Choice(FORMATS), default=None, help="turtle, trig (default), jsonld or nquads.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format jsonld.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file, whole or not at all.")
@pass_state
def export(
    state: State, /, *, ids: tuple[str, ...], every: bool, format: str | None, as_json: bool, out: Path | None
) -> None:
    """Write articles (by id or source_id), or one claim, as RDF."""
    if every == bool(ids):
        raise click.UsageError("name articles or a claim, or say --all")
    if as_json and format not in (None, "jsonld"):
        raise click.UsageError("--json and --format say different things")
    pieces = state.quoth.export(None if every else ids, format="jsonld" if as_json else format or "trig")
    if out is None:
        for piece in pieces:
            click.echo(piece, nl=False)
    else:
        write_file(out, pieces)
        note(f"written to {out}")
