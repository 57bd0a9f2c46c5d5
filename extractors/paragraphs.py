"""The paragraphs of an article's body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from evidence.model import PartSpan
from evidence.words import Part
from extractors.drafts import Offsets

_LINE: Final = re.compile(r"[^\n\r\u2028\u2029]+")


def find_paragraphs(text: str, parts: Sequence[PartSpan] = ()) -> list[Offsets]:
    """The lines of the body that hold more than space, trimmed; all of the text is body where it has no parts."""
    stretches = [(p.start, p.end) for p in parts if p.part is Part.BODY] if parts else [(0, len(text))]
    lines = (m for start, end in stretches for m in _LINE.finditer(text, start, end))
    return [_trimmed(text, *m.span()) for m in lines if not m.group().isspace()]


def body_paragraphs(doc: Doc) -> list[Offsets]:
    """The body's paragraphs as doc._.parts has it."""
    return find_paragraphs(doc.text, doc._.parts or ())


def _trimmed(text: str, start: int, end: int) -> Offsets:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end
