"""Whom a figure is about, where no words say so for themselves: the nearest fitting candidate of its clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from evidence.words import Kind
from extractors.drafts import FigureDraft
from extractors.participants.candidates import Candidate
from extractors.participants.history import Seen
from extractors.participants.resolver import Resolver

_FOREVER: Final = 4
"""Sentences looked back over."""
_SUBJECTS: Final = ("nsubj", "nsubjpass")


class AboutFinder:
    """Finds the candidate of each figure of one article."""

    def __init__(self, resolver: Resolver) -> None:
        self._r = resolver
        self._t = resolver.tokens

    def find(self, figure: FigureDraft, speaker: int | None) -> int | None:
        """The candidate that `figure` is about; `speaker` makes the claim around it."""
        if figure.about is not None:
            return self._r.resolve_range(*self._t.range_of(figure.about), around=speaker)
        first, last = self._t.range_of(figure.span)
        if first >= last:
            return None
        best, best_score = None, float("-inf")
        for seen in self._near(first, last):
            candidate = self._r.candidates.all[seen.candidate]
            score = self._score(candidate, seen, first, figure, speaker)
            if score > best_score:
                best, best_score = candidate.index, score
        return best

    def _near(self, first: int, last: int) -> Iterator[Seen]:
        end = last
        while end < len(self._t) and end - last < 40 and self._t.sentence[end] == self._t.sentence[first]:
            end += 1
        for seen in self._r.history.before(end):
            if self._t.sentence[first] - self._t.sentence[seen.at] > _FOREVER:
                return
            yield seen

    def _score(self, candidate: Candidate, seen: Seen, first: int, figure: FigureDraft, speaker: int | None) -> float:
        distance = self._t.sentence[first] - self._t.sentence[seen.at]
        score = -1.0 * distance - 0.03 * abs(seen.at - first)
        if seen.is_subject:
            score += 0.7
        if candidate.index == speaker and seen.is_speaker:
            score -= 1.0
        if figure.counted is not None and figure.counted[0] <= self._t.start[seen.at] < figure.counted[1]:
            score += 2.0
        if candidate.kind is Kind.PERSON:
            score += 0.5 if figure.unit == "year" else -0.3
        return score
