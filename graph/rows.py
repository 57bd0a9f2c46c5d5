"""What queries answer with: frozen rows, the same for library, command line and API."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from evidence.model import Run, Span
from evidence.words import Act, Approx, Form, Kind, Level, Modality, Part

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows in order, and the cursor that fetches the next ones (None: these were the last)."""

    rows: tuple[Row, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article as listed: no text. `run` is the one that read it."""

    id: str
    source_id: str | None
    source_name: str
    url: str | None
    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    published: date | None
    published_as_given: str | None
    language: str | None
    sha256: str
    ingested_at: datetime
    run: Run
    sentences: int
    claims: int
    figures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRef:
    """The article a reading comes from, as every row carries it."""

    id: str
    source_id: str | None
    url: str | None
    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    published: date | None
    run: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRow:
    id: str
    index: int
    part: Part
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantRow:
    id: str
    kind: Kind
    name: str
    names: tuple[str, ...]
    titles: tuple[str, ...]
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim with its evidence. `chain` holds the enclosing claims, innermost first, each with an empty chain."""

    id: str
    act: Act
    form: Form
    negated: bool
    confidence: float
    text: str
    content: tuple[Span, ...]
    cue: Span | None
    speaker: ParticipantRow
    speaker_span: Span | None
    content_sentences: tuple[SentenceRow, ...]
    cue_sentence: SentenceRow | None
    chain: tuple[ClaimRow, ...]
    article: ArticleRef


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure with its evidence. `claims` is the innermost claim around it and all that enclose that one.

    Empty `claims` is the article's own voice (`own_voice`).
    """

    id: str
    span: Span
    value: float | None
    low: float | None
    high: float | None
    unit: str
    approx: Approx
    counted: Span | None
    as_of: date | None
    confidence: float
    about: ParticipantRow | None
    sentence: SentenceRow
    claims: tuple[ClaimRow, ...]
    own_voice: bool
    article: ArticleRef


@dataclass(frozen=True, slots=True, kw_only=True)
class TripleRow:
    """A triple; `claim` is set wherever it was said, so that it is never shown without it."""

    id: str
    level: Level
    negated: bool
    modality: Modality
    subject: Span
    predicate: Span
    object: Span
    subject_participant: ParticipantRow | None
    object_participant: ParticipantRow | None
    object_figure: str | None
    sentence: SentenceRow
    claim: ClaimRow | None
    article: ArticleRef


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """Who or what participants of several articles are; counts are over all of them."""

    id: str
    kind: Kind
    name: str
    names: tuple[str, ...]
    participants: int
    articles: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceHit:
    sentence: SentenceRow
    article: ArticleRef
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """Where a participant is named."""

    span: Span
    sentence: SentenceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantHit:
    """A participant with its article and all places that name it, in order."""

    participant: ParticipantRow
    mentions: tuple[MentionRow, ...]
    article: ArticleRef


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRow:
    """Hits for some words, best first, in sentences, claims' words and names. Each list is cut to the limit."""

    sentences: tuple[SentenceHit, ...]
    claims: tuple[ClaimRow, ...]
    entities: tuple[EntityRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What loading did to one article. `is_new` is False where this article with this run was there already."""

    article: str
    is_new: bool
    replaced: bool  # an earlier reading of the same text was replaced
    claims: int
    figures: int
    triples: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseStatus:
    """`counts` maps every node kind and relationship type to its number; nothing in it changes by itself."""

    kind: str  # local or neo4j
    address: str
    server: str
    schema_version: int
    counts: dict[str, int]
