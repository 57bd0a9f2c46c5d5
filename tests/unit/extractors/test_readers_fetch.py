"""Fetching over real sockets: a local server that behaves, and one that does not."""

from __future__ import annotations

import gzip
import json
import logging
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path

import pytest

from evidence import Article
from evidence.errors import (
    AddressRefused,
    ArticleError,
    FetchFailed,
    InputTooLarge,
    UndecodableText,
    UnknownFormat,
)
from extractors.readers import Outcome, ReaderLimits, read
from extractors.readers.addresses import AddressPolicy
from extractors.readers.fetch import user_agent
from extractors.readers.records import NoText
from extractors.readers.sources import read_url

TEXT = "The board said 4,000 homes lie below the dam.\r\n"
PAGE = f"<!DOCTYPE html><html><body><article><p>{TEXT}</p></article></body></html>"
LOOPBACK = AddressPolicy(also=(ip_network("127.0.0.1/32"),))
QUICK = ReaderLimits(timeout_s=1.0)

Behaviour = Callable[[BaseHTTPRequestHandler], None]


def reply(
    body: bytes, content_type: str | None = "text/plain; charset=utf-8", status: int = 200, **headers: str
) -> Behaviour:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        if content_type is not None:
            handler.send_header("Content-Type", content_type)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return behave


def redirect(location: str, status: int = 302) -> Behaviour:
    return reply(b"", status=status, Location=location)


def drip_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(40):
        handler.wfile.write(b"X-%d: y\r\n" % number)
        handler.wfile.flush()
        time.sleep(0.1)


def drip_body(handler: BaseHTTPRequestHandler) -> None:
    reply(b"")(handler)
    for _ in range(40):
        handler.wfile.write(b"a word ")
        handler.wfile.flush()
        time.sleep(0.1)


def silence(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


def endless_chunks(handler: BaseHTTPRequestHandler) -> None:
    """A few kilobytes on the wire that unpack to a gigabyte, sent in chunks."""
    packed = gzip.compress(bytes(20_000_000))
    handler.protocol_version = "HTTP/1.1"
    reply(b"", Content_Encoding="gzip", Transfer_Encoding="chunked")(handler)
    for _ in range(50):
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(packed), packed))


