"""Claims whose cue is not where they stand: a quotation that goes on, or that a whole sentence before it announces."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from evidence.words import Act, Form
from extractors.attribution.decoding import trim
from extractors.claims.lexicon import RATES
from extractors.claims.quotations import Quotations
from extractors.drafts import ClaimDraft, Offsets, QuoteDraft

_COVERED: Final = 0.5
"""Share of a quotation's characters in contents from which it has its claim."""

_LEAST_WORDS: Final = 4
"""A quotation of fewer words is as often a name or a slogan. With "I" or "we" in it, it is speech at any length."""

_SENTENCE_START: Final = re.compile(r"[\W_]*(?:[A-Z0-9À-ÞΑ-ΩА-Я]|\.\.\.|…)")
_SENTENCE_END: Final = re.compile(r"[.?!…][\"'”’»)\]\s]*$")
_MARK_END: Final = re.compile(r"[\"'”’»]*\s*[.?!]")
_MAY_PRECEDE: Final = "¶.?!:…\"”»'’–—)"
_QUESTION: Final = re.compile(r"\?[\"'”’»\s]*$")

_CARRIES_ON: Final = re.compile(
    r"(?:And|But)\s+(?:I|we|it|that|this|there|they|you)\s+(?:am|is|are|do|does|has|have|will|can|may|must|need|needs)\b[^.!?\n]*[.!?]?\Z"
)
"""One sentence in the present tense: an article tells in the past."""

_PRONOUNS: Final = frozenset({"he", "she", "they", "it", "i", "we", "who"})


def find(
    text: str, paragraphs: Sequence[Offsets], quotations: Quotations, claims: Sequence[ClaimDraft]
) -> Iterator[ClaimDraft]:
    """The claims without a cue, each going on from one of `claims`, which are in text order."""
    speakers = _Speakers(claims)
    for quote in uncovered(text, quotations, claims):
        paragraph = paragraphs[max(0, bisect_right(paragraphs, (quote.start, len(text))) - 1)]
        speaks = speakers.going_on(paragraph, quote)
        if speaks is not None and is_speech(text, paragraph, quote):
            yield quoted_claim(text, quote, speaks, RATES["quotation"])
    yield from _carried_on(text, paragraphs, quotations, claims)


class _Speakers:
    """Which claim's speaker goes on at a position: that of the last claim before it that is within no other."""

    def __init__(self, claims: Sequence[ClaimDraft]) -> None:
        free = [i for i, claim in enumerate(claims) if claim.within is None]
        ends = sorted((claims[i].content[-1][1], i) for i in free)
        self._ends = [end for end, _ in ends]
        self._last = list(accumulate((i for _, i in ends), max))
        starts = sorted((claims[i].content[0][0], i) for i in free)
        self._starts = [start for start, _ in starts]
        self._first = [i for _, i in starts]

    def going_on(self, paragraph: Offsets, quote: QuoteDraft) -> int | None:
        """Where no claim stands before the quotation, the next one in its own paragraph."""
        before = bisect_right(self._ends, quote.start)
        if before > 0:
            return self._last[before - 1]
        after = bisect_left(self._starts, quote.end)
        return self._first[after] if after < len(self._starts) and self._starts[after] < paragraph[1] else None


def uncovered(text: str, quotations: Quotations, claims: Sequence[ClaimDraft]) -> Iterator[QuoteDraft]:
    """The outer quotations that no claim has for its content. Claims made inside a quotation leave it uncovered."""
    outside = (c for c in claims if c.cue is None or quotations.outer.around(c.cue) is None)
    contents = sorted(span for claim in outside for span in claim.content)
    merged: list[Offsets] = []
    for start, end in contents:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    starts = [start for start, _ in merged]
    for quote in quotations.outer.quotes:
        low, high = quote.inner
        k = max(0, bisect_right(starts, low) - 1)
        common = 0
        while k < len(merged) and merged[k][0] < high:
            common += max(0, min(high, merged[k][1]) - max(low, merged[k][0]))
            k += 1
        if common < _COVERED * (high - low):
            yield quote


def is_sentence_like(text: str, quote: QuoteDraft) -> bool:
    """Whether the quotation has the words and the capital of a sentence."""
    words = text[slice(*quote.inner)].split()
    return len(words) >= _LEAST_WORDS and _SENTENCE_START.match(text, *quote.inner) is not None


def is_speech(text: str, paragraph: Offsets, quote: QuoteDraft) -> bool:
    """Whether a quotation is a sentence of its own, not a name, a title or words picked from one."""
    low, high = quote.inner
    before = text[paragraph[0] : quote.start].rstrip()[-1:] or "¶"
    ends = (
        _SENTENCE_END.search(text, max(low, high - 8), high) is not None
        or _MARK_END.match(text, high, high + 4) is not None
        or not quote.closed
    )
    return ends and before in _MAY_PRECEDE and is_sentence_like(text, quote)


def _carried_on(
    text: str, paragraphs: Sequence[Offsets], quotations: Quotations, claims: Sequence[ClaimDraft]
) -> Iterator[ClaimDraft]:
    """Paragraphs without marks that begin with "And" or "But" between two quotations of one speaker, in his words."""
    starts = [start for start, _ in paragraphs]
    by_paragraph: dict[int, list[int]] = {}
    for i, claim in enumerate(claims):
        by_paragraph.setdefault(bisect_right(starts, claim.content[0][0]) - 1, []).append(i)
    for at, (start, end) in enumerate(paragraphs):
        if at in by_paragraph or quotations.outer.over(start, end) or not _CARRIES_ON.match(text, start, end):
            continue
        before, after = by_paragraph.get(at - 1, []), by_paragraph.get(at + 1, [])
        if before and after and _one_speaker(text, claims[before[-1]], claims[after[0]]):
            yield ClaimDraft(
                cue=None,
                speaker_span=None,
                content=(trim(text, start, end),),
                act=Act.STATE,
                form=Form.INDIRECT,
                negated=False,
                continues=before[-1],
                confidence=RATES["carried_on"],
            )


def _one_speaker(text: str, left: ClaimDraft, right: ClaimDraft) -> bool:
    """Both direct, and the names the same by their last word or one of them a pronoun."""
    if not left.form is right.form is Form.DIRECT:
        return False
    names = [text[slice(*c.speaker_span)].split() for c in (left, right) if c.speaker_span is not None]
    last = {words[-1] for words in names if words and words[-1].lower() not in _PRONOUNS}
    return len(last) <= 1


def quoted_claim(text: str, quote: QuoteDraft, continues: int | None, confidence: float) -> ClaimDraft:
    """The quotation as a direct claim without a cue."""
    act = Act.ASK if _QUESTION.search(text, quote.inner[0], quote.inner[1]) is not None else Act.STATE
    return ClaimDraft(
        cue=None,
        speaker_span=None,
        content=(trim(text, *quote.inner),),
        act=act,
        form=Form.DIRECT,
        negated=False,
        continues=continues,
        confidence=confidence,
    )
