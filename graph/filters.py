"""What can be asked of claims, figures and triples. All given conditions hold at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from evidence.words import Act, Kind, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """`speaker` and `mentions` match any of a participant's or its entity's names, whole or by whole words.

    `words` must all stand in the claim's text; `article` is an article's id or source_id; dates are inclusive.
    """

    speaker: str | None = None
    entity: str | None = None
    act: Act | None = None
    words: str | None = None
    mentions: str | None = None
    since: date | None = None
    until: date | None = None
    article: str | None = None
    min_confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFilter:
    """`number` matches the value or either bound; with `within` also ranges that contain it. `unit` None: any unit.

    `low` and `high`, given together and without `number`, match the ranges with these bounds; with `within` also ranges
    that contain both.
    """

    number: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    within: bool = False
    counted: str | None = None
    about: str | None = None
    speaker: str | None = None
    since: date | None = None
    until: date | None = None
    article: str | None = None
    min_confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TripleFilter:
    """`subject`, `predicate` and `object` match by whole words, or by the linked participant's names."""

    level: Level | None = None
    subject: str | None = None
    predicate: str | None = None
    object: str | None = None
    claim: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFilter:
    name: str | None = None
    kind: Kind | None = None
