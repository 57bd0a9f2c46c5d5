"""Cut a text into bounded blocks of whole paragraphs, so that a long article needs no more memory than a short one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

BLOCK_CHARACTERS: Final = 10_000

# spaCy's tokenizer takes time by the square of a word's length; no word that people write is longer.
_LONG_WORD = re.compile(r"\S{500}(?=\S)")
_PARAGRAPH = re.compile(r"[^\n]*(?:\n\s*|$)")


def blocks(text: str, limit: int = BLOCK_CHARACTERS) -> Iterator[str]:
    """Pieces that join to `text` exactly, none longer than `limit` code points.

    A cut falls between paragraphs; in a paragraph over the limit between words; in a word over the limit anywhere.
    """
    start = 0
    for cut in [match.end() for match in _LONG_WORD.finditer(text)] + [len(text)]:
        yield from _bounded(text[start:cut], limit)
        start = cut


def _bounded(text: str, limit: int) -> Iterator[str]:
    start = end = 0
    for piece_end in _piece_ends(text, limit):
        if piece_end - start > limit:
            yield text[start:end]
            start = end
        end = piece_end
    if end > start:
        yield text[start:end]


def _piece_ends(text: str, limit: int) -> Iterator[int]:
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        while end - start > limit:
            space = text.rfind(" ", start + limit // 2, start + limit)
            start = space + 1 if space >= 0 else start + limit
            yield start
        if end > start:
            yield end
