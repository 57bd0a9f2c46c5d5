"""Who a pronoun means."""

from __future__ import annotations

from collections.abc import Callable

from evidence.words import Kind
from extractors.participants.candidates import Candidate
from extractors.participants.history import WEIGHTS, History
from extractors.participants.lexicon import (
    PERSON_PRONOUNS,
    PLURAL_PRONOUNS,
    SIDE_PRONOUNS,
    SPEAKER_PRONOUNS,
    THING_PRONOUNS,
)

Suits = Callable[[Candidate], float | None]


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
        found = history.best(at, _person(gender, exclude), in_quote=in_quote)
        if found is not None:
            candidates[found].genders[gender] += 1
        return found
    if word in PLURAL_PRONOUNS:
        return history.best(at, _plural(exclude), in_quote=in_quote)
    if word in THING_PRONOUNS:
        return history.best(at, _thing(exclude), in_quote=in_quote)
    return None


def _person(gender: str, exclude: int | None) -> Suits:
    def suits(candidate: Candidate) -> float | None:
        if candidate.index == exclude or candidate.is_plural or candidate.kind is not Kind.PERSON:
            return None
        known = candidate.gender
        if known is not None and known != gender:
            return None
        return WEIGHTS["gender"] if known is not None else 0.0

    return suits


def _plural(exclude: int | None) -> Suits:
    def suits(candidate: Candidate) -> float | None:
        if candidate.index == exclude or candidate.kind is Kind.PLACE:
            return None
        if candidate.kind is Kind.PERSON:
            return -3.0
        return 1.0 if candidate.is_plural else 0.0

    return suits


def _thing(exclude: int | None) -> Suits:
    def suits(candidate: Candidate) -> float | None:
        if candidate.index == exclude or candidate.is_plural or candidate.kind is Kind.PERSON:
            return None
        return 1.0 if candidate.kind is Kind.ORG else 0.0 if candidate.kind is Kind.PLACE else -0.5

    return suits
