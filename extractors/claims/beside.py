"""The cue and speaker beside a quotation, by the parse, for where the trained reading saw none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span, Token

from evidence.words import Act
from extractors.claims.lexicon import SPEECH_VERBS
from extractors.drafts import Offsets, QuoteDraft

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_RELATIVES: Final = frozenset({"relcl", "advcl", "ccomp"})
_REACH: Final = 40
"""Tokens before or after a quotation that are looked at."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and the words that name who speaks."""

    cue: Offsets
    speaker: Offsets
    act: Act


def attribution_after(doc: Doc, quote: QuoteDraft, until: int) -> Attribution | None:
    """"...", she said: the rest of the quotation's own sentence, up to `until`. The quotation must not end in a full
    stop of its own."""
    if doc.text[quote.inner[1] - 1] in ".…" or doc.text[quote.end : quote.end + 1] == ".":
        return None
    return _attribution(_tokens(doc, quote.end, until)[:_REACH], one_sentence=True)


def attribution_before(doc: Doc, start: int, quote: QuoteDraft) -> Attribution | None:
    """She said: "...": the text from `start` to the quotation, where it ends in a colon or comma or in the cue."""
    before = doc.text[start : quote.start].rstrip()
    if not before or before[-1] in ".!?…\"”»'’":
        return None
    return _attribution(list(reversed(_tokens(doc, start, quote.start)[-_REACH:])), one_sentence=True)


def _tokens(doc: Doc, start: int, end: int) -> list[Token]:
    span: Span | None = doc.char_span(start, end, alignment_mode="contract") if start < end else None
    return list(span) if span is not None else []


def _attribution(tokens: Iterable[Token], *, one_sentence: bool) -> Attribution | None:
    """The first token of the walk that is a verb of speech with a subject outside quotation."""
    for token in tokens:
        if one_sentence and token.text in {".", "!", "?", ";"}:
            return None
        act = SPEECH_VERBS.get(token.lemma_.lower()) if token.pos_ in {"VERB", "AUX"} else None
        if act is None:
            continue
        subject = next((child for child in token.children if child.dep_ in _SUBJECTS), None)
        if subject is None:
            return None
        speaker = noun_phrase(subject)
        return Attribution((token.idx, token.idx + len(token)), speaker, act)
    return None


def noun_phrase(head: Token) -> Offsets:
    """The words of a noun with titles and appositions, without relative clauses and what follows them."""
    low, high = head.left_edge.i, head.i
    for child in head.rights:
        if child.dep_ in _RELATIVES:
            break
        if child.dep_ != "punct":
            high = max(high, child.right_edge.i)
    doc = head.doc
    while low < head.i and doc[low].is_punct:
        low += 1
    return doc[low].idx, doc[high].idx + len(doc[high])
