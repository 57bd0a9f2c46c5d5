"""Encodings: the text comes out as it was written, or not at all."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence import Article
from evidence.errors import ArticleError, UndecodableText
from extractors.readers import ReaderLimits, read_bytes
from extractors.readers.decode import decode

SENTENCE = "The café’s owner said “no” — it costs £20 or €25, she told Señor Núñez."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_encodings_that_tell_themselves(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), source="x") == SENTENCE


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The price was £20 and no more.", "cp1252"),
        ("Президент сказал, что переговоры начнутся завтра утром в столице.", "cp1251"),
        ("首相は明日話すと述べた。これは重要である。", "shift_jis"),
    ],
)
def test_encodings_that_must_be_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), source="x") == text


def test_a_declared_charset_is_used_and_a_wrong_one_is_not() -> None:
    assert decode("Łódź".encode("iso8859-2"), source="x", declared="ISO-8859-2") == "Łódź"
    assert decode("“Łódź”".encode(), source="x", declared="ascii") == "“Łódź”"
    assert decode("“no”".encode("cp1252"), source="x", declared="iso-8859-1") == "“no”"  # as browsers read it
    for name in ("no-such-charset", "utf-7", "unicode_escape", "hex", "zlib", "idna", "\0", ""):
        assert decode("+ACI- “no” \\ud800".encode(), source="x", declared=name) == "+ACI- “no” \\ud800"


def test_newlines_and_odd_spaces_stay() -> None:
    text = "a\r\nb\rc\n\u2028d\x0c\xa0 \ufeffe\t"
    assert decode(text.encode(), source="x") == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04" + bytes(range(256)),
        "no mark".encode("utf-16-le"),
        b"\xef\xbb\xbf\xff\xfe\xfd",
        b"\xff\xfea",
        bytes(range(1, 256)),
        b"\x01\x02\x03\x04",
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableText, match="page"):
        decode(data, source="page")


def test_random_bytes_are_refused() -> None:
    for _ in range(5):
        with pytest.raises(UndecodableText):
            decode(os.urandom(2000), source="x")


MEDIA_TYPES = st.sampled_from(
    [
        None,
        "text/plain",
        "text/html",
        "application/json",
        "application/x-ndjson",
        "text/plain; charset=utf-16",
        "x",
        "/",
    ]
)
STARTS = st.sampled_from(
    [b"", b"<html>", b"{", b'{"text": "', b"[", b"\xef\xbb\xbf", b"\xff\xfe", b"<!doctype html><p>"]
)


@settings(deadline=None)
@given(STARTS, st.one_of(st.binary(), st.text().map(lambda t: t.encode("utf-8", "surrogatepass"))), MEDIA_TYPES)
def test_any_bytes_give_an_article_or_an_article_error(start: bytes, rest: bytes, media_type: str | None) -> None:
    for found in read_bytes(start + rest, name="x", media_type=media_type, limits=ReaderLimits(max_characters=50)):
        assert isinstance(found, Article | ArticleError)
        if isinstance(found, Article):
            found.text.encode()
            assert "\0" not in found.text


@settings(deadline=None)
@given(st.text(min_size=1).filter(lambda t: t.strip() and t.isprintable()))
def test_utf8_text_is_never_altered(text: str) -> None:
    (found,) = read_bytes(text.encode(), name="x", media_type="text/plain", limits=ReaderLimits())
    if isinstance(found, Article):
        assert found.text in (text, text.removeprefix("\ufeff"))
