"""The part of an extraction that one claim needs."""

from __future__ import annotations

from dataclasses import replace

from evidence import Claim, Extraction, Participant, Span
from evidence.errors import NotFound


def narrow(extraction: Extraction, claim: str) -> Extraction:
    """Only the claim, what encloses it and what it encloses, with the figures, triples, people and sentences of these.

    Raises NotFound where the extraction has no such claim.
    """
    by_id = {c.id: c for c in extraction.claims}
    if claim not in by_id:
        raise NotFound(claim)
    said = {c.id for c in extraction.claims if claim in _chain(c, by_id)}
    claims = tuple(c for c in extraction.claims if c.id in said or c.id in _chain(by_id[claim], by_id))
    figures = tuple(f for f in extraction.figures if f.claim in said)
    people_or_figures = {p.id for p in extraction.participants} | {f.id for f in figures}
    triples = tuple(
        # A figure that another claim gives is left to that claim; its words are the object here
        t if t.object_of in people_or_figures else replace(t, object_of=None)
        for t in extraction.triples
        if t.claim in said
    )
    people = {p for c in claims for p in (c.speaker, *c.mentions)}
    people |= {f.about for f in figures if f.about is not None}
    people |= {p for t in triples for p in (t.subject_of, t.object_of) if p is not None}
    spans = [s for c in claims for s in (c.speaker_span, c.cue, *c.content) if s is not None]
    spans += [s for f in figures for s in (f.span, f.counted) if s is not None]
    spans += [s for t in triples for s in (t.subject, t.predicate, t.object)]
    sentences = tuple(s for s in extraction.sentences if any(s.span.overlaps(span) for span in spans))
    return replace(
        extraction,
        sentences=sentences,
        participants=tuple(
            _mentioned(p, [s.span for s in sentences]) for p in extraction.participants if p.id in people
        ),
        claims=claims,
        figures=figures,
        triples=triples,
    )


def _chain(claim: Claim, by_id: dict[str, Claim]) -> set[str]:
    """The claim's id and those of all that enclose it."""
    found = {claim.id}
    while claim.within is not None:
        claim = by_id[claim.within]
        found.add(claim.id)
    return found


def _mentioned(participant: Participant, sentences: list[Span]) -> Participant:
    mentions = tuple(m for m in participant.mentions if any(s.overlaps(m) for s in sentences))
    return replace(participant, mentions=mentions)
