"""Rows as JSON, or as RDF where the request prefers it."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from flask import Response, json, request
from werkzeug.exceptions import NotAcceptable

from evidence.wire import dump
from graph.rdf import FORMATS
from graph.rows import Page
from quoth import Quoth

JSON: Final = "application/json"


@dataclass(frozen=True, slots=True)
class Provenance:
    """One reading and, in `reading`, all it rests on: sentences, speaker, chain of claims, article and run."""

    id: str
    kind: str
    reading: Any


def as_json(value: Any, status: HTTPStatus = HTTPStatus.OK) -> Response:
    """`value`: a dataclass, a page of them, or plain JSON."""
    if isinstance(value, Page):
        body: Any = {"rows": dump(value.rows), "next": value.next}
    else:
        body = value if isinstance(value, dict) else dump(value)
    return Response(json.dumps(body), status=int(status), content_type=JSON)


def wants_rdf() -> str | None:
    """The name of the RDF format the request prefers, or None for JSON. Raises NotAcceptable."""
    by_type = {format.media_type: name for name, format in FORMATS.items()}
    best = request.accept_mimetypes.best_match([JSON, *by_type])
    if best is None and request.accept_mimetypes:
        raise NotAcceptable(f"this is served as {', '.join([JSON, *by_type])}")
    return by_type.get(best or JSON)


def as_rdf(quoth: Quoth, id: str, format: str) -> Response:
    """The article or claim with this id. Raises NotFound, QueryError for an id of another kind."""
    document = b"".join(quoth.export([id], format=format))
    return Response(document, content_type=f"{FORMATS[format].media_type}; charset=utf-8")
