"""The half of the store that changes the graph, and reads back what was put into it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from evidence.model import Extraction
from graph import delete, load, migrate, readback, status
from graph.connect import Database
from graph.rows import DatabaseStatus, Loaded


class Writer:
    """Writes whole articles. Makes the schema where it is missing, when it is made itself."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.migrate()

    def migrate(self) -> int:
        """Bring the schema to this version; gives the version it had."""
        return migrate.migrate(self.database)

    def load(self, extractions: Extraction | Iterable[Extraction]) -> list[Loaded]:
        """Load articles, each whole or not at all; one that is there from the same run is left as it is.

        A stream is loaded in transactions of some articles each: where it fails, the earlier ones are there.
        """
        stream = (extractions,) if isinstance(extractions, Extraction) else extractions
        return list(load.load(self.database, stream))

    def read_by(self, run: str, articles: Collection[str]) -> set[str]:
        """Those of the articles that are there from this run."""
        rows = self.database.read("articles/find_runs", ids=list(articles))
        return {row["article"] for row in rows if row["run"] == run}

    def delete(self, id: str) -> tuple[str, ...]:
        """Delete an article by its id, or all versions by source_id; gives their ids. Raises NotFound."""
        return delete.delete(self.database, id)

    def extraction(self, article: str) -> Extraction:
        """Everything read from an article, equal to what was loaded. Raises NotFound."""
        return readback.read_extraction(self.database, article)

    def status(self) -> DatabaseStatus:
        return status.status(self.database)
