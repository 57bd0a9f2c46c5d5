"""Contents cut and drawn out along the parse: sentence ends, addressees, phrases left hanging."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from extractors.claims.beside import noun_phrase
from extractors.claims.lexicon import ADDRESSING, Standing, standing
from extractors.claims.quotations import Row
from extractors.drafts import Offsets

_HANGING: Final = frozenset({"det", "poss", "amod", "compound", "nummod", "aux", "auxpass", "neg", "quantmod"})
"""What cannot end a phrase: its head follows."""

_TRAILING: Final = frozenset({"and", "or", "but", "which", "who", "that", "as", "including", ","})
"""What belongs to words after it that are no content; with those gone, it is none either."""

_ADDRESSEE_WORDS: Final = 8
_HOLE_WORDS: Final = 6
_OPENING_WORDS: Final = 14
_BRACKET: Final = 80
"""Characters of cue and speaker between two commas at most."""

_MARKED: Final = re.compile(r"[:;\"“”«»]|[.!?]\s")
_CONJUNCTION: Final = re.compile(r"\s*(?:And|But|So|Still|Yet|However|Indeed|Also|Then|In short|Meanwhile)\b,?\s*")

_LONGEST_CLAUSE: Final = 60
_LONGEST_PHRASE: Final = 12
"""Tokens that a hanging phrase is drawn out by at most."""


def mend(
    doc: Doc, text: str, content: Sequence[Offsets], cue: Offsets, row: Row, *, speaker: Offsets | None, parsed: bool
) -> list[Offsets]:
    """The content along sentences and, where there is one, the parse; quotations stay whole.

    `text` is the Doc's, which spaCy puts together anew each time it is asked for.
    """
    tokens = token_span(doc, cue)
    if not tokens:
        return list(content)
    verb = tokens[0]
    spans = [piece for span in content for piece in _within_sentence(doc, span, verb, row)]
    spans = _bridged(text, spans, cue, speaker, row)
    spans = _with_opening(text, spans, cue, speaker, row, verb=verb)
    if not parsed:
        return spans
    spans = _without_subject(spans, verb)
    spans = _without_addressee(doc, spans, verb, row)
    spans = [_drawn_out(doc, span, cue, row) for span in spans]
    return _with_complement(_with_passive_subject(text, spans, verb), verb, row)


def token_span(doc: Doc, span: Offsets) -> Sequence[Token]:
    """The tokens that share characters with the span."""
    found = doc.char_span(*span, alignment_mode="expand") if span[0] < span[1] else None
    return list(found) if found is not None else []


def same_sentence(left: Token, right: Token) -> bool:
    """Whether no sentence starts between them. Not Token.sent: that may look through the whole Doc each time."""
    low, high = sorted((left.i, right.i))
    return not any(left.doc[i].is_sent_start for i in range(low + 1, high + 1))


def _sentence_start(token: Token) -> Token:
    while token.i > 0 and not token.is_sent_start:
        token = token.nbor(-1)
    return token


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
            if same_sentence(token, verb):
                start = token.idx
            else:
                end = before
                break
    if start < end:
        yield start, end


def _bridged(text: str, spans: list[Offsets], cue: Offsets, speaker: Offsets | None, row: Row) -> list[Offsets]:
    """The spans, joined over a few unquoted words that are neither cue nor speaker: a content has no holes."""
    out = spans[:1]
    for start, end in spans[1:]:
        gap = out[-1][1], start
        held = any(s is not None and s[0] < gap[1] and gap[0] < s[1] for s in (cue, speaker))
        between = text[slice(*gap)]
        if held or "\n" in between or len(between.split()) > _HOLE_WORDS or _MARKED.search(between) or row.over(*gap):
            out.append((start, end))
        else:
            out[-1] = out[-1][0], end
    return out


def _with_opening(
    text: str, spans: list[Offsets], cue: Offsets, speaker: Offsets | None, row: Row, *, verb: Token
) -> list[Offsets]:
    """What stands in the sentence before a cue in brackets of commas: "Historically, she said, the dam ...". Before a
    quotation it tells of the occasion instead: "In his speech, she said, "..."."""
    later = next((span for span in spans if span[0] >= cue[1]), None)
    if later is None or speaker is None or row.over(later[0], later[0] + 1) or standing(text, cue) is Standing.CITED:
        return spans
    low, high = min(cue[0], speaker[0]), max(cue[1], speaker[1])
    if high - low > _BRACKET or text[high : high + 2] != ", " or text[max(0, low - 2) : low] != ", ":
        return spans
    start = max(_sentence_start(verb).idx, text.rfind("\n", 0, low) + 1)
    before = row.before(low)
    start = max(start, before.end) if before is not None else start
    conjunction = _CONJUNCTION.match(text, start, low)
    start = conjunction.end() if conjunction is not None else start
    opening = start, low - 2
    if opening[0] >= opening[1] or row.over(*opening) or len(text[slice(*opening)].split()) > _OPENING_WORDS:
        return spans
    first = spans[0]
    if first[0] >= high:
        return [opening, *spans]
    return [opening, *spans[1:]] if len(text[start : first[0]].split()) <= 1 and first[1] <= low else spans


