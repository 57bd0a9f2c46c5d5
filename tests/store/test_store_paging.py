"""Pages and the cursors between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from expected import STORIES, UNDATED

from evidence import Act
from evidence.errors import CursorInvalid, QueryError
from graph.filters import ClaimFilter, EntityFilter, FigureFilter, TripleFilter
from graph.rows import Page
from graph.store import GraphStore


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
