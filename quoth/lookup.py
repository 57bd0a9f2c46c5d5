"""Anything by its id."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from evidence.errors import NotFound
from evidence.ids import kind_of
from evidence.model import Run
from graph.rows import ArticleRow, ClaimRow, EntityRow, FigureRow, ParticipantRow, SentenceHit, TripleRow

if TYPE_CHECKING:
    from graph.store import GraphStore

Shown: TypeAlias = ArticleRow | ClaimRow | FigureRow | TripleRow | EntityRow | ParticipantRow | SentenceHit | Run


def find_article(store: GraphStore, id: str) -> ArticleRow:
    """The article with this id, or the newest with this source_id. Raises NotFound."""
    raise NotFound(id)


def show(store: GraphStore, id: str) -> Shown:
    """Raises NotFound; an id that is not one of ours is taken for a source_id."""
    finders: dict[str | None, Callable[[str], Any]] = {
        "claim": store.claim,
        "figure": store.figure,
        "triple": store.triple,
        "entity": store.entity,
    }
    found: Shown = finders.get(kind_of(id), lambda source_id: find_article(store, source_id))(id)
    return found
