"""HTML pages to articles through trafilatura: main text and structured metadata. Nothing is fetched."""

from __future__ import annotations

import logging
import re
from typing import Any
from urllib.parse import urldefrag, urlsplit

from evidence import Article
from evidence.errors import EmptyArticle, MalformedInput
from extractors.published import find_date
from extractors.readers.build import Found, build_article, is_blank
from extractors.readers.decode import decode
from extractors.readers.limits import ReaderLimits
from extractors.readers.origin import Origin

logger = logging.getLogger(__name__)

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{1,40})""", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"""<html\b[^>]{0,500}?\blang\s{0,5}=\s{0,5}["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3})""", re.I
)
_DOCUMENT = re.compile(r"<(?:html|body|!doctype)\b", re.IGNORECASE)
HEAD_BYTES = 4096  # where browsers look for the charset (1,024), and some more


def read_html(
    data: bytes, *, origin: Origin, limits: ReaderLimits, declared: str | None = None, url: str | None = None
) -> Article:
    """The page's main text. `url` is where it was fetched from.

    A page's own canonical address is believed where nothing was fetched, or on the host that sent it: another host
    cannot put its text under someone else's address. Raises UndecodableText, EmptyArticle, MalformedInput and what
    build_article raises.
    """
    html = decode(data, source=origin.source, declared=declared or _declared(data))
    if is_blank(html):
        raise EmptyArticle(origin.source, "no text but white space")
    page = _extract(html, origin.source, url)
    if page is None:
        raise MalformedInput(origin.source, "HTML in which no article text can be found")
    day = find_date(page.date or "")
    found = Found(
        url=_address(page.url, url),
        title=page.title or None,
        authors=tuple(dict.fromkeys(a for a in (a.strip() for a in (page.author or "").split(";")) if a)),
        publisher=page.sitename or None,
        published=None if day is None else day.day,
        language=_language(html),
    )
    return build_article(page.text or "", found, origin=origin, limits=limits)


def _extract(html: str, source: str, url: str | None) -> Any:
    # Imported here: it takes a while and text or JSON never needs it.
    from trafilatura import bare_extraction  # noqa: PLC0415

    if _DOCUMENT.search(html) is None:
        html = f"<html><body><div>{html}</div></body></html>"
    try:
        return bare_extraction(
            html,
            url=url,
            include_comments=False,
            with_metadata=True,
            # A date is taken from what is marked as one, never guessed from a copyright line.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    # A page is hostile input and the parsers under trafilatura raise of all kinds on some; the batch must go on.
    except Exception as error:
        logger.warning("page could not be parsed: %s (%s)", source, type(error).__name__)
        raise MalformedInput(source, f"HTML that cannot be parsed ({type(error).__name__})") from error


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:HEAD_BYTES])
    name = match[1].decode("ascii", "ignore") if match else None
    # Read byte by byte up to here, so the page is not UTF-16 whatever it says; browsers decide the same.
    return "utf-8" if name is not None and name.lower().startswith("utf-16") else name


def _language(html: str) -> str | None:
    match = _LANGUAGE.search(html[:HEAD_BYTES])
    return match[1] if match else None


def _address(canonical: str | None, fetched: str | None) -> str | None:
    if fetched is None:
        return canonical or None
    try:
        is_own = bool(canonical) and urlsplit(canonical).hostname == urlsplit(fetched).hostname
    except ValueError:  # a canonical address that is no URL
        is_own = False
    if is_own:
        return canonical
    return urldefrag(fetched).url
