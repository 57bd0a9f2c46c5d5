"""HTML pages: main text and structured metadata, with nothing guessed and nothing fetched."""

from __future__ import annotations

import socket
from datetime import date
from pathlib import Path

import pytest

from evidence import Article, Part
from evidence.errors import ArticleError, EmptyArticle, MalformedInput
from extractors.readers import ReaderLimits, read, read_bytes
from extractors.readers.html import read_html
from extractors.readers.origin import Origin

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="{charset}">
<title>Dam repair stalls | The Lowmark Courier</title>
<meta property="og:title" content="Dam repair stalls">
<meta property="og:site_name" content="The Lowmark Courier">
<meta name="author" content="Ada Quill"><meta name="author" content="Bo Reed">
<meta property="article:published_time" content="2024-03-05T23:30:00-05:00">
<link rel="canonical" href="https://courier.example/dam"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Dam repair stalls</h1>
<p>The river board said on Tuesday that 4,000 homes lie below the dam at Lowmark, and that talks over its repair had
stalled for a third week in a row.</p>
<p>“We will not sign,” said Mayor Odd Brenner of the café town. “It costs £2 million, and the town has it not.”</p>
</article><footer>© 2019 The Lowmark Courier</footer></body></html>"""


def page_article(data: bytes, url: str | None = None, charset: str | None = None) -> Article:
    return read_html(data, origin=Origin.of_name("page"), limits=ReaderLimits(), declared=charset, url=url)


def test_main_text_and_metadata(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a reader of files opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    path = tmp_path / "dam.html"
    path.write_text(PAGE.format(charset="utf-8"), encoding="utf-8")
    (article,) = read(path)
    assert isinstance(article, Article), article
    assert (article.title, article.authors) == ("Dam repair stalls", ("Ada Quill", "Bo Reed"))
    assert (article.publisher, article.published) == ("The Lowmark Courier", date(2024, 3, 5))
    assert (article.url, article.language, article.source_name) == ("https://courier.example/dam", "en-GB", "dam.html")
    assert "“We will not sign,” said Mayor Odd Brenner" in article.text
    assert "Home" not in article.text
    assert "©" not in article.text
    assert [p.part for p in article.parts] == [Part.HEADLINE, Part.BODY]


@pytest.mark.parametrize(("encoding", "named"), [("utf-8", "utf-8"), ("cp1252", "windows-1252"), ("utf-16", "utf-8")])
def test_the_charset_that_the_page_or_its_mark_names(encoding: str, named: str) -> None:
    assert "café town. “It costs £2 million" in page_article(PAGE.format(charset=named).encode(encoding)).text


def test_the_charset_of_the_header_wins_over_the_page() -> None:
    assert "café" in page_article(PAGE.format(charset="iso-8859-5").encode("cp1252"), charset="windows-1252").text


def test_a_page_is_believed_about_its_address_only_on_its_own_host() -> None:
    data = PAGE.format(charset="utf-8").encode()
    assert page_article(data, "https://courier.example/dam?from=mail#top").url == "https://courier.example/dam"
    assert page_article(data, "https://copy.example/dam#top").url == "https://copy.example/dam"
    broken = data.replace(b"https://courier.example/dam", b"http://[")
    assert page_article(broken, "https://copy.example/dam").url == "https://copy.example/dam"


def test_no_date_is_guessed_from_a_copyright_line() -> None:
    undated = PAGE.format(charset="utf-8").replace("2024-03-05T23:30:00-05:00", "")
    assert "2019" in undated
    assert page_article(undated.encode()).published is None


def test_the_language_is_none_where_the_page_names_none() -> None:
    assert page_article(PAGE.format(charset="utf-8").replace(' lang="en-GB"', "").encode()).language is None


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<div>" * 20_000, b"<html><body><script>x()</script></body></html>"]
)
def test_a_page_without_text_is_an_error_that_names_it(data: bytes) -> None:
    (found,) = read_bytes(data, name="page", media_type="text/html", limits=ReaderLimits())
    assert isinstance(found, MalformedInput | EmptyArticle)
    assert "page" in str(found)


def test_xhtml_with_an_encoding_in_its_first_line() -> None:
    data = b'<?xml version="1.0" encoding="utf-8"?>\n' + PAGE.format(charset="utf-8").encode()
    (found,) = read_bytes(data, name="page", media_type="application/xhtml+xml", limits=ReaderLimits())
    assert not isinstance(found, ArticleError), found
