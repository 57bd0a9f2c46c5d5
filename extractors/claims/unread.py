"""Claims by the parse alone: a verb of saying or believing with its clause, where the trained reading saw no cue."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from evidence.words import Act
from extractors.claims.lexicon import CLAUSE_VERBS
from extractors.claims.speakers import own_subject
from extractors.drafts import Offsets

_SPEAKERLESS: Final = frozenset({"i", "we", "you", "it"})
"""Subjects that as a rule are the quoted speaker himself ("I think"), or nobody ("it says")."""

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST_CLAUSE: Final = 80


@dataclass(frozen=True, slots=True)
class Complement:
    """A cue, its speaker and the clause that is its content."""

    cue: Offsets
    speaker: Offsets
    content: Offsets
    act: Act


def complements(doc: Doc, cues: Collection[Offsets]) -> Iterator[Complement]:
    """The complements in text order, without verbs that are part of one of the cues."""
    taken = {i for start, end in cues for i in range(start, end)}
    for verb in doc:
        if verb.pos_ != "VERB":
            continue
        act = CLAUSE_VERBS.get(verb.lemma_.lower())
        if act is None or verb.idx in taken:
            continue
        clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
        if clause is None or not _is_finite(clause) or clause.right_edge.i - verb.i > _LONGEST_CLAUSE:
            continue
        first = next((t for t in doc[clause.left_edge.i : clause.i + 1] if t.dep_ != "mark" and not t.is_punct), clause)
        content = first.idx, clause.right_edge.idx + len(clause.right_edge)
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is None or subject.i > verb.i or subject.lower_ in _SPEAKERLESS or content[0] < verb.idx:
            continue
        speaker = own_subject(verb, [content])
        if speaker is not None:
            yield Complement((verb.idx, verb.idx + len(verb)), speaker, content, act)


def _is_finite(clause: Token) -> bool:
    """Whether the clause has a subject and a finite verb, unlike "they found it hard"."""
    has_subject = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in clause.children)
    tags = {clause.tag_, *(c.tag_ for c in clause.children if c.dep_ in {"aux", "auxpass"})}
    return has_subject and not tags.isdisjoint(_FINITE)
