"""Who has been spoken of up to a place in the article, and how prominently."""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from extractors.participants.candidates import Candidate

REACH: Final = 80
"""Mentions looked back over; bounds the work for each pronoun."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What makes a mention the one that a later pronoun means."""

    distance: float  # per sentence between
    tokens: float  # per token between
    subject: float
    speaker: float
    pronoun: float
    quoted: float  # taken off where only the mention stands in a quotation
    frequent: float  # times the logarithm of the candidate's mentions
    known: float  # the candidate is known to be of the pronoun's kind
    speaks: float  # the candidate is named as a speaker somewhere
    unnamed: float  # taken off where only a noun phrase names the candidate


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """A candidate is spoken of at the token `at`."""

    at: int
    candidate: int
    is_subject: bool = False
    is_speaker: bool = False
    in_quote: bool = False
    is_pronoun: bool = False


class History:
    """Mentions in text order, whenever they were found out."""

    def __init__(self, candidates: list[Candidate], sentence: list[int]) -> None:
        self._candidates = candidates
        self._sentence = sentence
        self._seen: list[Seen] = []

    def note(self, seen: Seen) -> None:
        """Appending is the common case and costs nothing."""
        if not self._seen or self._seen[-1] <= seen:
            self._seen.append(seen)
        else:
            insort(self._seen, seen)

    def before(self, at: int, reach: int = REACH) -> Iterator[Seen]:
        """The mentions before the token `at`, latest first."""
        end = bisect_left(self._seen, Seen(at, -1))
        for i in range(end - 1, max(-1, end - 1 - reach), -1):
            yield self._seen[i]

    def last_speaker(self, at: int) -> Seen | None:
        """The mention of whoever spoke last outside a quotation."""
        return next((s for s in self.before(at) if s.is_speaker and not s.in_quote), None)

    def best(
        self, at: int, suits: Callable[[Candidate], float | None], weights: Weights, *, in_quote: bool
    ) -> int | None:
        """The most prominent candidate that `suits` does not refuse; what it returns is added to the prominence."""
        best, best_score = None, float("-inf")
        for seen in self.before(at):
            candidate = self._candidates[seen.candidate]
            extra = suits(candidate)
            if extra is None:
                continue
            score = extra + self._prominence(seen, at, weights, in_quote)
            score += weights.frequent * math.log(1 + len(candidate.mentions)) + weights.speaks * candidate.speaks
            score -= weights.unnamed * (not candidate.is_named)
            if score > best_score:
                best, best_score = seen.candidate, score
        return best

    def _prominence(self, seen: Seen, at: int, weights: Weights, in_quote: bool) -> float:
        distance = self._sentence[at] - self._sentence[seen.at]
        score = -weights.distance * min(distance, 12) - weights.tokens * (at - seen.at)
        score += weights.subject * seen.is_subject + weights.pronoun * seen.is_pronoun
        score += weights.speaker * (seen.is_speaker and not seen.in_quote)
        return score - weights.quoted * (seen.in_quote and not in_quote)
