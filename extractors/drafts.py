"""What the components hand on to each other: readings in offsets of the Doc's text, before ids exist.

Each component reads the extension attributes of earlier ones and writes its own:

    doc._.parts           PartSpan list, set before the components run (empty: all body)
    doc._.published       the article's date, or None
    doc._.quotes          [QuoteDraft]        component quoth_quotes
    doc._.figures         [FigureDraft]       component quoth_figures
    doc._.dates           [DateDraft]         component quoth_dates (fills FigureDraft.as_of)
    doc._.claims          [ClaimDraft]        component quoth_attribution (no speaker participant yet)
    doc._.participants    [ParticipantDraft]  component quoth_participants (fills speakers, abouts and claims)
    doc._.triples         [TripleDraft]       component quoth_triples
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from evidence.words import Act, Approx, Form, Kind, Level, Modality

Offsets: TypeAlias = tuple[int, int]  # code points, end exclusive


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """A quotation: [start, end) with its marks, `inner` without. A missing mark was repaired, not found."""

    start: int
    end: int
    inner: Offsets
    opened: bool  # an opening mark stands in the text
    closed: bool  # a closing mark stands in the text
    depth: int = 0  # 1 for a quotation inside a quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureDraft:
    """A quantity. `about` is the span of the words that name whom it is about, `about_participant` its index."""

    span: Offsets
    value: float | None
    low: float | None
    high: float | None
    unit: str
    approx: Approx
    counted: Offsets | None = None
    about: Offsets | None = None
    about_participant: int | None = None
    as_of: date | None = None
    claim: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class DateDraft:
    """A date expression and the day (or first day of the week, month or year) that it names."""

    span: Offsets
    day: date
    precision: str  # day, week, month or year


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDraft:
    """A claim as read. `continues` is the index of the claim whose speaker goes on, for a quotation with no cue."""

    cue: Offsets | None
    speaker_span: Offsets | None
    content: tuple[Offsets, ...]
    act: Act
    form: Form
    negated: bool
    within: int | None = None
    continues: int | None = None
    speaker: int | None = None  # index into doc._.participants
    mentions: tuple[int, ...] = ()  # indices into doc._.participants
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ParticipantDraft:
    """Mentions are in order; the first one gives the id."""

    kind: Kind
    name: str
    names: tuple[str, ...]
    titles: tuple[str, ...]
    mentions: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TripleDraft:
    """`claim`, `subject_of` are indices of claims and participants; the object may be a participant or a figure."""

    level: Level
    subject: Offsets
    predicate: Offsets
    object: Offsets
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    claim: int | None = None
    subject_of: int | None = None
    object_participant: int | None = None
    object_figure: int | None = None
