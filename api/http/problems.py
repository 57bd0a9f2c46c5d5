"""One shape for every error: RFC 9457 problem details, with the error's own data as extra members."""

from __future__ import annotations

import logging
import re
from http import HTTPStatus
from typing import Any, Final

from flask import Flask, Response, json, request
from werkzeug.exceptions import HTTPException

from evidence import errors

MEDIA_TYPE: Final = "application/problem+json"

log = logging.getLogger(__name__)

# The first class that fits decides, so the narrower ones stand first.
STATUS: Final[tuple[tuple[type[errors.QuothError], HTTPStatus], ...]] = (
    (errors.NotFound, HTTPStatus.NOT_FOUND),
    (errors.QueryError, HTTPStatus.BAD_REQUEST),
    (errors.MalformedInput, HTTPStatus.BAD_REQUEST),
    (errors.ArticleTooLong, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (errors.InputTooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (errors.UnknownFormat, HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
    (errors.AddressRefused, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.FetchFailed, HTTPStatus.BAD_GATEWAY),
    (errors.ArticleError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.DatabaseError, HTTPStatus.SERVICE_UNAVAILABLE),
    (errors.QuothError, HTTPStatus.INTERNAL_SERVER_ERROR),
)


class Refused(errors.QuothError):
    """A request that may not be made: `status` is 401 or 403."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def register_problems(app: Flask) -> None:
    """Every error of the app, expected or not, leaves it as a problem."""
    app.register_error_handler(errors.QuothError, _from_quoth)
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(Exception, _from_anything)


def problem(status: int, title: str, detail: str, kind: str = "about:blank", **members: Any) -> Response:
    body = {"type": kind, "title": title, "status": int(status), "detail": detail, "instance": request.path, **members}
    return Response(json.dumps(body), status=int(status), content_type=MEDIA_TYPE)


def _from_quoth(error: errors.QuothError) -> Response:
    status = error.status if isinstance(error, Refused) else next(s for kind, s in STATUS if isinstance(error, kind))
    name = type(error).__name__
    members = {k: v for k, v in vars(error).items() if k not in {"status", "reason"} and isinstance(v, (str, int))}
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("%s %s: %s", request.method, request.path, error)
    slug = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()
    title = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).capitalize()
    response = problem(status, title, str(error), f"urn:quoth:problem:{slug}", **members)
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = "10"
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="quoth"'
    return response


def _from_http(error: HTTPException) -> Response:
    response = problem(error.code or 500, error.name, error.description or error.name)
    # Allow (405) and the like travel with the exception.
    kept = {"content-type", "content-length"}
    response.headers.extend((k, v) for k, v in error.get_headers() if k.lower() not in kept)
    return response


def _from_anything(error: Exception) -> Response:
    # Anything unforeseen must still leave as a problem, without its inner text; the log has the traceback.
    log.error("%s %s failed", request.method, request.path, exc_info=error)
    return problem(500, "Internal Server Error", "Something went wrong on the server; its log says what.")
