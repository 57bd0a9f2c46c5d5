"""An extraction read back from the graph, equal to the one that was loaded."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from evidence.errors import DatabaseError, NotFound
from evidence.model import Article, Claim, Extraction, Figure, Participant, PartSpan, Run, Sentence, Span, Triple
from evidence.words import Act, Approx, Form, Kind, Level, Modality, Part
from graph.connect import Database, Record, Transaction

READ_TRIES = 5


def read_extraction(database: Database, article: str) -> Extraction:
    """Everything read from the article with this id. Raises NotFound."""
    for _ in range(READ_TRIES):
        # A server may show another transaction's commit between two of our statements: then all is read again.
        found = database.reading(lambda tx: _read(tx, article))
        if found is not None:
            return found
    raise DatabaseError(str(database.address), f"article {article} changed at every one of {READ_TRIES} readings")


def _read(tx: Transaction, id: str) -> Extraction | None:
    reading = tx.run("runs/find_reading", id=id)
    head = tx.run("articles/read_article", id=id)
    if not reading or not head:
        raise NotFound(id)
    properties = head[0]["article"]
    text = properties["text"]
    mentioned: defaultdict[str, list[str]] = defaultdict(list)
    for row in sorted(tx.run("readings/read_claim_mentions", id=id), key=_position):
        mentioned[row["claim"]].append(row["participant"])
    mentions: defaultdict[str, list[Span]] = defaultdict(list)
    for row in sorted(tx.run("readings/read_mentions", id=id), key=_position):
        mentions[row["participant"]].append(Span(row["start"], row["end"], text[row["start"] : row["end"]]))
    sentences = [_sentence(row) for row in _ordered(tx, "sentences", id)]
    participants = [_participant(row, mentions) for row in _ordered(tx, "participants", id)]
    claims = [_claim(row, text, mentioned) for row in _ordered(tx, "claims", id)]
    figures = [_figure(row) for row in _ordered(tx, "figures", id)]
    triples = [_triple(row) for row in _ordered(tx, "triples", id)]
    if tx.run("runs/find_reading", id=id) != reading:
        return None
    return Extraction(
        article=_article(properties),
        run=Run(**{name: head[0]["run"][name] for name in ("id", "version", "model", "weights", "lexicon")}),
        sentences=tuple(sentences),
        participants=tuple(participants),
        claims=tuple(claims),
        figures=tuple(figures),
        triples=tuple(triples),
    )


def _ordered(tx: Transaction, readings: str, article: str) -> list[Record]:
    """The rows of `readings/read_...` in the order of the extraction."""
    name = readings.removesuffix("s")
    place = "index" if readings == "sentences" else "position"
    return sorted(tx.run(f"readings/read_{readings}", id=article), key=lambda row: int(row[name][place]))


def _article(found: Record) -> Article:
    ends = found["part_ends"]
    parts = zip(found["part_kinds"], [0, *ends], ends, strict=False)
    return Article(
        text=found["text"],
        source_name=found["source_name"],
        source_id=found.get("source_id"),
        url=found.get("url"),
        title=found.get("title"),
        authors=tuple(found["authors"]),
        publisher=found.get("publisher"),
        published=_day(found, "published"),
        published_as_given=found.get("published_as_given"),
        language=found.get("language"),
        parts=tuple(PartSpan(Part(part), start, end) for part, start, end in parts),
    )


def _sentence(row: Record) -> Sentence:
    found = row["sentence"]
    span = Span(found["start"], found["end"], found["text"])
    return Sentence(found["id"], found["index"], Part(found["part"]), span)


def _participant(row: Record, mentions: dict[str, list[Span]]) -> Participant:
    found = row["participant"]
    return Participant(
        id=found["id"],
        kind=Kind(found["kind"]),
        name=found["name"],
        names=tuple(found["names"]),
        titles=tuple(found["titles"]),
        mentions=tuple(mentions.get(found["id"], ())),
    )


def _claim(row: Record, text: str, mentioned: dict[str, list[str]]) -> Claim:
    found = row["claim"]
    return Claim(
        id=found["id"],
        speaker=row["speaker"],
        speaker_span=_span(found, "speaker"),
        cue=_span(found, "cue"),
        content=_content(found, text),
        act=Act(found["act"]),
        form=Form(found["form"]),
        negated=found["negated"],
        within=row["within"],
        mentions=tuple(mentioned.get(found["id"], ())),
        confidence=found["confidence"],
    )


def _figure(row: Record) -> Figure:
    found = row["figure"]
    return Figure(
        id=found["id"],
        span=Span(found["start"], found["end"], found["text"]),
        value=found.get("value"),
        low=found.get("low"),
        high=found.get("high"),
        unit=found["unit"],
        approx=Approx(found["approx"]),
        counted=_span(found, "counted"),
        about=row["about"],
        as_of=_day(found, "as_of"),
        claim=row["claim"],
        confidence=found["confidence"],
    )


def _triple(row: Record) -> Triple:
    found = row["triple"]
    subject, predicate, object = (_named_span(found, name) for name in ("subject", "predicate", "object"))
    return Triple(
        id=found["id"],
        level=Level(found["level"]),
        subject=subject,
        predicate=predicate,
        object=object,
        negated=found["negated"],
        modality=Modality(found["modality"]),
        claim=row["claim"],
        subject_of=row["subject_of"],
        object_of=row["object_of"],
    )


def _position(row: Record) -> int:
    return int(row["position"])


def _content(found: Record, text: str) -> tuple[Span, ...]:
    return tuple(Span(start, end, text[start:end]) for start, end in zip(found["starts"], found["ends"], strict=True))


def _span(found: Record, name: str) -> Span | None:
    return _named_span(found, name) if found.get(name) is not None else None


def _named_span(found: Record, name: str) -> Span:
    return Span(found[f"{name}_start"], found[f"{name}_end"], found[name])


def _day(found: Record, name: str) -> date | None:
    day = found.get(name)
    return None if day is None else date(day.year, day.month, day.day)
