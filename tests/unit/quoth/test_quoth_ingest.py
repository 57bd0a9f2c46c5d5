"""Ingesting over a store that is a dict: what is read, extracted and loaded, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import pytest

from evidence.errors import DatabaseUnavailable, EmptyArticle, ExtractionFailed, ModelMissing
from evidence.model import Article, Extraction, Run
from extractors.readers import Skipped
from graph.rows import Loaded
from quoth.ingest import BATCH_ARTICLES, BATCH_CHARACTERS, Ingested, Read, extract_each, in_batches, ingest_each
from quoth.progress import Progress, Tally

RUN = Run(id="r_1", version="1", model="m", weights="w", lexicon="l")


class FakeStore:
    """Keeps which run read which article, in the order of loading."""

    def __init__(self) -> None:
        self.runs: dict[str, str] = {}

    def load(self, extractions: Iterable[Extraction]) -> list[Loaded]:
        return [self._load(e) for e in extractions]

    def _load(self, extraction: Extraction) -> Loaded:
        id = extraction.article.id
        before = self.runs.get(id)
        self.runs[id] = extraction.run.id
        is_new = before != extraction.run.id
        return Loaded(article=id, is_new=is_new, replaced=is_new and before is not None, claims=0, figures=0, triples=0)

    def read_by(self, run: str, articles: Collection[str]) -> set[str]:
        return {a for a in articles if self.runs.get(a) == run}


class Extractor:
    """Reads nothing out of an article; breaks on the texts it is told to."""

    def __init__(self, run: Run = RUN, **breaks: Exception) -> None:
        self.run = run
        self.breaks = breaks
        self.read: list[str] = []

    def __call__(self, article: Article) -> Extraction:
        self.read.append(article.text)
        if article.text in self.breaks:
            raise self.breaks[article.text]
        return Extraction(
            article=article, run=self.run, sentences=(), participants=(), claims=(), figures=(), triples=()
        )


def article(text: str, source: str | None = None) -> Article:
    return Article(text=text, source_name=source or f"{text[:20]}.txt")


def ingest(items: Iterable[Read], extractor: Extractor, store: FakeStore, tally: Tally | None = None) -> list[object]:
    return list(ingest_each(items, extractor, extractor.run.id, store, tally or Tally(None)))


def test_each_item_has_one_outcome_in_order() -> None:
    error, note = EmptyArticle("b.txt", "empty"), Skipped("c.json", "no text")
    outcomes = ingest([article("a"), error, note, article("d")], Extractor(), FakeStore())
    assert [type(o) for o in outcomes] == [Ingested, EmptyArticle, Skipped, Ingested]
    assert outcomes[1] is error
    assert outcomes[2] is note
    assert [o.source for o in outcomes if isinstance(o, Ingested)] == ["a.txt", "d.txt"]


def test_what_this_run_has_read_is_not_extracted_again() -> None:
    store = FakeStore()
    items = [article(f"text {i}") for i in range(20)]
    ingest(items[:13], Extractor(), store)
    again = Extractor()
    outcomes = ingest(items, again, store)
    assert again.read == [i.text for i in items[13:]]
    assert [o.is_new for o in outcomes if isinstance(o, Ingested)] == [False] * 13 + [True] * 7
    assert [o.claims for o in outcomes if isinstance(o, Ingested)] == [None] * 13 + [0] * 7


def test_another_run_reads_it_again() -> None:
    store = FakeStore()
    ingest([article("a")], Extractor(), store)
    later = Run(id="r_2", version="2", model="m", weights="w", lexicon="l")
    (outcome,) = ingest([article("a")], Extractor(later), store)
    assert isinstance(outcome, Ingested)
    assert (outcome.is_new, outcome.replaced) == (True, True)


def test_two_copies_in_one_batch_are_one_article() -> None:
    extractor = Extractor()
    outcomes = ingest([article("a"), article("a")], extractor, FakeStore())
    assert extractor.read == ["a"]
    assert [o.is_new for o in outcomes if isinstance(o, Ingested)] == [True, False]


def test_an_article_that_breaks_the_pipeline_does_not_end_the_batch() -> None:
    store = FakeStore()
    outcomes = ingest([article("a"), article("b"), article("c")], Extractor(b=ValueError("no")), store)
    assert [type(o) for o in outcomes] == [Ingested, ExtractionFailed, Ingested]
    assert len(store.runs) == 2


def test_a_stop_while_extracting_comes_after_what_was_extracted_is_loaded() -> None:
    store = FakeStore()
    extractor = Extractor(c=ModelMissing("model", "install it"))
    stream = ingest_each([article(t) for t in "abcd"], extractor, RUN.id, store, Tally(None))
    seen = [next(stream), next(stream)]
    assert all(isinstance(o, Ingested) for o in seen)
    assert set(store.runs) == {article("a").id, article("b").id}
    with pytest.raises(ModelMissing):
        next(stream)


def test_a_stop_while_reading_comes_after_what_was_read_is_loaded() -> None:
    store = FakeStore()

    def items() -> Iterator[Read]:
        yield article("a")
        raise DatabaseUnavailable("somewhere", "away")

    stream = ingest_each(items(), Extractor(), RUN.id, store, Tally(None))
    assert isinstance(next(stream), Ingested)
    assert set(store.runs) == {article("a").id}
    with pytest.raises(DatabaseUnavailable):
        next(stream)


def test_no_more_is_read_than_a_batch_before_the_first_outcome() -> None:
    taken: list[int] = []

    def items() -> Iterator[Read]:
        for i in range(1000):
            taken.append(i)
            yield article(f"text {i}")

    stream = ingest_each(items(), Extractor(), RUN.id, FakeStore(), Tally(None))
    next(stream)
    assert len(taken) == BATCH_ARTICLES


def test_long_articles_make_short_batches() -> None:
    long = [article("x" * BATCH_CHARACTERS, f"{i}.txt") for i in range(3)]
    assert [len(b) for b in in_batches(long)] == [1, 1, 1]


def test_extracting_alone_gives_errors_and_notes_in_order() -> None:
    items: list[Read] = [article("a"), Skipped("b", "why"), article("c")]
    outcomes = list(extract_each(items, Extractor(c=RuntimeError()), Tally(None)))
    assert [type(o) for o in outcomes] == [Extraction, Skipped, ExtractionFailed]


def test_progress_counts_articles_and_failures_but_no_notes() -> None:
    told: list[Progress] = []
    items: list[Read] = [article("a"), EmptyArticle("b", "empty"), Skipped("c", "why"), article("d")]
    ingest(items, Extractor(d=RuntimeError()), FakeStore(), Tally(told.append, total=4))
    assert [(p.done, p.failed, p.total) for p in told] == [(1, 0, 4), (2, 1, 4), (3, 2, 4)]
