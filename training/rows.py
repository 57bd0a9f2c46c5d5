"""Training rows: one for each window of a paragraph, and one for each cue, marked."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extractors.attribution.pieces import MASK, PieceReader, Pieces, paragraphs
from extractors.attribution.windows import Window, around, cover
from training.articles import GoldArticle, GoldClaim, Span
from training.labels import ACTS, CONTENT_BEGIN, CUE_BEGIN, OUTSIDE, SPEAKER_BEGIN

IGNORE: Final = -100
"""A label that takes no part in the loss."""

FALSE_CUES: Final = 0.4
"""False cues for each true one: words that are cues elsewhere, marked where they are none."""


@dataclass(frozen=True, slots=True)
class Row:
    """One input of the model and what it should answer; `IGNORE` where the row says nothing."""

    ids: Sequence[int]
    shapes: Sequence[int]
    quotations: Sequence[int]
    joined: Sequence[bool]
    marks: Sequence[int]
    cues: Sequence[int]
    roles: Sequence[int]
    true_cue: int = IGNORE
    act: int = IGNORE
    negated: int = IGNORE

    def __len__(self) -> int:
        return len(self.ids)


def tags(pieces: Pieces, spans: Iterable[Span], begin: int) -> list[int]:
    """`begin` at each span's first piece, `begin + 1` at the others, outside elsewhere."""
    out = [OUTSIDE] * len(pieces)
    for start, end in spans:
        for k, i in enumerate(pieces.touched(start, end)):
            out[i] = begin if k == 0 else begin + 1
    return out


def _given(pieces: Pieces, part: slice) -> tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[bool]]:
    return pieces.ids[part], pieces.shapes[part], pieces.quotations[part], pieces.joined[part]


def _window(pieces: Pieces, window: Window, cues: Sequence[int]) -> Row:
    part = slice(window.start, window.end)
    nothing = [0] * (window.end - window.start)
    ignored = [IGNORE] * (window.end - window.start)
    return Row(*_given(pieces, part), nothing, cues[part], ignored)


def _marked(pieces: Pieces, cue: Span) -> tuple[Row, slice] | None:
    """The row with the cue marked and no labels yet, and the pieces it holds."""
    touched = set(pieces.touched(*cue))
    if not touched:
        return None
    low, high = around(len(pieces), min(touched))
    part = slice(low, high)
    marks = [int(i in touched) for i in range(low, high)]
    ignored = [IGNORE] * (high - low)
    return Row(*_given(pieces, part), marks, ignored, ignored), part


def _true(pieces: Pieces, cue: Span, claim: GoldClaim) -> Row | None:
    found = _marked(pieces, cue)
    if found is None:
        return None
    row, part = found
    speaker = tags(pieces, [claim.speaker] if claim.speaker else [], SPEAKER_BEGIN)
    content = tags(pieces, claim.content, CONTENT_BEGIN)
    roles = [s if s else c for s, c in zip(speaker, content, strict=True)]
    return replace(row, roles=roles[part], true_cue=1, act=ACTS.index(claim.act), negated=int(claim.negated))


def cue_words(articles: Iterable[GoldArticle]) -> frozenset[str]:
    """Words that are a cue by themselves at least twice in the articles."""
    seen = Counter(a.text[c.cue[0] : c.cue[1]].lower() for a in articles for c in a.claims if c.cue)
    return frozenset(w for w, n in seen.items() if n >= 2 and w.isalpha())


def rows_of(articles: Sequence[GoldArticle], reader: PieceReader, seed: int) -> list[Row]:
    """All rows of the articles; the same for the same articles and seed."""
    words = cue_words(articles)
    rows: list[Row] = []
    false: list[Row] = []
    true = 0
    for article in articles:
        for start, end in paragraphs(article.text):
            pieces = reader.read(article.text, start, end)
            claims = [(c.cue, c) for c in article.claims if c.cue is not None and start <= c.cue[0] < end]
            spans = [cue for cue, _ in claims]
            cues = tags(pieces, spans, CUE_BEGIN)
            rows.extend(_window(pieces, w, cues) for w in cover(len(pieces)))
            marked = [row for row in (_true(pieces, cue, c) for cue, c in claims) if row is not None]
            true += len(marked)
            rows.extend(marked)
            elsewhere = [_marked(pieces, s) for s in _words(article.text, (start, end), words, spans)]
            false.extend(replace(found[0], true_cue=0) for found in elsewhere if found is not None)
    chosen = random.Random(f"false cues {seed}").sample(false, min(len(false), round(FALSE_CUES * true)))
    return rows + chosen


def _words(text: str, within: Span, words: Collection[str], but: Sequence[Span]) -> Iterator[Span]:
    """Where the words stand in a part of the text, outside the spans of `but`."""
    for m in re.finditer(r"\w+", text[slice(*within)]):
        start, end = within[0] + m.start(), within[0] + m.end()
        if m.group().lower() in words and not any(b < end and e > start for b, e in but):
            yield start, end


def masked(row: Row, part: float, rng: random.Random) -> Row:
    """The row with about that part of its words hidden, each one whole; features, marks and labels stay."""
    ids: list[int] = []
    hidden = False
    for own, joined in zip(row.ids, row.joined, strict=True):
        if not joined:
            hidden = rng.random() < part
        ids.append(MASK if hidden else own)
    return replace(row, ids=ids)


def batches(rows: Sequence[Row], budget: int, seed: str) -> list[list[int]]:
    """Row numbers in batches of like length, about `budget` pieces with padding, in a shuffled order."""
    rng = random.Random(seed)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]) + rng.random() * 8)
    out: list[list[int]] = []
    current: list[int] = []
    for i in order:
        if current and (len(rows[i]) + 2) * (len(current) + 1) > budget:
            out.append(current)
            current = []
        current.append(i)
    if current:
        out.append(current)
    rng.shuffle(out)
    return out
