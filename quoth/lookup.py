"""Anything by its id."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from evidence.ids import kind_of
from evidence.model import Run
from graph.rows import ArticleRow, ClaimRow, EntityRow, FigureRow, ParticipantHit, SentenceHit, TripleRow

if TYPE_CHECKING:
    from graph.store import GraphStore

Shown: TypeAlias = ArticleRow | ClaimRow | FigureRow | TripleRow | EntityRow | ParticipantHit | SentenceHit | Run


def show(store: GraphStore, id: str) -> Shown:
    """The row of any id; one that is not ours is taken for an article's source_id. Raises NotFound."""
    finders: dict[str | None, Callable[[str], Shown]] = {
        "claim": store.claim,
        "figure": store.figure,
        "triple": store.triple,
        "entity": store.entity,
        "participant": store.participant,
        "sentence": store.sentence,
        "run": store.run,
    }
    return finders.get(kind_of(id), store.article)(id)
