"""The routes under /api/v1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, request

from api.http.access import Access
from api.http.answers import Provenance, as_json, as_rdf, wants_rdf
from api.http.intake import ArticleBody, read_article
from api.http.openapi import describe
from api.http.operations import LIMIT, Operation, Operations, Paging, queries
from evidence.errors import NotFound, QueryError
from evidence.ids import kind_of
from evidence.model import Extraction
from graph.filters import ClaimFilter, EntityFilter, FigureFilter, TripleFilter
from graph.rows import (
    ArticleRow,
    ClaimRow,
    DatabaseStatus,
    EntityRow,
    FigureRow,
    Page,
    SearchRow,
    TripleRow,
)
from quoth import Added, Quoth
from quoth.questions import figure_filter

WRITE_ERRORS = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureText:
    """`figure` is a number in any spelling: 100,000, a million, $38 billion, 20 percent."""

    figure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """`q` are the words searched for; `limit` cuts each list of hits."""

    q: str | None = None
    limit: int = LIMIT


@dataclass(frozen=True, slots=True)
class Healthy:
    status: str
    database: str


def register_routes(app: Flask, quoth: Quoth, access: Access, version: str) -> None:
    operations = Operations(app)
    _articles(operations, quoth, access)
    _listings(operations, quoth)
    _single(operations, quoth)
    _service(app, operations, quoth, version)


def _articles(operations: Operations, quoth: Quoth, access: Access) -> None:
    def post() -> Response:
        access.check_write(request)
        queries()
        added = quoth.add(read_article(request, quoth))
        status = HTTPStatus.CREATED if added.is_new and not added.replaced else HTTPStatus.OK
        response = as_json(added, status)
        response.headers["Location"] = f"{request.path}/{added.extraction.article.id}"
        return response

    def delete(id: str) -> Response:
        access.check_write(request)
        quoth.delete(id)
        return Response(status=HTTPStatus.NO_CONTENT)

    def get(id: str) -> Response:
        format = wants_rdf()
        if format is not None:
            return as_rdf(quoth, id, format)
        found = quoth.show(id)
        if not isinstance(found, ArticleRow):
            raise NotFound(id)
        return as_json(quoth.store.extraction(found.id))

    def list_all() -> Response:
        (paging,) = queries(Paging)
        return as_json(quoth.articles(cursor=paging.cursor, limit=paging.limit))

    posted = Operation(
        summary="Read an article into the graph",
        answers=Added,
        body=ArticleBody,
        status=HTTPStatus.CREATED,
        errors=(HTTPStatus.BAD_REQUEST, *WRITE_ERRORS, HTTPStatus.UNPROCESSABLE_ENTITY),
        writes=True,
    )
    deleted = Operation(
        summary="Delete an article and all that was read from it",
        status=HTTPStatus.NO_CONTENT,
        errors=(*WRITE_ERRORS, HTTPStatus.NOT_FOUND),
        writes=True,
    )
    operations.add("POST", "/articles", posted, post)
    listed = Operation(summary="Articles, newest first", answers=ArticleRow, paged=True, queries=(Paging,))
    operations.add("GET", "/articles", listed, list_all)
    one = Operation(
        summary="Everything read from one article, by id or source_id; JSON or RDF",
        answers=Extraction,
        errors=(HTTPStatus.NOT_FOUND,),
        rdf=True,
    )
    operations.add("GET", "/articles/<path:id>", one, get)
    operations.add("DELETE", "/articles/<path:id>", deleted, delete)


def _listings(operations: Operations, quoth: Quoth) -> None:
    def listing(kind: type[Any], ask: Callable[..., Page[Any]]) -> Callable[[], Response]:
        def view() -> Response:
            asked, paging = queries(kind, Paging)
            return as_json(ask(asked, cursor=paging.cursor, limit=paging.limit))

        return view

    def figures() -> Response:
        asked, text, paging = queries(FigureFilter, FigureText, Paging)
        if text.figure is not None:
            named = figure_filter(text.figure)
            asked = replace(asked, number=named.number, low=named.low, high=named.high, unit=named.unit or asked.unit)
        return as_json(quoth.figures(asked, cursor=paging.cursor, limit=paging.limit))

    for path, summary, kind, row, ask in (
        ("/claims", "Who claimed what", ClaimFilter, ClaimRow, quoth.claims),
        ("/triples", "Subject, predicate, object", TripleFilter, TripleRow, quoth.triples),
        ("/entities", "Who or what participants are", EntityFilter, EntityRow, quoth.entities),
    ):
        operation = Operation(summary=summary, answers=row, paged=True, queries=(kind, Paging))
        operations.add("GET", path, operation, listing(kind, ask))
    traced = Operation(
        summary="Where figures come from",
        answers=FigureRow,
        paged=True,
        queries=(FigureFilter, FigureText, Paging),
    )
    operations.add("GET", "/figures", traced, figures)


def _single(operations: Operations, quoth: Quoth) -> None:
    def single(kind: str, rdf: bool) -> Callable[[str], Response]:
        def view(id: str) -> Response:
            if kind_of(id) != kind:
                raise NotFound(id)
            format = wants_rdf() if rdf else None
            return as_rdf(quoth, id, format) if format is not None else as_json(quoth.show(id))

        return view

    for path, kind, row in (
        ("/claims/<id>", "claim", ClaimRow),
        ("/figures/<id>", "figure", FigureRow),
        ("/triples/<id>", "triple", TripleRow),
        ("/entities/<id>", "entity", EntityRow),
    ):
        rdf = kind == "claim"
        operation = Operation(
            summary=f"One {kind} with its evidence" + ("; JSON or RDF" if rdf else ""),
            answers=row,
            errors=(HTTPStatus.NOT_FOUND,),
            rdf=rdf,
        )
        operations.add("GET", path, operation, single(kind, rdf))

    def provenance(id: str) -> Response:
        format = wants_rdf()
        if format is not None:
            return as_rdf(quoth, id, format)
        return as_json(Provenance(id, kind_of(id) or "article", quoth.show(id)))

    traced = Operation(
        summary="What a reading rests on, by any id; articles and claims also as RDF",
        answers=Provenance,
        errors=(HTTPStatus.NOT_FOUND,),
        rdf=True,
    )
    operations.add("GET", "/provenance/<path:id>", traced, provenance)


def _service(app: Flask, operations: Operations, quoth: Quoth, version: str) -> None:
    def search() -> Response:
        (words,) = queries(Words)
        if words.q is None:
            raise QueryError("q", "", "the words to search for")
        try:
            return as_json(quoth.search(words.q, limit=words.limit))
        except QueryError as error:  # the library's name of it is no parameter here
            raise QueryError("q", words.q, error.expected) from error

    def healthz() -> Response:
        status: DatabaseStatus = quoth.status()
        return as_json(Healthy("ok", status.server))

    def openapi() -> Response:
        return as_json(describe(app, operations, version))

    found = Operation(summary="Sentences, claims and names with these words", answers=SearchRow, queries=(Words,))
    operations.add("GET", "/search", found, search)
    healthy = Operation(
        summary="Whether the database answers", answers=Healthy, errors=(HTTPStatus.SERVICE_UNAVAILABLE,)
    )
    operations.add("GET", "/healthz", healthy, healthz)
    operations.add("GET", "/openapi.json", Operation(summary="This description"), openapi)
