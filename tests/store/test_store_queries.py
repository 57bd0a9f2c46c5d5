"""Every question on both databases, against rows made from the extractions themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC, date, datetime
from itertools import product
from typing import Any

import expected
import pytest
from conftest import empty
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stories import RUN, all_stories, flood

from evidence import Act, Claim, Extraction, Figure, Kind, Level
from evidence.errors import CursorInvalid, NotFound, QueryError
from graph.connect import Database
from graph.filters import ClaimFilter, EntityFilter, FigureFilter, TripleFilter
from graph.rows import Page
from graph.store import GraphStore

STORIES = all_stories()
CLAIMS = expected.of(STORIES, lambda e: e.claims)
FIGURES = expected.of(STORIES, lambda e: e.figures)
TRIPLES = expected.of(STORIES, lambda e: e.triples)
FLOOD, AID, UNDATED, OLD = (story.article.id for story in STORIES)


@pytest.fixture(scope="module")
def loaded(database: Database) -> Iterator[GraphStore]:
    """A store on each of the two databases in turn, with all stories."""
    store = GraphStore(database)
    empty(database)
    store.load(STORIES)
    yield store
    empty(database)


def text_of(extraction: Extraction, claim: Claim) -> str:
    return extraction.article.text[claim.start : claim.end]


def speaker_of(extraction: Extraction, claim: Claim) -> str:
    return next(p.name for p in extraction.participants if p.id == claim.speaker)


def mentioned_by(extraction: Extraction, claim: Claim) -> set[str]:
    return {p.name for p in extraction.participants if p.id in claim.mentions}


Picks = Callable[[Extraction, Claim], bool]

WHO: list[tuple[ClaimFilter, Picks]] = [
    (ClaimFilter(), lambda e, c: True),
    (ClaimFilter(speaker="Okafor"), lambda e, c: "Okafor" in speaker_of(e, c)),
    (ClaimFilter(speaker="ines okafor"), lambda e, c: speaker_of(e, c) == "Ines Okafor"),
    (ClaimFilter(speaker="Gen. Ines Okafor"), lambda e, c: speaker_of(e, c) == "Ines Okafor"),
    (ClaimFilter(speaker="General Okafor"), lambda e, c: speaker_of(e, c) == "Ines Okafor"),
    (ClaimFilter(speaker="Mr Okafor"), lambda e, c: speaker_of(e, c) == "Kofi Okafor"),
    (ClaimFilter(speaker="General"), lambda e, c: False),
    (ClaimFilter(speaker="Okaf"), lambda e, c: False),
    (ClaimFilter(speaker="Okafor Ines"), lambda e, c: False),
    (ClaimFilter(speaker="zoe MULLER"), lambda e, c: speaker_of(e, c) == "Zoë Müller"),
    (ClaimFilter(speaker="Governor Zoë Müller"), lambda e, c: speaker_of(e, c) == "Zoë Müller"),
    (ClaimFilter(speaker="a governor"), lambda e, c: speaker_of(e, c) == "the governor"),
    (ClaimFilter(speaker="the US Army"), lambda e, c: speaker_of(e, c) == "U.S. Army"),
    (ClaimFilter(speaker="الحسن"), lambda e, c: e.article.id == UNDATED),
    (ClaimFilter(act=Act.ESTIMATE), lambda e, c: c.act is Act.ESTIMATE),
    (ClaimFilter(words="HOMES lost"), lambda e, c: "homes" in text_of(e, c) and "lost" in text_of(e, c)),
    (ClaimFilter(words='"homes were lost"'), lambda e, c: "homes were lost" in text_of(e, c)),
    (ClaimFilter(words='"lost were homes"'), lambda e, c: False),
    (ClaimFilter(words="drone cafe"), lambda e, c: False),
    (ClaimFilter(words="cafe"), lambda e, c: "Café" in text_of(e, c)),
    (ClaimFilter(words="army drone"), lambda e, c: "drone" in text_of(e, c)),
    (ClaimFilter(words="4200"), lambda e, c: "4,200" in text_of(e, c)),
    (ClaimFilter(mentions="Velmora"), lambda e, c: "Velmora" in mentioned_by(e, c)),
    (ClaimFilter(mentions="us army"), lambda e, c: "U.S. Army" in mentioned_by(e, c)),
    (ClaimFilter(mentions="us army", words="confirm"), lambda e, c: "confirm that" in text_of(e, c)),
    (ClaimFilter(since=date(2026, 3, 5)), lambda e, c: e.article.id in (FLOOD, AID)),
    (ClaimFilter(until=date(2026, 3, 4)), lambda e, c: e.article.id == OLD),
    (ClaimFilter(since=date(2025, 1, 2), until=date(2025, 1, 2)), lambda e, c: e.article.id == OLD),
    (ClaimFilter(article="flood-1"), lambda e, c: e.article.id == FLOOD),
    (ClaimFilter(article=UNDATED), lambda e, c: e.article.id == UNDATED),
    (ClaimFilter(article='it\'s "old"', speaker="Okafor"), lambda e, c: e.article.id == OLD),
    (ClaimFilter(article="aid-2", speaker="Okafor", mentions="Velmora"), lambda e, c: False),
    (ClaimFilter(article="nowhere"), lambda e, c: False),
    (ClaimFilter(min_confidence=0.9), lambda e, c: c.confidence >= 0.9),
    (
        ClaimFilter(speaker="Okafor", act=Act.STATE, words="flood", mentions="Velmora", since=date(2026, 1, 1)),
        lambda e, c: "We did not cause" in text_of(e, c),
    ),
    (
        ClaimFilter(entity=expected.entity_of(STORIES[0].participants[0])),
        lambda e, c: speaker_of(e, c) == "Ines Okafor",
    ),
    (ClaimFilter(entity=expected.entity_of(STORIES[0].participants[0]), speaker="Kofi"), lambda e, c: False),
]


@pytest.mark.parametrize(("asked", "picks"), WHO, ids=[str(n) for n in range(len(WHO))])
def test_who(loaded: GraphStore, asked: ClaimFilter, picks: Picks) -> None:
    page = loaded.who(asked)
    assert list(page.rows) == [expected.claim_row(e, c) for e, c in CLAIMS if picks(e, c)]
    assert page.next is None


def test_the_cases_of_who_are_worth_asking() -> None:
    found = [sum(picks(e, c) for e, c in CLAIMS) for _, picks in WHO]
    assert found[0] == 12
    assert found.count(0) == 8, "only the questions meant to find nothing find nothing"


TRACE: list[tuple[FigureFilter, set[tuple[str, str]]]] = [
    (FigureFilter(), {(e.article.source_name, f.span.text) for e, f in FIGURES}),
    (FigureFilter(number=4200), {("flood.txt", "4,200"), ("aid.txt", "4,200")}),
    (FigureFilter(number=4200.0000001), {("flood.txt", "4,200"), ("aid.txt", "4,200")}),
    (FigureFilter(number=4201), set()),
    (FigureFilter(number=0.3), {("undated.txt", "0.3 metres")}),
    (FigureFilter(number=30), {("flood.txt", "between 30 and 50")}),
    (FigureFilter(number=50), {("flood.txt", "between 30 and 50")}),
    (FigureFilter(number=40), set()),
    (FigureFilter(number=40, within=True), {("flood.txt", "between 30 and 50"), ("aid.txt", "6,000")}),
    (FigureFilter(number=5000, within=True), {("aid.txt", "4,200"), ("aid.txt", "6,000")}),
    (FigureFilter(number=7000, within=True), {("aid.txt", "4,200")}),
    (FigureFilter(number=-1, within=True), {("aid.txt", "6,000")}),
    (FigureFilter(low=30, high=50), {("flood.txt", "between 30 and 50")}),
    (FigureFilter(low=30, high=49), set()),
    (FigureFilter(low=35, high=45, within=True), {("flood.txt", "between 30 and 50"), ("aid.txt", "6,000")}),
    (FigureFilter(low=35, high=55, within=True), {("aid.txt", "6,000")}),
    (FigureFilter(number=12), {("flood.txt", "12 percent"), ("undated.txt", "12")}),
    (FigureFilter(number=12, unit="percent"), {("flood.txt", "12 percent")}),
    (FigureFilter(number=12, unit="USD"), set()),
    (FigureFilter(number=38e9, unit="USD"), {("aid.txt", "$38 billion")}),
    (FigureFilter(counted="Homes"), {("flood.txt", "4,200"), ("aid.txt", "20 percent"), ("aid.txt", "4,200")}),
    (FigureFilter(counted="velmora homes"), {("aid.txt", "20 percent")}),
    (FigureFilter(number=4200, counted="lost"), {("aid.txt", "4,200")}),
    (
        FigureFilter(about="Velmora"),
        {("flood.txt", "between 30 and 50"), ("aid.txt", "20 percent"), ("aid.txt", "$38 billion")},
    ),
    (FigureFilter(speaker="Ines Okafor"), {("flood.txt", "4,200"), ("aid.txt", "4,200"), ("aid.txt", "6,000")}),
    (FigureFilter(speaker="Okafor", number=6000), {("aid.txt", "6,000")}),
    (
        FigureFilter(speaker="Governor Müller"),
        {("aid.txt", "$38 billion"), ("aid.txt", "20 percent"), ("aid.txt", "4,200")},
    ),
    (FigureFilter(speaker="nobody"), set()),
    (FigureFilter(since=date(2026, 3, 6)), set()),
    (FigureFilter(until=date(2026, 3, 5), number=12), {("flood.txt", "12 percent")}),
    (FigureFilter(article="flood-1", number=12), {("flood.txt", "12 percent")}),
    (FigureFilter(article=UNDATED), {("undated.txt", "12"), ("undated.txt", "0.3 metres")}),
    (FigureFilter(min_confidence=0.6, number=12), {("undated.txt", "12")}),
]


@pytest.mark.parametrize(("asked", "texts"), TRACE, ids=[str(n) for n in range(len(TRACE))])
def test_trace(loaded: GraphStore, asked: FigureFilter, texts: set[tuple[str, str]]) -> None:
    found = loaded.trace(asked).rows
    by_id = {f.id: (e, f) for e, f in FIGURES}
    assert {(by_id[row.id][0].article.source_name, row.span.text) for row in found} == texts
    assert list(found) == [expected.figure_row(*by_id[row.id]) for row in found]
    order = [f.id for _, f in FIGURES]
    assert [row.id for row in found] == sorted((row.id for row in found), key=order.index)


def test_trace_leads_back_through_the_whole_chain(loaded: GraphStore) -> None:
    [row] = loaded.trace(FigureFilter(number=4200, article="flood-1")).rows
    assert [claim.speaker.name for claim in row.claims] == ["the governor", "Ines Okafor"]
    assert [claim.cue.text for claim in row.claims if claim.cue] == ["had told", "said"]
    assert row.sentence.span.text.startswith("General Ines Okafor said")
    assert row.claims[0].cue_sentence == row.sentence
    assert (row.article.url, row.article.published, row.article.run) == (
        "https://news.example/flood?a=1&b=2",
        date(2026, 3, 5),
        RUN.id,
    )
    assert not row.own_voice


def test_trace_says_that_it_is_the_article_s_own_voice(loaded: GraphStore) -> None:
    [row] = loaded.trace(FigureFilter(number=12, unit="percent")).rows
    assert row.own_voice
    assert row.claims == ()
    assert row.sentence.span.text == "The river rose by 12 percent."


ASKED_TRIPLES: list[tuple[TripleFilter, set[str]]] = [
    (TripleFilter(), {t.predicate.text for _, t in TRIPLES}),
    (TripleFilter(level=Level.SAID), {"had told"}),
    (TripleFilter(subject="river"), {"rose by"}),
    (TripleFilter(subject="Ines Okafor"), {"did not cause"}),
    (TripleFilter(subject="cafe noir"), {"burned"}),
    (TripleFilter(subject="the us army drone"), {"was"}),
    (TripleFilter(subject="riv"), set()),
    (TripleFilter(predicate="ROSE"), {"rose by"}),
    (TripleFilter(predicate="rose by"), {"rose by"}),
    (TripleFilter(predicate="by rose"), set()),
    (TripleFilter(object="Kofi Okafor"), {"burned"}),
    (TripleFilter(object="flood"), {"did not cause"}),
    (TripleFilter(object="4200"), {"lost"}),
    (TripleFilter(article="aid-2"), {"fled"}),
    (TripleFilter(article=OLD, subject="drone"), {"was"}),
    (TripleFilter(claim=STORIES[0].claims[2].id), {"did not cause", "may reach"}),
    (TripleFilter(claim=STORIES[0].claims[2].id, article="flood-1", object="Velmora"), {"may reach"}),
    (TripleFilter(claim=STORIES[0].claims[2].id, article="aid-2"), set()),
]


@pytest.mark.parametrize(("asked", "predicates"), ASKED_TRIPLES, ids=[str(n) for n in range(len(ASKED_TRIPLES))])
def test_triples(loaded: GraphStore, asked: TripleFilter, predicates: set[str]) -> None:
    found = list(loaded.triples(asked).rows)
    wanted = "lost" if asked.object == "4200" else None
    picked = [(e, t) for e, t in TRIPLES if t.predicate.text in predicates]
    if wanted:
        found = [row for row in found if row.level is Level.CONTENT]
    assert found == [expected.triple_row(e, t) for e, t in picked]


def test_entities(loaded: GraphStore) -> None:
    rows = loaded.entities(EntityFilter()).rows
    people = {expected.entity_of(p): p for e in STORIES for p in e.participants}
    assert {row.id for row in rows} == people.keys()
    assert [row.name for row in rows] == sorted(row.name for row in rows)
    okafor = next(row for row in rows if row.name == "Ines Okafor")
    assert (okafor.participants, okafor.articles, okafor.claims) == (2, 2, 3)
    assert okafor.names == ("Ines Okafor", "Okafor")
    assert loaded.entity(okafor.id) == okafor
    assert [row.name for row in loaded.entities(EntityFilter(name="Okafor")).rows] == ["Ines Okafor", "Kofi Okafor"]
    assert [row.name for row in loaded.entities(EntityFilter(name="velmora", kind=Kind.PLACE)).rows] == ["Velmora"]
    assert loaded.entities(EntityFilter(name="velmora", kind=Kind.ORG)).rows == ()
    assert {row.kind for row in loaded.entities(EntityFilter(kind=Kind.ORG)).rows} == {Kind.ORG}


def test_articles(loaded: GraphStore) -> None:
    rows = loaded.articles().rows
    wanted = [*sorted([FLOOD, AID]), OLD, UNDATED]
    assert [row.id for row in rows] == wanted
    row = loaded.article("flood-1")
    story = flood().article
    assert row == rows[wanted.index(FLOOD)] == loaded.article(FLOOD)
    assert (row.title, row.authors, row.publisher, row.url) == (story.title, story.authors, story.publisher, story.url)
    assert (row.published, row.published_as_given, row.language) == (date(2026, 3, 5), "5 March 2026", "en")
    assert (row.sha256, row.source_name, row.run) == (story.sha256, "flood.txt", RUN)
    assert (row.sentences, row.claims, row.figures) == (5, 4, 3)
    assert abs((datetime.now(UTC) - row.ingested_at).total_seconds()) < 3600
    assert rows[-1].published is None
    assert rows[-1].authors == ()


def test_by_id(loaded: GraphStore) -> None:
    for extraction, claim in CLAIMS:
        assert loaded.claim(claim.id) == expected.claim_row(extraction, claim)
    for extraction, figure in FIGURES:
        assert loaded.figure(figure.id) == expected.figure_row(extraction, figure)
    for extraction, triple in TRIPLES:
        assert loaded.triple(triple.id) == expected.triple_row(extraction, triple)
    for extraction in STORIES:
        for participant in extraction.participants:
            found = loaded.participant(participant.id)
            assert found.participant == expected.participant_row(extraction, participant.id)
            assert tuple(m.span for m in found.mentions) == participant.mentions
            assert all(m.sentence == expected.sentences(extraction, m.span)[0] for m in found.mentions)
        for sentence in extraction.sentences:
            hit = loaded.sentence(sentence.id)
            assert (hit.sentence.span, hit.sentence.index) == (sentence.span, sentence.index)
            assert hit.article == expected.article_ref(extraction)
    assert loaded.run(RUN.id) == RUN


def test_what_is_not_there_is_not_found(loaded: GraphStore) -> None:
    claim, figure = CLAIMS[0][1].id, FIGURES[0][1].id
    for find, other in [
        (loaded.claim, figure),
        (loaded.figure, claim),
        (loaded.triple, claim),
        (loaded.entity, claim),
        (loaded.participant, claim),
        (loaded.sentence, claim),
        (loaded.article, claim),
        (loaded.run, claim),
    ]:
        for id in (other, "c_000000000000000000000000", "", "' OR 1=1 //"):
            with pytest.raises(NotFound) as error:
                find(id)
            assert error.value.id == id


def pages(ask: Callable[[str | None], Page[Any]]) -> list[Any]:
    found: list[Any] = []
    cursor = None
    while True:
        page = ask(cursor)
        found += page.rows
        if page.next is None:
            return found
        assert len(page.rows) > 0
        cursor = page.next


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_pages_together_are_the_whole_list(loaded: GraphStore, limit: int) -> None:
    assert pages(lambda c: loaded.who(ClaimFilter(), c, limit)) == list(loaded.who(ClaimFilter()).rows)
    assert pages(lambda c: loaded.trace(FigureFilter(), c, limit)) == list(loaded.trace(FigureFilter()).rows)
    assert pages(lambda c: loaded.triples(TripleFilter(), c, limit)) == list(loaded.triples(TripleFilter()).rows)
    assert pages(lambda c: loaded.entities(EntityFilter(), c, limit)) == list(loaded.entities(EntityFilter()).rows)
    assert pages(lambda c: loaded.articles(c, limit)) == list(loaded.articles().rows)


@pytest.mark.parametrize(
    "asked",
    [
        ClaimFilter(speaker="Okafor"),
        ClaimFilter(mentions="Velmora"),
        ClaimFilter(words="the"),
        ClaimFilter(article="flood-1"),
        FigureFilter(number=4200),
        FigureFilter(number=40, within=True),
        FigureFilter(low=35, high=45, within=True),
        FigureFilter(speaker="Müller"),
        FigureFilter(about="Velmora"),
        FigureFilter(article="aid-2"),
        FigureFilter(article=UNDATED),
        TripleFilter(article="flood-1"),
        TripleFilter(claim=STORIES[0].claims[2].id),
    ],
    ids=str,
)
def test_each_way_in_is_paged(loaded: GraphStore, asked: ClaimFilter | FigureFilter | TripleFilter) -> None:
    ask: Callable[..., Page[Any]] = {ClaimFilter: loaded.who, FigureFilter: loaded.trace, TripleFilter: loaded.triples}[
        type(asked)
    ]
    whole = ask(asked).rows
    assert len(whole) > 1
    assert pages(lambda cursor: ask(asked, cursor, 1)) == list(whole)


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


def test_a_cursor_leads_on_after_its_row_has_gone(loaded: GraphStore) -> None:
    every = loaded.articles().rows
    cursor = loaded.articles(limit=2).next
    loaded.delete(every[1].id)
    try:
        assert loaded.articles(cursor).rows == every[2:]
    finally:
        loaded.load(STORIES)


def test_cursors_of_others_are_refused(loaded: GraphStore) -> None:
    cursor = loaded.who(ClaimFilter(), limit=1).next
    assert cursor is not None
    with pytest.raises(CursorInvalid):
        loaded.who(ClaimFilter(act=Act.DENY), cursor)
    with pytest.raises(CursorInvalid):
        loaded.trace(FigureFilter(), cursor)
    for rubbish in ("", "x", "!", "WzFd", "bnVsbA", "e30", cursor[:-2], cursor + "A", "é" * 5, "[" * 5000):
        for ask in (
            lambda c: loaded.who(ClaimFilter(), c),
            lambda c: loaded.trace(FigureFilter(), c),
            lambda c: loaded.triples(TripleFilter(), c),
            lambda c: loaded.entities(EntityFilter(), c),
            loaded.articles,
        ):
            with pytest.raises(CursorInvalid):
                ask(rubbish)


@pytest.mark.parametrize("limit", [0, -1, 1001])
def test_limits_are_bounded(loaded: GraphStore, limit: int) -> None:
    with pytest.raises(QueryError):
        loaded.who(ClaimFilter(), limit=limit)
    with pytest.raises(QueryError):
        loaded.search("flood", limit=limit)


SEARCHES: list[tuple[str, list[str], int, list[str]]] = [
    ("flood", ["“We did not cause the flood"], 1, ["the flood"]),
    ("FLOOD help", ["“We did not cause the flood"], 1, []),
    ('"cause the flood"', ["“We did not cause the flood"], 1, []),
    ('"flood the cause"', [], 0, []),
    ("drone", ["Kofi Okafor said"], 1, []),
    ("drone's", ["Kofi Okafor said"], 1, []),
    ("drones", ["The drones were"], 0, []),
    ("cafe", ["“The Café Noir"], 1, ["Café Noir"]),
    ("U.S. army", ["Kofi Okafor said", "Müller said"], 2, ["U.S. Army"]),
    ("4,200 homes", ["Müller said", "Gen. Ines", "General Ines Okafor"], 5, []),
    ("شخصا", ["🌊🌊 قال"], 1, []),
    ("velmora", ["Aid for Velmora", "Dam bursts", "Velmora denied", "“We did", "Governor Zoë"], 2, ["Velmora"]),
]


@pytest.mark.parametrize(("words", "sentences", "n_claims", "entities"), SEARCHES, ids=[s[0] for s in SEARCHES])
def test_search(loaded: GraphStore, words: str, sentences: list[str], n_claims: int, entities: list[str]) -> None:
    found = loaded.search(words)
    starts = [next((s for s in sentences if hit.sentence.span.text.startswith(s)), "?") for hit in found.sentences]
    assert starts == sentences
    scores = [hit.score for hit in found.sentences]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len(found.claims) == n_claims
    by_id = {c.id: (e, c) for e, c in CLAIMS}
    assert list(found.claims) == [expected.claim_row(*by_id[row.id]) for row in found.claims]
    assert [row.name for row in found.entities] == entities
    assert loaded.search(words, limit=1).sentences == found.sentences[:1]


@pytest.mark.parametrize("words", ["", "  ", "*", '"', '""', "~?", "🌊", "\x00"])
def test_words_without_a_word_are_refused(loaded: GraphStore, words: str) -> None:
    with pytest.raises(QueryError):
        loaded.search(words)
    with pytest.raises(QueryError):
        loaded.who(ClaimFilter(words=words))
    with pytest.raises(QueryError):
        loaded.who(ClaimFilter(speaker=words))
    with pytest.raises(QueryError):
        loaded.trace(FigureFilter(counted=words))
    with pytest.raises(QueryError):
        loaded.triples(TripleFilter(predicate=words))


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_numbers_must_be_finite(loaded: GraphStore, number: float) -> None:
    with pytest.raises(QueryError):
        loaded.trace(FigureFilter(number=number))


def test_a_range_is_asked_for_by_both_bounds(loaded: GraphStore) -> None:
    for asked in (FigureFilter(low=1.0), FigureFilter(high=1.0), FigureFilter(low=1.0, high=2.0, number=1.0)):
        with pytest.raises(QueryError):
            loaded.trace(asked)


INJECTIONS = [
    "x' OR true //",
    "x}) DETACH DELETE n //",
    'zzz") MATCH (n) DETACH DELETE n RETURN ("',
    "zzz AND OR NOT zzz",
    "zzz*:* OR folded:[a TO z]",
    "$since zzz",
    "zzz\\",
    "(zzz",
    "zzz~2^5 && || !{}[]",
    "`zzz`; DROP CONSTRAINT claim_key",
    "zzz\u2028\x00'",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_injections_find_nothing_and_break_nothing(loaded: GraphStore, text: str) -> None:
    counts = loaded.status().counts
    for name in ("speaker", "entity", "words", "mentions", "article"):
        assert loaded.who(ClaimFilter(**{name: text})).rows == ()
    for name in ("unit", "counted", "about", "speaker", "article"):
        assert loaded.trace(FigureFilter(**{name: text})).rows == ()
    for name in ("subject", "predicate", "object", "claim", "article"):
        assert loaded.triples(TripleFilter(**{name: text})).rows == ()
    assert loaded.entities(EntityFilter(name=text)).rows == ()
    found = loaded.search(text)
    assert (found.sentences, found.claims, found.entities) == ((), (), ())
    assert loaded.status().counts == counts


def test_every_condition_of_the_filters_is_asked_for_above() -> None:
    """A condition that no question tries could be left out of the Cypher unseen."""
    for kind, asked in (
        (ClaimFilter, [f for f, _ in WHO]),
        (FigureFilter, [f for f, _ in TRACE]),
        (TripleFilter, [f for f, _ in ASKED_TRIPLES]),
    ):
        tried = {f.name for f in fields(kind) for a in asked if getattr(a, f.name) != f.default}
        assert tried == {f.name for f in fields(kind)}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_words_are_answered_or_refused(loaded: GraphStore, text: str) -> None:
    try:
        found = loaded.search(text)
    except QueryError:
        return
    for hit in found.sentences:
        assert hit.score > 0
