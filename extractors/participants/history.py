"""Who has been spoken of up to a place in the article, and how prominently."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from extractors.participants.candidates import Candidate

REACH: Final = 80
"""Mentions looked back over; bounds the work for each pronoun."""


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

    def best(self, at: int, suits: Callable[[Candidate], float | None], *, in_quote: bool) -> int | None:
        """The most prominent candidate that `suits` does not refuse; what it returns is added to the prominence."""
        best, best_score = None, float("-inf")
        for seen in self.before(at):
            extra = suits(self._candidates[seen.candidate])
            if extra is None:
                continue
            score = extra + self._prominence(seen, at, in_quote)
            if score > best_score:
                best, best_score = seen.candidate, score
        return best

    def _prominence(self, seen: Seen, at: int, in_quote: bool) -> float:
        distance = self._sentence[at] - self._sentence[seen.at]
        score = -WEIGHTS["distance"] * min(distance, 12) - 0.001 * (at - seen.at)
        score += WEIGHTS["subject"] * seen.is_subject + WEIGHTS["speaker"] * (seen.is_speaker and not seen.in_quote)
        return score - WEIGHTS["quoted"] * (seen.in_quote and not in_quote)


WEIGHTS: Final = {"distance": 1.0, "subject": 1.2, "speaker": 1.5, "quoted": 1.5, "gender": 0.7}
"""Set on annotated articles: what makes a mention the one a later pronoun means."""
