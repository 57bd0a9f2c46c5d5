"""What each route takes and gives, written beside it; the OpenAPI description is made from this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from flask import Flask, Response, request

from evidence.errors import QueryError
from evidence.wire import from_strings

PREFIX: Final = "/api/v1"
LIMIT: Final = 50
MOST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """`limit` is at most 500; `cursor` is the `next` of the page before."""

    cursor: str | None = None
    limit: int = LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method of one path. `answers` is the row type; `paged` says that a page of them comes back."""

    summary: str
    answers: Any = None
    paged: bool = False
    queries: tuple[type[Any], ...] = ()
    body: type[Any] | None = None
    status: HTTPStatus = HTTPStatus.OK
    errors: tuple[HTTPStatus, ...] = ()
    writes: bool = False
    rdf: bool = False


class Operations:
    """The operations of an app by endpoint, in the order of their registration."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self.described: dict[str, Operation] = {}

    def add(self, method: str, path: str, operation: Operation, view: Callable[..., Response]) -> None:
        """Serve `view` at `path` (under the API's prefix) for `method`."""
        endpoint = f"{method.lower()} {path}"
        self.described[endpoint] = operation
        self._app.add_url_rule(PREFIX + path, endpoint, view, methods=[method])


def queries(*kinds: type[Any]) -> list[Any]:
    """One object of each kind from the query string. Raises QueryError for a value, or a name, that none can take."""
    given = request.args.to_dict()
    repeated = next((name for name, values in request.args.lists() if len(values) > 1), None)
    if repeated is not None:
        raise QueryError(repeated, ", ".join(request.args.getlist(repeated)), "one value")
    known = {kind: {name: given.pop(name) for name in kind.__dataclass_fields__ if name in given} for kind in kinds}
    if given:
        name, value = next(iter(given.items()))
        names = sorted(name for kind in kinds for name in kind.__dataclass_fields__)
        raise QueryError(name, value, f"one of the parameters {', '.join(names)}" if names else "no parameters")
    found = [from_strings(kind, values) for kind, values in known.items()]
    for value in found:
        if isinstance(value, Paging) and not 1 <= value.limit <= MOST:
            raise QueryError("limit", str(value.limit), f"a number from 1 to {MOST}")
    return found