def _without_subject(spans: list[Offsets], verb: Token) -> list[Offsets]:
    """Without words of the cue's own active subject, where there is content behind the cue."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None or not spans or spans[-1][0] < verb.idx:
        return spans
    low, high = subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge)
    return [span for span in spans if not (low <= span[0] and span[1] <= high)] or spans


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


def _with_passive_subject(text: str, spans: list[Offsets], verb: Token) -> list[Offsets]:
    """Who is told, expected or said to do something belongs to what is said: "Residents were told to ..."."""
    if not spans or spans[0][0] < verb.idx or not text.startswith("to ", spans[0][0]):
        return spans
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass" and c.i < verb.i), None)
    return spans if subject is None else [noun_phrase(subject), *spans]


def _with_complement(spans: list[Offsets], verb: Token, row: Row) -> list[Offsets]:
    """A content that ends before the verb of the cue's own complement is drawn out to that clause's end."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if clause is None or not spans or not same_sentence(verb, clause):
        return spans
    if spans[-1][0] < verb.idx or spans[-1][1] > clause.idx:
        return spans
    far = clause.right_edge.idx + len(clause.right_edge)
    if row.over(spans[-1][0], far) or clause.right_edge.i - verb.i > _LONGEST_CLAUSE:
        return spans
    return [*spans[:-1], (spans[-1][0], far)]


def _drawn_out(doc: Doc, span: Offsets, cue: Offsets, row: Row) -> Offsets:
    """To the end of the phrase that it breaks off in, or without the word that it breaks off at."""
    start, end = span
    tokens = list(token_span(doc, span))
    while len(tokens) > 1 and tokens[-1].lower_ in _TRAILING and tokens[-1].dep_ != "dobj":
        tokens.pop()
        end = tokens[-1].idx + len(tokens[-1])
    if not tokens or row.around((end - 1, end)) is not None:
        return start, end
    far = phrase_end(tokens[-1])
    blocked = end <= cue[0] < far or any(q.start < far for q in row.over(end, far))
    return (start, end) if blocked else (start, max(end, far))


def phrase_end(last: Token) -> int:
    """Where the phrase ends that a span with this last token breaks off in; the token's own end where it does not."""
    final = last
    if last.dep_ in _HANGING and last.head.i > last.i:
        final = last.head
    elif last.dep_ == "prep" and any(c.dep_ in {"pobj", "pcomp"} and c.i > last.i for c in last.children):
        final = last.right_edge
    if final.i - last.i > _LONGEST_PHRASE or not same_sentence(last, final):
        final = last
    return final.idx + len(final)
