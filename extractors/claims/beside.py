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
_CLAUSES: Final = frozenset({"relcl", "acl", "advcl", "ccomp"})
_RELATIVE: Final = frozenset({"WDT", "WP", "WP$", "WRB"})
_REACH: Final = 40
"""Tokens before or after a quotation that are looked at."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and the words that name who speaks."""

    cue: Offsets
    speaker: Offsets
    act: Act


def attribution_after(doc: Doc, text: str, quote: QuoteDraft, until: int) -> Attribution | None:
    """ "...", she said: the rest of the quotation's own sentence, up to `until`. The quotation must not end in a full
    stop of its own."""
    if text[quote.inner[1] - 1] in ".…" or text[quote.end : quote.end + 1] == ".":
        return None
    return _attribution(_tokens(doc, quote.end, until)[:_REACH], one_sentence=True)


def attribution_before(doc: Doc, text: str, start: int, quote: QuoteDraft) -> Attribution | None:
    """She said: "...": the text from `start` to the quotation, where it ends in a colon or comma or in the cue."""
    before = text[start : quote.start].rstrip()
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
        if token.pos_ not in {"VERB", "AUX"}:
            continue
        particle = next((c for c in token.children if c.dep_ == "prt"), None)
        lemma = token.lemma_.lower() if particle is None else f"{token.lemma_.lower()} {particle.lower_}"
        act = SPEECH_VERBS.get(lemma)
        if act is None:
            continue
        subject = next((child for child in token.children if child.dep_ in _SUBJECTS), None)
        if subject is None:
            return None
        last = token if particle is None else particle
        return Attribution((token.idx, last.idx + len(last)), noun_phrase(subject), act)
    return None


def noun_phrase(head: Token) -> Offsets:
    """The words of a noun with titles and appositions, without relative clauses, ages and what follows them."""
    doc, low, high = head.doc, head.left_edge.i, head.i
    while low < head.i and doc[low].is_punct:
        low += 1
    for token in doc[head.i + 1 : head.right_edge.i + 1]:
        if token.dep_ in _CLAUSES or token.tag_ in _RELATIVE or (token.like_num and token.nbor(-1).text == ","):
            break
        if not token.is_punct and not token.is_space:
            high = token.i
    return doc[low].idx, doc[high].idx + len(doc[high])
