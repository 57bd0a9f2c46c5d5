"""Words from outside: search, odd input, and input that means harm."""

from __future__ import annotations

import expected
import pytest
from expected import CLAIMS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.errors import NotFound, QueryError
from graph.filters import ClaimFilter, EntityFilter, FigureFilter, TripleFilter
from graph.store import GraphStore

SEARCHES: list[tuple[str, list[str], int, list[str]]] = [
    ("flood", ["“We did not cause the flood"], 1, ["the flood"]),
    ("FLOOD help", ["“We did not cause the flood"], 1, []),
    ('"cause the flood"', ["“We did not cause the flood"], 1, []),
    ('"flood the cause"', [], 0, []),
    ("drone", ["Kofi Okafor said"], 1, []),
    ("drone's", ["Kofi Okafor said"], 1, []),
    ("drones", ["The drones were"], 0, []),
    ("cafe", ["“The Café Noir"], 1, ["Café Noir"]),
    ("U.S. army", ["Kofi Okafor said", "Müller said"], 2, ["U.S. Army"]),
    ("4,200 homes", ["Müller said", "Gen. Ines", "General Ines Okafor"], 5, []),
    ("شخصا", ["🌊🌊 قال"], 1, []),
    ("velmora", ["Aid for Velmora", "Dam bursts", "Velmora denied", "“We did", "Governor Zoë"], 2, ["Velmora"]),
]


@pytest.mark.parametrize(("words", "sentences", "n_claims", "entities"), SEARCHES, ids=[s[0] for s in SEARCHES])
def test_search(loaded: GraphStore, words: str, sentences: list[str], n_claims: int, entities: list[str]) -> None:
    found = loaded.search(words)
    starts = [next((s for s in sentences if hit.sentence.span.text.startswith(s)), "?") for hit in found.sentences]
    assert starts == sentences
    scores = [hit.score for hit in found.sentences]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len(found.claims) == n_claims
    by_id = {c.id: (e, c) for e, c in CLAIMS}
    assert list(found.claims) == [expected.claim_row(*by_id[row.id]) for row in found.claims]
    assert [row.name for row in found.entities] == entities
    assert loaded.search(words, limit=1).sentences == found.sentences[:1]


@pytest.mark.parametrize("words", ["", "  ", "*", '"', '""', "~?", "🌊", "\x00"])
def test_words_without_a_word_are_refused(loaded: GraphStore, words: str) -> None:
    with pytest.raises(QueryError):
        loaded.search(words)
    with pytest.raises(QueryError):
        loaded.who(ClaimFilter(words=words))
    with pytest.raises(QueryError):
        loaded.who(ClaimFilter(speaker=words))
    with pytest.raises(QueryError):
        loaded.trace(FigureFilter(counted=words))
    with pytest.raises(QueryError):
        loaded.triples(TripleFilter(predicate=words))


@pytest.mark.parametrize("text", ["\udcff", "x" * 2001, "wide " * 100_000])
def test_what_cannot_be_sent_is_refused(loaded: GraphStore, text: str) -> None:
    """A lone surrogate is no text; a message over its limit would make the local database hang."""
    for asked in (
        ClaimFilter(speaker=text),
        ClaimFilter(article=text),
        ClaimFilter(words=text),
        ClaimFilter(entity=text),
    ):
        with pytest.raises(QueryError):
            loaded.who(asked)
    with pytest.raises(QueryError):
        loaded.trace(FigureFilter(unit=text))
    with pytest.raises(QueryError):
        loaded.search(text)
    for find in (loaded.claim, loaded.article, loaded.run):
        with pytest.raises(NotFound):
            find(text)


def test_as_many_words_as_fit_are_asked_for(loaded: GraphStore) -> None:
    assert loaded.search(" ".join(chr(0x4E00 + i) for i in range(1000))).sentences == ()


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_numbers_must_be_finite(loaded: GraphStore, number: float) -> None:
    with pytest.raises(QueryError):
        loaded.trace(FigureFilter(number=number))


def test_a_range_is_asked_for_by_both_bounds(loaded: GraphStore) -> None:
    for asked in (FigureFilter(low=1.0), FigureFilter(high=1.0), FigureFilter(low=1.0, high=2.0, number=1.0)):
        with pytest.raises(QueryError):
            loaded.trace(asked)


INJECTIONS = [
    "x' OR true //",
    "x}) DETACH DELETE n //",
    'zzz") MATCH (n) DETACH DELETE n RETURN ("',
    "zzz AND OR NOT zzz",
    "zzz*:* OR folded:[a TO z]",
    "$since zzz",
    "zzz\\",
    "(zzz",
    "zzz~2^5 && || !{}[]",
    "`zzz`; DROP CONSTRAINT claim_key",
    "zzz\u2028\x00'",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_injections_find_nothing_and_break_nothing(loaded: GraphStore, text: str) -> None:
    counts = loaded.status().counts
    for name in ("speaker", "entity", "words", "mentions", "article"):
        assert loaded.who(ClaimFilter(**{name: text})).rows == ()
    for name in ("unit", "counted", "about", "speaker", "article"):
        assert loaded.trace(FigureFilter(**{name: text})).rows == ()
    for name in ("subject", "predicate", "object", "claim", "article"):
        assert loaded.triples(TripleFilter(**{name: text})).rows == ()
    assert loaded.entities(EntityFilter(name=text)).rows == ()
    found = loaded.search(text)
    assert (found.sentences, found.claims, found.entities) == ((), (), ())
    assert loaded.status().counts == counts


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_words_are_answered_or_refused(loaded: GraphStore, text: str) -> None:
    try:
        found = loaded.search(text)
    except QueryError:
        return
    for hit in found.sentences:
        assert hit.score > 0
