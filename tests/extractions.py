"""Hypothesis strategies for extractions that use every field, over any text."""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise

from hypothesis import strategies as st

from evidence import ids
from evidence.model import Article, Claim, Extraction, Figure, Participant, PartSpan, Run, Sentence, Span, Triple
from evidence.words import Act, Approx, Form, Kind, Level, Modality, Part

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
some_words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
numbers = st.floats(allow_nan=False, allow_infinity=False)
shares = st.floats(0, 1)


@st.composite
def cuts(draw: st.DrawFn, length: int) -> list[tuple[int, int]]:
    """Stretches that tile [0, length)."""
    inner = draw(st.sets(st.integers(1, max(1, length - 1)), max_size=5))
    points = [0, *sorted(point for point in inner if point < length), length]
    return list(pairwise(points))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=3, max_size=80))
    tiles = draw(st.one_of(st.just([]), cuts(len(text))))
    return Article(
        text=text,
        source_name=draw(some_words),
        source_id=draw(st.none() | words),
        url=draw(st.none() | words),
        title=draw(st.none() | words),
        authors=tuple(draw(st.lists(words, max_size=3))),
        publisher=draw(st.none() | words),
        published=draw(st.none() | days),
        published_as_given=draw(st.none() | words),
        language=draw(st.none() | words),
        parts=tuple(PartSpan(draw(st.sampled_from(Part)), start, end) for start, end in tiles),
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    article = draw(articles())
    length = len(article.text)

    def span() -> Span:
        start = draw(st.integers(0, length - 1))
        return article.span(start, draw(st.integers(start + 1, length)))

    sentences = tuple(
        Sentence(ids.sentence_id(article.id, start), index, draw(st.sampled_from(Part)), article.span(start, end))
        for index, (start, end) in enumerate(draw(cuts(length)))
    )
    participants = {p.id: p for p in (_participant(draw, article, span) for _ in range(draw(st.integers(1, 3))))}
    claims = _claims(draw, article, span, sorted(participants))
    figures = _figures(draw, article, span, sorted(participants), sorted(claims))
    triples = _triples(
        draw, article, span, participants=sorted(participants), claims=sorted(claims), figures=sorted(figures)
    )
    key = tuple(draw(words) for _ in range(4))
    return Extraction(
        article=article,
        run=Run(id=ids.run_id(*key), version=key[0], model=key[1], weights=key[2], lexicon=key[3]),
        sentences=sentences,
        participants=tuple(participants.values()),
        claims=tuple(claims.values()),
        figures=tuple(figures.values()),
        triples=tuple(triples.values()),
    )


def _participant(draw, article, span) -> Participant:  # type: ignore[no-untyped-def]
    kind, name = draw(st.sampled_from(Kind)), draw(some_words)
    mentions = tuple(span() for _ in range(draw(st.integers(1, 3))))
    return Participant(
        id=ids.participant_id(article.id, kind, mentions[0].start),
        kind=kind,
        name=name,
        names=(name, *draw(st.lists(words, max_size=2))),
        titles=tuple(draw(st.lists(words, max_size=2))),
        mentions=mentions,
    )


def _claims(draw, article, span, participants) -> dict[str, Claim]:  # type: ignore[no-untyped-def]
    claims: dict[str, Claim] = {}
    for _ in range(draw(st.integers(0, 4))):
        content = tuple(sorted(span() for _ in range(draw(st.integers(1, 3)))))
        cue, speaker_span = (span() if draw(st.booleans()) else None for _ in range(2))
        id = ids.claim_id(
            article.id,
            [s.offsets for s in content],
            cue.offsets if cue else None,
            speaker_span.offsets if speaker_span else None,
        )
        if id in claims:
            continue
        claims[id] = Claim(
            id=id,
            speaker=draw(st.sampled_from(participants)),
            speaker_span=speaker_span,
            cue=cue,
            content=content,
            act=draw(st.sampled_from(Act)),
            form=draw(st.sampled_from(Form)),
            negated=draw(st.booleans()),
            within=draw(st.none() | st.sampled_from(sorted(claims))) if claims else None,
            mentions=tuple(draw(st.lists(st.sampled_from(participants), max_size=4))),
            confidence=draw(shares),
        )
    # Not in the order of nesting: an enclosing claim may come after the one it encloses.
    return dict(draw(st.permutations(list(claims.items()))))


def _figures(draw, article, span, participants, claims) -> dict[str, Figure]:  # type: ignore[no-untyped-def]
    figures: dict[str, Figure] = {}
    for _ in range(draw(st.integers(0, 3))):
        found = span()
        value, low, high = (draw(st.none() | numbers) for _ in range(3))
        figure = Figure(
            id=ids.figure_id(article.id, found.offsets),
            span=found,
            value=value,
            low=low,
            high=high if value is not None or low is not None else math.pi,
            unit=draw(words),
            approx=draw(st.sampled_from(Approx)),
            counted=span() if draw(st.booleans()) else None,
            about=draw(st.none() | st.sampled_from(participants)),
            as_of=draw(st.none() | days),
            claim=draw(st.none() | st.sampled_from(claims)) if claims else None,
            confidence=draw(shares),
        )
        figures[figure.id] = figure
    return figures


def _triples(draw, article, span, *, participants, claims, figures) -> dict[str, Triple]:  # type: ignore[no-untyped-def]
    triples: dict[str, Triple] = {}
    for _ in range(draw(st.integers(0, 3))):
        level = draw(st.sampled_from(Level))
        spans = [span(), span(), span()]
        triple = Triple(
            id=ids.triple_id(article.id, level, *(s.offsets for s in spans)),
            level=level,
            subject=spans[0],
            predicate=spans[1],
            object=spans[2],
            negated=draw(st.booleans()),
            modality=draw(st.sampled_from(Modality)),
            claim=draw(st.none() | st.sampled_from(claims)) if claims else None,
            subject_of=draw(st.none() | st.sampled_from(participants)),
            object_of=draw(st.none() | st.sampled_from([*participants, *figures])),
        )
        triples[triple.id] = triple
    return triples
