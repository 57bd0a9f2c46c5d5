"""Records of the read statements as rows. Pure."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from evidence.model import Run, Span
from evidence.words import Act, Approx, Form, Kind, Level, Modality, Part
from graph.connect import Record
from graph.rows import (
    ArticleRef,
    ArticleRow,
    ClaimRow,
    EntityRow,
    FigureRow,
    MentionRow,
    ParticipantHit,
    ParticipantRow,
    SentenceHit,
    SentenceRow,
    TripleRow,
)


def article_row(row: Record) -> ArticleRow:
    found = row["article"]
    return ArticleRow(
        id=found["id"],
        source_id=found["source_id"],
        source_name=found["source_name"],
        url=found["url"],
        title=found["title"],
        authors=tuple(found["authors"]),
        publisher=found["publisher"],
        published=day(found["published"]),
        published_as_given=found["published_as_given"],
        language=found["language"],
        sha256=found["sha256"],
        ingested_at=_moment(found["ingested_at"]),
        run=run(row["run"]),
        sentences=row["sentences"],
        claims=row["claims"],
        figures=row["figures"],
    )


def run(found: Record) -> Run:
    return Run(
        id=found["id"],
        version=found["version"],
        model=found["model"],
        weights=found["weights"],
        lexicon=found["lexicon"],
    )


def claim_row(row: Record) -> ClaimRow:
    """The claim with an empty chain."""
    found = row["claim"]
    sentences = sorted(row["sentences"], key=lambda s: int(s["index"]))
    cued = [s for s in sentences if s["role"] == "cue"]
    return ClaimRow(
        id=found["id"],
        act=Act(found["act"]),
        form=Form(found["form"]),
        negated=found["negated"],
        confidence=found["confidence"],
        text=found["text"],
        content=_slices(found["text"], found["starts"], found["ends"]),
        cue=_span(found, "cue"),
        speaker=_participant(row["speaker"], row["entity"]),
        speaker_span=_span(found, "speaker"),
        content_sentences=tuple(sentence_row(s) for s in sentences if s["role"] == "content"),
        cue_sentence=sentence_row(cued[0]) if cued else None,
        chain=(),
        article=_article_ref(row),
    )


def figure_row(row: Record, claims: tuple[ClaimRow, ...]) -> FigureRow:
    """`claims` is the innermost one around the figure and its chain."""
    found = row["figure"]
    return FigureRow(
        id=found["id"],
        span=Span(found["start"], found["end"], found["text"]),
        value=found["value"],
        low=found["low"],
        high=found["high"],
        unit=found["unit"],
        approx=Approx(found["approx"]),
        counted=_span(found, "counted"),
        as_of=day(found["as_of"]),
        confidence=found["confidence"],
        about=_maybe_participant(row["about"], row["entity"]),
        sentence=sentence_row(row["sentence"]),
        claims=claims,
        own_voice=row["claim"] is None,
        article=_article_ref(row),
    )


def triple_row(row: Record, claim: ClaimRow | None) -> TripleRow:
    found = row["triple"]
    return TripleRow(
        id=found["id"],
        level=Level(found["level"]),
        negated=found["negated"],
        modality=Modality(found["modality"]),
        subject=_named_span(found, "subject"),
        predicate=_named_span(found, "predicate"),
        object=_named_span(found, "object"),
        subject_participant=_maybe_participant(row["subject"], row["subject_entity"]),
        object_participant=_maybe_participant(row["object"], row["object_entity"]),
        object_figure=row["figure"],
        sentence=sentence_row(row["sentence"]),
        claim=claim,
        article=_article_ref(row),
    )


def entity_row(row: Record) -> EntityRow:
    found = row["entity"]
    return EntityRow(
        id=found["id"],
        kind=Kind(found["kind"]),
        name=found["name"],
        names=tuple(found["names"]),
        participants=row["participants"],
        articles=row["articles"],
        claims=row["claims"],
    )


def sentence_hit(row: Record, score: float) -> SentenceHit:
    return SentenceHit(sentence=sentence_row(row["sentence"]), article=_article_ref(row), score=score)


def participant_hit(row: Record) -> ParticipantHit:
    mentions = sorted(row["mentions"], key=lambda m: (int(m["start"]), int(m["end"])))
    return ParticipantHit(
        participant=_participant(row["participant"], row["entity"]),
        mentions=tuple(_mention(m, row["text"]) for m in mentions),
        article=_article_ref(row),
    )


def sentence_row(found: Record) -> SentenceRow:
    span = Span(found["start"], found["end"], found["text"])
    return SentenceRow(id=found["id"], index=found["index"], part=Part(found["part"]), span=span)


def day(value: Any) -> date | None:
    """A date as the driver gives it, as Python's."""
    return None if value is None else date(value.year, value.month, value.day)


def _moment(value: Any) -> datetime:
    moment: datetime = value.to_native()
    return moment


def _mention(found: Record, text: str) -> MentionRow:
    start, end = found["start"], found["end"]
    sentence = {**found, "start": found["sentence_start"], "end": found["sentence_end"]}
    return MentionRow(span=Span(start, end, text[start:end]), sentence=sentence_row(sentence))


def _article_ref(row: Record) -> ArticleRef:
    found = row["article"]
    return ArticleRef(
        id=found["id"],
        source_id=found["source_id"],
        url=found["url"],
        title=found["title"],
        authors=tuple(found["authors"]),
        publisher=found["publisher"],
        published=day(found["published"]),
        run=row["run"],
    )


def _participant(found: Record, entity: str) -> ParticipantRow:
    return ParticipantRow(
        id=found["id"],
        kind=Kind(found["kind"]),
        name=found["name"],
        names=tuple(found["names"]),
        titles=tuple(found["titles"]),
        entity=entity,
    )


def _maybe_participant(found: Record | None, entity: str | None) -> ParticipantRow | None:
    return None if found is None or entity is None else _participant(found, entity)


def _slices(text: str, starts: list[int], ends: list[int]) -> tuple[Span, ...]:
    """The spans in a text that begins where the first of them does."""
    at = starts[0]
    return tuple(Span(start, end, text[start - at : end - at]) for start, end in zip(starts, ends, strict=True))


def _span(found: Record, name: str) -> Span | None:
    return None if found[name] is None else _named_span(found, name)


def _named_span(found: Record, name: str) -> Span:
    return Span(found[f"{name}_start"], found[f"{name}_end"], found[name])
