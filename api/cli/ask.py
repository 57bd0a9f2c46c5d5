"""The questions: articles, who, trace, search, show."""

from __future__ import annotations

from typing import Any

import click

from api.cli.options import as_json, narrowed, paged
from api.cli.output import print_json, print_page
from api.cli.paper import Paper
from api.cli.state import State, note, pass_state
from evidence.words import Act


@click.command()
@paged
@as_json
@pass_state
def articles(state: State, /, *, as_json: bool, limit: int, cursor: str | None) -> None:
    """List the articles in the database, newest first."""
    from api.cli.render.articles import article_line

    print_page(state.quoth.articles(cursor=cursor, limit=limit), article_line, as_json, "no articles", between=None)


@click.command()
@click.argument("name")
@click.option("--act", type=click.Choice([str(act) for act in Act]), help="Only claims of this kind.")
@click.option("--words", help="Only claims that hold all these words.")
@click.option("--mentions", metavar="NAME", help="Only claims that mention this participant.")
@narrowed
@paged
@as_json
@pass_state
def who(state: State, /, *, name: str, act: str | None, as_json: bool, **asked: Any) -> None:
    """What NAME claimed: each claim in its sentence, with speaker, cue and article.

    NAME is any name of the speaker: whole, or whole words of it.
    """
    from api.cli.render.claims import claim_block

    page = state.quoth.who(name, act=None if act is None else Act(act), **asked)
    print_page(page, claim_block, as_json, f"no claim by {name} that fits")


@click.command()
@click.argument("figure")
@click.option("--within", is_flag=True, help="Also ranges that contain the figure.")
@click.option("--counted", metavar="WORDS", help="Only figures that count these words.")
@click.option("--about", metavar="NAME", help="Only figures about this participant.")
@click.option("--speaker", metavar="NAME", help="Only figures in this speaker's claims.")
@narrowed
@paged
@as_json
@pass_state
def trace(state: State, /, *, figure: str, as_json: bool, **asked: Any) -> None:
    """Where FIGURE comes from: who said it, with which words, in which article.

    FIGURE in any spelling: 100,000, "a million", "$38 billion", "20 percent", "10 to 15". A unit must match; a bare
    number matches any unit.
    """
    from api.cli.render.figures import figure_block

    print_page(state.quoth.trace(figure, **asked), figure_block, as_json, f"no figure like {figure} that fits")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many of each at most.")
@as_json
@pass_state
def search(state: State, /, *, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find WORDS in sentences, claims and names."""
    from api.cli.render.found import search_lines

    row = state.quoth.search(" ".join(words), limit=limit)
    if as_json:
        print_json(row)
    else:
        paper = Paper()
        paper.lines(search_lines(row, paper))
        if not (row.sentences or row.claims or row.entities):
            note("nothing found")


@click.command()
@click.argument("id")
@as_json
@pass_state
def show(state: State, /, *, id: str, as_json: bool) -> None:
    """Show anything by its ID, with its provenance; an article also by its source_id."""
    from api.cli.render.found import shown_lines

    row = state.quoth.show(id)
    if as_json:
        print_json(row)
    else:
        paper = Paper()
        paper.lines(shown_lines(row, state.quoth, paper))
