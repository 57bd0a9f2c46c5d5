"""The two databases of a run: one server of each kind, started when the first test wants it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from emptying import empty
from neo4j_server.launcher import Neo4jServer, NotPossible
from stories import all_stories

from graph import local
from graph.connect import Database, LocalAddress, open_database
from graph.store import GraphStore

LEFT_OUT = pytest.StashKey[str]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    reason = config.stash.get(LEFT_OUT, None)
    if reason is not None:
        terminalreporter.write_line(f"NEO4J HALF LEFT OUT: {reason}", yellow=True, bold=True)


@pytest.fixture(scope="session")
def local_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the run's local database."""
    folder = tmp_path_factory.mktemp("local")
    yield folder
    local.stop(folder)


@pytest.fixture(scope="session")
def local_database(local_folder: Path) -> Iterator[Database]:
    with open_database(LocalAddress(folder=local_folder, idle_stop_s=60)) as database:
        yield database


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[Neo4jServer]:
    """The run's Neo4j server. Without Java or Maven its tests are skipped, or fail with QUOTH_REQUIRE_NEO4J=1."""
    try:
        server = Neo4jServer(tmp_path_factory.mktemp("neo4j"))
    except NotPossible as reason:
        pytestconfig.stash[LEFT_OUT] = str(reason)
        if os.environ.get("QUOTH_REQUIRE_NEO4J") == "1":
            pytest.fail(f"Neo4j is required, but {reason}")
        pytest.skip(f"no Neo4j: {reason}")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def neo4j_database(neo4j_server: Neo4jServer) -> Iterator[Database]:
    with open_database(neo4j_server.address) as database:
        yield database


@pytest.fixture(scope="session", params=["local", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def database(request: pytest.FixtureRequest) -> Database:
    """Each of the two databases in turn."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture
def store(database: Database) -> GraphStore:
    """A store on each of the two databases in turn, empty."""
    found = GraphStore(database)
    empty(database)
    return found


@pytest.fixture(scope="module")
def loaded(database: Database) -> Iterator[GraphStore]:
    """A store on each of the two databases in turn, with all stories: for tests that only ask."""
    store = GraphStore(database)
    empty(database)
    store.load(all_stories())
    yield store
    empty(database)
