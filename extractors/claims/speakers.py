"""The words that name a speaker: made whole along the parse, and found where the reading has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from extractors.claims.beside import noun_phrase
from extractors.claims.clauses import phrase_end, token_span
from extractors.drafts import ClaimDraft, Offsets

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_TRAILING: Final = frozenset({"who", "which", "that", "and", "or", ",", "–", "—"})
_RELATIVE: Final = frozenset({"WP", "WDT"})
_SURE: Final = 0.85
"""Below it, where the reading and the parse disagree on the speaker, the parse was right 10 times of 10 on the articles
held out from training; above it, once of 4."""

_STEPS: Final = 3
"""Coordinated verbs that are walked up from a cue."""


def find_speakers(doc: Doc, claims: Sequence[ClaimDraft], sure: Mapping[Offsets, float]) -> list[ClaimDraft]:
    """The claims with whole speaker spans; `sure` is how sure the reading of a cue's speaker is.

    A cue read with none takes its own subject, else the speaker of the cue that its verb is coordinated with: "she
    stressed A but said B". A doubtful speaker apart from the cue's own subject gives way to that.
    """
    whole = [_with_whole_span(doc, _certain(doc, claim, sure)) for claim in claims]
    by_token = {token.i: claim for claim in whole if (token := _verb(doc, claim)) is not None}
    return [_with_speaker(doc, claim, by_token) if claim.speaker_span is None else claim for claim in whole]


def _certain(doc: Doc, claim: ClaimDraft, sure: Mapping[Offsets, float]) -> ClaimDraft:
    token = _verb(doc, claim)
    if claim.cue is None or claim.speaker_span is None or token is None or sure.get(claim.cue, 1.0) >= _SURE:
        return claim
    own = own_subject(token, claim.content)
    if own is None or (own[0] < claim.speaker_span[1] and claim.speaker_span[0] < own[1]):
        return claim
    return replace(claim, speaker_span=own)


def _with_whole_span(doc: Doc, claim: ClaimDraft) -> ClaimDraft:
    if claim.speaker_span is None:
        return claim
    start, end = claim.speaker_span
    tokens = list(token_span(doc, claim.speaker_span))
    while len(tokens) > 1 and tokens[-1].lower_ in _TRAILING:
        tokens.pop()
        end = tokens[-1].idx + len(tokens[-1])
    if len(tokens) > 2 and tokens[-1].like_num and tokens[-2].text == ",":  # an age
        end = tokens[-3].idx + len(tokens[-3])
    elif tokens:
        end = max(end, phrase_end(tokens[-1]))
    fixed = (*claim.content, claim.cue)
    if any(other is not None and start < other[1] and other[0] < end for other in fixed):
        return claim
    return replace(claim, speaker_span=(start, end))


def _with_speaker(doc: Doc, claim: ClaimDraft, by_token: dict[int, ClaimDraft]) -> ClaimDraft:
    token = _verb(doc, claim)
    if token is None:
        return claim
    own = own_subject(token, claim.content)
    if own is not None:
        return replace(claim, speaker_span=own)
    for _ in range(_STEPS):
        if token.dep_ not in {"conj", "advcl"} or any(c.dep_ in _SUBJECTS for c in token.children):
            break
        token = token.head
        other = by_token.get(token.i)
        if other is not None and other.speaker_span is not None:
            return replace(claim, speaker_span=other.speaker_span)
    return claim


def own_subject(verb: Token, content: Sequence[Offsets]) -> Offsets | None:
    """The active subject of the cue's verb, unless it is content."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ in _RELATIVE:
        subject = verb.head if verb.dep_ == "relcl" else None
    if subject is None:
        return None
    start, end = noun_phrase(subject)
    return None if any(start < b and a < end for a, b in content) else (start, end)


def _verb(doc: Doc, claim: ClaimDraft) -> Token | None:
    """The token that the cue begins with."""
    tokens = token_span(doc, claim.cue) if claim.cue is not None else []
    return tokens[0] if tokens else None
