"""Speakers that stand once for two coordinated cues: "she stressed A but said B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from extractors.drafts import ClaimDraft

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_STEPS: Final = 3
"""Coordinated verbs that are walked up from a cue."""


def share_speakers(doc: Doc, claims: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """The claims; a cue with no speaker of its own takes that of the cue its verb is coordinated with."""
    by_token = {token.i: claim for claim in claims if (token := _verb(doc, claim)) is not None}
    return [_shared(doc, claim, by_token) if claim.speaker_span is None else claim for claim in claims]


def _shared(doc: Doc, claim: ClaimDraft, by_token: dict[int, ClaimDraft]) -> ClaimDraft:
    token = _verb(doc, claim)
    for _ in range(_STEPS):
        if token is None or token.dep_ not in {"conj", "advcl"} or any(c.dep_ in _SUBJECTS for c in token.children):
            break
        token = token.head
        other = by_token.get(token.i)
        if other is not None and other.speaker_span is not None:
            return replace(claim, speaker_span=other.speaker_span)
    return claim


def _verb(doc: Doc, claim: ClaimDraft) -> Token | None:
    """The token that the cue begins with."""
    if claim.cue is None:
        return None
    span = doc.char_span(*claim.cue, alignment_mode="expand")
    return span[0] if span is not None else None
