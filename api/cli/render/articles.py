"""Articles for people."""

from __future__ import annotations

from collections.abc import Iterator

from api.cli.paper import Paper, plain
from api.cli.render import fields
from graph.rows import ArticleRow


def article_line(row: ArticleRow, paper: Paper) -> Iterator[str]:
    published = "no date   " if row.published is None else row.published.isoformat()
    title = plain(row.title or row.source_id or row.url or row.source_name)
    publisher = f" · {plain(row.publisher)}" if row.publisher else ""
    counts = paper.faint(f"  {row.claims} claims, {row.figures} figures")
    yield f"{row.id}  {published}  {paper.strong(title)}{publisher}{counts}"


def article_lines(row: ArticleRow, paper: Paper) -> Iterator[str]:
    """Everything that is known about the article itself."""
    yield paper.strong(plain(row.title or "untitled"))
    yield from list(fields.article(paper, row))[1:]
    if row.published_as_given:
        yield fields.field(paper, "date given", plain(row.published_as_given))
    yield fields.field(paper, "source", plain(row.source_id or row.source_name))
    yield fields.field(paper, "text", f"SHA-256 {row.sha256}, {row.sentences} sentences")
    run = row.run
    yield fields.field(
        paper, "read by", f"{run.id} (Quoth {run.version}, model {run.model}, weights {run.weights[:16]})"
    )
    yield fields.field(paper, "loaded", row.ingested_at.isoformat(timespec="seconds"))
    yield fields.field(paper, "holds", f"{row.claims} claims, {row.figures} figures")
    yield fields.field(paper, "show", row.id)
