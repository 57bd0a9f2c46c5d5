"""Several writers at once: nothing doubled, nothing lost, nothing left over."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import loading_process
from factory import make_extraction, make_run
from loading_process import copies, order
from processes import python

from graph.connect import Database, open_database
from graph.migrate import VERSION, migrate, schema_version
from graph.store import GraphStore

SCRIPT = str(Path(loading_process.__file__))
DOUBLED = """
MATCH (a)-[r]->(b)
WITH a, b, type(r) AS type, r.start AS start, r.role AS role, r.claim AS claim, r.position AS place, count(*) AS number
WHERE number > 1
RETURN type, number
"""


def check_same_as_one_after_another(store: GraphStore, number: int, claims: int) -> None:
    counts = store.status().counts
    assert store.database.reading(lambda tx: tx.run_text(DOUBLED)) == []
    for extraction in copies(0, number, claims):
        assert store.extraction(extraction.article.id) == extraction
    store.database.writing(lambda tx: tx.run_text("MATCH (n) WHERE NOT n:Schema DETACH DELETE n"))
    store.load(copies(0, number, claims))
    assert store.status().counts == counts


def test_threads_that_load_the_same_articles(store: GraphStore) -> None:
    barrier = threading.Barrier(6)

    def load(worker: int) -> int:
        barrier.wait()
        wanted = list(copies(0, 6, 4))
        return sum(result.is_new for e in wanted[worker:] + wanted[:worker] for result in store.load(e))

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(load, range(6))) == 6, "each article was loaded by one of them"
    check_same_as_one_after_another(store, 6, 4)


def test_processes_that_load_different_articles_of_the_same_people(store: GraphStore) -> None:
    address = store.database.address
    orders = [order(address, first=i * 4, number=8, claims=4, each=False) for i in range(3)]
    with ExitStack() as stack:
        loaders = [stack.enter_context(python(SCRIPT, wanted)) for wanted in orders]
        for loader in loaders:
            _, errors = loader.communicate(timeout=120)
            assert (loader.returncode, errors) == (0, "")
    check_same_as_one_after_another(store, 16, 4)


def test_loading_and_deleting_at_once(store: GraphStore) -> None:
    """Articles that share entities come and go; what is left is what one writer would leave."""
    extractions = list(copies(0, 8, 2))
    store.load(extractions)

    def replace_and_delete(i: int) -> None:
        for version in "2", "3":
            store.load(make_extraction(f"copy-{i}", 2, run=make_run(version)))
        store.delete(f"copy-{i}")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(replace_and_delete, range(8)))
    assert not any(store.status().counts.values())


def test_two_that_migrate_at_once(store: GraphStore) -> None:
    store.database.writing(lambda tx: tx.run_text("MATCH (s:Schema) DELETE s"))
    barrier = threading.Barrier(4)

    def run(_: int) -> None:
        with open_database(store.database.address) as database:
            barrier.wait()
            migrate(database)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(4)))
    assert schema_version(store.database) == VERSION


def test_an_empty_database_is_migrated_by_its_first_user(database: Database) -> None:
    database.writing(lambda tx: tx.run_text("MATCH (s:Schema) DELETE s"))
    assert schema_version(database) == 0
    assert GraphStore(database).status().schema_version == VERSION
    assert GraphStore(database).migrate() == VERSION
