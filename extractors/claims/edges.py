"""The edges of contents: cut as the guidelines cut them, and drawn out over quotations the reading cut into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from extractors.attribution.decoding import trim
from extractors.claims.quotations import Row
from extractors.drafts import Offsets, QuoteDraft

LARGE_PART: Final = 0.3
"""Share of a quotation's characters in a content from which all of it is content. Between 0.2 and 0.4 it makes no
difference on the articles held out from training; from 0.5 on fewer contents are exact."""

_THAT: Final = re.compile(r"that,?\s+(?=(?:the|a|an|his|her|its|their|our|my|he|she|it|they|we|I)\b)")
_CONJUNCTION: Final = re.compile(r"(?:And|But|However|Still|Also|Indeed|Meanwhile|Yet),?\s+")
_SENTENCE_STARTS: Final = frozenset({"", "\n", ".", "!", "?", "”", '"'})
_BLANK: Final = frozenset({"", " ", "\n", "\u00a0"})
_SENTENCE_END: Final = re.compile(
    r"(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Mrs|Gen|Sen|Gov|Rep|Col))(?<!\b[A-Z])[.!?…][\"”»'’)]*\s"
)
_EMPTY: Final = frozenset({"that", "and", "but", "as", "to"})
"""Words that are no content by themselves."""

_PARTING: Final = frozenset(":;.!?")
_STARTING: Final = frozenset({"", "\n", ".", ":", "?", "!", *'"”»’'})
_BREAK_WORDS: Final = 40
"""Words of speaker, appositions, cue and adverbials between the two halves of a quotation that its cue breaks."""

_SAME_BREATH: Final = 3
"""Words between two quotations on the same side of their cue."""


def clean(text: str, content: Iterable[Offsets], cue: Offsets, speaker: Offsets | None, row: Row) -> list[Offsets]:
    """The content in order, without its own attribution words, "that" and edge punctuation, whole quotations whole."""
    pieces = [piece for span in content for piece in _without(span, cue)]
    pieces = [_whole(piece, row) for piece in pieces]
    if speaker is not None:
        pieces = [piece for span in pieces for piece in _without_edge(span, speaker)]
    pieces = [piece for span in _joined(text, pieces) for piece in _split(text, span, row)]
    return tidy(text, pieces)


def tidy(text: str, pieces: Iterable[Offsets]) -> list[Offsets]:
    """The pieces in order, without "that" and punctuation at their edges; those that overlap made one."""
    trimmed = [trim(text, *_without_opening_words(text, piece)) for piece in pieces]
    return _merged([p for p in trimmed if p[0] < p[1] and text[slice(*p)].lower() not in _EMPTY])


def _joined(text: str, pieces: Iterable[Offsets]) -> list[Offsets]:
    """Pieces that nothing but a comma parts, made one."""
    out: list[Offsets] = []
    for start, end in sorted(pieces):
        if out and start >= out[-1][1] and not text[out[-1][1] : start].strip(", "):
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out


def _split(text: str, span: Offsets, row: Row) -> Iterator[Offsets]:
    """The span parted where a quotation follows a colon, a semicolon or a full stop, and after one that ends in a
    comma or a full stop of its own."""
    start, end = span
    for quote in row.over(start, end):
        if start < quote.start < end and text[start : quote.start].rstrip()[-1:] in _PARTING:
            yield start, quote.start
            start = quote.start
        if start < quote.end < end and quote.closed and text[quote.inner[1] - 1] in ",.!?":
            yield start, quote.end
            start = quote.end
    yield start, end


def _without(span: Offsets, cut: Offsets) -> Iterator[Offsets]:
    """What is left of the span where `cut` is taken out."""
    if cut[1] <= span[0] or span[1] <= cut[0]:
        yield span
        return
    if span[0] < cut[0]:
        yield span[0], cut[0]
    if cut[1] < span[1]:
        yield cut[1], span[1]


def _without_edge(span: Offsets, cut: Offsets) -> Iterator[Offsets]:
    """The span without `cut` where that stands at one of its edges; inside, the speaker's name may be content."""
    at_edge = cut[0] <= span[0] or span[1] <= cut[1]
    yield from _without(span, cut) if at_edge else [span]


