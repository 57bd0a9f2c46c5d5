"""JSON records: the fields that are read, streams of lines, and what cannot be stored."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evidence import Article
from evidence.errors import ArticleError, ArticleTooLong, EmptyArticle, InputTooLarge, MalformedInput, UndecodableText
from extractors.readers import Outcome, ReaderLimits, read

SHARED = Path(__file__).parents[4] / "shared" / "data"
TEXT = "The board said 4,000 homes lie below the dam."


def read_file(path: Path, data: bytes, limits: ReaderLimits | None = None) -> list[Outcome]:
    path.write_bytes(data)
    return list(read(path, limits=limits))


def read_record(tmp_path: Path, **fields: Any) -> Outcome:
    (found,) = read_file(tmp_path / "dam.json", json.dumps({"text": TEXT, **fields}).encode())
    return found


def article_of(tmp_path: Path, **fields: Any) -> Article:
    found = read_record(tmp_path, **fields)
    assert isinstance(found, Article), found
    return found


def test_all_fields(tmp_path: Path) -> None:
    article = article_of(
        tmp_path,
        id="lc-1",
        url="https://courier.example/dam",
        title="Dam repair stalls",
        authors=["Ada Quill", {"name": "Bo Reed"}, "Ada Quill"],
        publisher="The Lowmark Courier",
        published="2024-03-05",
        language="en",
        licence="unknown fields are ignored",
    )
    assert (article.source_id, article.url, article.title) == (
        "lc-1",
        "https://courier.example/dam",
        "Dam repair stalls",
    )
    assert article.authors == ("Ada Quill", "Bo Reed")
    assert (article.publisher, article.language) == ("The Lowmark Courier", "en")
    assert (article.published, article.published_as_given) == (date(2024, 3, 5), "2024-03-05")
    assert (article.text, article.source_name) == (TEXT, "dam.json")


def test_other_spellings_and_blanks(tmp_path: Path) -> None:
    article = article_of(tmp_path, id=17, url=" ", title=None, author="Ada Quill and Bo Reed", published="last Tuesday")
    assert (article.source_id, article.url, article.title) == ("17", None, None)
    assert article.authors == ("Ada Quill and Bo Reed",)
    assert (article.published, article.published_as_given) == (None, "last Tuesday")
    assert article_of(tmp_path, published="5 March 2024, 10:15 GMT").published == date(2024, 3, 5)


def test_an_unreadable_date_that_is_given_is_not_replaced(tmp_path: Path) -> None:
    article = article_of(tmp_path, published="spring", text=f"March 5, 2024\n\n{TEXT}")
    assert (article.published, article.published_as_given) == (None, "spring")


@pytest.mark.parametrize(
    "fields", [{"text": 5}, {"title": ["x"]}, {"published": 2.5}, {"authors": [5.5]}, {"id": True}]
)
def test_a_field_of_the_wrong_kind_is_named(tmp_path: Path, fields: dict[str, Any]) -> None:
    found = read_record(tmp_path, **fields)
    assert isinstance(found, MalformedInput)
    assert next(iter(fields)) in found.reason


@pytest.mark.parametrize(
    "data", [b"", b"{", b"null", b"[]", b'{"a":1}', b"[" * 100_000, b"9" * 5000, b'{"text":"a"} x']
)
def test_what_is_no_article(tmp_path: Path, data: bytes) -> None:
    (found,) = read_file(tmp_path / "dam.json", data)
    assert isinstance(found, MalformedInput)
    assert "dam.json" in str(found)


def test_characters_that_cannot_be_stored(tmp_path: Path) -> None:
    half = read_record(tmp_path, text="a \ud800 b")
    assert isinstance(half, MalformedInput)
    assert "surrogate" in half.reason
    str(half).encode()
    nul = read_record(tmp_path, title="a\0b")
    assert isinstance(nul, MalformedInput)
    assert "NUL" in nul.reason


def test_an_escaped_pair_is_one_character(tmp_path: Path) -> None:
    (found,) = read_file(tmp_path / "dam.json", b'{"text": "\\ud83d\\ude00 said the mayor"}')
    assert isinstance(found, Article)
    assert found.text[0] == "\U0001f600"


def test_lines_with_errors_between(tmp_path: Path) -> None:
    lines = [
        b'\xef\xbb\xbf{"id": "one", "text": "The dam holds."}\r',
        b"",
        b'{"id": "broken", ',
        b'{"id": "none"}',
        b'{"id": "latin", "text": "caf\xe9"}',
        b'{"id": "empty", "text": " "}',
        json.dumps({"text": "The dam holds.\r\nSo it does.\u2028Yes."}, ensure_ascii=False).encode() + b"\r",
    ]
    found = read_file(tmp_path / "all.jsonl", b"\n".join(lines))
    assert [type(f) for f in found if isinstance(f, ArticleError)][0::2] == [MalformedInput, UndecodableText]
    errors = [f for f in found if isinstance(f, ArticleError)]
    assert [e.source.rsplit(":", 1)[1] for e in errors] == ["3", "4", "5", "6"]
    assert all(str(tmp_path / "all.jsonl") in str(e) for e in errors)
    assert isinstance(errors[3], EmptyArticle)
    first, last = (f for f in found if isinstance(f, Article))
    assert first.source_id == "one"
    assert (last.source, last.text) == ("all.jsonl:7", "The dam holds.\r\nSo it does.\u2028Yes.")


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    lines = [b'{"text": "The dam holds."}', b'{"text": "' + b"x" * 500 + b'"}', b'{"text": "So it does."}']
    found = read_file(tmp_path / "all.jsonl", b"\n".join(lines), ReaderLimits(max_bytes=100))
    assert [type(f) for f in found] == [Article, InputTooLarge, Article]
    assert [f.source_name for f in found if isinstance(f, Article)] == ["all.jsonl:1", "all.jsonl:3"]
    (too_long,) = read_file(tmp_path / "a.jsonl", lines[0], ReaderLimits(max_characters=5))
    assert isinstance(too_long, ArticleTooLong)


def test_a_file_far_over_the_limit_streams_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_bytes(b"".join(b'{"id": %d, "text": "The dam holds."}\n' % i for i in range(2000)))
    found = list(read(path, limits=ReaderLimits(max_bytes=100)))
    assert [a.source_id for a in found if isinstance(a, Article)] == [str(i) for i in range(2000)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_json_with_a_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    line = '{"text": "Café “a” and 上"}'
    for name, count in (("a.json", 1), ("a.jsonl", 2)):
        found = read_file(tmp_path / name, "\r\n".join([line] * count).encode(encoding))
        assert [f.text for f in found if isinstance(f, Article)] == ["Café “a” and 上"] * count


def test_an_array_holds_several(tmp_path: Path) -> None:
    found = read_file(tmp_path / "all.json", b'[{"text": "The dam holds."}, {"id": 2}, {"id": 3, "text": "Yes."}]')
    assert [type(f) for f in found][0::2] == [Article, Article]
    assert isinstance(found[0], Article)
    assert found[0].source == "all.json:[0]"
    assert isinstance(found[1], MalformedInput)


def test_lines_in_a_json_file_get_a_hint(tmp_path: Path) -> None:
    (found,) = read_file(tmp_path / "a.json", b'{"text": "a"}\n{"text": "b"}\n')
    assert ".jsonl" in str(found)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated articles are not here (../shared/data)")
def test_the_annotated_articles() -> None:
    found = [f for f in read(SHARED / "articles") if isinstance(f, Article)]
    assert len(found) == 19
    assert all(f.source_id and f.title for f in found)
    raw = json.loads((SHARED / "articles" / f"{found[0].source_id}.article.json").read_bytes())
    assert found[0].text == raw["text"]
