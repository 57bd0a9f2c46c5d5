"""An extraction as flat records, one list for each statement that writes them. Pure."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from evidence.errors import ArticleTooLong, MalformedInput, SpanError, UndecodableText
from evidence.ids import entity_id
from evidence.model import Article, Claim, Extraction, Figure, Participant, Sentence, Span, Triple
from evidence.names import fold
from evidence.words import Act
from graph.folding import fold_text

Record = dict[str, Any]

LONGEST_TEXT_BYTES = 32_000_000  # half of the largest message the local database takes
LONGEST_KEY = 2000  # code points: an index refuses keys of more than some 8,000 bytes

SAID = {act: f"said/link_{act}" for act in Act}

# In the order in which they are run: what is linked comes before its links.
STATEMENTS = (
    "articles/write_articles",
    "readings/create_sentences",
    "readings/link_sentences",
    "readings/create_participants",
    "readings/link_mentions",
    "readings/create_claims",
    "readings/link_claim_sentences",
    "readings/link_claims_within",
    "readings/link_claim_mentions",
    "readings/create_figures",
    "readings/link_figures_about",
    "readings/link_claim_figures",
    "readings/create_triples",
    "readings/link_claim_triples",
    "readings/link_triple_subjects",
    "readings/link_triple_participants",
    "readings/link_triple_figures",
    *SAID.values(),
    "runs/link_articles",
)


@dataclass(frozen=True, slots=True)
class EntityNames:
    """What some participants add to an entity."""

    id: str
    kind: str
    names: frozenset[str]
    folded: str

    def joined(self, names: Iterable[str]) -> tuple[str, list[str]]:
        """The entity's name and names with `names` added; the same for every order of adding."""
        together = sorted(self.names | set(names))
        return best_name(together, self.folded), together


