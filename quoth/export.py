"""From the graph to RDF, an article at a time where the format allows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from evidence.errors import NotFound, QueryError
from evidence.ids import kind_of
from evidence.model import Extraction
from graph.rdf import FORMATS, serialize

if TYPE_CHECKING:
    from graph.store import GraphStore

PAGE: Final = 100
# One JSON-LD document cannot be made by joining several; the others can, and need no more memory than one article.
JOINABLE: Final = {"turtle", "trig", "nquads"}


def export(store: GraphStore, ids: Iterable[str] | None, format: str) -> Iterator[bytes]:
    """The articles and claims with these ids (None: every article) in pieces of one document.

    Raises QueryError for an unknown format or an id of another kind, NotFound; both before the first piece.
    """
    if format not in FORMATS:
        raise QueryError("format", format, f"one of {', '.join(FORMATS)}")
    if ids is None:
        return _all(store, format)
    asked = list(ids)
    claims = [id for id in asked if kind_of(id) == "claim"]
    if claims:
        return iter([_claim(store, asked, format)])
    articles = [_article(store, id) for id in asked]
    return _documents((store.extraction(id) for id in articles), format)


def _article(store: GraphStore, id: str) -> str:
    if kind_of(id) not in ("article", None):
        raise QueryError("id", id, "the id of an article or a claim")
    return store.article(id).id


def _claim(store: GraphStore, asked: list[str], format: str) -> bytes:
    if len(asked) > 1:
        raise QueryError("id", " ".join(asked), "one claim, or articles")
    claim = store.claim(asked[0])
    return serialize([store.extraction(claim.article.id)], format, claim=claim.id)


def _all(store: GraphStore, format: str) -> Iterator[bytes]:
    return _documents(_stored(store), format)


def _stored(store: GraphStore) -> Iterator[Extraction]:
    cursor: str | None = None
    while True:
        page = store.articles(cursor=cursor, limit=PAGE)
        for row in page.rows:
            try:
                yield store.extraction(row.id)
            except NotFound:  # deleted since the page was read
                continue
        if page.next is None:
            return
        cursor = page.next


def _documents(extractions: Iterable[Extraction], format: str) -> Iterator[bytes]:
    if format not in JOINABLE:
        yield serialize(extractions, format)
        return
    for extraction in extractions:
        yield serialize([extraction], format)
