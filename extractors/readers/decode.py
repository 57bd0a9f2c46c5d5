"""Bytes to text without changing it: no newline translation, no replacement characters."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from evidence.errors import UndecodableText

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Guessed in this order: on short English texts a free guess takes "£" and "é" for Central European letters.
FIRST_GUESS = ["cp1252"]
OTHER_GUESSES = [
    *("cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "iso8859_2", "iso8859_15"),
    *("mac_roman", "cp932", "euc_jp", "gb18030", "big5", "euc_kr"),
]
GUESS_BYTES = 200_000

# As browsers do, a page that says Latin-1 is read as the Windows set that contains it.
WIDENED = {"iso8859-1": "cp1252", "ascii": "cp1252"}
# Codecs that are no character set, or that can make lone surrogates.
NOT_CHARSETS = {"utf_7", "idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"}

MAX_CONTROL_SHARE = 0.02  # terminal logs and the like stay below; binary data is far above
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")


def decode(data: bytes, *, source: str, declared: str | None = None) -> str:
    """The text of `data`: by byte order mark, `declared` charset, UTF-8, or a guess. Raises UndecodableText."""
    text = _by_mark(data, source)
    if text is None:
        text = _by_declaration(data, declared)
    if text is None:
        text = _strict(data, "utf-8")
    if text is None:
        text = _by_guess(data)
    if text is None:
        raise UndecodableText(source, "text in no encoding that can be told; save it as UTF-8")
    _refuse_binary(text, source)
    return text


def decode_json(data: bytes, *, source: str, declared: str | None = None) -> str:
    """The same without a guess: JSON is UTF-8 unless a mark or declaration says otherwise."""
    text = _by_mark(data, source)
    if text is None:
        text = _by_declaration(data, declared)
    if text is None:
        text = _strict(data, "utf-8")
    if text is None:
        raise UndecodableText(source, "JSON must be UTF-8")
    return text


def is_wide(data: bytes) -> bool:
    """Marked as UTF-16 or UTF-32, whose lines cannot be told by the newline byte."""
    return any(data.startswith(mark) for mark, encoding in BOMS if encoding != "utf-8")


def _by_mark(data: bytes, source: str) -> str | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None:
                raise UndecodableText(
                    source, f"begins with the mark of {encoding.upper()} but is not {encoding.upper()}"
                )
            return text
    return None


def _by_declaration(data: bytes, declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if name.replace("-", "_") in NOT_CHARSETS:
        return None
    return _strict(data, WIDENED.get(name, name))


def _strict(data: bytes, encoding: str) -> str | None:
    # LookupError: bytes.decode refuses codecs that do not make text ("hex", "zlib").
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _by_guess(data: bytes) -> str | None:
    for encodings in (FIRST_GUESS, OTHER_GUESSES):
        best = from_bytes(data[:GUESS_BYTES], cp_isolation=encodings, enable_fallback=False).best()
        if best is not None:
            text = _strict(data, best.encoding)
            if text is not None:
                return text
    return None


def _refuse_binary(text: str, source: str) -> None:
    if "\0" in text:
        raise UndecodableText(source, "holds NUL characters: binary data, or text in an encoding that it does not name")
    if len(CONTROLS.findall(text)) > len(text) * MAX_CONTROL_SHARE:
        raise UndecodableText(source, "more control characters than a text has: binary data")
