"""quoth extract: articles in, claims and figures out, without a database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from api.cli.output import print_json_line, to_json, write_file
from api.cli.paper import Paper
from api.cli.progress import ProgressLine
from api.cli.state import State, note, pass_state
from evidence.model import Extraction

FORMATS = ("text", "json", "annotation")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", type=click.Choice(FORMATS), default=None, help="text (default), json or annotation.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json: one extraction a line.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a file for each article into this folder, named by its source_id or else its file name.",
)
@pass_state
def extract(state: State, /, *, paths: tuple[str, ...], format: str | None, as_json: bool, out: Path | None) -> None:
    """Read articles from files, folders, URLs or - (standard input) and show what they claim. Nothing is stored.

    --format annotation writes the shape of annotated articles, which quality is measured with.
    """
    from api.cli.batch import run_batch

    if as_json and format not in (None, "json"):
        raise click.UsageError("--json and --format say different things")
    tell = _teller("json" if as_json else format or "text", out)
    progress = ProgressLine()
    done = run_batch(state.quoth.extract(*paths, progress=progress), progress, tell)
    if out is not None:
        note(f"{done} articles written to {out}")


def _teller(format: str, out: Path | None) -> Callable[[Extraction], None]:
    if out is None:
        return {"text": _print_text, "json": print_json_line, "annotation": _print_annotation}[format]
    from api.cli.files import FileNames

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.FileError(str(out), error.strerror or str(error)) from error
    names = FileNames(out, ".txt" if format == "text" else ".json")
    return lambda extraction: write_file(names.path(extraction.article), [_content(extraction, format)])


def _print_annotation(extraction: Extraction) -> None:
    click.echo(_annotation(extraction))


def _annotation(extraction: Extraction) -> bytes:
    from extractors.annotation import to_annotation

    return to_json(to_annotation(extraction))


def _print_text(extraction: Extraction) -> None:
    from api.cli.render.extractions import extraction_lines

    paper = Paper()
    paper.lines(extraction_lines(extraction, paper))


def _content(extraction: Extraction, format: str) -> bytes:
    if format == "annotation":
        return _annotation(extraction) + b"\n"
    if format == "json":
        from evidence.wire import dump

        return to_json(dump(extraction)) + b"\n"
    from api.cli.render.extractions import extraction_lines

    return "".join(f"{line}\n" for line in extraction_lines(extraction, Paper(styled=False))).encode("utf-8", "replace")
