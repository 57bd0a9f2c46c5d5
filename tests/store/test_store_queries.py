"""Every question on both databases, against rows made from the extractions themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime

import expected
import pytest
from expected import AID, CLAIMS, FIGURES, FLOOD, OLD, STORIES, TRIPLES, UNDATED, mentioned_by, speaker_of, text_of
from stories import RUN, flood

from evidence import Act, Claim, Extraction, Kind, Level
from evidence.errors import NotFound
from graph.filters import ClaimFilter, EntityFilter, FigureFilter, TripleFilter
from graph.store import GraphStore

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


def test_every_condition_of_the_filters_is_asked_for_above() -> None:
    """A condition that no question tries could be left out of the Cypher unseen."""
    for kind, asked in (
        (ClaimFilter, [f for f, _ in WHO]),
        (FigureFilter, [f for f, _ in TRACE]),
        (TripleFilter, [f for f, _ in ASKED_TRIPLES]),
    ):
        tried = {f.name for f in fields(kind) for a in asked if getattr(a, f.name) != f.default}
        assert tried == {f.name for f in fields(kind)}
