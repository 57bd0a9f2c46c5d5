"""What can be asked of the graph: the half of the store that only reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from evidence.errors import NotFound
from evidence.model import Run
from graph.connect import Database, Record, Transaction
from graph.filters import ClaimFilter, EntityFilter, FigureFilter, TripleFilter
from graph.queries import asking, building, reading
from graph.queries.checking import check_limit, check_text, is_askable
from graph.queries.paging import Position, in_order
from graph.queries.search import search
from graph.rows import (
    ArticleRow,
    ClaimRow,
    EntityRow,
    FigureRow,
    Page,
    ParticipantHit,
    SearchRow,
    SentenceHit,
    TripleRow,
)

__all__ = ["Queries"]

T = TypeVar("T")
Lister = Callable[[Transaction, Position], list[Record]]
Reader = Callable[[Transaction, Iterable[str]], dict[str, T]]


class Queries:
    """Lists are ordered by the date of publication, the latest first, then by id; entities by name.

    Every list raises QueryError for a question that cannot be asked and CursorInvalid for another question's cursor.
    """

    database: Database

    def who(self, asked: ClaimFilter, cursor: str | None = None, limit: int = 50) -> Page[ClaimRow]:
        """Who claimed what."""
        position = Position.of("claims", asked, cursor, limit)
        return self._page(position, lambda tx, p: asking.list_claims(tx, asked, p), reading.claims)

    def trace(self, asked: FigureFilter, cursor: str | None = None, limit: int = 50) -> Page[FigureRow]:
        """Where figures come from."""
        position = Position.of("figures", asked, cursor, limit)
        return self._page(position, lambda tx, p: asking.list_figures(tx, asked, p), reading.figures)

    def triples(self, asked: TripleFilter, cursor: str | None = None, limit: int = 50) -> Page[TripleRow]:
        position = Position.of("triples", asked, cursor, limit)
        return self._page(position, lambda tx, p: asking.list_triples(tx, asked, p), reading.triples)

    def entities(self, asked: EntityFilter, cursor: str | None = None, limit: int = 50) -> Page[EntityRow]:
        position = Position.of("entities", asked, cursor, limit)
        return self._page(position, lambda tx, p: asking.list_entities(tx, asked, p), reading.entities, by="name")

    def articles(self, cursor: str | None = None, limit: int = 50) -> Page[ArticleRow]:
        position = Position.of("articles", None, cursor, limit)
        return self._page(position, lambda tx, p: tx.run("articles/list_articles", **p.dated()), reading.articles)

    def search(self, words: str, limit: int = 20) -> SearchRow:
        """Sentences, claims and entities with all these words; quoted ones together and in order."""
        check_limit(limit)
        check_text("words", words)
        return self.database.reading(lambda tx: search(tx, words, limit))

    def claim(self, id: str) -> ClaimRow:
        """Raises NotFound, as all that take an id."""
        return self._one(id, reading.claims)

    def figure(self, id: str) -> FigureRow:
        return self._one(id, reading.figures)

    def triple(self, id: str) -> TripleRow:
        return self._one(id, reading.triples)

    def entity(self, id: str) -> EntityRow:
        return self._one(id, reading.entities)

    def participant(self, id: str) -> ParticipantHit:
        return self._one(id, reading.participants)

    def sentence(self, id: str) -> SentenceHit:
        """Its score is 1: it is itself."""
        return self._one(id, lambda tx, ids: reading.sentences(tx, dict.fromkeys(ids, 1.0)))

    def article(self, id: str) -> ArticleRow:
        """By id, or by source_id: then the version that was ingested last."""

        def read(tx: Transaction) -> ArticleRow | None:
            versions = [row["article"] for row in tx.run("articles/find_versions", id=id)]
            found = reading.articles(tx, versions)
            return max(found.values(), key=lambda row: (row.id == id, row.ingested_at, row.id), default=None)

        return _required(id, self.database.reading(read) if is_askable(id) else None)

    def run(self, id: str) -> Run:
        rows = self.database.read("runs/read_run", id=id) if is_askable(id) else []
        return _required(id, building.run(rows[0]["run"]) if rows else None)

    def _page(self, position: Position, lister: Lister, reader: Reader[T], *, by: str = "published") -> Page[T]:
        def read(tx: Transaction) -> Page[T]:
            ids, following = position.cut(lister(tx, position), by)
            return Page(in_order(ids, lambda ids: reader(tx, ids)), following)

        return self.database.reading(read)

    def _one(self, id: str, reader: Reader[T]) -> T:
        rows = self.database.reading(lambda tx: reader(tx, [id])) if is_askable(id) else {}
        return _required(id, rows.get(id))


def _required(id: str, found: T | None) -> T:
    if found is None:
        raise NotFound(id)
    return found
