"""One client for both databases: the official driver, statements by name, retries, and errors that say what to do."""

from __future__ import annotations

import contextlib
import logging
import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar

from neo4j import Driver, GraphDatabase, ManagedTransaction, unit_of_work
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

import cypher
from evidence.errors import DatabaseError, DatabaseRefused, DatabaseUnavailable
from graph._locks import exclusive
from graph.address import DatabaseAddress, LocalAddress, Neo4jAddress
from graph.local import LocalServer, open_server

__all__ = ["Database", "DatabaseAddress", "LocalAddress", "Neo4jAddress", "Transaction", "open_database"]

log = logging.getLogger(__name__)

T = TypeVar("T")
Record = dict[str, Any]

CLASH_TRIES = 8  # of a write that made what another one made: cured every clash of eight writers, measured
CLASH_TIMEOUT_S = 30.0  # of work that the server wants tried again, deadlocks above all
CLASH_WAIT_S = 0.01  # doubled at each try
CLASH_LONGEST_WAIT_S = 1.0
SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
NO_DRIVER_RETRY = -1.0  # the driver would also try again, for long and in its own time, where the server is away
WRITE_LOCK_WAIT_S = 1200.0
WRITE_TIMEOUT_S = 900.0  # of a whole transaction: an article of a million characters is some 200,000 rows

_CLASHES = {
    "Neo.ClientError.Statement.EntityNotFound",  # a shared node went while this write waited for it
    "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
    "Neo.ClientError.Schema.IndexAlreadyExists",
    "Neo.ClientError.Schema.ConstraintAlreadyExists",
}
_TIMED_OUT = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration")


@dataclass(frozen=True, slots=True)
class Options:
    """How patient a client is."""

    retries: int = 3  # after the first attempt
    retry_wait_s: float = 0.5  # doubled at each retry
    query_timeout_s: float = 60.0


class Transaction:
    """A running transaction: statements by name, all or none of them."""

    def __init__(self, inner: ManagedTransaction) -> None:
        self._inner = inner

    def run(self, name: str, **parameters: Any) -> list[Record]:
        return self.run_text(cypher.statement(name), **parameters)

    def run_text(self, text: str, **parameters: Any) -> list[Record]:
        result = self._inner.run(text, parameters)
        return [record.data() for record in result]


