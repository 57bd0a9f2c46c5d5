"""quoth ingest: articles into the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.options import as_json
from api.cli.output import print_json_line
from api.cli.paper import Paper, plain
from api.cli.progress import ProgressLine
from api.cli.state import State, note, pass_state

if TYPE_CHECKING:
    from quoth.ingest import Ingested


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH|-|URL...")
@as_json
@pass_state
def ingest(state: State, /, *, sources: tuple[str, ...], as_json: bool) -> None:
    """Read articles from files, folders, URLs or - (standard input) into the database.

    Articles that were read before are left alone, so a batch that was cut off can be run again. --json writes one line
    for each article.
    """
    from api.cli.batch import run_batch

    paper = Paper()
    new = 0

    def tell(ingested: Ingested) -> None:
        nonlocal new
        new += ingested.is_new
        if as_json:
            print_json_line(ingested)
        else:
            paper.line(_line(ingested, paper))

    progress = ProgressLine()
    done = run_batch(state.quoth.ingest(*sources, progress=progress), progress, tell)
    note(f"{done} articles: {new} new, {done - new} there before")


def _line(ingested: Ingested, paper: Paper) -> str:
    what = "read again" if ingested.replaced else "new" if ingested.is_new else "there"
    title = paper.strong(plain(ingested.title or ingested.source))
    counts = "" if ingested.claims is None else f"  {ingested.claims} claims, {ingested.figures} figures"
    return f"{what:<11}{ingested.article}  {title}{paper.faint(counts)}"
