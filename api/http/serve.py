"""The production server: waitress, several threads, a clean stop on SIGINT and SIGTERM."""

from __future__ import annotations

import logging
import signal
import socket
import threading
import time
from collections.abc import Callable
from typing import Any, Final

import waitress
from waitress import wasyncore

from api.http.access import Access
from api.http.app import create_app
from quoth import Quoth, Settings

DRAIN_S: Final = 30.0
"""How long requests in progress may take to finish after the server was told to stop."""

POLL_S: Final = 0.5

log = logging.getLogger(__name__)


def run(
    settings: Settings,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    threads: int = 8,
    ready: Callable[[str], None] | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Serve until SIGINT, SIGTERM or `stop`; requests in progress are answered first and the database is let go.

    `ready` gets the address once it answers; port 0 takes a free one. Raises SettingInvalid where other machines could
    write without a token, OSError where the host is unknown or the port taken.
    """
    stop = stop or threading.Event()
    address = _address(host)
    with Quoth(settings) as quoth:
        app = create_app(quoth, Access(address, settings.token))
        sockets: dict[int, Any] = {}
        server = waitress.create_server(
            app,
            map=sockets,
            host=address,
            port=port,
            threads=threads,
            ident="quoth",
            max_request_body_size=app.config["MAX_CONTENT_LENGTH"],
            # The app itself must see forwarding headers: they tell that a request is not local.
            clear_untrusted_proxy_headers=False,
        )
        _stop_on_signals(stop)
        if ready is not None:
            shown = f"[{address}]" if ":" in address else address
            ready(f"http://{shown}:{server.effective_port}")
        try:
            while not stop.is_set():
                wasyncore.loop(timeout=POLL_S, map=sockets, count=1)
            _drain(server, sockets)
        finally:
            server.task_dispatcher.shutdown(timeout=1)
            server.close()
            wasyncore.close_all(sockets)


def _address(host: str) -> str:
    """The one address to bind to: a name such as localhost may stand for several."""
    found = socket.getaddrinfo(host or "0.0.0.0", None, type=socket.SOCK_STREAM)
    return str(min(found, key=lambda info: info[0] != socket.AF_INET)[4][0])


def _stop_on_signals(stop: threading.Event) -> None:
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())


def _drain(server: Any, sockets: dict[int, Any]) -> None:
    """Take no new connections and finish the requests that have come in."""
    server.del_channel(sockets)
    server.socket.close()
    deadline = time.monotonic() + DRAIN_S
    while any(c.requests or c.total_outbufs_len for c in list(server.active_channels.values())):
        if time.monotonic() > deadline:
            log.warning("stopped with requests unanswered after %.0f s", DRAIN_S)
            return
        wasyncore.loop(timeout=POLL_S, map=sockets, count=1)