def _whole(span: Offsets, row: Row) -> Offsets:
    """The span drawn out over each quotation that it holds a large part of."""
    start, end = span
    for quote in row.over(start, end):
        low, high = quote.inner
        if min(end, high) - max(start, low) >= LARGE_PART * (high - low):
            start, end = min(start, low), max(end, high)
    return start, end


def _without_opening_words(text: str, span: Offsets) -> Offsets:
    """Without the "that" of an indirect clause, and without a conjunction by which the article goes on."""
    words = _CONJUNCTION if text[: span[0]].rstrip(" ")[-1:] in _SENTENCE_STARTS else _THAT
    found = words.match(text, *span)
    return (found.end(), span[1]) if found is not None and text[span[0] - 1 : span[0]] in _BLANK else span


def _merged(spans: Iterable[Offsets]) -> list[Offsets]:
    """In order, those that overlap made one."""
    out: list[Offsets] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out


def other_half(text: str, content: Sequence[Offsets], cue: Offsets, row: Row) -> QuoteDraft | None:
    """The quotation on the other side of the cue that its speaker goes on with: "A," she said. "B." """
    if all(span[1] <= cue[0] for span in content):
        first, second = row.last_over(content[-1]), row.after(cue[1])
        if first is not None and second is not None and _is_break(text, first, second, cue):
            return second
    elif all(span[0] >= cue[1] for span in content):
        first, second = row.before(cue[0]), row.first_over(content[0])
        if first is not None and second is not None and _is_broken_sentence(text, first, second):
            return first
    return None


def with_quotation(text: str, content: Sequence[Offsets], quote: QuoteDraft) -> list[Offsets]:
    """The content with all of the quotation."""
    return _merged([*content, trim(text, *quote.inner)])


def within_reach(text: str, content: Sequence[Offsets], cue: Offsets, row: Row) -> list[Offsets]:
    """The content without quotations that stand further from the cue than a sentence of their own allows: those are
    claims without a cue."""
    out: list[Offsets] = []
    for span in content:
        quote = row.around(span)
        before = row.around(out[-1]) if out else None
        if before is None and quote is not None and out and _is_new_sentence(text, out[-1], quote, cue):
            continue
        if quote is None or before is None or quote is before or out[-1][1] > span[0]:
            out.append(span)
        elif before.end <= cue[0] < quote.start:
            if _is_break(text, before, quote, cue):
                out.append(span)
        elif cue[0] >= quote.end:  # the one next to the cue is the second
            out = [*out, span] if _is_same_breath(text, before, quote) else [span]
        elif _is_same_breath(text, before, quote):
            out.append(span)
    return out


def _is_new_sentence(text: str, last: Offsets, quote: QuoteDraft, cue: Offsets) -> bool:
    """Whether the quotation is a sentence after the indirect one: She said it would hold. "It always has." """
    between = text[last[1] : quote.start].strip()
    return cue[1] <= last[0] and between[:1] in {".", "!", "?"} and between[1:].strip('"”’ ') == ""


def _is_same_breath(text: str, first: QuoteDraft, second: QuoteDraft) -> bool:
    return len(text[first.end : second.start].split()) <= _SAME_BREATH


def _is_break(text: str, first: QuoteDraft, second: QuoteDraft, cue: Offsets) -> bool:
    """Whether nothing but the cue with its speaker stands between the two: one sentence's end at most, at the end."""
    between = text[first.end : second.start]
    if "\n" in between or not first.end <= cue[0] or len(between.split()) > _BREAK_WORDS:
        return False
    if second.closed and text[second.inner[1] - 1] == ",":  # that one has a cue of its own behind it
        return False
    ends = [m.end() for m in _SENTENCE_END.finditer(between)]
    return all(end >= len(between.rstrip()) for end in ends)


def _is_broken_sentence(text: str, first: QuoteDraft, second: QuoteDraft) -> bool:
    """ "So," she said, "B": the first half ends in a comma or in nothing, so that the second goes on with it."""
    between = text[first.end : second.start]
    if "\n" in between or len(between.split()) > _BREAK_WORDS or _SENTENCE_END.search(between) is not None:
        return False
    before = text[max(0, first.start - 8) : first.start].rstrip(" ")
    if before[-1:] not in _STARTING:  # a name or a picked word inside the sentence
        return False
    return text[first.inner[1] - 1] == "," or between[:1] == ","
