"""Paragraphs as wordpieces, each with its characters in the article's text and its features."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tokenizers import Tokenizer

from extractors.attribution.features import quotation_states, shape, wordlike

CLS: Final = 101
SEP: Final = 102
MASK: Final = 103

_SURROGATES: Final = dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd")
_PLAIN: Final = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "\u00a0": " ", "—": "-", "–": "-"}
    | _SURROGATES
)
"""One character for one character, so that offsets stay those of the text as given."""

_PARAGRAPH: Final = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The wordpieces of one paragraph; `starts` and `ends` are code points of the whole text."""

    start: int
    end: int
    ids: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    shapes: Sequence[int]
    quotations: Sequence[int]
    joined: Sequence[bool]
    """Whether a piece goes on in the word of the piece before it."""

    def __len__(self) -> int:
        return len(self.ids)

    def touched(self, start: int, end: int) -> list[int]:
        """The pieces that share a character with the span."""
        return [i for i in range(len(self.ids)) if self.starts[i] < end and self.ends[i] > start]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The runs of text between newlines that hold anything but space, as [start, end)."""
    return [m.span() for m in _PARAGRAPH.finditer(text) if not m.group().isspace()]


class PieceReader:
    """Reads paragraphs as pieces with one tokenizer; safe to share between threads."""

    def __init__(self, tokenizer: str) -> None:
        """`tokenizer` is the content of a tokenizer.json."""
        self._tokenizer = Tokenizer.from_str(tokenizer)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def read(self, text: str, start: int, end: int) -> Pieces:
        """The pieces of `text[start:end]`. Characters the tokenizer drops (controls, zero-width) belong to no piece."""
        return self.read_all(text, [(start, end)])[0]

    def read_all(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Pieces]:
        """The pieces of each span."""
        plain = [text[start:end].translate(_PLAIN) for start, end in spans]
        # Not encode_batch: its threads take cores from other workers, and outlive a fork badly.
        encodings = [self._tokenizer.encode(p, add_special_tokens=False) for p in plain]
        return [
            _with_features(text, start, end, encoding.ids, encoding.offsets)
            for (start, end), encoding in zip(spans, encodings, strict=True)
        ]


def _with_features(text: str, start: int, end: int, ids: Sequence[int], offsets: Sequence[tuple[int, int]]) -> Pieces:
    states = quotation_states(text[start:end])
    kept = [(i, a, b) for i, (a, b) in zip(ids, offsets, strict=True) if b > a]
    shapes: list[int] = []
    joined: list[bool] = []
    word_start = word_end = -1  # the run that the last piece lay in, with a mark right before its word counted in
    for _, a, b in kept:
        joined.append(a > 0 and wordlike(text[start + a - 1]) and wordlike(text[start + a]))
        if not (word_start <= a and b <= word_end):
            word_start, word_end = _word(text, start + a, start + b, start, end)
            word_start, word_end = word_start - start, word_end - start
        glued = a > 0 and not text[start + a - 1].isspace()
        shapes.append(shape(text[start + word_start : start + word_end], glued=glued))
    return Pieces(
        start=start,
        end=end,
        ids=[i for i, _, _ in kept],
        starts=[start + a for _, a, _ in kept],
        ends=[start + b for _, _, b in kept],
        shapes=shapes,
        quotations=[int(max(states[a:b])) for _, a, b in kept],
        joined=joined,
    )


def _word(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """The span widened over its word, within [low, high)."""
    while start > low and wordlike(text[start - 1]):
        start -= 1
    while end < high and wordlike(text[end]):
        end += 1
    return start, end
