"""A process or a database killed while it loads: every article is whole or absent, and a second load completes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import loading_process
import pytest
from loading_process import copies, order
from neo4j_server.launcher import Neo4jServer
from processes import python, said

from evidence.errors import NotFound
from graph import local
from graph._server import Folder, read_run
from graph.connect import Database
from graph.store import GraphStore

SCRIPT = str(Path(loading_process.__file__))
CLAIMS = 12

short_and_long = pytest.mark.parametrize("number", [20, pytest.param(200, marks=pytest.mark.endurance)])


def check_whole_or_absent(store: GraphStore, number: int) -> int:
    """Every copy is there whole or not at all, and nothing else is; gives how many are there."""
    expected = list(copies(0, number, CLAIMS))
    there = []
    for extraction in expected:
        try:
            assert store.extraction(extraction.article.id) == extraction
        except NotFound:
            continue
        there.append(extraction)
    counts = store.status().counts
    assert counts["Article"] == counts["READ"] == len(there)
    assert counts["Sentence"] == sum(len(e.sentences) for e in there)
    assert counts["Participant"] == counts["IS"] == sum(len(e.participants) for e in there)
    assert counts["Claim"] == counts["MADE"] == sum(len(e.claims) for e in there)
    assert counts["Figure"] == counts["FOUND_IN"] == sum(len(e.figures) for e in there)
    assert counts["Triple"] == counts["READ_IN"] == sum(len(e.triples) for e in there)
    assert counts["Entity"] == (2 if there else 0)
    return len(there)


def complete(store: GraphStore, number: int, there: int) -> None:
    loaded = store.load(copies(0, number, CLAIMS))
    assert sum(not result.is_new for result in loaded) == there
    assert check_whole_or_absent(store, number) == number


@short_and_long
@pytest.mark.parametrize("each", [True, False], ids=["one by one", "as a stream"])
def test_a_killed_loader_leaves_no_half_article(store: GraphStore, number: int, each: bool) -> None:
    with python(SCRIPT, order(store.database.address, number=number, claims=CLAIMS, each=each)) as loader:
        said(loader, 1 + (number // 4 if each else 0))
        time.sleep(0.15)  # into the middle of a transaction
        loader.kill()
    there = check_whole_or_absent(store, number)
    if each:
        assert there >= number // 4, "what was said to be loaded is there"
    assert there < number, "it was killed too late to show anything"
    complete(store, number, there)


def kill_local(database: Database, _: pytest.FixtureRequest) -> Callable[[], None]:
    run = read_run(Folder(Path(str(database.address))))
    assert run is not None
    os.kill(run.pid, signal.SIGKILL)
    return lambda: None


def kill_neo4j(_: Database, request: pytest.FixtureRequest) -> Callable[[], None]:
    server: Neo4jServer = request.getfixturevalue("neo4j_server")
    server.kill()
    return server.start


@short_and_long
def test_a_killed_database_holds_no_half_article(
    store: GraphStore, number: int, request: pytest.FixtureRequest
) -> None:
    address = store.database.address
    kill = kill_local if store.database.kind == "local" else kill_neo4j
    with python(SCRIPT, order(address, number=number, claims=CLAIMS)) as loader:
        said(loader, 1 + number // 4)
        time.sleep(0.1)
        restart = kill(store.database, request)
        _, errors = loader.communicate(timeout=240)
    restart()
    # A loader on the local database starts it again and goes on; a Neo4j server is not ours to start.
    if store.database.kind == "local":
        assert (loader.returncode, errors) == (0, "")
        assert local.state(Path(str(address))).running
    else:
        assert loader.returncode == loading_process.DATABASE_AWAY
        assert errors.startswith(f"database at {address}: no answer after 2 attempts")
        assert "Traceback" not in errors
    there = check_whole_or_absent(store, number)
    assert there >= number // 4
    complete(store, number, there)
