"""Anything by its id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from evidence.ids import kind_of
from evidence.model import Run, Span
from graph.rows import ArticleRef, ArticleRow, ClaimRow, EntityRow, FigureRow, ParticipantRow, SentenceRow, TripleRow

if TYPE_CHECKING:
    from graph.store import GraphStore


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantShown:
    """A participant, where its article mentions it."""

    participant: ParticipantRow
    mentions: tuple[Span, ...]
    article: ArticleRef


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceShown:
    sentence: SentenceRow
    article: ArticleRef


Shown: TypeAlias = ArticleRow | ClaimRow | FigureRow | TripleRow | EntityRow | ParticipantShown | SentenceShown | Run


def find_article(store: GraphStore, id: str) -> ArticleRow:
    """The article with this id or source_id; of several versions the one loaded last. Raises NotFound."""
    return store.article(id)


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
