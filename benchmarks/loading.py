"""Loading through the store beside the bare driver, which sends the same rows in the same transactions.

    python -m benchmarks.loading [--articles 100] [--claims 30] [--uri ... --user ... --password ...] [--json]

Without --uri a local database is started in a new folder. Rounds alternate, each into an empty graph; the ratio is
store / driver in articles a second: 1.0 would mean that locks, entities, checks and making the rows cost nothing.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from neo4j import Driver, GraphDatabase, ManagedTransaction

import cypher
from evidence.model import Extraction
from graph.connect import Database, DatabaseAddress, LocalAddress, Neo4jAddress, open_database
from graph.load import batches, chunks
from graph.local import open_server
from graph.records import STATEMENTS, Record, Records
from graph.store import GraphStore
from tests.factory import make_extraction

EMPTY = "MATCH (n) WHERE NOT n:Schema DETACH DELETE n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Medians over the rounds, in articles a second."""

    database: str
    articles: int
    rows: int
    store: float
    driver: float
    ratio: float


Statements = list[tuple[str, list[Record]]]


def measure(database: Database, driver: Driver, extractions: list[Extraction], *, rounds: int) -> Result:
    store = GraphStore(database)
    transactions = [_statements(batch) for batch in batches(extractions)]
    ways: dict[str, Callable[[], object]] = {
        "store": lambda: store.load(extractions),
        "driver": lambda: _send_all(driver, transactions),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for done in range(rounds + 1):
        for name, way in ways.items():
            database.writing(lambda tx: tx.run_text(EMPTY))
            began = time.perf_counter()
            way()
            if done:  # the first round compiles the statements
                taken[name].append(time.perf_counter() - began)
    speed = {name: len(extractions) / statistics.median(times) for name, times in taken.items()}
    return Result(
        database=database.server,
        articles=len(extractions),
        rows=sum(len(rows) for sent in transactions for _, rows in sent),
        store=round(speed["store"], 2),
        driver=round(speed["driver"], 2),
        ratio=round(speed["store"] / speed["driver"], 3),
    )


def _statements(batch: list[Records]) -> Statements:
    """What a transaction sends at the least: runs, articles and entities, and all that was read."""
    runs = {r.run: r.run_record for r in batch}
    entities: dict[str, Record] = {}
    for records in batch:
        for entity in records.entities.values():
            name, names = entity.joined(())
            entities[entity.id] = {"id": entity.id, "kind": entity.kind, "name": name, "names": names}
    sent: Statements = [
        ("articles/lock_articles", [r.lock_record for r in batch]),
        ("entities/lock_entities", list(entities.values())),
        ("runs/write_runs", list(runs.values())),
    ]
    for statement in STATEMENTS:
        rows = [row for r in batch for row in r.by_statement.get(statement, ())]
        sent.extend((statement, chunk) for chunk in chunks(rows))
    return sent


def _send_all(driver: Driver, transactions: list[Statements]) -> None:
    for sent in transactions:
        with driver.session() as session:
            session.execute_write(_send, sent)


def _send(tx: ManagedTransaction, sent: Statements) -> None:
    for statement, rows in sent:
        tx.run(cypher.statement(statement), rows=rows).consume()


@contextmanager
def _bare_driver(address: DatabaseAddress) -> Iterator[Driver]:
    if isinstance(address, Neo4jAddress):
        with GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
            yield driver
    else:
        server = open_server(address.folder)
        with GraphDatabase.driver(server.uri, auth=("root", server.password)) as driver:
            yield driver
        server.close()


def _address(options: argparse.Namespace, folder: str) -> DatabaseAddress:
    if options.uri:
        return Neo4jAddress(uri=options.uri, user=options.user, password=options.password)
    return LocalAddress(folder=Path(folder) / "database", idle_stop_s=1)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--claims", type=int, default=30, help="in each article")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--uri", help="of a Neo4j server whose graph may be emptied")
    parser.add_argument("--user", default="neo4j")
    parser.add_argument("--password", default="")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    extractions = [make_extraction(f"copy-{i}", options.claims) for i in range(options.articles)]
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        open_database(_address(options, folder)) as database,
        _bare_driver(database.address) as driver,
    ):
        result = measure(database, driver, extractions, rounds=options.rounds)
    if options.json:
        print(json.dumps(asdict(result)))
    else:
        for name, value in asdict(result).items():
            print(f"{name:10} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
