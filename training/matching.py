"""Readings against annotated claims, by the judge's rules: Jaccard overlap of contents, one to one, best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.attribution.pieces import paragraphs
from extractors.attribution.tagger import AttributionTagger, CueReading
from training.articles import GoldArticle, GoldClaim, Span

FOUND: Final = 0.5
"""Overlap from which a claim counts as found."""

_EDGE: Final = frozenset("\"“”„«»‘’'`.,;:!?()[]-–— \n\t\u00a0")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reading and whether it is right. Speaker and content are judged only where the claim is found."""

    reading: CueReading
    found: bool
    speaker_right: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """The readings of some articles with their verdicts, and the number of annotated claims."""

    verdicts: tuple[Verdict, ...]
    gold: int


def judge(tagger: AttributionTagger, articles: Iterable[GoldArticle]) -> Judged:
    """Read the articles and judge every reading."""
    verdicts: list[Verdict] = []
    gold = 0
    for article in articles:
        readings = tagger.read(article.text, paragraphs(article.text))
        partners = _partners(article.claims, readings)
        gold += len(article.claims)
        for k, reading in enumerate(readings):
            claim = partners.get(k)
            verdicts.append(
                Verdict(
                    reading=reading,
                    found=claim is not None,
                    speaker_right=claim is not None
                    and bare(article.text, _spans(claim.speaker)) == bare(article.text, _spans(reading.speaker)),
                    exact=claim is not None
                    and bare(article.text, claim.content) == bare(article.text, reading.content),
                )
            )
    return Judged(tuple(verdicts), gold)


def bare(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """The characters of the spans without spaces and edge punctuation."""
    at = sorted(_characters(spans))
    first, last = 0, len(at)
    while first < last and text[at[first]] in _EDGE:
        first += 1
    while last > first and text[at[last - 1]] in _EDGE:
        last -= 1
    return frozenset(i for i in at[first:last] if not text[i].isspace())


def _spans(span: Span | None) -> list[Span]:
    return [] if span is None else [span]


def _characters(spans: Iterable[Span]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _partners(claims: Sequence[GoldClaim], readings: Sequence[CueReading]) -> dict[int, GoldClaim]:
    """The annotated claim that each reading finds, by the reading's number."""
    gold = [_characters(c.content) for c in claims]
    found = partners(gold, [_characters(r.content) for r in readings])
    return {reading: claims[claim] for reading, claim in found.items()}


def partners(gold: Sequence[set[int]], read: Sequence[set[int]]) -> dict[int, int]:
    """For each reading that finds an annotation, by number, which one: both as sets of characters."""
    pairs = [(len(g & r) / len(g | r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read) if g & r]
    pairs.sort(key=lambda p: (-p[0], p[1], p[2]))
    taken: set[int] = set()
    found: dict[int, int] = {}
    for overlap, i, j in pairs:
        if overlap >= FOUND and i not in taken and j not in found:
            taken.add(i)
            found[j] = i
    return found
