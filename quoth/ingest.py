"""Read, extract, load: a stream of articles into the graph, a few at a time.

An article that this run has read before is skipped before extraction, so a batch that was cut off can be run again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

from evidence.errors import ArticleError, ExtractionFailed, StopError
from evidence.model import Article, Extraction
from extractors.readers import Skipped
from graph.rows import Loaded
from quoth.progress import Tally

log = logging.getLogger(__name__)

BATCH_ARTICLES: Final = 8
BATCH_CHARACTERS: Final = 200_000

Read: TypeAlias = Article | ArticleError | Skipped
Extract: TypeAlias = Callable[[Article], Extraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What became of one article. The counts are None where this run had read it before and it was left alone."""

    article: str
    source: str
    title: str | None
    is_new: bool
    replaced: bool
    claims: int | None
    figures: int | None
    triples: int | None


class Loader(Protocol):
    """The part of the graph's store that ingesting needs."""

    def load(self, extractions: Iterable[Extraction]) -> list[Loaded]: ...

    def read_by(self, run: str, articles: Collection[str]) -> set[str]: ...


def extract_one(article: Article, extract: Extract) -> Extraction | ArticleError:
    """The extraction, or ExtractionFailed where this article breaks the pipeline."""
    try:
        return extract(article)
    except StopError:
        raise
    # Whatever breaks in a language model on one article must not end a batch of thousands.
    except Exception as error:
        log.debug("extraction of %s failed", article.id, exc_info=True)
        return ExtractionFailed(article.source_name, f"extraction failed: {type(error).__name__}")


def extract_each(
    items: Iterable[Read], extract: Extract, tally: Tally
) -> Iterator[Extraction | ArticleError | Skipped]:
    """One outcome for each item, in order."""
    for item in items:
        outcome = extract_one(item, extract) if isinstance(item, Article) else item
        if not isinstance(outcome, Skipped):
            tally.count(failed=isinstance(outcome, ArticleError))
        yield outcome


def ingest_each(
    items: Iterable[Read], extract: Extract, run: str, store: Loader, tally: Tally
) -> Iterator[Ingested | ArticleError | Skipped]:
    """One outcome for each item, in order, given once its article is in the graph.

    A StopError is raised after what was extracted before it has been loaded.
    """
    for batch in in_batches(items):
        yield from _Batch(batch, extract, run, store, tally).outcomes()


def in_batches(items: Iterable[Read]) -> Iterator[list[Read]]:
    """Lists of a few items; the last one before a StopError is given before it is raised."""
    batch: list[Read] = []
    try:
        for item in items:
            batch.append(item)
            if len(batch) >= BATCH_ARTICLES or sum(_characters(i) for i in batch) >= BATCH_CHARACTERS:
                yield batch
                batch = []
    except StopError:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _characters(item: Read) -> int:
    return len(item.text) if isinstance(item, Article) else 0


class _Batch:
    def __init__(self, items: list[Read], extract: Extract, run: str, store: Loader, tally: Tally) -> None:
        self._items = items
        self._extract = extract
        self._store = store
        self._tally = tally
        self._run = run
        self._extractions: dict[str, Extraction] = {}
        self._failures: dict[str, ArticleError] = {}
        self._loaded: dict[str, Loaded] = {}

    def outcomes(self) -> Iterator[Ingested | ArticleError | Skipped]:
        stop: StopError | None = None
        read: list[Read] = []
        there = self._store.read_by(self._run, [i.id for i in self._items if isinstance(i, Article)])
        for item in self._items:
            try:
                self._read(item, there)
            except StopError as error:
                stop = error
                break
            read.append(item)
        if self._extractions:
            self._loaded = {loaded.article: loaded for loaded in self._store.load(self._extractions.values())}
        for item in read:
            yield self._outcome(item) if isinstance(item, Article) else item
        if stop is not None:
            raise stop

    def _read(self, item: Read, there: set[str]) -> None:
        if isinstance(item, Skipped):
            return
        failed = isinstance(item, ArticleError)
        if isinstance(item, Article) and item.id not in there and item.id not in self._extractions:
            outcome = extract_one(item, self._extract)
            if isinstance(outcome, Extraction):
                self._extractions[item.id] = outcome
            else:
                self._failures[item.id] = outcome
                failed = True
        self._tally.count(failed=failed)

    def _outcome(self, article: Article) -> Ingested | ArticleError:
        if article.id in self._failures:
            return self._failures[article.id]
        loaded = self._loaded.pop(article.id, None)  # a second copy in the same batch was there already
        return Ingested(
            article=article.id,
            source=article.source,
            title=article.title,
            is_new=loaded is not None and loaded.is_new,
            replaced=loaded is not None and loaded.replaced,
            claims=None if loaded is None else loaded.claims,
            figures=None if loaded is None else loaded.figures,
            triples=None if loaded is None else loaded.triples,
        )
