"""Real articles, read by the real pipeline: loading twice changes nothing, and both databases say the same."""

from __future__ import annotations

import os
from typing import Any

import pytest
from emptying import empty

from benchmarks.judge import ARTICLES, article_files
from evidence.model import Extraction
from evidence.wire import dump
from graph.connect import Database
from graph.filters import ClaimFilter, EntityFilter, FigureFilter, TripleFilter
from graph.store import GraphStore


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    if not ARTICLES.is_dir():
        assert "CI" not in os.environ, f"{ARTICLES} is needed in CI"
        pytest.skip(f"real articles are read from {ARTICLES}, which is not here")
    from extractors.pipeline import load_pipeline

    return list(load_pipeline().extract_many(article_files(sorted(ARTICLES.glob("*.article.json")))))


def rows(store: GraphStore) -> dict[str, Any]:
    """The answers to one question of each kind, whole; the time of ingesting differs from run to run."""
    answers: dict[str, Any] = {
        "milley": store.who(ClaimFilter(speaker="Milley"), limit=500),
        "everyone": store.who(ClaimFilter(), limit=1000),
        "100,000": store.trace(FigureFilter(number=100_000), limit=500),
        "20 percent": store.trace(FigureFilter(number=20, unit="percent"), limit=500),
        "within": store.trace(FigureFilter(number=50, within=True), limit=500),
        "said": store.triples(TripleFilter(), limit=500),
        "entities": store.entities(EntityFilter(), limit=500),
        "search": store.search("front lines", limit=20),
    }
    return {name: dump(answer) for name, answer in answers.items()}


def loaded(database: Database, extractions: list[Extraction]) -> tuple[dict[str, int], dict[str, Any]]:
    store = GraphStore(database)
    empty(database)
    assert all(result.is_new for result in store.load(extractions))
    counts = store.status().counts
    assert not any(result.is_new for result in store.load(extractions))
    assert store.status().counts == counts
    return counts, rows(store)


def test_each_database_gives_back_what_was_loaded(database: Database, extractions: list[Extraction]) -> None:
    counts, answers = loaded(database, extractions)
    assert counts["Article"] == len(extractions)
    assert counts["Claim"] == sum(len(e.claims) for e in extractions)
    assert counts["Figure"] == sum(len(e.figures) for e in extractions)
    assert len(answers["everyone"]["rows"]) == counts["Claim"]
    store = GraphStore(database)
    assert [store.extraction(e.article.id) for e in extractions] == extractions


@pytest.mark.neo4j
def test_both_databases_say_the_same(
    local_database: Database, neo4j_database: Database, extractions: list[Extraction]
) -> None:
    local_counts, local_rows = loaded(local_database, extractions)
    neo4j_counts, neo4j_rows = loaded(neo4j_database, extractions)
    assert local_counts == neo4j_counts
    assert local_rows == neo4j_rows