def best_name(names: Iterable[str], folded: str) -> str:
    """The shortest of the spellings of an entity's own name, and of these the last in order: accents and small letters.

    `names` holds at least one of them.
    """
    spellings = sorted((n for n in names if fold(n) == folded), reverse=True)
    return min(spellings, key=len)


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one article by the statement that writes them, and its entities by id."""

    extraction: Extraction
    by_statement: dict[str, list[Record]]
    entities: dict[str, EntityNames]

    @property
    def article(self) -> str:
        return self.extraction.article.id

    @property
    def run(self) -> str:
        return self.extraction.run.id

    @property
    def run_record(self) -> Record:
        run = self.extraction.run
        return {
            "id": run.id,
            "version": run.version,
            "model": run.model,
            "weights": run.weights,
            "lexicon": run.lexicon,
        }

    @property
    def lock_record(self) -> Record:
        return {"id": self.article, "source": self.extraction.article.source}

    def __len__(self) -> int:
        return sum(len(rows) for rows in self.by_statement.values())


def records_of(extraction: Extraction, at: datetime) -> Records:
    """The records that write `extraction`, read at `at`.

    Raises an ArticleError for an article that no database takes, SpanError for a reading outside every sentence.
    """
    check_article(extraction.article)
    builder = _Builder(extraction)
    builder.build(at)
    return Records(extraction, dict(builder.rows), builder.entities)


def check_article(article: Article) -> None:
    """Raise an ArticleError where the databases would refuse the article, hang over it or store something else."""
    names = (article.source_id, article.url, article.title, article.publisher, article.source_name, *article.authors)
    try:
        size = len(article.text.encode())
        for text in (*names, article.published_as_given, article.language):
            (text or "").encode()
    except UnicodeEncodeError as error:
        raise UndecodableText(article.source_name, "it holds half a surrogate pair, which is no text") from error
    if size > LONGEST_TEXT_BYTES:
        raise ArticleTooLong(article.source_name, size, LONGEST_TEXT_BYTES)
    if len(article.source_id or "") > LONGEST_KEY:
        raise MalformedInput(article.source_name, f"its source id is longer than {LONGEST_KEY:,} characters")


class _Builder:
    """Collects the records of one extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.article = extraction.article
        self.rows: defaultdict[str, list[Record]] = defaultdict(list)
        self.entities: dict[str, EntityNames] = {}
        self._sentences = sorted(extraction.sentences, key=lambda s: s.span)
        self._starts = [s.span.start for s in self._sentences]
        self._ends = [s.span.end for s in self._sentences]
        self._speakers = {c.id: c for c in extraction.claims}
        self._participants = {p.id for p in extraction.participants}
        self._published = iso(self.article.published)

    def build(self, at: datetime) -> None:
        self._add_article(at)
        self._add_sentences()
        for position, participant in enumerate(self.extraction.participants):
            self._add_participant(participant, position)
        for position, claim in enumerate(self.extraction.claims):
            self._add_claim(claim, position)
        for position, figure in enumerate(self.extraction.figures):
            self._add_figure(figure, position)
        for position, triple in enumerate(self.extraction.triples):
            self._add_triple(triple, position)
        link = {"run": self.extraction.run.id, "article": self.article.id, "at": at.isoformat()}
        self._add("runs/link_articles", **link)

    def _add(self, statement: str, **record: Any) -> None:
        self.rows[statement].append(record)

    def _add_article(self, at: datetime) -> None:
        article = self.article
        self._add(
            "articles/write_articles",
            id=article.id,
            source_id=article.source_id,
            source_name=article.source_name,
            url=article.url,
            title=article.title,
            authors=list(article.authors),
            publisher=article.publisher,
            published=self._published,
            published_as_given=article.published_as_given,
            language=article.language,
            text=article.text,
            sha256=article.sha256,
            part_kinds=[str(p.part) for p in article.parts],
            part_ends=[p.end for p in article.parts],
            at=at.isoformat(),
        )

    def _add_sentences(self) -> None:
        sentences = sorted(self.extraction.sentences, key=lambda s: s.index)
        if list(sentences) != list(self.extraction.sentences) or len({s.index for s in sentences}) != len(sentences):
            raise SpanError(self.article.id, 0, 0, expected="sentences in the order of their numbers")
        for sentence in sentences:
            self._add(
                "readings/create_sentences",
                id=sentence.id,
                article=self.article.id,
                index=sentence.index,
                part=str(sentence.part),
                start=sentence.span.start,
                end=sentence.span.end,
                text=sentence.span.text,
                folded=fold_text(sentence.span.text),
            )
        for sentence, following in pairwise(sentences):
            self._add("readings/link_sentences", id=sentence.id, next=following.id)

    def _add_participant(self, participant: Participant, position: int) -> None:
        folded = fold(participant.name)
        entity = entity_id(participant.kind, folded)
        names = frozenset({participant.name, *participant.names})
        known = self.entities.get(entity)
        self.entities[entity] = EntityNames(entity, participant.kind, names | (known.names if known else names), folded)
        self._add(
            "readings/create_participants",
            id=participant.id,
            article=self.article.id,
            entity=entity,
            kind=str(participant.kind),
            name=participant.name,
            names=list(participant.names),
            titles=list(participant.titles),
            position=position,
        )
        for place, mention in enumerate(participant.mentions):
            self._add(
                "readings/link_mentions",
                participant=participant.id,
                sentence=self._touched(participant.id, mention)[0].id,
                start=mention.start,
                end=mention.end,
                position=place,
            )

    def _add_claim(self, claim: Claim, position: int) -> None:
        cue, speaker = claim.cue, claim.speaker_span
        self._add(
            "readings/create_claims",
            id=claim.id,
            article=self.article.id,
            speaker=claim.speaker,
            act=str(claim.act),
            form=str(claim.form),
            negated=claim.negated,
            confidence=_finite(claim.id, claim.confidence),
            text=self.article.text[claim.start : claim.end],
            folded=fold_text(self.article.text[claim.start : claim.end]),
            starts=[s.start for s in claim.content],
            ends=[s.end for s in claim.content],
            **_span("cue", cue),
            speaker_text=speaker.text if speaker else None,
            speaker_start=speaker.start if speaker else None,
            speaker_end=speaker.end if speaker else None,
            published=self._published,
            position=position,
        )
        roles = [("content", claim.content), ("cue", (cue,) if cue else ())]
        for role, spans in roles:
            touched = {s.id: None for span in spans for s in self._touched(claim.id, span)}
            for sentence in touched:
                self._add("readings/link_claim_sentences", claim=claim.id, sentence=sentence, role=role)
        if claim.within is not None:
            self._add("readings/link_claims_within", claim=claim.id, within=claim.within)
        for place, mentioned in enumerate(claim.mentions):
            self._add("readings/link_claim_mentions", claim=claim.id, participant=mentioned, position=place)

    def _add_figure(self, figure: Figure, position: int) -> None:
        self._add(
            "readings/create_figures",
            id=figure.id,
            article=self.article.id,
            sentence=self._touched(figure.id, figure.span)[0].id,
            text=figure.span.text,
            start=figure.span.start,
            end=figure.span.end,
            value=_finite(figure.id, figure.value),
            low=_finite(figure.id, figure.low),
            high=_finite(figure.id, figure.high),
            unit=figure.unit,
            approx=str(figure.approx),
            **_folded_span("counted", figure.counted),
            as_of=iso(figure.as_of),
            confidence=_finite(figure.id, figure.confidence),
            published=self._published,
            position=position,
        )
        if figure.about is not None:
            self._add("readings/link_figures_about", figure=figure.id, participant=figure.about)
        if figure.claim is not None:
            claim = self._speakers[figure.claim]
            self._add("readings/link_claim_figures", claim=claim.id, figure=figure.id)
            said = {"participant": claim.speaker, "figure": figure.id, "claim": claim.id, "negated": claim.negated}
            self._add(SAID[claim.act], **said)

    def _add_triple(self, triple: Triple, position: int) -> None:
        self._add(
            "readings/create_triples",
            id=triple.id,
            article=self.article.id,
            sentence=self._touched(triple.id, triple.predicate)[0].id,
            level=str(triple.level),
            negated=triple.negated,
            modality=str(triple.modality),
            **_folded_span("subject", triple.subject),
            **_folded_span("predicate", triple.predicate),
            **_folded_span("object", triple.object),
            published=self._published,
            position=position,
        )
        if triple.claim is not None:
            self._add("readings/link_claim_triples", claim=triple.claim, triple=triple.id)
        if triple.subject_of is not None:
            self._add("readings/link_triple_subjects", triple=triple.id, participant=triple.subject_of)
        if triple.object_of in self._participants:
            self._add("readings/link_triple_participants", triple=triple.id, participant=triple.object_of)
        elif triple.object_of is not None:
            self._add("readings/link_triple_figures", triple=triple.id, figure=triple.object_of)

    def _touched(self, reading: str, span: Span) -> list[Sentence]:
        """The sentences that `span` touches, in order."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end)
        if first >= last:
            raise SpanError(reading, span.start, span.end, expected="a sentence around it", actual=span.text)
        return self._sentences[first:last]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(name: str, span: Span | None) -> Record:
    """`name`, `name_start` and `name_end`, None where there is no span."""
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: span.text, f"{name}_start": span.start, f"{name}_end": span.end}


def _folded_span(name: str, span: Span | None) -> Record:
    """A span with `name_folded`, for what is searched by its words."""
    return {**_span(name, span), f"{name}_folded": fold_text(span.text) if span else None}


def _finite(reading: str, number: float | None) -> float | None:
    if number is None:
        return None
    if not math.isfinite(number):
        raise SpanError(reading, 0, 0, expected="a finite number", actual=str(number))
    return float(number)
