"""One page from an http(s) URL, with a deadline, a size limit, and every address checked before it is used.

The connection goes to the very address that was checked: a name that answers otherwise a second time is never asked
again. Proxies from the environment are not used, since a proxy would resolve the name anew.
"""

from __future__ import annotations

import contextlib
import http.client
import logging
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.response import HTTPResponse
from urllib3.util import Url, parse_url

from evidence.errors import AddressRefused, FetchFailed, InputTooLarge
from extractors.readers.addresses import AddressPolicy
from extractors.readers.limits import ReaderLimits

logger = logging.getLogger(__name__)

MAX_REDIRECTS = 5
REDIRECTS = frozenset((301, 302, 303, 307, 308))
CHUNK_BYTES = 65_536
DEFAULT_PORTS = {"http": 80, "https": 443}
_AUTHORITY = re.compile(r"^([^/]*//)[^/?#]*@")
ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.9, application/json;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: `url` is the address after redirects, `body` is decompressed."""

    url: str
    body: bytes
    media_type: str | None
    charset: str | None


def fetch(url: str, *, limits: ReaderLimits, policy: AddressPolicy) -> Page:
    """Raises AddressRefused, FetchFailed, or InputTooLarge as soon as the body passes the limit."""
    deadline = time.monotonic() + limits.timeout_s
    source = without_password(url)
    target = _check_url(url, source)
    for _ in range(MAX_REDIRECTS + 1):
        logger.info("fetching %s", target.url)
        with _request(target, source, deadline, policy) as response:
            location = response.headers.get("Location") if response.status in REDIRECTS else None
            if location is None:
                return _page(response, target, source, deadline, limits)
            target = _redirected(target, location, source)
    raise FetchFailed(source, f"more than {MAX_REDIRECTS} redirects")


def without_password(url: str) -> str:
    """`url` for messages: what stands before an @ in its authority is left out."""
    return _AUTHORITY.sub(r"\1", url)


def media_type_of(content_type: str | None) -> tuple[str | None, str | None]:
    """The media type and charset of a Content-Type header, each None where it does not say."""
    if not content_type:
        return None, None
    message = Message()
    message["Content-Type"] = content_type.encode("ascii", "ignore").decode().replace("\r", " ").replace("\n", " ")
    given = "/" in content_type.split(";")[0]
    return (message.get_content_type() if given else None), message.get_content_charset()


def _check_url(url: str, source: str) -> Url:
    try:
        target = parse_url(url)
    except (LocationParseError, UnicodeError) as error:
        raise FetchFailed(source, "not a URL that can be read") from error
    if target.scheme not in DEFAULT_PORTS:
        raise AddressRefused(
            source, target.host or "", f"{target.scheme or 'no scheme'}: only http and https are fetched"
        )
    if target.auth is not None:
        raise AddressRefused(source, target.host or "", "a URL with a user name or password is not fetched")
    if not target.host:
        raise FetchFailed(source, "a URL without a host")
    return target


def _redirected(target: Url, location: str, source: str) -> Url:
    try:
        joined = urljoin(target.url, location)
    except ValueError as error:
        raise FetchFailed(source, "redirected to what is no URL") from error
    following = _check_url(joined, source)
    if target.scheme == "https" and following.scheme == "http":
        raise AddressRefused(source, following.host or "", "redirected from https to http")
    return following


@contextlib.contextmanager
def _request(target: Url, source: str, deadline: float, policy: AddressPolicy) -> Iterator[HTTPResponse]:
    host, port = _place(target)
    addresses = policy.resolve(host, port, source=source, timeout_s=_left(deadline, source))
    connection = _connect(target, addresses, source, deadline)
    # A server that sends a byte now and then never meets a read time-out; the watch ends the connection itself.
    watch = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, [connection.sock])
    watch.daemon = True
    watch.start()
    try:
        path = target.request_uri
        connection.request("GET", path, headers=_headers(target), preload_content=False, decode_content=True)
        response = connection.getresponse()
        yield response
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        raise FetchFailed(source, _reason(error, deadline)) from error
    finally:
        watch.cancel()
        connection.close()


def _connect(target: Url, addresses: list[str], source: str, deadline: float) -> HTTPConnection:
    """A connection to the first of `addresses` that takes one. TLS is checked against the URL's host name."""
    host, port = _place(target)
    failure: Exception | None = None
    for address in addresses:
        left = _left(deadline, source)
        connection: HTTPConnection
        if target.scheme == "https":
            context = ssl.create_default_context()
            connection = HTTPSConnection(
                address, port, timeout=left, ssl_context=context, server_hostname=host, assert_hostname=host
            )
        else:
            connection = HTTPConnection(address, port, timeout=left)
        try:
            connection.connect()
        except (HTTPError, OSError, ValueError) as error:
            connection.close()
            failure = error
            continue
        return connection
    raise FetchFailed(source, _reason(failure, deadline)) from failure


def _place(target: Url) -> tuple[str, int]:
    port = DEFAULT_PORTS[target.scheme or "http"] if target.port is None else target.port
    return (target.host or "").strip("[]"), port


def _headers(target: Url) -> dict[str, str]:
    is_default = target.port in (None, DEFAULT_PORTS[target.scheme or "http"])
    return {
        "Host": (target.host or "") if is_default else f"{target.host}:{target.port}",
        "User-Agent": user_agent(),
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def user_agent() -> str:
    try:
        return f"quoth/{version('quoth')}"
    except PackageNotFoundError:
        return "quoth"


def _page(response: HTTPResponse, target: Url, source: str, deadline: float, limits: ReaderLimits) -> Page:
    if response.status != 200:
        raise FetchFailed(source, f"the server answered {response.status} {response.reason or ''}".rstrip())
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > limits.max_bytes:
        raise InputTooLarge(source, limits.max_bytes)
    chunks: list[bytes] = []
    size = 0
    for chunk in response.stream(CHUNK_BYTES, decode_content=True):
        size += len(chunk)
        if size > limits.max_bytes:
            raise InputTooLarge(source, limits.max_bytes)
        chunks.append(chunk)
    _left(deadline, source)  # a connection that was cut looks like one that ended
    media_type, charset = media_type_of(response.headers.get("Content-Type"))
    return Page(target.url, b"".join(chunks), media_type, charset)


def _left(deadline: float, source: str) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchFailed(source, "no whole answer within the time limit; raise QUOTH_FETCH_TIMEOUT")
    return left


def _reason(error: Exception | None, deadline: float) -> str:
    if time.monotonic() >= deadline or isinstance(error, TimeoutError):
        return "no whole answer within the time limit; raise QUOTH_FETCH_TIMEOUT"
    return f"no usable answer ({type(error).__name__}: {error})"


def _cut(sock: socket.socket) -> None:
    # The plain socket's shutdown: that of a TLS socket would change it under the thread that reads.
    with contextlib.suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