class Site:
    """A server on 127.0.0.1 whose paths behave as told; `seen` holds the requests that came."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        site = self
        self.paths: dict[str, Behaviour] = {}
        self.seen: list[tuple[str, dict[str, str]]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.seen.append((self.path, dict(self.headers.items())))
                behave = site.paths.get(self.path, reply(b"", status=404))
                try:
                    behave(self)
                except OSError:
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        if tls is not None:
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        self.port: int = self.server.server_address[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self._thread.join()
        self.server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


def fetched(url: str, policy: AddressPolicy = LOOPBACK, limits: ReaderLimits | None = None) -> Outcome:
    (found,) = read_url(url, limits=limits or ReaderLimits(), policy=policy)
    return found


def article_at(url: str) -> Article:
    found = fetched(url)
    assert isinstance(found, Article), found
    return found


def error_at(url: str, policy: AddressPolicy = LOOPBACK, limits: ReaderLimits | None = None) -> ArticleError:
    found = fetched(url, policy, limits)
    assert isinstance(found, ArticleError), found
    assert url.partition("#")[0] in str(found)
    return found


def test_the_setting_allows_private_addresses_and_nothing_else_does(site: Site) -> None:
    site.paths["/dam"] = reply(TEXT.encode())
    url = f"{site.base}/dam"
    (refused,) = read(url)
    assert isinstance(refused, AddressRefused)
    assert refused.address == "127.0.0.1"
    assert site.seen == []
    (article,) = read(url, allow_private_addresses=True)
    assert isinstance(article, Article), article
    assert (article.text, article.url, article.source_name) == (TEXT, url, url)


def test_what_is_sent(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    site.paths["/dam?a=b%20c"] = reply(TEXT.encode())
    article_at(f"{site.base}/dam?a=b c#part")
    ((path, headers),) = site.seen
    assert path == "/dam?a=b%20c"
    assert headers["Host"] == f"127.0.0.1:{site.port}"
    assert headers["User-Agent"] == user_agent()
    assert user_agent().startswith("quoth/")


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        (PAGE.encode(), "text/html", TEXT.strip()),
        (PAGE.encode(), "text/plain", PAGE),
        (PAGE.encode(), None, TEXT.strip()),
        (json.dumps({"text": TEXT}).encode(), "application/json", TEXT),
        (json.dumps({"text": TEXT}).encode(), "application/vnd.article+json; v=1", TEXT),
        (b'{"text": "one"}', "application/x-ndjson", "one"),
        ("Café “no”".encode("cp1252"), "text/plain; charset=windows-1252", "Café “no”"),
        (TEXT.encode(), "application/octet-stream", TEXT),
    ],
)
def test_the_content_type_decides(site: Site, body: bytes, content_type: str | None, text: str) -> None:
    site.paths["/dam.bin"] = reply(body, content_type)
    assert article_at(f"{site.base}/dam.bin").text.strip() == text.strip()


def test_unusable_answers(site: Site) -> None:
    site.paths |= {
        "/pdf": reply(b"%PDF", "application/pdf"),
        "/gone": reply(TEXT.encode(), status=410),
        "/cut": reply(b"short", Content_Length="500"),
        "/binary": reply(b"\x89PNG\0\0", "text/plain"),
        "/json": reply(b'{"a": 1}', "application/json"),
        "/gzip": reply(b"no gzip", Content_Encoding="gzip"),
        "/nothing": lambda handler: handler.connection.close(),
    }
    kinds = {
        "/pdf": UnknownFormat,
        "/gone": FetchFailed,
        "/missing": FetchFailed,
        "/cut": FetchFailed,
        "/binary": UndecodableText,
        "/json": NoText,
        "/gzip": FetchFailed,
        "/nothing": FetchFailed,
    }
    assert {path: type(error_at(site.base + path)) for path in kinds} == kinds
    assert "404" in str(error_at(f"{site.base}/missing"))


def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert isinstance(error_at(f"http://127.0.0.1:{port}/"), FetchFailed)


def test_packed_answers_are_counted_unpacked(site: Site) -> None:
    site.paths["/small"] = reply(gzip.compress(TEXT.encode()), Content_Encoding="gzip")
    site.paths["/bomb"] = reply(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")
    site.paths["/nested"] = reply(gzip.compress(gzip.compress(bytes(50_000_000))), Content_Encoding="gzip, gzip")
    site.paths["/endless"] = endless_chunks
    assert article_at(f"{site.base}/small").text == TEXT
    limits = ReaderLimits(max_bytes=100_000)
    for path in ("/bomb", "/nested", "/endless"):
        assert isinstance(error_at(site.base + path, limits=limits), InputTooLarge), path


def test_size_limit_without_packing(site: Site) -> None:
    site.paths["/said"] = reply(b"x" * 2000, Content_Length="2000")
    site.paths["/unsaid"] = reply(b"x" * 2000)
    for path in ("/said", "/unsaid"):
        assert isinstance(error_at(site.base + path, limits=ReaderLimits(max_bytes=1999)), InputTooLarge)
        assert isinstance(fetched(site.base + path, limits=ReaderLimits(max_bytes=2000)), Article)


@pytest.mark.parametrize("behaviour", [silence, drip_headers, drip_body])
def test_a_slow_server_ends_at_the_deadline(site: Site, behaviour: Behaviour) -> None:
    site.paths["/slow"] = behaviour
    start = time.monotonic()
    error = error_at(f"{site.base}/slow", limits=QUICK)
    assert isinstance(error, FetchFailed)
    assert "time limit" in str(error)
    assert time.monotonic() - start < 2.5


def test_redirects_are_followed_and_name_the_last_address(site: Site) -> None:
    site.paths["/one"] = redirect("/two", 301)
    site.paths["/two"] = redirect(f"{site.base}/dam", 308)
    site.paths["/dam"] = reply(TEXT.encode())
    article = article_at(f"{site.base}/one")
    assert (article.url, article.source_name) == (f"{site.base}/dam", f"{site.base}/one")


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("http://127.0.0.2:{port}/dam", AddressRefused),
        ("http://[::1]:{port}/dam", AddressRefused),
        ("http://169.254.169.254/latest", AddressRefused),
        ("//10.0.0.1/", AddressRefused),
        ("file:///etc/passwd", AddressRefused),
        ("ftp://127.0.0.1/", AddressRefused),
        ("http://user:secret@127.0.0.1:{port}/dam", AddressRefused),
        ("http://127.0.0.1:25/", AddressRefused),
        ("http://[", FetchFailed),
        ("/again", FetchFailed),
    ],
)
def test_each_redirect_is_checked_again(site: Site, location: str, kind: type[ArticleError]) -> None:
    site.paths["/again"] = redirect(location.format(port=site.port))
    site.paths["/dam"] = reply(TEXT.encode())
    assert type(error_at(f"{site.base}/again")) is kind
    assert {path for path, _ in site.seen} == {"/again"}
    assert len(site.seen) <= 6


@pytest.mark.parametrize(
    "url", ["ftp://news.example/", "gopher://news.example/", "file:///etc/passwd", "FILE://x/y.txt"]
)
def test_other_schemes_are_refused(url: str) -> None:
    (found,) = read(url, allow_private_addresses=True)
    assert isinstance(found, AddressRefused)


def test_a_password_is_refused_and_not_repeated(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        (found,) = read("http://user:secret@news.example/dam", allow_private_addresses=True)
    assert isinstance(found, AddressRefused)
    assert "secret" not in str(found) + found.source + caplog.text


def test_a_name_that_answers_otherwise_the_second_time_is_not_asked_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the address that was checked is the one that is connected to."""
    other = Site()
    answers = [("127.0.0.1", site.port), ("127.0.0.2", other.port)]
    asked: list[str] = []

    def answer(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        address, _port = answers[min(len(asked), 1)]
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, port, *rest, **named: (
            answer(host, port) if host == "news.example" else real(host, port, *rest, **named)
        ),
    )
    site.paths["/dam"] = reply(TEXT.encode())
    try:
        url = f"http://news.example:{site.port}/dam"
        assert article_at(url).text == TEXT
        assert asked == ["news.example"]
        assert site.seen[0][1]["Host"] == f"news.example:{site.port}"
        assert isinstance(error_at(url), AddressRefused)  # now it leads to 127.0.0.2
    finally:
        other.close()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate of this test")
def test_tls_is_checked_against_the_name_and_never_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example", "-days", "2"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site = Site(context)
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **named: real("127.0.0.1" if host.endswith(".example") else host, *rest, **named),
    )
    site.paths["/dam"] = reply(TEXT.encode())
    site.paths["/down"] = redirect(f"http://news.example:{site.port}/dam")
    good = f"https://news.example:{site.port}"
    try:
        assert isinstance(error_at(f"{good}/dam"), FetchFailed)  # nobody vouches for the certificate
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert article_at(f"{good}/dam").text == TEXT
        assert isinstance(error_at(f"https://other.example:{site.port}/dam"), FetchFailed)
        assert isinstance(error_at(f"{good}/down"), AddressRefused)
    finally:
        site.close()
