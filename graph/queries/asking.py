"""What the filters ask for, as parameters of the list statements, and which statement is the quickest for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from evidence.errors import QueryError
from graph.connect import Record, Transaction
from graph.filters import ClaimFilter, EntityFilter, FigureFilter, TripleFilter
from graph.folding import fold_text, lucene, phrases_of
from graph.queries.names import find_entities
from graph.queries.paging import Position

RELATIVE_TOLERANCE = 1e-9  # two floats this near are one number: 0.1 + 0.2 is 0.3

Listed = list[Record]


def list_claims(tx: Transaction, asked: ClaimFilter, position: Position) -> Listed:
    speakers = _entities(tx, "speaker", asked.speaker)
    if asked.entity is not None:
        speakers = [asked.entity] if speakers is None or asked.entity in speakers else []
    mentioned = _entities(tx, "mentions", asked.mentions)
    articles = _articles(tx, asked.article)
    phrases = _phrases("words", asked.words)
    if [] in (speakers, mentioned, articles):
        return []
    ways = {
        "claims/list_by_articles": articles,
        "claims/list_by_speakers": speakers,
        "claims/list_by_mentioned": mentioned,
        "claims/list_by_words": phrases or None,
    }
    return tx.run(
        _first(ways, "claims/list_claims"),
        articles=articles,
        speakers=speakers,
        mentioned=mentioned,
        query=lucene(phrases),
        phrases=phrases,
        act=asked.act and str(asked.act),
        since=_iso(asked.since),
        until=_iso(asked.until),
        least=float(asked.min_confidence),
        **position.dated(),
    )


def list_figures(tx: Transaction, asked: FigureFilter, position: Position) -> Listed:
    low, high = asked.low, asked.high
    if (low is None) != (high is None) or (low is not None and asked.number is not None):
        raise QueryError("low", str(low), "a range by both its bounds and without a number")
    about = _entities(tx, "about", asked.about)
    speakers = _entities(tx, "speaker", asked.speaker)
    articles = _articles(tx, asked.article)
    if [] in (about, speakers, articles):
        return []
    ways = {
        "figures/list_by_number": asked.number,
        "figures/list_by_range": low,
        "figures/list_by_articles": articles,
        "figures/list_by_speakers": speakers,
        "figures/list_by_about": about,
    }
    return tx.run(
        _first(ways, "figures/list_figures"),
        articles=articles,
        speakers=speakers,
        about=about,
        within=asked.within,
        unit=asked.unit,
        counted=_phrases("counted", asked.counted),
        since=_iso(asked.since),
        until=_iso(asked.until),
        least=float(asked.min_confidence),
        **_bounds("", asked.number),
        **_bounds("low_", low),
        **_bounds("high_", high),
        **position.dated(),
    )


def list_triples(tx: Transaction, asked: TripleFilter, position: Position) -> Listed:
    articles = _articles(tx, asked.article)
    if articles == []:
        return []
    return tx.run(
        _first({"triples/list_by_claim": asked.claim, "triples/list_by_articles": articles}, "triples/list_triples"),
        claim=asked.claim,
        articles=articles,
        level=asked.level and str(asked.level),
        subject=_folded("subject", asked.subject),
        subjects=_entities(tx, "subject", asked.subject),
        predicate=_folded("predicate", asked.predicate),
        object=_folded("object", asked.object),
        objects=_entities(tx, "object", asked.object),
        **position.dated(),
    )


def list_entities(tx: Transaction, asked: EntityFilter, position: Position) -> Listed:
    ids = _entities(tx, "name", asked.name)
    if ids == []:
        return []
    kind = asked.kind and str(asked.kind)
    return tx.run("entities/list_entities", kind=kind, ids=ids, **position.named())


def same_number(number: float) -> tuple[float, float]:
    """The smallest and largest float that count as `number`. Raises QueryError where it is not finite."""
    margin = abs(number) * RELATIVE_TOLERANCE
    if not margin < float("inf"):
        raise QueryError("number", str(number), "a finite number")
    return number - margin, number + margin


def _first(ways: Mapping[str, object], otherwise: str) -> str:
    """The first statement whose way in is given; what it does not take of the parameters it leaves."""
    return next((statement for statement, given in ways.items() if given is not None), otherwise)


def _bounds(prefix: str, number: float | None) -> Record:
    smallest, largest = (None, None) if number is None else same_number(number)
    return {f"{prefix}smallest": smallest, f"{prefix}largest": largest}


def _entities(tx: Transaction, parameter: str, name: str | None) -> list[str] | None:
    return None if name is None else find_entities(tx, parameter, name)


def _articles(tx: Transaction, article: str | None) -> list[str] | None:
    if article is None:
        return None
    return [row["article"] for row in tx.run("articles/find_versions", id=article)]


def _phrases(parameter: str, words: str | None) -> list[str]:
    """Raises QueryError for words that hold no word."""
    if words is None:
        return []
    phrases = phrases_of(words)
    if not phrases:
        raise QueryError(parameter, words, "at least one letter or digit")
    return phrases


def _folded(parameter: str, words: str | None) -> str | None:
    if words is None:
        return None
    folded = fold_text(words)
    if folded.isspace():
        raise QueryError(parameter, words, "at least one letter or digit")
    return folded


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
