"""Words in sentences, claims and names, best first: first what holds little but the words."""

from __future__ import annotations

from evidence.errors import QueryError
from graph.connect import Record, Transaction
from graph.folding import lucene, phrases_of
from graph.queries import reading
from graph.queries.paging import in_order
from graph.rows import SearchRow


def search(tx: Transaction, words: str, limit: int) -> SearchRow:
    """Raises QueryError where the words hold no letter or digit."""
    phrases = phrases_of(words)
    if not phrases:
        raise QueryError("words", words, "at least one letter or digit")
    asked: Record = {"query": lucene(phrases), "phrases": phrases, "length": _length(phrases), "limit": limit}
    sentences = {row["id"]: float(row["score"]) for row in tx.run("search/find_sentences", **asked)}
    claims = [row["id"] for row in tx.run("search/find_claims", **asked)]
    entities = _find_entities(tx, phrases)[:limit]
    return SearchRow(
        sentences=in_order(list(sentences), lambda ids: reading.sentences(tx, sentences)),
        claims=in_order(claims, lambda ids: reading.claims(tx, ids)),
        entities=in_order(entities, lambda ids: reading.entities(tx, ids)),
    )


def _find_entities(tx: Transaction, phrases: list[str]) -> list[str]:
    """Entities one of whose names holds all the phrases, best first."""
    found = []
    for row in tx.run("entities/find_by_words", query=lucene(phrases)):
        matching = [name for name in row["folded"] if all(phrase in name for phrase in phrases)]
        if matching:
            found.append((min(len(name) for name in matching), row["id"]))
    return [id for _, id in sorted(found)]


def _length(phrases: list[str]) -> int:
    """Characters of the phrases with one space each, as they stand in a folded text; counted as databases count."""
    return sum(len(phrase.encode("utf-16-le")) // 2 - 1 for phrase in phrases)
