"""Loading: whole articles in a transaction, replacing all and only what was read from them before."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from evidence.model import Extraction
from graph.connect import Database, Transaction
from graph.entities import lock, settle
from graph.records import STATEMENTS, Record, Records, records_of
from graph.rows import Loaded

log = logging.getLogger(__name__)

ROWS_PER_STATEMENT = 1000
BYTES_PER_STATEMENT = 4_000_000  # well under the 16 MB message over which the local database falls silent
ROWS_PER_DELETE = 2000
ROWS_PER_TRANSACTION = 8000
TEXT_PER_TRANSACTION = 2_000_000  # code points
BYTES_PER_NUMBER = 24  # a key and its number or flag, as sent


def load(database: Database, extractions: Iterable[Extraction]) -> Iterator[Loaded]:
    """Load articles in transactions of some whole ones each; what is yielded is committed.

    An article that is there from the same run is left as it is.
    """
    for batch in batches(extractions):
        yield from _load_batch(database, batch)


def batches(extractions: Iterable[Extraction]) -> Iterator[list[Records]]:
    """The records of the articles that go into each transaction: different ones, together of bounded size."""
    batch: dict[str, Records] = {}
    rows = text = 0
    for extraction in extractions:
        records = records_of(extraction, datetime.now(UTC))
        size = len(extraction.article.text)
        is_full = rows + len(records) > ROWS_PER_TRANSACTION or text + size > TEXT_PER_TRANSACTION
        if batch and (is_full or records.article in batch):
            yield list(batch.values())
            batch, rows, text = {}, 0, 0
        batch[records.article] = records
        rows += len(records)
        text += size
    if batch:
        yield list(batch.values())


def _load_batch(database: Database, batch: list[Records]) -> list[Loaded]:
    known = _runs(database.read("articles/find_runs", ids=[r.article for r in batch]))
    if all(known.get(r.article) == r.run for r in batch):
        before = known
    else:
        before = database.writing(lambda tx: _write(tx, batch))
    loaded = [_loaded(records, before.get(records.article)) for records in batch]
    for records, result in zip(batch, loaded, strict=True):
        log.info("article %s, run %s: %s", result.article, records.run, "loaded" if result.is_new else "there already")
    return loaded


def _runs(rows: list[Record]) -> dict[str, str]:
    return {row["article"]: row["run"] for row in rows if row["run"] is not None}


def _loaded(records: Records, run_before: str | None) -> Loaded:
    extraction = records.extraction
    is_new = run_before != records.run
    return Loaded(
        article=records.article,
        is_new=is_new,
        replaced=is_new and run_before is not None,
        claims=len(extraction.claims),
        figures=len(extraction.figures),
        triples=len(extraction.triples),
    )


def _write(tx: Transaction, batch: list[Records]) -> dict[str, str]:
    """Write those of the batch that are not there from their run. Gives the runs that had read the articles before."""
    locks = sorted((r.lock_record for r in batch), key=lambda row: str(row["id"]))
    before = _runs(tx.run("articles/lock_articles", rows=locks))
    batch = [r for r in batch if before.get(r.article) != r.run]
    replaced = [r.article for r in batch if r.article in before]
    gained = [entity for r in batch for entity in r.entities.values()]
    entities = lock(tx, replaced, gained)
    if replaced:
        delete_readings(tx, replaced)
    runs = {r.run: r.run_record for r in batch}
    tx.run("runs/write_runs", rows=[runs[run] for run in sorted(runs)])
    for statement in STATEMENTS:
        for rows in chunks([row for r in batch for row in r.by_statement.get(statement, ())]):
            tx.run(statement, rows=rows)
    settle(tx, entities)
    if replaced:
        tx.run("runs/delete_unused", ids=sorted({before[article] for article in replaced}))
    return before


def delete_readings(tx: Transaction, articles: list[str]) -> None:
    """Delete all that was read from some locked articles. Their entities are the caller's to settle."""
    for article in articles:
        while tx.run("readings/delete_readings", id=article, limit=ROWS_PER_DELETE)[0]["deleted"]:
            pass
    tx.run("readings/delete_sentences", ids=articles)
    tx.run("runs/unlink_articles", ids=articles)


def chunks(rows: list[Record]) -> Iterator[list[Record]]:
    """`rows` in lists that each fit into one message."""
    chunk: list[Record] = []
    size = 0
    for row in rows:
        weight = sum(_weight(value) for value in row.values())
        if chunk and (len(chunk) == ROWS_PER_STATEMENT or size + weight > BYTES_PER_STATEMENT):
            yield chunk
            chunk, size = [], 0
        chunk.append(row)
        size += weight
    if chunk:
        yield chunk


def _weight(value: Any) -> int:
    """Roughly the bytes of a value and its key, never too few by much."""
    if isinstance(value, str):
        return BYTES_PER_NUMBER + (len(value) if value.isascii() else 4 * len(value))
    if isinstance(value, list):
        return BYTES_PER_NUMBER + sum(_weight(item) for item in value)
    return BYTES_PER_NUMBER
