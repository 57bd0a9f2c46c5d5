"""Connecting: what cannot be reached or is refused says what to do; what fails half-way is undone."""

from __future__ import annotations

import socket
import time
from dataclasses import replace
from pathlib import Path

import pytest
from factory import make_extraction
from neo4j_server.launcher import Neo4jServer

from evidence.errors import DatabaseError, DatabaseRefused, DatabaseUnavailable
from graph.connect import Database, LocalAddress, Neo4jAddress, Transaction, open_database
from graph.migrate import VERSION
from graph.store import GraphStore


@pytest.fixture
def nobody() -> str:
    """A URI where nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"bolt://127.0.0.1:{free.getsockname()[1]}"


def test_no_answer_is_told_after_the_configured_retries(nobody: str) -> None:
    began = time.monotonic()
    with pytest.raises(DatabaseUnavailable, match=r"no answer after 3 attempts.*QUOTH_NEO4J_URI") as raised:
        open_database(Neo4jAddress(uri=nobody), retries=2, retry_wait_s=0.2)
    assert time.monotonic() - began >= 0.2 + 0.4
    assert raised.value.address == nobody


def test_no_retries(nobody: str) -> None:
    with pytest.raises(DatabaseUnavailable, match="no answer after 1 attempt "):
        open_database(Neo4jAddress(uri=nobody), retries=0)


@pytest.mark.parametrize("uri", ["http://localhost:7687", "nonsense", "bolt://[half", ""])
def test_an_address_of_no_kind_we_know(uri: str) -> None:
    with pytest.raises(DatabaseRefused, match="no address of a Neo4j server"):
        open_database(Neo4jAddress(uri=uri), retries=0)


@pytest.mark.neo4j
def test_a_wrong_password(neo4j_server: Neo4jServer) -> None:
    with pytest.raises(DatabaseRefused, match="QUOTH_NEO4J_PASSWORD") as raised:
        open_database(replace(neo4j_server.address, password="not the password"))
    assert "not the password" not in str(raised.value)
    assert neo4j_server.password not in repr(neo4j_server.address)


@pytest.mark.neo4j
def test_a_wrong_database_name(neo4j_server: Neo4jServer) -> None:
    with pytest.raises(DatabaseRefused, match="QUOTH_NEO4J_DATABASE"):
        open_database(replace(neo4j_server.address, database="elsewhere"))


def test_kind_address_and_server(local_database: Database, local_folder: Path) -> None:
    status = GraphStore(local_database).status()
    assert (status.kind, status.address, status.schema_version) == ("local", str(local_folder), VERSION)
    assert "ArcadeDB" in status.server


@pytest.mark.neo4j
def test_kind_address_and_server_of_neo4j(neo4j_database: Database, neo4j_server: Neo4jServer) -> None:
    status = GraphStore(neo4j_database).status()
    assert (status.kind, status.address) == ("neo4j", neo4j_server.address.uri)
    assert status.server.startswith("Neo4j/5.26")


def test_a_transaction_that_fails_half_way_is_undone(store: GraphStore) -> None:
    def work(tx: Transaction) -> None:
        tx.run("articles/lock_articles", rows=[{"id": "a_1", "source": "s"}])
        raise KeyError("half-way")

    with pytest.raises(KeyError):
        store.database.writing(work)
    assert not any(store.status().counts.values())


def test_a_refused_statement_names_the_database_and_the_reason(database: Database) -> None:
    with pytest.raises(DatabaseError, match="SyntaxError") as raised:
        database.reading(lambda tx: tx.run_text("MATCH (n RETURN n"))
    assert raised.value.address == str(database.address)


def test_a_schema_of_a_later_version_is_left_alone(store: GraphStore) -> None:
    store.database.write("schema/write_version", version=VERSION + 1)
    try:
        with pytest.raises(DatabaseError, match="install the later Quoth"):
            GraphStore(store.database)
    finally:
        store.database.writing(lambda tx: tx.run_text("MATCH (s:Schema) SET s.version = $v", v=VERSION))


def test_a_closed_database_stays_closed(local_folder: Path) -> None:
    database = open_database(LocalAddress(folder=local_folder))
    database.close()
    with pytest.raises(DatabaseUnavailable, match="closed"):
        database.read("schema/read_version")
    database.close()


@pytest.mark.neo4j
def test_a_query_that_takes_too_long(neo4j_server: Neo4jServer) -> None:
    endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS total"
    with open_database(neo4j_server.address, query_timeout_s=0.5) as database:
        with pytest.raises(DatabaseError, match=r"longer than 0\.5 s"):
            database.reading(lambda tx: tx.run_text(endless))
        assert database.read("schema/read_version") is not None


def test_a_query_that_takes_too_long_locally(tmp_path: Path) -> None:
    endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS total"
    address = LocalAddress(folder=tmp_path / "local", idle_stop_s=0.2)
    with open_database(address, query_timeout_s=1) as database:
        with pytest.raises(DatabaseError, match="longer than 1 s"):
            database.reading(lambda tx: tx.run_text(endless))
        GraphStore(database).load(make_extraction(n_claims=1))
