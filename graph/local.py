"""The local database: started for a data folder, shared by all who use that folder, stopped when nobody does.

The server listens on 127.0.0.1 only, on free ports, with a random password. Its keeper (graph._keeper) is a process of
its own, so neither the end of the one who started it nor a Ctrl-C in that terminal ends it for the others.
"""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import os
import platform
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from evidence.errors import DatabaseNotSupported, DatabaseUnavailable
from graph._keeper import Order
from graph._locks import FileLock, exclusive, is_held
from graph._server import Folder, RunFile, is_ready, read_run, run_sql, shut_down

log = logging.getLogger(__name__)

START_TIMEOUT_S = 120.0
USERS_LOCK_WAIT_S = 90.0  # at most as long as stopping takes
ANSWER_TIMEOUT_S = 30.0
KEEPERS_LOOK_S = 0.1  # the keeper holds the users' lock for an instant to see whether anyone does
LOCK_MARGIN_S = 60.0
OLDEST_GLIBC = (2, 34)
_WINDOWS_DETACHED = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "DETACHED_PROCESS", 0)
ELSEWHERE = "set QUOTH_NEO4J_URI to use a Neo4j server instead"


@dataclass(frozen=True, slots=True)
class State:
    """`running` servers have a `bolt` port; `in_use` means that some process holds the database open."""

    running: bool
    in_use: bool
    bolt: int | None = None


class LocalServer:
    """One user's hold on the server of a folder. While it is open the server is not stopped for want of use."""

    def __init__(self, folder: Folder, users: FileLock, run: RunFile) -> None:
        self._folder = folder
        self._users = users
        self.run = run

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.run.bolt}"

    @property
    def password(self) -> str:
        return self._folder.password()

    @property
    def write_lock(self) -> Path:
        return self._folder.write_lock

    def run_sql(self, script: str) -> None:
        run_sql(self.run, self.password, script)

    def close(self) -> None:
        self._users.touch()
        self._users.close()


def open_server(
    folder: Path, *, idle_stop_s: float = 300.0, heap: str = "512m", query_timeout_s: float = 60.0
) -> LocalServer:
    """Join the folder's server, or start it. Raises DatabaseNotSupported or DatabaseUnavailable."""
    home = Folder(folder.expanduser().resolve())
    wheel = _wheel(str(home.root))
    home.prepare()
    users = FileLock(home.users_lock)
    try:
        if not users.shared(USERS_LOCK_WAIT_S):
            raise DatabaseUnavailable(str(home.root), "it has been stopping for too long; try again")
        users.touch()
        order = Order(str(home.root), str(wheel), heap, idle_stop_s, query_timeout_s, START_TIMEOUT_S)
        with exclusive(home.start_lock, START_TIMEOUT_S + LOCK_MARGIN_S) as held:
            if not held:
                raise DatabaseUnavailable(str(home.root), "another process has been starting it for too long")
            run = _attach(home) or _start(home, order)
    except BaseException:
        users.close()
        raise
    return LocalServer(home, users, run)


def state(folder: Path) -> State:
    """Whether the folder's server runs and is used. Starts nothing, makes nothing."""
    home = Folder(folder.expanduser().resolve())
    run = read_run(home)
    running = run is not None and not run.failed and is_held(home.keeper_lock) and is_ready(run, home.password())
    return State(running, running and _in_use(home), run.bolt if running and run else None)


def stop(folder: Path, *, timeout_s: float = 90.0) -> bool:
    """Stop the folder's server cleanly, also where others use it. False where none ran."""
    home = Folder(folder.expanduser().resolve())
    run = read_run(home)
    if run is None or run.failed or not home.password_file.exists():
        return False
    if not shut_down(run, home.password()):
        if os.name == "nt" or not is_held(home.keeper_lock):
            return False
        with contextlib.suppress(ProcessLookupError):
            os.kill(run.keeper, signal.SIGTERM)  # it lives, as its lock shows, and ends a server that does not answer
    until = time.monotonic() + timeout_s
    while is_held(home.keeper_lock) or is_ready(run, home.password(), 0.5):
        if time.monotonic() > until:
            raise DatabaseUnavailable(str(home.root), f"it did not stop in {timeout_s:.0f} s")
        time.sleep(0.05)
    return True


def _in_use(home: Folder) -> bool:
    lock = FileLock(home.users_lock)
    try:
        return not lock.exclusive(KEEPERS_LOOK_S)
    finally:
        lock.close()


def _attach(home: Folder) -> RunFile | None:
    """The running server, or None where there is none and none is left over."""
    began = time.monotonic()
    while is_held(home.keeper_lock):
        run = read_run(home)
        if run is not None and not run.failed and is_ready(run, home.password()):
            return run
        if time.monotonic() > began + (START_TIMEOUT_S if run is None else ANSWER_TIMEOUT_S):
            raise DatabaseUnavailable(
                str(home.root), f"its server runs but does not answer; stop it, or see {home.log}"
            )
        time.sleep(0.05)
    left = read_run(home)
    if left is not None and not left.failed and shut_down(left, home.password()):
        # Its keeper was killed: nobody would ever stop this one, so a new pair takes over.
        log.warning("local database at %s had lost its keeper; restarting it", home.root)
        while is_ready(left, home.password(), 0.5):
            time.sleep(0.05)
    home.run_file.unlink(missing_ok=True)
    return None


def _start(home: Folder, order: Order) -> RunFile:
    log.info("starting the local database at %s", home.root)
    source = Path(__file__).resolve().parent.parent
    code = "import sys; sys.path.insert(0, sys.argv[1]); from graph._keeper import main; sys.exit(main(sys.argv[2]))"
    with (home.log / "keeper.out").open("wb") as out:
        keeper = subprocess.Popen(
            [sys.executable, "-c", code, str(source), order.as_argument()],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            cwd=home.root,
            creationflags=_WINDOWS_DETACHED,
            start_new_session=True,
        )
    until = time.monotonic() + START_TIMEOUT_S + LOCK_MARGIN_S
    while True:
        run = read_run(home)
        if run is not None and run.failed:
            keeper.wait()
            raise DatabaseUnavailable(str(home.root), run.failed)
        if run is not None:
            keeper.returncode = 0  # never waited for: it outlives us
            return run
        if keeper.poll() is not None or time.monotonic() > until:
            raise DatabaseUnavailable(str(home.root), f"its server could not be started; see {home.log}")
        time.sleep(0.02)


def _wheel(address: str) -> Path:
    """Where the database's wheel is installed; it is not imported, so no Java runs in this process."""
    library, version = platform.libc_ver()
    if library == "glibc" and tuple(int(n) for n in version.split(".")[:2]) < OLDEST_GLIBC:
        raise DatabaseNotSupported(address, f"it wants glibc 2.34 or later, this machine has {version}; {ELSEWHERE}")
    spec = importlib.util.find_spec("arcadedb_embedded")
    if spec is None or not spec.submodule_search_locations:
        reason = "arcadedb-embedded is not installed"
        if not _has_wheel():
            reason = f"there is no local database for this machine ({sys.platform} {platform.machine()})"
        raise DatabaseNotSupported(address, f"{reason}; {ELSEWHERE}")
    return Path(next(iter(spec.submodule_search_locations)))


def _has_wheel() -> bool:
    machine = platform.machine().lower()
    if sys.platform == "linux":
        return platform.libc_ver()[0] == "glibc" and machine in {"x86_64", "aarch64"}
    return (sys.platform, machine) in {("darwin", "arm64"), ("win32", "amd64")}
