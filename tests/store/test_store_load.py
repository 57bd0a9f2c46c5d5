"""Loading: whole, once, replacing all and only an article's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from factory import make_extraction, make_run

from evidence.errors import ArticleTooLong, MalformedInput, NotFound, SpanError, UndecodableText
from evidence.ids import entity_id
from evidence.model import Extraction
from evidence.names import fold
from graph.connect import Database
from graph.store import GraphStore

FROM_CLAIM = "MATCH (p:Participant)-[said]->(f:Figure) RETURN type(said) AS type, said.claim AS claim, p.id AS speaker"


def ask(database: Database, text: str, **parameters: object) -> list[dict[str, object]]:
    return database.reading(lambda tx: tx.run_text(text, **parameters))


def test_counts_are_those_of_the_extraction(store: GraphStore) -> None:
    extraction = make_extraction(n_claims=5)
    [loaded] = store.load(extraction)
    assert (loaded.article, loaded.is_new, loaded.replaced) == (extraction.article.id, True, False)
    assert (loaded.claims, loaded.figures, loaded.triples) == (5, 6, 11)
    counts = store.status().counts
    assert counts == {
        **dict.fromkeys(counts, 0),
        **{"Article": 1, "Run": 1, "Sentence": 8, "Participant": 2, "Entity": 2, "Claim": 5, "Figure": 6, "Triple": 11},
        **{"HAS_SENTENCE": 8, "NEXT": 7, "MENTIONED_IN": 11, "IS": 2, "MADE": 5, "STATED_IN": 9, "WITHIN": 1},
        **{"MENTIONS": 7, "GIVES": 5, "FOUND_IN": 6, "ABOUT": 3, "HAS_TRIPLE": 10, "READ_IN": 11, "SUBJECT": 5},
        **{"OBJECT": 10, "READ": 1, "FROM": 24, "STATED": 1, "ESTIMATED": 1, "DENIED": 1, "CONFIRMED": 1},
        "PREDICTED": 1,
    }
    assert {"Judgement", "Review", "REVIEWS", "ASKED"} <= counts.keys()


def test_both_databases_count_the_same(local_database: Database, neo4j_database: Database) -> None:
    counts = []
    for database in (local_database, neo4j_database):
        store = GraphStore(database)
        database.writing(lambda tx: tx.run_text("MATCH (n) WHERE NOT n:Schema DETACH DELETE n"))
        store.load(make_extraction(f"orvel-{i}", i) for i in range(6))
        store.delete("orvel-3")
        counts.append(store.status().counts)
    assert counts[0] == counts[1]


def test_loading_twice_changes_nothing(store: GraphStore) -> None:
    extractions = [make_extraction(f"orvel-{i}", 4) for i in range(3)]
    store.load(extractions)
    counts = store.status().counts
    ingested = ask(store.database, "MATCH (a:Article) RETURN a.id AS id, a.ingested_at AS at ORDER BY id")
    assert [r.is_new for r in store.load(extractions)] == [False] * 3
    assert [r.replaced for r in store.load(extractions)] == [False] * 3
    assert store.status().counts == counts
    assert ask(store.database, "MATCH (a:Article) RETURN a.id AS id, a.ingested_at AS at ORDER BY id") == ingested


def test_a_new_run_replaces_all_and_only_its_article(store: GraphStore) -> None:
    first, other = make_extraction("orvel-1", 6), make_extraction("orvel-2", 3, speaker="Tom Ek")
    store.load([first, other])
    ingested = ask(store.database, "MATCH (a:Article) RETURN a.id AS id, a.ingested_at AS at ORDER BY id")
    fewer = replace(first, run=make_run("2"), claims=(), figures=(), triples=(), participants=first.participants[1:])
    [loaded] = store.load(fewer)
    assert (loaded.is_new, loaded.replaced, loaded.claims) == (True, True, 0)
    assert store.extraction(first.article.id) == fewer
    assert store.extraction(other.article.id) == other
    assert store.status().counts["Run"] == 2
    assert ask(store.database, "MATCH (a:Article) RETURN a.id AS id, a.ingested_at AS at ORDER BY id") == ingested
    store.load(replace(other, run=make_run("2")))
    assert store.status().counts["Run"] == 1, "a run that read nothing that is there is gone"
    assert store.status().counts["READ"] == 2


def test_re_reading_keeps_ids_and_counts(store: GraphStore) -> None:
    store.load(make_extraction(n_claims=9))
    counts = store.status().counts
    again = make_extraction(n_claims=9, run=make_run("2"))
    store.load(again)
    assert store.status().counts == counts
    assert store.extraction(again.article.id) == again


def test_same_source_with_new_text_is_another_version(store: GraphStore) -> None:
    old, new = make_extraction("orvel-1", 2), make_extraction("orvel-1", 2, text_tail=" So far.")
    store.load([old, new])
    assert store.extraction(old.article.id) == old
    assert store.extraction(new.article.id) == new


def test_one_article_twice_in_a_stream(store: GraphStore) -> None:
    first, second = make_extraction(n_claims=3), make_extraction(n_claims=3, run=make_run("2"))
    assert [(r.is_new, r.replaced) for r in store.load([first, first, second])] == [
        (True, False),
        (False, False),
        (True, True),
    ]
    assert store.extraction(second.article.id) == second


def test_entities_are_shared_and_live_by_their_participants(store: GraphStore) -> None:
    first = make_extraction("orvel-1", 2, place="the Orvel Valley")
    second = make_extraction("orvel-2", 2, place="Orvel Valley", speaker="Tom Ek")
    store.load([first, second])
    asked = "MATCH (e:Entity) RETURN e.id AS id, e.name AS name, e.names AS names ORDER BY name"
    valley = {
        "id": entity_id("PLACE", fold("Orvel Valley")),
        "name": "Orvel Valley",
        "names": ["Orvel", "Orvel Valley", "the Orvel Valley"],
    }
    assert valley in ask(store.database, asked)
    assert len(ask(store.database, asked)) == 3
    store.delete(second.article.id)
    assert [(row["name"], row["names"]) for row in ask(store.database, asked)] == [
        ("Léa Morant", ["Léa Morant", "Morant"]),
        ("the Orvel Valley", ["Orvel", "the Orvel Valley"]),
    ]
    store.delete("orvel-1")
    assert not any(store.status().counts.values())


def test_entity_names_do_not_depend_on_the_order_of_loading(store: GraphStore) -> None:
    articles = [make_extraction(f"orvel-{i}", 1, place=p) for i, p in enumerate(("the Orvel Valley", "Orvel Valley"))]
    found = []
    for order in (articles, articles[::-1]):
        store.load(order)
        found.append(ask(store.database, "MATCH (e:Entity) RETURN e.id AS id, e.name AS n, e.names AS ns ORDER BY id"))
        for extraction in order:
            store.delete(extraction.article.id)
    assert found[0] == found[1]


def test_said_relationships_name_the_innermost_claim(store: GraphStore) -> None:
    extraction = make_extraction(n_claims=11)
    store.load(extraction)
    rows = ask(store.database, FROM_CLAIM)
    assert {row["claim"] for row in rows} == {c.id for c in extraction.claims}
    assert {row["speaker"] for row in rows} == {extraction.claims[0].speaker}
    assert {row["type"] for row in rows} == {
        *("STATED", "ESTIMATED", "DENIED", "CONFIRMED", "PREDICTED", "REQUESTED", "ORDERED", "PROMISED", "ACCUSED"),
        *("BELIEVED", "ASKED"),
    }


def test_sentences_are_chained_in_order(store: GraphStore) -> None:
    store.load(make_extraction(n_claims=4))
    rows = ask(store.database, "MATCH (s:Sentence)-[:NEXT]->(n:Sentence) RETURN s.index AS i, n.index AS n ORDER BY i")
    assert [(row["i"], row["n"]) for row in rows] == [(i, i + 1) for i in range(6)]


def test_a_figure_and_its_claim_carry_the_date(store: GraphStore) -> None:
    store.load([make_extraction("dated", 1), make_extraction("undated", 1, published=None)])
    asked = "MATCH (n:{})-[:FROM]->(a:Article) RETURN a.source_id AS source, n.published AS day ORDER BY source, day"
    for label in ("Claim", "Figure"):
        days = {row["source"]: row["day"] for row in ask(store.database, asked.format(label))}
        assert days["undated"] is None
        assert str(days["dated"]) == "2026-03-04"


def test_an_article_larger_than_one_batch_is_whole(store: GraphStore) -> None:
    large = make_extraction("large", 2500)
    store.load([make_extraction("small", 1), large])
    assert store.extraction(large.article.id) == large


def test_deleting_what_is_not_there(store: GraphStore) -> None:
    with pytest.raises(NotFound):
        store.delete("nothing")
    with pytest.raises(NotFound):
        store.extraction("a_000000000000000000000000")
    assert not any(store.status().counts.values())


def test_deleting_by_source_id_takes_every_version(store: GraphStore) -> None:
    versions = [make_extraction("orvel-1", 1, text_tail=tail) for tail in ("", " Still.")]
    store.load([*versions, make_extraction("orvel-2", 1)])
    assert store.delete("orvel-1") == tuple(sorted(v.article.id for v in versions))
    assert store.status().counts["Article"] == 1


def _with_text(text: str, **fields: object) -> Extraction:
    bare = make_extraction(n_claims=0)
    article = replace(bare.article, text=text, parts=(), **fields)  # type: ignore[arg-type]
    return replace(bare, article=article, sentences=(), participants=(), figures=(), triples=())


@pytest.mark.parametrize(
    ("extraction", "error"),
    [
        (lambda: _with_text("half a pair: \ud83d"), UndecodableText),
        (lambda: _with_text("x", title="\udc00"), UndecodableText),
        (lambda: _with_text("x" * 32_000_001), ArticleTooLong),
        (lambda: _with_text("x", source_id="s" * 5000), MalformedInput),
        (lambda: replace(make_extraction(n_claims=1), sentences=()), SpanError),
        (lambda: _with_confidence(float("nan")), SpanError),
    ],
)
def test_what_no_database_takes_is_refused_before_anything_is_written(
    store: GraphStore, extraction: object, error: type[Exception]
) -> None:
    assert callable(extraction)
    with pytest.raises(error):
        store.load([make_extraction("good", 1), extraction()])
    assert not any(store.status().counts.values())


def _with_confidence(value: float) -> Extraction:
    extraction = make_extraction(n_claims=1)
    return replace(extraction, claims=(replace(extraction.claims[0], confidence=value),))


def test_dates_before_the_epoch_and_far_away(store: GraphStore) -> None:
    for day in (date(1, 1, 1), date(1899, 12, 31), date(9999, 12, 31)):
        extraction = make_extraction(f"of {day}", 1, published=day)
        store.load(extraction)
        assert store.extraction(extraction.article.id) == extraction
