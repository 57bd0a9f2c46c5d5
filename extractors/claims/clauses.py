"""Contents cut and drawn out along the parse: sentence ends, addressees, phrases left hanging."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from extractors.claims.beside import noun_phrase
from extractors.claims.lexicon import ADDRESSING
from extractors.claims.quotations import Row
from extractors.drafts import Offsets

_HANGING: Final = frozenset({"det", "poss", "amod", "compound", "nummod", "aux", "auxpass", "neg", "quantmod"})
"""What cannot end a phrase: its head follows."""

_TRAILING: Final = frozenset({"and", "or", "but", "which", "who", "that", "as", "including", "such as"})
"""What belongs to words after it that are no content; with those gone, it is none either."""

_ADDRESSEE_WORDS: Final = 8
_LONGEST_CLAUSE: Final = 60
_LONGEST_PHRASE: Final = 12
"""Tokens that a hanging phrase is drawn out by at most."""


def mend(doc: Doc, content: Sequence[Offsets], cue: Offsets, row: Row, *, parsed: bool) -> list[Offsets]:
    """The content along sentences and, where there is one, the parse; quotations stay whole."""
    tokens = token_span(doc, cue)
    if not tokens:
        return list(content)
    verb = tokens[0]
    spans = [piece for span in content for piece in _within_sentence(doc, span, verb, row)]
    if not parsed:
        return spans
    spans = _without_addressee(doc, spans, verb, row)
    spans = [_drawn_out(doc, span, cue, row) for span in spans]
    return _with_complement(_with_passive_subject(doc, spans, verb), verb, row)


def token_span(doc: Doc, span: Offsets) -> Sequence[Token]:
    """The tokens that share characters with the span."""
    found = doc.char_span(*span, alignment_mode="expand") if span[0] < span[1] else None
    return list(found) if found is not None else []


def _within_sentence(doc: Doc, span: Offsets, verb: Token, row: Row) -> Iterator[Offsets]:
    """The span up to the end of its sentence, where that end is not quoted; nothing of it where a quotation is
    content and the span is the article's next sentence."""
    start, end = span
    tokens = token_span(doc, span)
    for token in tokens[1:]:
        if not token.is_sent_start or token.nbor(-1).text not in {".", "!", "?"}:
            continue
        before = token.nbor(-1).idx
        if row.around((before, before + 1)) is None:
            if token.sent == verb.sent:
                start = token.idx
            else:
                end = before
                break
    if start < end:
        yield start, end


def _without_addressee(doc: Doc, spans: list[Offsets], verb: Token, row: Row) -> list[Offsets]:
    """Without whom the speaker told it: "told reporters that ...", "told the court "...". Not where the addressee is
    to do something."""
    if not spans or verb.lemma_.lower() not in ADDRESSING or spans[0][0] < verb.idx:
        return spans
    start, end = spans[0]
    addressee = next((c for c in verb.children if c.dep_ in {"dobj", "dative", "nsubj"} and c.idx >= start), None)
    tokens = token_span(doc, spans[0])
    if addressee is None or not tokens or addressee.left_edge.idx > tokens[0].idx:
        return spans
    last = addressee.right_edge
    quote = row.first_over((start, spans[-1][1]))
    if quote is not None and start < quote.start <= last.idx:
        last = addressee
    if last.i - tokens[0].i >= _ADDRESSEE_WORDS or last.i + 1 >= len(doc):
        return spans
    after = last.nbor(1)
    if after.lower_ == "to" or last.idx + len(last) >= spans[-1][1]:
        return spans
    cut = last.idx + len(last)
    return [(cut, end) if cut < end else (end, end), *spans[1:]]


def _with_passive_subject(doc: Doc, spans: list[Offsets], verb: Token) -> list[Offsets]:
    """Who is told, expected or said to do something belongs to what is said: "Residents were told to ..."."""
    if not spans or spans[0][0] < verb.idx or not doc.text.startswith("to ", spans[0][0]):
        return spans
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass" and c.i < verb.i), None)
    return spans if subject is None else [noun_phrase(subject), *spans]


def _with_complement(spans: list[Offsets], verb: Token, row: Row) -> list[Offsets]:
    """A content that ends before the verb of the cue's own complement is drawn out to that clause's end."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if clause is None or not spans or spans[-1][0] < verb.idx or spans[-1][1] > clause.idx or clause.sent != verb.sent:
        return spans
    far = clause.right_edge.idx + len(clause.right_edge)
    if row.over(spans[-1][0], far) or clause.right_edge.i - verb.i > _LONGEST_CLAUSE:
        return spans
    return [*spans[:-1], (spans[-1][0], far)]


def _drawn_out(doc: Doc, span: Offsets, cue: Offsets, row: Row) -> Offsets:
    """To the end of the phrase that it breaks off in, or without the word that it breaks off at."""
    start, end = span
    tokens = list(token_span(doc, span))
    while len(tokens) > 1 and tokens[-1].lower_ in _TRAILING | {","} and tokens[-1].dep_ != "dobj":
        tokens.pop()
        end = tokens[-1].idx + len(tokens[-1])
    if not tokens or row.around((end - 1, end)) is not None:
        return start, end
    last = tokens[-1]
    final = None
    if last.dep_ in _HANGING and last.head.i > last.i:
        final = last.head
    elif last.dep_ == "prep" and any(c.dep_ in {"pobj", "pcomp"} and c.i > last.i for c in last.children):
        final = last.right_edge
    if final is None or final.i - last.i > _LONGEST_PHRASE or final.sent != last.sent:
        return start, end
    far = final.idx + len(final)
    blocked = end <= cue[0] < far or any(q.start < far for q in row.over(end, far))
    return (start, end) if blocked else (start, far)
