"""An article from the body of a request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from flask import Request, json
from werkzeug.exceptions import UnsupportedMediaType

from evidence.errors import ArticleError, MalformedInput
from evidence.model import Article
from quoth import Quoth

REQUEST: Final = "request"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleBody:
    """What may be posted: one of `text`, `html` and `url`; with text or html, `url` is where it was published."""

    text: str | None = None
    html: str | None = None
    url: str | None = None
    id: str | None = None
    title: str | None = None
    author: str | list[str] | None = None
    authors: list[str] | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None


def read_article(request: Request, quoth: Quoth) -> Article:
    """The one article of the request. Raises ArticleError; MalformedInput where the body holds none."""
    if not request.is_json:
        raise UnsupportedMediaType("send Content-Type: application/json with one of text, html and url")
    body = _parsed(request.get_data(cache=False))
    if isinstance(body.get("text"), str):
        read = quoth.read_bytes(json.dumps(body).encode(), name=REQUEST, media_type="application/json")
    elif isinstance(body.get("html"), str):
        # A lone surrogate cannot be encoded; the reader then refuses the replacement's bytes with its own message.
        data = body["html"].encode("utf-8", "surrogatepass")
        read = quoth.read_bytes(data, name=body.get("url") or REQUEST, media_type="text/html; charset=utf-8")
    elif isinstance(body.get("url"), str):
        if not body["url"].lower().startswith(("http://", "https://")):
            raise MalformedInput(REQUEST, "url is no http or https address")
        read = quoth.read(body["url"])
    else:
        raise MalformedInput(REQUEST, "the body needs one of the members text, html and url, as a string")
    for item in read:
        if isinstance(item, ArticleError):
            raise item
        if isinstance(item, Article):
            return _as_named(item, body)
    raise MalformedInput(REQUEST, "the body holds no article")


def _as_named(article: Article, body: dict[str, Any]) -> Article:
    """What the request says of a page stands above what the page says of itself."""
    return replace(article, source_id=_words(body, "id") or article.source_id, url=_words(body, "url") or article.url)


def _words(body: dict[str, Any], name: str) -> str | None:
    value = body.get(name)
    return value if isinstance(value, str) else None


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        body = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise MalformedInput(REQUEST, "the body is not JSON") from error
    if not isinstance(body, dict):
        raise MalformedInput(REQUEST, "the body is not a JSON object")
    return body
