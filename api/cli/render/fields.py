"""The lines that several kinds of rows share: a label and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from api.cli.paper import Paper, plain
from evidence.model import Span
from graph.rows import ArticleRef, ArticleRow, ClaimRow, ParticipantRow, SentenceRow

LABEL_WIDTH: Final = 12
LOW_CONFIDENCE: Final = 0.5  # below it a reading is more often wrong than right


def field(paper: Paper, label: str, value: str) -> str:
    return f"  {paper.faint(label.ljust(LABEL_WIDTH))}{value}"


def confidence(value: float) -> str:
    return f"{value:.2f}{' (low)' if value < LOW_CONFIDENCE else ''}"


def participant(row: ParticipantRow) -> str:
    titles = [plain(title) for title in row.titles if title.casefold() not in row.name.casefold()]
    return plain(row.name) + (f" ({', '.join(titles)})" if titles else "")


def quoted(span: Span) -> str:
    return f'"{plain(span.text)}"'


def offsets(span: Span) -> str:
    return f"{span.start}-{span.end}"


def act(row: ClaimRow) -> str:
    return f"{'not ' if row.negated else ''}{row.act}"


def cue(row: ClaimRow) -> str:
    """The attributing words and what kind of claim they make."""
    words = "none" if row.cue is None else quoted(row.cue)
    at = "" if row.cue is None else f", characters {offsets(row.cue)}"
    return f"{words} ({act(row)}, {row.form}{at})"


def within(row: ClaimRow) -> str:
    return f"{participant(row.speaker)}: {cue(row)}  {row.id}"


def sentences(paper: Paper, rows: Sequence[SentenceRow], marked: Sequence[Span]) -> Iterator[str]:
    """Each sentence with its number; the label only once."""
    for row in rows:
        yield field(paper, f"sentence {row.index}", paper.marked(row.span, marked))


def article(paper: Paper, row: ArticleRef | ArticleRow) -> Iterator[str]:
    """Title, authors, publisher, date and URL, as far as they are known."""
    yield field(paper, "article", plain(row.title) if row.title else "untitled")
    by = [plain(author) for author in row.authors] + ([plain(row.publisher)] if row.publisher else [])
    published = "no date" if row.published is None else row.published.isoformat()
    yield field(paper, "published", " · ".join([published, *by]))
    if row.url:
        yield field(paper, "URL", plain(row.url))
