"""An extraction for people: the article, then its claims and figures in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator

from api.cli.paper import Paper
from api.cli.render import fields
from api.cli.render.claims import claim_lines
from api.cli.render.figures import figure_lines
from evidence.model import Extraction
from quoth.unstored import UnstoredRows


def extraction_lines(extraction: Extraction, paper: Paper) -> Iterator[str]:
    rows = UnstoredRows(extraction)
    yield from fields.article(paper, rows.article)
    yield fields.field(paper, "source", extraction.article.source)
    yield fields.field(paper, "holds", f"{len(extraction.claims)} claims, {len(extraction.figures)} figures")
    for claim in rows.claims():
        yield ""
        yield from claim_lines(claim, paper)
    for figure in rows.figures():
        yield ""
        yield from figure_lines(figure, paper)
    yield ""
