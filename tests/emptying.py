"""Back to a database with a schema and nothing in it."""

from __future__ import annotations

from graph.connect import Database

EMPTY = "MATCH (n) WHERE NOT n:Schema DETACH DELETE n"


def empty(database: Database) -> None:
    database.writing(lambda tx: tx.run_text(EMPTY))
