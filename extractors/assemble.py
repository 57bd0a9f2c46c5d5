"""From the drafts on a Doc to an Extraction: ids, sentences, checked spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from evidence import ids
from evidence.model import Article, Claim, Extraction, Figure, Participant, Run, Sentence, Span, Triple
from extractors.drafts import ClaimDraft, FigureDraft, Offsets, TripleDraft


def assemble(article: Article, run: Run, doc: Doc) -> Extraction:
    """Raises SpanError where a component wrote a span that is not in the text or an index that leads nowhere."""
    participants = _participants(article, doc)
    claims, claim_at = _claims(article, doc._.claims, participants)
    figures = _figures(article, doc._.figures, participants, claim_at)
    return Extraction(
        article=article,
        run=run,
        sentences=tuple(_sentences(article, doc)),
        participants=tuple(participants),
        claims=tuple(claims),
        figures=tuple(figures),
        triples=tuple(_triples(article, doc._.triples, participants, claim_at, figures)),
    )


def _sentences(article: Article, doc: Doc) -> Iterator[Sentence]:
    trimmed = [_trim(article.text, *offsets) for offsets in _sentence_offsets(article, doc)]
    for index, (start, end) in enumerate(offsets for offsets in trimmed if offsets[0] < offsets[1]):
        yield Sentence(ids.sentence_id(article.id, start), index, article.part_at(start), article.span(start, end))


def _trim(text: str, start: int, end: int) -> Offsets:
    """Without white space at the edges."""
    left = end - len(text[start:end].lstrip())
    return left, left + len(text[left:end].rstrip())


def _sentence_offsets(article: Article, doc: Doc) -> Iterator[Offsets]:
    """The parser's sentences, cut where a part of the article ends inside one."""
    borders = [part.start for part in article.parts]
    for sentence in doc.sents:
        inside = [b for b in borders if sentence.start_char < b < sentence.end_char]
        edges = [sentence.start_char, *inside, sentence.end_char]
        yield from pairwise(edges)


def _participants(article: Article, doc: Doc) -> list[Participant]:
    return [
        Participant(
            id=ids.participant_id(article.id, draft.kind, draft.mentions[0][0]),
            kind=draft.kind,
            name=draft.name,
            names=draft.names,
            titles=draft.titles,
            mentions=tuple(article.span(*m) for m in draft.mentions),
        )
        for draft in doc._.participants
    ]


def _claims(
    article: Article, drafts: Sequence[ClaimDraft], participants: Sequence[Participant]
) -> tuple[list[Claim], list[str]]:
    """The claims, and for every draft the id it got: drafts that read the same words the same way are one claim."""
    id_of = [ids.claim_id(article.id, draft.content, draft.cue, draft.speaker_span) for draft in drafts]
    claims: dict[str, Claim] = {}
    for id, draft in zip(id_of, drafts, strict=True):
        if id in claims or draft.speaker is None:
            continue
        within = id_of[draft.within] if draft.within is not None else None
        claims[id] = Claim(
            id=id,
            speaker=participants[draft.speaker].id,
            speaker_span=_span(article, draft.speaker_span),
            cue=_span(article, draft.cue),
            content=tuple(article.span(*offsets) for offsets in sorted(draft.content)),
            act=draft.act,
            form=draft.form,
            negated=draft.negated,
            within=within if within != id else None,
            mentions=tuple(dict.fromkeys(participants[m].id for m in draft.mentions)),
            confidence=draft.confidence,
        )
    return list(claims.values()), id_of


def _figures(
    article: Article, drafts: Sequence[FigureDraft], participants: Sequence[Participant], claim_at: Sequence[str]
) -> list[Figure]:
    return [
        Figure(
            id=ids.figure_id(article.id, draft.span),
            span=article.span(*draft.span),
            value=draft.value,
            low=draft.low,
            high=draft.high,
            unit=draft.unit,
            approx=draft.approx,
            counted=_span(article, draft.counted),
            about=participants[draft.about_participant].id if draft.about_participant is not None else None,
            as_of=draft.as_of,
            claim=claim_at[draft.claim] if draft.claim is not None else None,
            confidence=draft.confidence,
        )
        for draft in drafts
    ]


def _triples(
    article: Article,
    drafts: Sequence[TripleDraft],
    participants: Sequence[Participant],
    claim_at: Sequence[str],
    figures: Sequence[Figure],
) -> list[Triple]:
    triples: dict[str, Triple] = {}
    for draft in drafts:
        id = ids.triple_id(article.id, draft.level, draft.subject, draft.predicate, draft.object)
        object_of = None
        if draft.object_figure is not None:
            object_of = figures[draft.object_figure].id
        elif draft.object_participant is not None:
            object_of = participants[draft.object_participant].id
        triples.setdefault(
            id,
            Triple(
                id=id,
                level=draft.level,
                subject=article.span(*draft.subject),
                predicate=article.span(*draft.predicate),
                object=article.span(*draft.object),
                negated=draft.negated,
                modality=draft.modality,
                claim=claim_at[draft.claim] if draft.claim is not None else None,
                subject_of=participants[draft.subject_of].id if draft.subject_of is not None else None,
                object_of=object_of,
            ),
        )
    return list(triples.values())


def _span(article: Article, offsets: Offsets | None) -> Span | None:
    return article.span(*offsets) if offsets is not None else None
