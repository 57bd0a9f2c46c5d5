"""Figures for people: from the number back to who gave it and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from api.cli.paper import Paper, plain
from api.cli.render import fields
from evidence.words import Approx
from graph.rows import FigureRow

OWN_VOICE: Final = "nobody: the article says it in its own voice"
_HEDGES: Final = {
    Approx.EXACT: "",
    Approx.ABOUT: "about ",
    Approx.AT_LEAST: "at least ",
    Approx.AT_MOST: "at most ",
    Approx.MORE_THAN: "more than ",
    Approx.LESS_THAN: "less than ",
}


def figure_block(row: FigureRow, paper: Paper) -> Iterator[str]:
    """Figure, counted, about, speaker, cue, chain, sentence, article, run, confidence, ids."""
    yield from figure_lines(row, paper)
    yield from fields.article(paper, row.article)
    yield fields.field(paper, "read by", row.article.run)
    ids = [row.id, *(claim.id for claim in row.claims[:1]), row.article.id]
    yield fields.field(paper, "show", "  ".join(ids))


def figure_lines(row: FigureRow, paper: Paper) -> Iterator[str]:
    """The figure without its article."""
    words, read = plain(row.span.text), reading(row)
    yield paper.strong(words) + ("" if words == read else f" = {read}")
    if row.counted is not None:
        yield fields.field(paper, "counted", plain(row.counted.text))
    if row.about is not None:
        yield fields.field(paper, "about", fields.participant(row.about))
    if row.as_of is not None:
        yield fields.field(paper, "as of", row.as_of.isoformat())
    yield from _voice(row, paper)
    yield from fields.sentences(paper, [row.sentence], [row.span])
    yield fields.field(paper, "figure at", fields.offsets(row.span))
    yield fields.field(paper, "confidence", fields.confidence(row.confidence))


def _voice(row: FigureRow, paper: Paper) -> Iterator[str]:
    if row.own_voice:
        yield fields.field(paper, "speaker", OWN_VOICE)
        return
    inner, *outer = row.claims
    yield fields.field(paper, "speaker", fields.participant(inner.speaker))
    yield fields.field(paper, "cue", fields.cue(inner))
    for claim in outer:
        yield fields.field(paper, "within", fields.within(claim))
    if inner.cue_sentence is not None and inner.cue_sentence != row.sentence:
        yield from fields.sentences(paper, [inner.cue_sentence], [] if inner.cue is None else [inner.cue])


def reading(row: FigureRow) -> str:
    """What the figure was read as: hedge, value or bounds, unit."""
    if row.value is not None:
        number = _number(row.value)
    elif row.low is not None and row.high is not None:
        number = f"{_number(row.low)} to {_number(row.high)}"
    else:
        number = _number(row.low if row.low is not None else row.high or 0.0)
    unit = "" if row.unit == "count" else f" {row.unit}"
    return f"{_HEDGES[row.approx]}{number}{unit}"


def _number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"
