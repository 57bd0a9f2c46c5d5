"""What the filters ask for, as parameters of the list statements, and which statement is the quickest for it."""

from __future__ import annotations

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
    if [] in (speakers, mentioned, articles):
        return []
    parameters = {
        "act": asked.act and str(asked.act),
        "since": _iso(asked.since),
        "until": _iso(asked.until),
        "phrases": _phrases("words", asked.words),
        "least": float(asked.min_confidence),
        **position.dated(),
    }
    if articles is not None:
        parameters |= {"articles": articles, "speakers": speakers, "mentioned": mentioned}
        return tx.run("claims/list_by_articles", **parameters)
    if speakers is not None:
        return tx.run("claims/list_by_speakers", **parameters, speakers=speakers, mentioned=mentioned)
    if mentioned is not None:
        return tx.run("claims/list_by_mentioned", **parameters, mentioned=mentioned)
    if parameters["phrases"]:
        return tx.run("claims/list_by_words", **parameters, query=lucene(parameters["phrases"]), mentioned=None)
    return tx.run("claims/list_claims", **parameters)


def list_figures(tx: Transaction, asked: FigureFilter, position: Position) -> Listed:
    if (asked.low is None) != (asked.high is None) or (asked.low is not None and asked.number is not None):
        raise QueryError("low", str(asked.low), "a range by both its bounds and without a number")
    about = _entities(tx, "about", asked.about)
    speakers = _entities(tx, "speaker", asked.speaker)
    articles = _articles(tx, asked.article)
    if [] in (about, speakers, articles):
        return []
    parameters = {
        "unit": asked.unit,
        "since": _iso(asked.since),
        "until": _iso(asked.until),
        "about": about,
        "speakers": speakers,
        "counted": _phrases("counted", asked.counted),
        "least": float(asked.min_confidence),
        **position.dated(),
    }
    if asked.number is not None:
        smallest, largest = same_number(asked.number)
        parameters |= {"smallest": smallest, "largest": largest, "within": asked.within, "articles": articles}
        return tx.run("figures/list_by_number", **parameters)
    if asked.low is not None and asked.high is not None:
        parameters |= {"within": asked.within, "articles": articles}
        parameters["low_smallest"], parameters["low_largest"] = same_number(asked.low)
        parameters["high_smallest"], parameters["high_largest"] = same_number(asked.high)
        return tx.run("figures/list_by_range", **parameters)
    if asked.low is not None and asked.high is not None:
        low_smallest, low_largest = same_number(asked.low)
        high_smallest, high_largest = same_number(asked.high)
        parameters |= {"low_smallest": low_smallest, "low_largest": low_largest}
        parameters |= {"high_smallest": high_smallest, "high_largest": high_largest}
        return tx.run("figures/list_by_range", **parameters, within=asked.within, articles=articles)
    if articles is not None:
        return tx.run("figures/list_by_articles", **parameters, articles=articles)
    return tx.run("figures/list_figures", **parameters)


def list_triples(tx: Transaction, asked: TripleFilter, position: Position) -> Listed:
    articles = _articles(tx, asked.article)
    if articles == []:
        return []
    parameters = {
        "level": asked.level and str(asked.level),
        "subject": _folded("subject", asked.subject),
        "subjects": _entities(tx, "subject", asked.subject),
        "predicate": _folded("predicate", asked.predicate),
        "object": _folded("object", asked.object),
        "objects": _entities(tx, "object", asked.object),
        **position.dated(),
    }
    if asked.claim is not None:
        return tx.run("triples/list_by_claim", **parameters, claim=asked.claim, articles=articles)
    if articles is not None:
        return tx.run("triples/list_by_articles", **parameters, articles=articles)
    return tx.run("triples/list_triples", **parameters)


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
