"""A real server, spoken to over HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Queue
from typing import Any

import urllib3

from api.http import serve
from quoth import Settings


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    data: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.data)


@dataclass(frozen=True)
class Client:
    """Asks the server at `address`; `body` is sent as JSON."""

    address: str
    pool: urllib3.PoolManager = field(default_factory=lambda: urllib3.PoolManager(retries=False))

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        data = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            sent = {"Content-Type": "application/json", **sent}
        answer = self.pool.request(method, f"{self.address}/api/v1{path}", body=data, headers=sent)
        return Answer(answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.data)

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, **headers)


@contextmanager
def serving(settings: Settings) -> Iterator[Client]:
    """A server for as long as the context lasts."""
    addresses: Queue[str | BaseException] = Queue()
    stop = threading.Event()

    def work() -> None:
        try:
            serve.run(settings, port=0, threads=4, ready=addresses.put, stop=stop)
        except BaseException as error:  # whatever it is, the test that waits for the address must see it
            addresses.put(error)

    thread = threading.Thread(target=work)
    thread.start()
    address = addresses.get(timeout=60)
    if isinstance(address, BaseException):
        raise address
    try:
        yield Client(address)
    finally:
        stop.set()
        thread.join(timeout=60)
    assert not thread.is_alive(), "the server did not stop"
