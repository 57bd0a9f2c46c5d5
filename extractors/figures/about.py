"""The words that name whom a figure is about: who suffers, pays, owns, counts."""

from __future__ import annotations

from spacy.tokens import Token

from extractors.drafts import Offsets
from extractors.figures.site import Site

_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT"))
_SUBJECTS = ("nsubj", "nsubjpass")


def about(site: Site, counted: Offsets | None) -> Offsets | None:
    """The nearest of: a possessor, a name in the counted words, the subject of the clause, a place in the sentence."""
    clause = _clause(site.head)
    for offsets in (_possessor(site), _subject(clause, site), _place(site)):
        if offsets is not None and not _overlaps(offsets, (site.reading.start, site.reading.end)):
            return offsets
    return None


def _clause(token: Token) -> Token:
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            break
        token = token.head
    return token


def _possessor(site: Site) -> Offsets | None:
    noun = site.head.head
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ in ("PROPN", "NOUN"):
            return _named(child)
    return None


def _subject(verb: Token, site: Site) -> Offsets | None:
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in _SUBJECTS and not (site.first <= child.i <= site.last):
                return _named(child)
        if verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _place(site: Site) -> Offsets | None:
    sentence = site.doc[site.first].sent
    names = [e for e in sentence.ents if e.label_ in ("GPE", "LOC", "FAC")]
    if not names:
        return None
    nearest = min(names, key=lambda e: abs(e.start - site.first))
    return nearest.start_char, nearest.end_char


def _named(token: Token) -> Offsets:
    """The name around the token, else the token with its compounds."""
    doc = token.doc
    if token.ent_type_ in _NAMES:
        start, end = token.i, token.i
        while start > 0 and doc[start].ent_iob_ == "I" and doc[start - 1].ent_type_ == token.ent_type_:
            start -= 1
        while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I":
            end += 1
        return doc[start].idx, doc[end].idx + len(doc[end])
    start = token.i
    while start > 0 and doc[start - 1].dep_ in ("compound", "amod") and doc[start - 1].head.i == token.i:
        start -= 1
    return doc[start].idx, token.idx + len(token)


def _overlaps(a: Offsets, b: Offsets) -> bool:
    return a[0] < b[1] and b[0] < a[1]
