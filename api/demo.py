"""`make demo`: the bundled example articles into a throw-away database, and two questions answered from it."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Final

import click

from api.cli.paper import Paper
from api.cli.render.claims import claim_block
from api.cli.render.figures import figure_block
from api.environment import settings_from_environment
from evidence.errors import ArticleError, QuothError
from extractors.readers import Skipped
from quoth import Quoth

FOLDER: Final = Path(".demo")
SPEAKER: Final = "Holub"
FIGURES: Final = (("1,200", True), ("2,500", False))  # how many people had to leave, and whether ranges count too
NEXT: Final = """
Read articles of your own and ask about them:
  .venv/bin/quoth ingest article.txt folder/ https://example.org/news.html
  .venv/bin/quoth who NAME
  .venv/bin/quoth trace 100,000
  .venv/bin/quoth --help
The demo's database stays in .demo/; to ask it more: QUOTH_DATA=.demo .venv/bin/quoth who Dragan"""


def main() -> int:
    try:
        settings = replace(settings_from_environment(), data=FOLDER, neo4j_uri=None)
        with Quoth(settings) as quoth:
            quoth.stop_local()  # one that an interrupted demo left
            shutil.rmtree(FOLDER, ignore_errors=True)
            try:
                return _show(quoth, Paper())
            finally:
                quoth.stop_local()
    except QuothError as error:
        click.echo(f"quoth: {error}", err=True)
        return 1


def _show(quoth: Quoth, paper: Paper) -> int:
    with resources.as_file(resources.files("quoth").joinpath("examples")) as folder:
        failed = _ingest(quoth, folder, paper)
    _heading(paper, f"Who claimed what: quoth who {SPEAKER}")
    for row in quoth.who(SPEAKER).rows:
        paper.lines(claim_block(row, paper))
        paper.line()
    for figure, within in FIGURES:
        _heading(paper, f"Where a disputed figure comes from: quoth trace {figure}{' --within' if within else ''}")
        for found in quoth.trace(figure, within=within).rows:
            paper.lines(figure_block(found, paper))
            paper.line()
    paper.line(NEXT.strip())
    return 1 if failed else 0


def _ingest(quoth: Quoth, folder: Path, paper: Paper) -> int:
    _heading(paper, f"Reading the example articles in {folder}")
    failed = 0
    for outcome in quoth.ingest(folder):
        if isinstance(outcome, ArticleError):
            failed += 1
            click.echo(f"failed  {outcome}", err=True)
        elif not isinstance(outcome, Skipped):
            counts = f"{outcome.claims} claims, {outcome.figures} figures"
            paper.line(f"  {paper.strong(outcome.title or outcome.source)}: {counts}")
    paper.line()
    return failed


def _heading(paper: Paper, text: str) -> None:
    paper.line(paper.strong(text))
    paper.line("-" * len(text))


if __name__ == "__main__":
    sys.exit(main())
