"""The rows that the graph must give, made from the extractions themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from stories import all_stories

from evidence import Article, Claim, Extraction, Figure, Participant, Sentence, Span, Triple, ids
from evidence.names import fold
from graph.rows import ArticleRef, ClaimRow, FigureRow, ParticipantRow, SentenceRow, TripleRow

STORIES = all_stories()
FLOOD, AID, UNDATED, OLD = (story.article.id for story in STORIES)

Reading = TypeVar("Reading", Claim, Figure, Triple)


def of(
    found: Iterable[Extraction], readings: Callable[[Extraction], Iterable[Reading]]
) -> list[tuple[Extraction, Reading]]:
    """All readings of a kind in the order of lists: by date, the latest first and none last, then by id."""
    every = [(e, reading) for e in found for reading in readings(e)]
    return sorted(every, key=lambda pair: (-_day(pair[0].article.published), pair[1].id))


def claim_row(extraction: Extraction, claim: Claim) -> ClaimRow:
    by_id = {c.id: c for c in extraction.claims}
    chain: list[ClaimRow] = []
    outer = claim.within
    while outer is not None:
        chain.append(_bare_claim(extraction, by_id[outer]))
        outer = by_id[outer].within
    return replace(_bare_claim(extraction, claim), chain=tuple(chain))


def figure_row(extraction: Extraction, figure: Figure) -> FigureRow:
    around = [claim_row(extraction, c) for c in extraction.claims if c.id == figure.claim]
    return FigureRow(
        id=figure.id,
        span=figure.span,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        approx=figure.approx,
        counted=figure.counted,
        as_of=figure.as_of,
        confidence=figure.confidence,
        about=participant_row(extraction, figure.about),
        sentence=sentences(extraction, figure.span)[0],
        claims=tuple(replace(c, chain=()) for row in around for c in (row, *row.chain)),
        own_voice=figure.claim is None,
        article=article_ref(extraction),
    )


def triple_row(extraction: Extraction, triple: Triple) -> TripleRow:
    around = [claim_row(extraction, c) for c in extraction.claims if c.id == triple.claim]
    figures = {f.id for f in extraction.figures}
    return TripleRow(
        id=triple.id,
        level=triple.level,
        negated=triple.negated,
        modality=triple.modality,
        subject=triple.subject,
        predicate=triple.predicate,
        object=triple.object,
        subject_participant=participant_row(extraction, triple.subject_of),
        object_participant=participant_row(extraction, triple.object_of),
        object_figure=triple.object_of if triple.object_of in figures else None,
        sentence=sentences(extraction, triple.predicate)[0],
        claim=around[0] if around else None,
        article=article_ref(extraction),
    )


def article_ref(extraction: Extraction) -> ArticleRef:
    article: Article = extraction.article
    return ArticleRef(
        id=article.id,
        source_id=article.source_id,
        url=article.url,
        title=article.title,
        authors=article.authors,
        publisher=article.publisher,
        published=article.published,
        run=extraction.run.id,
    )


def participant_row(extraction: Extraction, id: str | None) -> ParticipantRow | None:
    return next((_participant_row(p) for p in extraction.participants if p.id == id), None)


def sentences(extraction: Extraction, *spans: Span) -> tuple[SentenceRow, ...]:
    """The sentences that the spans touch."""
    return tuple(_sentence_row(s) for s in extraction.sentences if any(s.span.overlaps(span) for span in spans))


def entity_of(participant: Participant) -> str:
    return ids.entity_id(participant.kind, fold(participant.name))


def _bare_claim(extraction: Extraction, claim: Claim) -> ClaimRow:
    speaker = participant_row(extraction, claim.speaker)
    assert speaker is not None
    return ClaimRow(
        id=claim.id,
        act=claim.act,
        form=claim.form,
        negated=claim.negated,
        confidence=claim.confidence,
        text=extraction.article.text[claim.start : claim.end],
        content=claim.content,
        cue=claim.cue,
        speaker=speaker,
        speaker_span=claim.speaker_span,
        content_sentences=sentences(extraction, *claim.content),
        cue_sentence=sentences(extraction, claim.cue)[0] if claim.cue else None,
        chain=(),
        article=article_ref(extraction),
    )


def _participant_row(participant: Participant) -> ParticipantRow:
    return ParticipantRow(
        id=participant.id,
        kind=participant.kind,
        name=participant.name,
        names=participant.names,
        titles=participant.titles,
        entity=entity_of(participant),
    )


def _sentence_row(sentence: Sentence) -> SentenceRow:
    return SentenceRow(id=sentence.id, index=sentence.index, part=sentence.part, span=sentence.span)


def _day(published: date | None) -> int:
    return published.toordinal() if published else 0


def text_of(extraction: Extraction, claim: Claim) -> str:
    return extraction.article.text[claim.start : claim.end]


def speaker_of(extraction: Extraction, claim: Claim) -> str:
    return next(p.name for p in extraction.participants if p.id == claim.speaker)


def mentioned_by(extraction: Extraction, claim: Claim) -> set[str]:
    return {p.name for p in extraction.participants if p.id in claim.mentions}


CLAIMS = of(STORIES, lambda e: e.claims)
FIGURES = of(STORIES, lambda e: e.figures)
TRIPLES = of(STORIES, lambda e: e.triples)
