"""Who a pronoun means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from evidence.words import Kind
from extractors.participants.candidates import Candidate
from extractors.participants.history import History, Weights
from extractors.participants.lexicon import (
    PERSON_PRONOUNS,
    PLURAL_PRONOUNS,
    SIDE_PRONOUNS,
    SPEAKER_PRONOUNS,
    THING_PRONOUNS,
)

PERSON_WEIGHTS: Final = Weights(
    distance=1.5,
    tokens=0.001,
    subject=1.2,
    speaker=1.5,
    pronoun=0.0,
    quoted=1.5,
    frequent=0.3,
    known=0.7,
    speaks=1.0,
    unnamed=0.7,
)
PLURAL_WEIGHTS: Final = Weights(
    distance=1.5,
    tokens=0.02,
    subject=1.2,
    speaker=1.5,
    pronoun=0.0,
    quoted=3.0,
    frequent=0.0,
    known=1.0,
    speaks=0.0,
    unnamed=0.0,
)
THING_WEIGHTS: Final = Weights(
    distance=1.0,
    tokens=0.001,
    subject=1.2,
    speaker=3.0,
    pronoun=0.0,
    quoted=1.5,
    frequent=0.0,
    known=1.0,
    speaks=0.0,
    unnamed=0.0,
)
"""Set on annotated articles."""

Suits: TypeAlias = Callable[[Candidate], float | None]


def resolve_pronoun(
    word: str, at: int, history: History, candidates: list[Candidate], *, around: int | None, in_quote: bool
) -> int | None:
    """The candidate meant by the pronoun at token `at`; `around` is the speaker of the claim that it stands in."""
    if word in SPEAKER_PRONOUNS or word in SIDE_PRONOUNS:
        if around is not None:
            return around
        last = history.last_speaker(at)
        return last.candidate if last is not None else None
    exclude = around if in_quote else None
    if word in PERSON_PRONOUNS:
        gender = PERSON_PRONOUNS[word]
        found = history.best(at, _person(gender, exclude), PERSON_WEIGHTS, in_quote=in_quote)
        if found is not None:
            candidates[found].genders[gender] += 1
        return found
    if word in PLURAL_PRONOUNS:
        return history.best(at, _plural(exclude), PLURAL_WEIGHTS, in_quote=in_quote)
    if word in THING_PRONOUNS:
        return history.best(at, _thing(exclude), THING_WEIGHTS, in_quote=in_quote)
    return None


def _person(gender: str, exclude: int | None) -> Suits:
    def suits(candidate: Candidate) -> float | None:
        if candidate.index == exclude or candidate.is_plural or candidate.kind is not Kind.PERSON:
            return None
        known = candidate.gender
        if known is not None and known != gender:
            return None
        return PERSON_WEIGHTS.known * ((known is not None) + candidate.is_surely_person)

    return suits


def _plural(exclude: int | None) -> Suits:
    def suits(candidate: Candidate) -> float | None:
        if candidate.index == exclude or candidate.kind is Kind.PLACE:
            return None
        if candidate.kind is Kind.PERSON:
            return -3.0
        return PLURAL_WEIGHTS.known if candidate.is_plural else 0.0

    return suits


def _thing(exclude: int | None) -> Suits:
    def suits(candidate: Candidate) -> float | None:
        if candidate.index == exclude or candidate.is_plural or candidate.kind is Kind.PERSON:
            return None
        return THING_WEIGHTS.known if candidate.kind is Kind.ORG else 0.0 if candidate.kind is Kind.PLACE else -0.5

    return suits
