"""Quoth as a library: one object over one pipeline and one database, each opened when first needed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeAlias

from evidence.errors import ArticleError
from evidence.model import Article, Extraction
from evidence.words import Act
from graph.filters import ClaimFilter, EntityFilter, FigureFilter, TripleFilter
from graph.rows import (
    ArticleRow,
    ClaimRow,
    DatabaseStatus,
    EntityRow,
    FigureRow,
    Loaded,
    Page,
    SearchRow,
    TripleRow,
)
from quoth.progress import Tally, Watcher
from quoth.questions import figure_filter
from quoth.settings import Settings

if TYPE_CHECKING:
    from extractors.pipeline import Pipeline
    from extractors.readers import ReaderLimits, Skipped
    from graph.store import GraphStore
    from quoth.ingest import Ingested, Read
    from quoth.lookup import Shown

Source: TypeAlias = str | Path


@dataclass(frozen=True, slots=True)
class Added:
    """One article in the graph: what was read from it, and whether it was `is_new` there."""

    extraction: Extraction
    is_new: bool
    replaced: bool


class Quoth:
    """Reads articles and answers with evidence. May be shared by threads; close it, or use it as a context manager.

    `extract` needs no database; all the rest opens the one that the settings name.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._opening = threading.RLock()
        self._extracting = threading.Lock()
        self._pipeline: Pipeline | None = None
        self._store: GraphStore | None = None
        self._open = ExitStack()

    def __enter__(self) -> Quoth:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; the next question opens it again."""
        with self._opening:
            self._store = None
            self._open.close()

    @property
    def pipeline(self) -> Pipeline:
        """The loaded pipeline. Raises ModelError."""
        with self._opening:
            if self._pipeline is None:
                from extractors.pipeline import load_pipeline

                self._pipeline = load_pipeline(self.settings.model, threads=self.settings.threads)
            return self._pipeline

    @property
    def store(self) -> GraphStore:
        """The open graph, migrated. Raises DatabaseError."""
        with self._opening:
            if self._store is None:
                self._store = self._open_store()
            return self._store

    def _open_store(self) -> GraphStore:
        from graph.connect import open_database
        from graph.store import GraphStore
        from quoth.address import database_address

        database = open_database(database_address(self.settings), retries=self.settings.database_retries)
        self._open.callback(database.close)
        return GraphStore(database)

    # Reading

    def read(self, *sources: Source) -> Iterator[Read]:
        """The articles of files, folders, URLs or `-`, with errors and notes between them."""
        from extractors import readers

        limits = self._limits()
        for source in sources:
            yield from readers.read(
                source, limits=limits, allow_private_addresses=self.settings.allow_private_addresses
            )

    def read_bytes(self, data: bytes, *, name: str, media_type: str | None = None) -> Iterator[Read]:
        """The articles of one file's content."""
        from extractors import readers

        yield from readers.read_bytes(data, name=name, media_type=media_type, limits=self._limits())

    def _limits(self) -> ReaderLimits:
        from extractors import readers

        return readers.ReaderLimits(
            max_characters=self.settings.max_characters,
            max_bytes=self.settings.max_bytes,
            timeout_s=self.settings.fetch_timeout,
        )

    def extract_article(self, article: Article) -> Extraction:
        """Everything read from one article. Threads take turns: a pipeline serves one at a time."""
        return self._extractor()(article)

    def _extractor(self) -> Callable[[Article], Extraction]:
        """With the pipeline loaded, so that a failure to load it is no article's failure."""
        pipeline = self.pipeline

        def extract(article: Article) -> Extraction:
            with self._extracting:
                return pipeline.extract(article)

        return extract

    def extract(
        self, *sources: Source, progress: Watcher | None = None
    ) -> Iterator[Extraction | ArticleError | Skipped]:
        """One outcome for each article, in order; nothing is stored."""
        from quoth.ingest import extract_each

        return extract_each(self.read(*sources), self._extractor(), self._tally(progress, sources))

    # Loading

    def ingest(self, *sources: Source, progress: Watcher | None = None) -> Iterator[Ingested | ArticleError | Skipped]:
        """Read, extract and load; one outcome for each article, given once the graph has it.

        Articles that this run has read before are left alone, so a batch that was cut off can be run again.
        """
        return self.ingest_read(self.read(*sources), tally=self._tally(progress, sources))

    def ingest_read(
        self, items: Iterable[Read], *, tally: Tally | None = None
    ) -> Iterator[Ingested | ArticleError | Skipped]:
        """The same for articles that have been read already."""
        from quoth.ingest import ingest_each

        store = self.store  # before the model: a database that is away is told at once
        return ingest_each(items, self._extractor(), self.pipeline.run.id, store, tally or Tally(None))

    def add(self, article: Article) -> Added:
        """One article into the graph, with what was read from it."""
        store = self.store
        if store.read_by(self.pipeline.run.id, [article.id]):
            return Added(store.extraction(article.id), is_new=False, replaced=False)
        extraction = self.extract_article(article)
        loaded: Loaded = store.load([extraction])[0]
        return Added(extraction, is_new=loaded.is_new, replaced=loaded.replaced)

    def _tally(self, progress: Watcher | None, sources: tuple[Source, ...]) -> Tally:
        from quoth.expected import expected_articles

        return Tally(progress, expected_articles(sources) if progress is not None else None)

    def delete(self, id: str) -> tuple[str, ...]:
        """The article with this id, or all versions with this source_id, and all that was read from them go.

        Gives the ids of the deleted articles. Raises NotFound.
        """
        return self.store.delete(id)

    # Asking

    def articles(self, *, cursor: str | None = None, limit: int = 50) -> Page[ArticleRow]:
        return self.store.articles(cursor=cursor, limit=limit)

    def who(
        self,
        name: str | None = None,
        *,
        act: Act | None = None,
        words: str | None = None,
        mentions: str | None = None,
        since: date | None = None,
        until: date | None = None,
        article: str | None = None,
        min_confidence: float = 0.0,
        cursor: str | None = None,
        limit: int = 50,
    ) -> Page[ClaimRow]:
        """What someone with this name claimed; every condition given must hold."""
        asked = ClaimFilter(
            speaker=name,
            act=act,
            words=words,
            mentions=mentions,
            since=since,
            until=until,
            article=article,
            min_confidence=min_confidence,
        )
        return self.claims(asked, cursor=cursor, limit=limit)

    def trace(
        self,
        figure: str,
        *,
        within: bool = False,
        counted: str | None = None,
        about: str | None = None,
        speaker: str | None = None,
        since: date | None = None,
        until: date | None = None,
        article: str | None = None,
        min_confidence: float = 0.0,
        cursor: str | None = None,
        limit: int = 50,
    ) -> Page[FigureRow]:
        """Where a figure comes from; `figure` in any spelling. Raises FigureUnreadable."""
        narrowed = FigureFilter(
            within=within,
            counted=counted,
            about=about,
            speaker=speaker,
            since=since,
            until=until,
            article=article,
            min_confidence=min_confidence,
        )
        return self.figures(figure_filter(figure, narrowed), cursor=cursor, limit=limit)

    def claims(self, asked: ClaimFilter, *, cursor: str | None = None, limit: int = 50) -> Page[ClaimRow]:
        return self.store.who(asked, cursor=cursor, limit=limit)

    def figures(self, asked: FigureFilter, *, cursor: str | None = None, limit: int = 50) -> Page[FigureRow]:
        return self.store.trace(asked, cursor=cursor, limit=limit)

    def triples(self, asked: TripleFilter, *, cursor: str | None = None, limit: int = 50) -> Page[TripleRow]:
        return self.store.triples(asked, cursor=cursor, limit=limit)

    def entities(self, asked: EntityFilter, *, cursor: str | None = None, limit: int = 50) -> Page[EntityRow]:
        return self.store.entities(asked, cursor=cursor, limit=limit)

    def search(self, words: str, *, limit: int = 20) -> SearchRow:
        """Sentences, claims and names that hold the words, best first."""
        return self.store.search(words, limit=limit)

    def show(self, id: str) -> Shown:
        """Anything by its id, an article also by its source_id, with its provenance. Raises NotFound."""
        from quoth.lookup import show

        return show(self.store, id)

    def export(self, ids: Iterable[str] | None = None, *, format: str = "trig") -> Iterator[bytes]:
        """Articles (by id or source_id) or claims as one RDF document, in pieces; None: every article."""
        from quoth.export import export

        return export(self.store, ids, format)

    # The database

    def status(self) -> DatabaseStatus:
        return self.store.status()

    def migrate(self) -> DatabaseStatus:
        """Bring the schema up to date, which every first use does by itself."""
        return self.store.status()

    def stop_local(self) -> bool:
        """Stop the local database of the data folder, also where others use it. False where none ran."""
        from graph.local import stop

        self.close()
        return stop(self.settings.data)
