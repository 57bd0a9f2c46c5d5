"""Files, folders and standard input: every article or a clear error that names it, and the batch goes on."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from evidence import Article, Part
from evidence.errors import (
    ArticleError,
    ArticleTooLong,
    EmptyArticle,
    InputTooLarge,
    MalformedInput,
    UndecodableText,
    UnknownFormat,
    UnreadableInput,
)
from extractors.readers import Outcome, ReaderLimits, Skipped, read, read_bytes

TEXT = "Dam repair stalls again\r\n\r\nBy Ada Quill\r\n\r\nThe board said  4,000 homes lie below the dam.\r\n"


def outcomes(source: str | Path, limits: ReaderLimits | None = None) -> list[Outcome]:
    return list(read(source, limits=limits))


def one_article(source: str | Path) -> Article:
    (found,) = outcomes(source)
    assert isinstance(found, Article), found
    return found


def one_error(source: str | Path, limits: ReaderLimits | None = None) -> ArticleError:
    (found,) = outcomes(source, limits)
    assert isinstance(found, ArticleError), found
    return found


def test_a_text_file_is_kept_to_the_character(tmp_path: Path) -> None:
    path = tmp_path / "dam.txt"
    path.write_bytes(TEXT.encode())
    article = one_article(path)
    assert article.text == TEXT
    assert (article.title, article.authors, article.source_name) == (
        "Dam repair stalls again",
        ("Ada Quill",),
        "dam.txt",
    )
    assert [p.part for p in article.parts] == [Part.HEADLINE, Part.BYLINE, Part.BODY]
    assert one_article(str(path)).id == article.id


def test_ids_do_not_depend_on_the_folder(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "dam.txt").write_text(TEXT)
    one, two = outcomes(tmp_path)
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert one.id == two.id


def test_a_folder_is_read_in_order_with_notes_and_errors_between(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.gold.json").write_text('{"claims": []}')
    (tmp_path / "c.png").write_bytes(b"\x89PNG\0")
    (tmp_path / "d.txt").write_bytes(b"\x89PNG\r\n\0\0")
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "e.JSON").write_text(json.dumps({"id": "e", "text": "The dam holds."}))
    (tmp_path / "f.json").write_text("{")
    (tmp_path / "g.jsonl").write_text('{"event": 1}\n{"event": 2}\n')
    (tmp_path / "h.txt").write_text(" \u200b\n")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(TEXT)
    found = outcomes(tmp_path)
    assert [type(f) for f in found] == [
        *(Article, Skipped, Skipped, UndecodableText, Article, MalformedInput, Skipped, EmptyArticle)
    ]
    notes = [f for f in found if isinstance(f, Skipped)]
    assert [Path(n.source).name for n in notes] == ["b.gold.json", "c.png", "g.jsonl"]
    assert "text" in notes[0].reason
    errors = [f for f in found if isinstance(f, ArticleError)]
    assert [Path(e.source).name for e in errors] == ["d.txt", "f.json", "h.txt"]


def test_a_link_that_leads_in_a_circle_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [type(f) for f in outcomes(tmp_path)] == [Article, Skipped, Skipped]


def test_what_is_named_itself_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text('{"claims": []}')
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert "`text`" in str(one_error(tmp_path / "gold.json"))
    assert isinstance(one_error(tmp_path / "picture.png"), UnknownFormat)
    assert "picture.png" in str(one_error(tmp_path / "picture.png"))
    assert isinstance(one_error(tmp_path / "nothing.txt"), UnreadableInput)
    assert isinstance(one_error("a\0b.txt"), UnreadableInput)
    assert isinstance(one_error("x" * 5000 + ".txt"), UnreadableInput)
    assert isinstance(one_error(""), UnreadableInput), "the working directory was read"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "dam.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert "permission" in str(one_error(path))


def test_limits_count_code_points_and_bytes(tmp_path: Path) -> None:
    path = tmp_path / "dam.txt"
    path.write_text("é" * 100, encoding="utf-8")
    assert isinstance(outcomes(path, ReaderLimits(max_characters=100, max_bytes=200))[0], Article)
    too_long = one_error(path, ReaderLimits(max_characters=99))
    assert isinstance(too_long, ArticleTooLong)
    assert (too_long.length, too_long.limit) == (100, 99)
    assert str(path) in str(too_long)
    assert isinstance(one_error(path, ReaderLimits(max_bytes=199)), InputTooLarge)


def test_a_file_name_that_is_no_utf8_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        path.write_text(TEXT)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    article = one_article(path)
    article.source_name.encode()
    assert article.id == one_article(path).id


def stdin_of(monkeypatch: pytest.MonkeyPatch, data: bytes) -> list[Outcome]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return outcomes("-")


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        (TEXT.encode(), "stdin", TEXT),
        (b'{"id": "x", "text": "The dam holds."}', "stdin:1", "The dam holds."),
        (b'{\n "text": "The dam holds."\n}', "stdin", "The dam holds."),
        (b'\xef\xbb\xbf{"text": "The dam holds."}\r\n', "stdin:1", "The dam holds."),
        ('{"text": "The dam holds."}'.encode("utf-16"), "stdin:1", "The dam holds."),
        ('{\n"text": "The dam holds."\n}'.encode("utf-16"), "stdin", "The dam holds."),
        (b'[{"text": "The dam holds."}]', "stdin:[0]", "The dam holds."),
        (b"[Lowmark] The dam holds.", "stdin", "[Lowmark] The dam holds."),
        (b"{{Dam}} holds.", "stdin", "{{Dam}} holds."),
    ],
)
def test_standard_input_tells_its_kind(monkeypatch: pytest.MonkeyPatch, data: bytes, name: str, text: str) -> None:
    (article,) = stdin_of(monkeypatch, data)
    assert isinstance(article, Article), article
    assert (article.source_name, article.text) == (name, text)


def test_standard_input_takes_html(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (
        b"<!DOCTYPE html><html><body><article><p>The dam holds, said the mayor on Tuesday.</p></article></body></html>"
    )
    (article,) = stdin_of(monkeypatch, page)
    assert isinstance(article, Article), article
    assert article.text.strip() == "The dam holds, said the mayor on Tuesday."


def test_records_on_standard_input_come_before_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "r") as stream, os.fdopen(writing, "wb", buffering=0) as sender:
        monkeypatch.setattr(sys, "stdin", stream)
        sender.write(b'{"id": "one", "text": "The dam holds."}\n')
        found = read("-")
        received: list[Outcome] = []
        thread = threading.Thread(target=lambda: received.append(next(found)), daemon=True)
        thread.start()
        thread.join(10)
        assert [a.source_id for a in received if isinstance(a, Article)] == ["one"]


def test_bytes_as_an_upload_gives_them() -> None:
    def article(data: bytes, media_type: str | None) -> Article:
        (found,) = read_bytes(data, name="upload", media_type=media_type, limits=ReaderLimits())
        assert isinstance(found, Article), found
        return found

    record = b'{"text": "The dam holds.", "published": "2024-03-05"}'
    assert article(record, "application/json").published == date(2024, 3, 5)
    assert article(record, None).published == date(2024, 3, 5)
    assert article(record, "text/plain").text == record.decode()
    assert article("Café".encode("latin-1"), 'text/plain; charset="iso-8859-1"').text == "Café"
    assert (
        article(b"<p>The dam holds.</p><p>So it does.</p>", "text/html").text.strip() == "The dam holds.\nSo it does."
    )
    (refused,) = read_bytes(b"%PDF", name="upload", media_type="application/pdf", limits=ReaderLimits())
    assert isinstance(refused, UnknownFormat)
    (large,) = read_bytes(b"x" * 11, name="upload", media_type=None, limits=ReaderLimits(max_bytes=10))
    assert isinstance(large, InputTooLarge)
