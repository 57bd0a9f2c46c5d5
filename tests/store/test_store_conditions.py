"""Every condition with every way into the graph: each way has a statement of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

from expected import CLAIMS, FIGURES, STORIES, TRIPLES, mentioned_by, speaker_of, text_of

from evidence import Act, Claim, Extraction, Figure, Level
from graph.filters import ClaimFilter, FigureFilter, TripleFilter
from graph.store import GraphStore

MEANT = {"Okafor": {"Ines Okafor", "Kofi Okafor"}, "Velmora": {"Velmora"}, "Müller": {"Zoë Müller"}}


def holds(text: str | None, words: str | None) -> bool:
    return words is None or all(word in (text or "").lower() for word in words.split())


def is_dated(extraction: Extraction, asked: ClaimFilter | FigureFilter) -> bool:
    published = extraction.article.published
    since, until = asked.since or date.min, asked.until or date.max
    return since <= published <= until if published else asked.since is None and asked.until is None


def speakers_of(extraction: Extraction, claim: str | None) -> set[str]:
    """The speakers of a claim and of those around it."""
    by_id = {c.id: c for c in extraction.claims}
    names = set()
    while claim is not None:
        names.add(speaker_of(extraction, by_id[claim]))
        claim = by_id[claim].within
    return names


def wants_claim(extraction: Extraction, claim: Claim, asked: ClaimFilter) -> bool:
    return (
        (asked.speaker is None or speaker_of(extraction, claim) in MEANT[asked.speaker])
        and (asked.mentions is None or bool(mentioned_by(extraction, claim) & MEANT[asked.mentions]))
        and (asked.article is None or extraction.article.source_id == asked.article)
        and (asked.act is None or claim.act is asked.act)
        and holds(text_of(extraction, claim), asked.words)
        and is_dated(extraction, asked)
        and claim.confidence >= asked.min_confidence
    )


def wants_figure(extraction: Extraction, figure: Figure, asked: FigureFilter) -> bool:
    about = {p.name for p in extraction.participants if p.id == figure.about}
    is_range = (figure.low, figure.high) == (asked.low, asked.high)
    return (
        (asked.number is None or asked.number in (figure.value, figure.low, figure.high))
        and (asked.low is None or is_range)
        and (asked.speaker is None or bool(speakers_of(extraction, figure.claim) & MEANT[asked.speaker]))
        and (asked.about is None or bool(about & MEANT[asked.about]))
        and (asked.article is None or extraction.article.source_id == asked.article)
        and (asked.unit is None or figure.unit == asked.unit)
        and holds(figure.counted.text if figure.counted else None, asked.counted)
        and is_dated(extraction, asked)
        and figure.confidence >= asked.min_confidence
    )


def combined(ways: dict[str, list[Any]], others: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every choice out of `ways` together, and each way alone with each of the others."""
    for choice in product(*ways.values()):
        conditions = {name: value for name, value in zip(ways, choice, strict=True) if value is not None}
        yield conditions
        if len(conditions) > 1:
            continue
        for name, value in others.items():
            yield conditions | {name: value}


DATES = {"since": date(2026, 1, 1), "until": date(2025, 12, 31)}


def test_conditions_on_claims_hold_together(loaded: GraphStore) -> None:
    """Each way in has a statement of its own, so each condition is tried with each of them."""
    ways = {
        "speaker": [None, "Okafor"],
        "mentions": [None, "Velmora"],
        "article": [None, "flood-1"],
        "words": [None, "the"],
    }
    others = {"act": Act.STATE, "min_confidence": 0.95, **DATES}
    for conditions in combined(ways, others):
        asked = ClaimFilter(**conditions)
        found = loaded.who(asked).rows
        assert [row.id for row in found] == [c.id for e, c in CLAIMS if wants_claim(e, c, asked)], asked


def test_conditions_on_figures_hold_together(loaded: GraphStore) -> None:
    others = {"unit": "count", "counted": "homes", "min_confidence": 0.8, **DATES}
    ways = {
        "speaker": [None, "Müller"],
        "about": [None, "Velmora"],
        "article": [None, "aid-2"],
        "number": [None, 4200.0],
    }
    bounded = ({"low": 30.0, "high": 50.0, name: value} for name, value in [("about", "Velmora"), *others.items()])
    for conditions in [*combined(ways, others), *bounded, {"low": 30.0, "high": 50.0, "speaker": "Okafor"}]:
        asked = FigureFilter(**conditions)
        found = loaded.trace(asked).rows
        assert [row.id for row in found] == [f.id for e, f in FIGURES if wants_figure(e, f, asked)], asked


def test_conditions_on_triples_hold_together(loaded: GraphStore) -> None:
    claim = STORIES[0].claims[2].id
    others = {"level": Level.CONTENT, "predicate": "not cause", "subject": "help", "object": "flood"}
    for conditions in combined({"claim": [None, claim], "article": [None, "flood-1", "aid-2"]}, others):
        asked = TripleFilter(**conditions)
        found = loaded.triples(asked).rows
        assert [row.id for row in found] == [
            t.id
            for e, t in TRIPLES
            if asked.claim in (None, t.claim)
            and asked.article in (None, e.article.source_id)
            and asked.level in (None, t.level)
            and holds(t.predicate.text.lower(), asked.predicate)
            and holds(t.subject.text.lower(), asked.subject)
            and holds(t.object.text.lower(), asked.object)
        ], asked
