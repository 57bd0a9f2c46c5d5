"""What Quoth reads from an article. Frozen; every span is checked against the text it was read from.

Offsets are code points of the article's text, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from evidence import ids
from evidence.errors import SpanError
from evidence.words import Act, Approx, Form, Kind, Level, Modality, Part


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters [start, end) of an article and what they are."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise SpanError("span", self.start, self.end, actual=self.text)

    @property
    def offsets(self) -> tuple[int, int]:
        return self.start, self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class PartSpan:
    """A stretch of the article's text that is one part."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published text, exactly as it was given.

    `source_name` is the file name or stream the text came from; it identifies the article where neither a `source_id`
    nor a URL does. `parts` tile the text from start to end, in order; none means that all is body.
    """

    text: str
    source_name: str
    source_id: str | None = None
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: date | None = None
    published_as_given: str | None = None
    language: str | None = None
    parts: tuple[PartSpan, ...] = ()
    sha256: str = field(init=False, default="")
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        # Derived once: both are asked for with every reading, and JSON shall carry them.
        object.__setattr__(self, "sha256", ids.text_hash(self.text))
        object.__setattr__(self, "id", ids.article_id(self.source, self.sha256))
        at = 0
        for part in self.parts:
            if part.start != at or part.end <= part.start:
                raise SpanError(f"{part.part} part", part.start, part.end, expected=f"start at {at}")
            at = part.end
        if self.parts and at != len(self.text):
            raise SpanError("parts", 0, at, expected=f"end at {len(self.text)}")

    @property
    def source(self) -> str:
        """What makes two texts versions of one article."""
        return self.source_id or self.url or self.source_name

    def span(self, start: int, end: int) -> Span:
        """The characters [start, end). Raises SpanError where the text does not reach that far or the span is empty."""
        return Span(start, end, self.text[start:end])

    def part_at(self, offset: int) -> Part:
        return next((p.part for p in self.parts if p.start <= offset < p.end), Part.BODY)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `index` counts from 0 over the whole article."""

    id: str
    index: int
    part: Part
    span: Span


@dataclass(frozen=True, slots=True)
class Participant:
    """A person, organisation, place or group as one article presents it. `name` is the fullest; `names` hold it too."""

    id: str
    kind: Kind
    name: str
    names: tuple[str, ...]
    titles: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A participant puts forward some content. `within` is the enclosing claim's id, `mentions` participants' ids."""

    id: str
    speaker: str
    speaker_span: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    act: Act
    form: Form
    negated: bool
    within: str | None
    mentions: tuple[str, ...]
    confidence: float

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        return self.content[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity: `value`, or `low` and/or `high`, in `unit` (`count`, `percent`, `share`, ISO currency, SI-like noun).

    `about` is a participant's id, `claim` the innermost claim around the figure; None is the article's own voice.
    """

    id: str
    span: Span
    value: float | None
    low: float | None
    high: float | None
    unit: str
    approx: Approx
    counted: Span | None
    about: str | None
    as_of: date | None
    claim: str | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Triple:
    """Subject, predicate and object, each with its span.

    `claim` is the claim the triple says (level said) or stands in (level content); None is the article's own voice.
    `subject_of` is a participant's id, `object_of` a participant's or a figure's id, where the span names one.
    """

    id: str
    level: Level
    subject: Span
    predicate: Span
    object: Span
    negated: bool
    modality: Modality
    claim: str | None
    subject_of: str | None
    object_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One pipeline: its version and the hashes of model, weights and lexicon."""

    id: str
    version: str
    model: str
    weights: str
    lexicon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything read from one article by one pipeline.

    Raises SpanError where a span is not the article's text or a reading refers to something that is not there.
    """

    article: Article
    run: Run
    sentences: tuple[Sentence, ...]
    participants: tuple[Participant, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    triples: tuple[Triple, ...]

    def __post_init__(self) -> None:
        text = self.article.text
        for subject, span in self.spans():
            if text[span.start : span.end] != span.text:
                raise SpanError(subject, span.start, span.end, expected=span.text, actual=text[span.start : span.end])
        self._check_references()

    def spans(self) -> Iterator[tuple[str, Span]]:
        """Every span with the id of what it belongs to."""
        for sentence in self.sentences:
            yield sentence.id, sentence.span
        for participant in self.participants:
            yield from ((participant.id, m) for m in participant.mentions)
        for claim in self.claims:
            yield from ((claim.id, s) for s in (claim.speaker_span, claim.cue, *claim.content) if s is not None)
        for figure in self.figures:
            yield from ((figure.id, s) for s in (figure.span, figure.counted) if s is not None)
        for triple in self.triples:
            yield from ((triple.id, s) for s in (triple.subject, triple.predicate, triple.object))

    def _check_references(self) -> None:
        participants = {p.id for p in self.participants}
        claims = {c.id for c in self.claims}
        figures = {f.id for f in self.figures}
        for claim in self.claims:
            _require(bool(claim.content), claim.id, "a content span")
            _require(list(claim.content) == sorted(claim.content), claim.id, "content spans in order")
            _require(
                {claim.speaker, *claim.mentions} <= participants, claim.id, "a speaker and mentions of this article"
            )
            _require(claim.within is None or claim.within in claims - {claim.id}, claim.id, "an enclosing claim")
        for figure in self.figures:
            _require(figure.about is None or figure.about in participants, figure.id, "a participant it is about")
            _require(figure.claim is None or figure.claim in claims, figure.id, "a claim of this article")
            _require((figure.value, figure.low, figure.high) != (None, None, None), figure.id, "a value or a bound")
        for triple in self.triples:
            _require(triple.claim is None or triple.claim in claims, triple.id, "a claim of this article")
            _require(triple.subject_of is None or triple.subject_of in participants, triple.id, "a participant")
            _require(triple.object_of is None or triple.object_of in participants | figures, triple.id, "an object")
        readings = (self.sentences, self.participants, self.claims, self.figures, self.triples)
        found = [reading.id for kind in readings for reading in kind]
        _require(len(set(found)) == len(found), self.article.id, "different ids")
        self._check_nesting()

    def _check_nesting(self) -> None:
        outer = {c.id: c.within for c in self.claims}
        for claim in self.claims:
            seen: set[str] = set()
            at: str | None = claim.id
            while at is not None:
                _require(at not in seen, claim.id, "no claim within itself")
                seen.add(at)
                at = outer[at]


def _require(holds: bool, subject: str, expected: str) -> None:
    if not holds:
        raise SpanError(subject, 0, 0, expected=expected)
