"""The commands together, and what becomes of errors: one line for people and an exit code."""

from __future__ import annotations

import click

from api.cli.ask import articles, search, show, trace, who
from api.cli.change import delete
from api.cli.database import db
from api.cli.export import export
from api.cli.extract import extract
from api.cli.failures import QuothGroup
from api.cli.ingest import ingest
from api.cli.serve import serve
from api.cli.state import State, log_everything, log_to_stderr


@click.group(cls=QuothGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="quoth", prog_name="quoth", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show the log and, on an error, the traceback.")
@click.pass_context
def cli(context: click.Context, debug: bool) -> None:
    """Who claimed what, and where does this figure come from: answers with evidence from news articles.

    \b
    Exit codes: 0 done, 1 other errors (such as an unknown id), 2 usage or a setting,
    3 some articles failed, 4 the database cannot be used, 130 interrupted.
    """
    if debug:
        log_everything()
    context.obj = State(debug=debug)
    context.call_on_close(context.obj.close)


for command in (extract, ingest, articles, who, trace, search, show, delete, export, db, serve):
    cli.add_command(command)


def main() -> None:
    log_to_stderr()
    cli.main(prog_name="quoth")