class Database:
    """An open database. Threads may share it. Close it, or use it as a context manager."""

    def __init__(self, address: DatabaseAddress, options: Options) -> None:
        self.address = address
        self._options = options
        self._reconnect = threading.Lock()
        self._server: LocalServer | None = None
        self._driver: Driver | None = None
        self._closed = False

    @property
    def kind(self) -> str:
        return "local" if isinstance(self.address, LocalAddress) else "neo4j"

    @property
    def server(self) -> str:
        """What the server calls itself."""
        return self._attempt(lambda driver: driver.get_server_info().agent)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        with self._reconnect:
            self._closed = True
            self._disconnect()

    def read(self, name: str, **parameters: Any) -> list[Record]:
        """Rows of the statement `name`, which only reads."""
        return self.reading(lambda tx: tx.run(name, **parameters))

    def write(self, name: str, **parameters: Any) -> list[Record]:
        """Rows of the statement `name`, in a transaction of its own."""
        return self.writing(lambda tx: tx.run(name, **parameters))

    def reading(self, work: Callable[[Transaction], T]) -> T:
        """Run `work`, which only reads, in one transaction. It may be run more than once."""

        def run(driver: Driver) -> T:
            with driver.session(database=self._database) as session:
                return session.execute_read(self._timed(work, self._options.query_timeout_s))

        return self._attempt(lambda driver: self._past_clashes(lambda: run(driver)))

    def writing(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction, again where it clashed with another: `work` must bear that."""

        def run(driver: Driver) -> T:
            with self._write_lock(), driver.session(database=self._database) as session:
                return session.execute_write(self._timed(work, WRITE_TIMEOUT_S))

        return self._attempt(lambda driver: self._past_clashes(lambda: run(driver)))

    def change_schema(self, name: str) -> None:
        """Run a schema statement in a transaction of its own; leave out what only the other kind of database has."""
        text = cypher.variant(name, self.kind)
        if text is None:
            log.debug("%s is not for a %s database", name, self.kind)
        elif self.kind == "local" and cypher.is_sql(name):
            self._run_sql(text)
        else:
            self.writing(lambda tx: tx.run_text(text))

    def _run_sql(self, script: str) -> None:
        server = self._server
        if server is None:
            raise DatabaseUnavailable(str(self.address), "it is closed")
        try:
            with self._write_lock():
                server.run_sql(script)
        except OSError as error:
            raise DatabaseError(str(self.address), f"it did not take a schema statement: {error}") from error

    @property
    def _database(self) -> str | None:
        return self.address.database if isinstance(self.address, Neo4jAddress) else None

    @staticmethod
    def _timed(work: Callable[[Transaction], T], timeout_s: float) -> Callable[[ManagedTransaction], T]:
        return unit_of_work(timeout=timeout_s)(lambda tx: work(Transaction(tx)))

    @contextlib.contextmanager
    def _write_lock(self) -> Iterator[None]:
        """On the local database one writes at a time: conflicts there are found late, and relationships doubled."""
        if self._server is None:
            yield
            return
        with exclusive(self._server.write_lock, WRITE_LOCK_WAIT_S) as held:
            if not held:
                raise DatabaseUnavailable(str(self.address), "another process has been writing for too long")
            yield

    def _past_clashes(self, run: Callable[[], T]) -> T:
        """Run, again where it clashed with other work."""
        until = time.monotonic() + CLASH_TIMEOUT_S
        wait_s = CLASH_WAIT_S
        clashes = 0
        while True:
            try:
                return run()
            except Neo4jError as error:
                if isinstance(error, ConstraintError) or error.code in _CLASHES:
                    clashes += 1
                    again = clashes < CLASH_TRIES
                else:
                    again = error.is_retryable() and time.monotonic() < until
                if not again:
                    raise
            time.sleep(wait_s * random.uniform(0.5, 1.5))
            wait_s = min(2 * wait_s, CLASH_LONGEST_WAIT_S)

    def _attempt(self, run: Callable[[Driver], T]) -> T:
        """Run with a connection; where the database is away, connect again and run again, as often as configured."""
        wait_s = self._options.retry_wait_s
        for left in range(self._options.retries, -1, -1):
            driver = None
            try:
                driver = self._connected()
                return run(driver)
            except (ServiceUnavailable, SessionExpired, OSError) as error:
                self._drop(driver)
                if left == 0:
                    raise DatabaseUnavailable(str(self.address), self._away(error)) from error
                log.warning("database at %s is away, %d more attempts", self.address, left)
            except (Neo4jError, DriverError) as error:
                raise self._explained(error) from error
            time.sleep(wait_s)
            wait_s *= 2
        raise AssertionError("unreachable")

    def _connected(self) -> Driver:
        with self._reconnect:
            if self._closed:
                raise DatabaseUnavailable(str(self.address), "it was closed by this program")
            if self._driver is None:
                self._driver = self._connect()
            return self._driver

    def _connect(self) -> Driver:
        if isinstance(self.address, LocalAddress):
            self._server = open_server(
                self.address.folder,
                idle_stop_s=self.address.idle_stop_s,
                heap=self.address.heap,
                query_timeout_s=self._options.query_timeout_s,
            )
            uri, auth = self._server.uri, ("root", self._server.password)
        else:
            uri, auth = self.address.uri, (self.address.user, self.address.password)
            if uri.partition("://")[0] not in SCHEMES:
                raise DatabaseRefused(str(self.address), f"no address of a Neo4j server: want {', '.join(SCHEMES)}")
        try:
            driver = GraphDatabase.driver(
                uri,
                auth=auth,
                notifications_min_severity="OFF",
                max_transaction_retry_time=NO_DRIVER_RETRY,
                connection_timeout=10.0,
            )
        except (ConfigurationError, ValueError) as error:
            raise DatabaseRefused(str(self.address), f"no address of a Neo4j server: {error}") from error
        try:
            with driver.session(database=self._database) as session:
                session.run("RETURN 1").consume()
        except BaseException:
            driver.close()
            self._release()
            raise
        return driver

    def _drop(self, driver: Driver | None) -> None:
        """Forget a broken connection, unless another thread already made a new one."""
        with self._reconnect:
            if driver is not None and driver is self._driver:
                self._disconnect()

    def _disconnect(self) -> None:
        driver, self._driver = self._driver, None
        if driver is not None:
            driver.close()
        self._release()

    def _release(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.close()

    def _away(self, error: Exception) -> str:
        tries = self._options.retries + 1
        remedy = "start it, or correct QUOTH_NEO4J_URI" if self.kind == "neo4j" else "see the log folder there"
        return f"no answer after {tries} attempt{'s' if tries > 1 else ''} ({type(error).__name__}); {remedy}"

    def _explained(self, error: Neo4jError | DriverError) -> Exception:
        code = getattr(error, "code", None) or ""
        if isinstance(error, AuthError):
            reason = "user or password refused; check QUOTH_NEO4J_USER and QUOTH_NEO4J_PASSWORD"
            return DatabaseRefused(str(self.address), reason)
        if code == "Neo.ClientError.Database.DatabaseNotFound":
            return DatabaseRefused(str(self.address), "no such database; check QUOTH_NEO4J_DATABASE")
        if isinstance(error, ClientError | Neo4jError) and code.endswith(_TIMED_OUT):
            return DatabaseError(str(self.address), f"a query took longer than {self._options.query_timeout_s:g} s")
        return DatabaseError(str(self.address), f"{code or type(error).__name__}: {getattr(error, 'message', error)}")


def open_database(
    address: DatabaseAddress, *, retries: int = 3, retry_wait_s: float = 0.5, query_timeout_s: float = 60.0
) -> Database:
    """Connect to `address`. Raises DatabaseUnavailable, DatabaseRefused or DatabaseNotSupported."""
    database = Database(address, Options(retries, retry_wait_s, query_timeout_s))
    database.server  # noqa: B018 - asks, so that a wrong address shows here
    return database
