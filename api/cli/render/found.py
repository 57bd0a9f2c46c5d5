"""Search hits, and anything shown by its id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from api.cli.paper import Paper, plain
from api.cli.render import fields
from api.cli.render.articles import article_lines
from api.cli.render.claims import claim_block, claim_lines
from api.cli.render.figures import figure_block, figure_lines
from evidence.model import Run
from evidence.words import Level
from graph.filters import ClaimFilter, FigureFilter
from graph.rows import (
    ArticleRow,
    ClaimRow,
    EntityRow,
    FigureRow,
    ParticipantHit,
    SearchRow,
    SentenceHit,
    TripleRow,
)
from quoth import Quoth
from quoth.lookup import Shown

MOST: Final = 100  # readings of an article that are shown with it; `who --article` pages through the rest


def search_lines(row: SearchRow, paper: Paper) -> Iterator[str]:
    """Sentences, claims and names under their headings; what has no hit has no heading."""
    for hit in row.sentences:
        yield f"{paper.strong('sentence')} {hit.sentence.id}"
        yield from _sentence(hit, paper)
        yield ""
    for claim in row.claims:
        yield f"{paper.strong('claim')} by"
        yield from claim_block(claim, paper)
        yield ""
    for entity in row.entities:
        yield from _entity(entity, paper)


def shown_lines(row: Shown, quoth: Quoth, paper: Paper) -> Iterator[str]:
    if isinstance(row, ArticleRow):
        yield from article_lines(row, paper)
        yield from _readings(row, quoth, paper)
    elif isinstance(row, ClaimRow):
        yield from claim_block(row, paper)
        yield fields.field(paper, "read by", row.article.run)
    elif isinstance(row, FigureRow):
        yield from figure_block(row, paper)
    elif isinstance(row, TripleRow):
        yield from _triple(row, paper)
    elif isinstance(row, EntityRow):
        yield from _entity(row, paper)
    elif isinstance(row, ParticipantHit):
        yield from _participant(row, paper)
    elif isinstance(row, SentenceHit):
        yield from _sentence(row, paper)
    else:
        yield from _run(row, paper)


def _readings(row: ArticleRow, quoth: Quoth, paper: Paper) -> Iterator[str]:
    claims = quoth.claims(ClaimFilter(article=row.id), limit=MOST)
    figures = quoth.figures(FigureFilter(article=row.id), limit=MOST)
    for claim in sorted(claims.rows, key=lambda claim: claim.content):
        yield ""
        yield from claim_lines(claim, paper)
        yield fields.field(paper, "show", claim.id)
    for figure in sorted(figures.rows, key=lambda figure: figure.span):
        yield ""
        yield from figure_lines(figure, paper)
        yield fields.field(paper, "show", figure.id)
    if claims.next is not None or figures.next is not None:
        yield ""
        yield f"only the first {MOST} claims and figures are shown: export and --json give all"


def _triple(row: TripleRow, paper: Paper) -> Iterator[str]:
    words = " - ".join(plain(span.text) for span in (row.subject, row.predicate, row.object))
    yield paper.strong(words)
    yield fields.field(paper, "level", f"{row.level}, {'negated' if row.negated else 'not negated'}, {row.modality}")
    yield from fields.sentences(paper, [row.sentence], [row.subject, row.predicate, row.object])
    if row.claim is None:
        yield fields.field(paper, "claimed by", "nobody: the article says it in its own voice")
    else:
        label = "the claim" if row.level is Level.SAID else "claimed by"
        yield fields.field(paper, label, fields.within(row.claim))
    yield from fields.article(paper, row.article)
    yield fields.field(paper, "read by", row.article.run)
    yield fields.field(paper, "show", f"{row.id}  {row.article.id}")


def _entity(row: EntityRow, paper: Paper) -> Iterator[str]:
    yield f"{paper.strong(plain(row.name))} · {row.kind}"
    others = [plain(name) for name in row.names if name != row.name]
    if others:
        yield fields.field(paper, "also", ", ".join(others))
    yield fields.field(paper, "holds", f"{row.claims} claims in {row.articles} articles")
    yield fields.field(paper, "show", row.id)


def _participant(row: ParticipantHit, paper: Paper) -> Iterator[str]:
    participant = row.participant
    yield f"{paper.strong(fields.participant(participant))} · {participant.kind}"
    yield fields.field(paper, "names", ", ".join(plain(name) for name in participant.names))
    mentions = ", ".join(f"{fields.quoted(mention.span)} {fields.offsets(mention.span)}" for mention in row.mentions)
    yield fields.field(paper, "mentions", mentions)
    yield from fields.article(paper, row.article)
    yield fields.field(paper, "show", f"{participant.id}  {participant.entity}  {row.article.id}")


def _sentence(row: SentenceHit, paper: Paper) -> Iterator[str]:
    yield from fields.sentences(paper, [row.sentence], [])
    yield fields.field(paper, "part", f"{row.sentence.part}, characters {fields.offsets(row.sentence.span)}")
    yield from fields.article(paper, row.article)
    yield fields.field(paper, "show", f"{row.sentence.id}  {row.article.id}")


def _run(row: Run, paper: Paper) -> Iterator[str]:
    yield paper.strong(row.id)
    for label, value in (
        ("Quoth", row.version),
        ("model", row.model),
        ("weights", row.weights),
        ("lexicon", row.lexicon),
    ):
        yield fields.field(paper, label, plain(value))
