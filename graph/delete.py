"""Deleting an article with all that was read from it, and nothing else."""

from __future__ import annotations

import logging

from evidence.errors import NotFound
from graph.connect import Database, Transaction
from graph.entities import lock, settle
from graph.load import delete_readings
from graph.records import Record

log = logging.getLogger(__name__)


def delete(database: Database, id: str) -> tuple[str, ...]:
    """Delete the article with this id, or every version of the one with this source_id. Gives the articles' ids.

    Raises NotFound where there is none.
    """
    found = database.read("articles/find_versions", id=id)
    if not found:
        raise NotFound(id)
    articles = [{"id": row["article"], "source": row["source"]} for row in found]
    database.writing(lambda tx: _delete(tx, articles))
    deleted = tuple(str(row["id"]) for row in articles)
    log.info("deleted %s", ", ".join(deleted))
    return deleted


def _delete(tx: Transaction, articles: list[Record]) -> None:
    read_by = tx.run("articles/lock_articles", rows=articles)
    ids = [row["id"] for row in articles]
    entities = lock(tx, ids, ())
    delete_readings(tx, ids)
    tx.run("articles/delete_articles", ids=ids)
    settle(tx, entities)
    tx.run("runs/delete_unused", ids=sorted({row["run"] for row in read_by if row["run"]}))
