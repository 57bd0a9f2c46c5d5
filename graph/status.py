"""What the database is and how much is in it."""

from __future__ import annotations

from graph.connect import Database
from graph.migrate import schema_version
from graph.rows import DatabaseStatus


def status(database: Database) -> DatabaseStatus:
    """Counts are of the graph alone: nothing in them changes unless an article or a judgement does."""
    rows = [*database.read("status/count_nodes"), *database.read("status/count_relationships")]
    return DatabaseStatus(
        kind=database.kind,
        address=str(database.address),
        server=database.server,
        schema_version=schema_version(database),
        counts={row["kind"]: int(row["number"]) for row in rows},
    )
