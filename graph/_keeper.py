"""The keeper of a local database: a small detached process that starts the server, and stops it when nobody uses it.

Standard library only, so that it stays small. Started by graph.local with one JSON argument.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from graph._locks import FileLock
from graph._server import DATABASE, Folder, RunFile, is_ready, shut_down

PORT_ATTEMPTS = 5
LOCKED_WAIT_S = 20.0  # an earlier server may still be closing its files
STOP_TIMEOUT_S = 60.0
MAX_MESSAGE_BYTES = 64 * 1024 * 1024  # over its limit (16 MB by default) the server never answers

_LOGGING = """handlers=java.util.logging.FileHandler
.level=WARNING
com.arcadedb.level=INFO
java.util.logging.FileHandler.pattern={log}/arcadedb.log
java.util.logging.FileHandler.formatter=com.arcadedb.log.LogFormatter
java.util.logging.FileHandler.limit=5000000
java.util.logging.FileHandler.count=3
java.util.logging.FileHandler.append=true
"""

# Those of the server's own start script, less its remote management port.
_JVM = (
    "-Xms64m",
    "-XX:+UseSerialGC",
    "-XX:+ExitOnOutOfMemoryError",
    "-XX:-UsePerfData",
    "-XX:+DisableAttachMechanism",
    "--add-modules=jdk.incubator.vector",
    "--enable-native-access=ALL-UNNAMED",
    "--add-exports=java.management/sun.management=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
    "--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF8",
    "-Dpolyglot.engine.WarnInterpreterOnly=false",
)

_FOREIGN_JAVA_SETTINGS = ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH")


@dataclass(frozen=True, slots=True)
class Order:
    """What to keep, and how."""

    root: str
    wheel: str
    heap: str
    idle_stop_s: float
    query_timeout_s: float
    start_timeout_s: float

    def as_argument(self) -> str:
        return json.dumps(asdict(self))


class StartFailed(Exception):
    """The server did not start; the text says why."""


class _PortTaken(Exception):
    """Another program took one of the ports: the server says so and hangs."""


class _FilesLocked(Exception):
    """Another server has the files open."""


def main(argument: str) -> int:
    order = Order(**json.loads(argument))
    folder = Folder(Path(order.root))
    life = FileLock(folder.keeper_lock)
    if not life.exclusive(5.0):
        return 1
    try:
        server, run = _start_anyhow(order, folder)
    except StartFailed as reason:
        RunFile(failed=str(reason)).write(folder)
        return 1
    run.write(folder)
    told_to_stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: told_to_stop.set())
    _keep(server, folder, run, order.idle_stop_s, told_to_stop)
    folder.run_file.unlink(missing_ok=True)
    life.close()
    return 0


def _keep(
    server: subprocess.Popen[bytes], folder: Folder, run: RunFile, idle_stop_s: float, told_to_stop: threading.Event
) -> None:
    """Come back when the server has ended: by itself, as told, or because nobody used it for `idle_stop_s`."""
    users = FileLock(folder.users_lock)
    users.touch()
    last_used = time.time()
    pause_s = min(1.0, max(0.05, idle_stop_s / 5))
    while server.poll() is None:
        if told_to_stop.is_set():
            _stop(server, folder, run)
            break
        if users.try_exclusive():
            # A user who came and went between two looks has left its time in the file.
            last_used = max(last_used, min(users.touched(), time.time()))
            if time.time() - last_used >= idle_stop_s:
                _stop(server, folder, run)  # with the lock: who comes now waits, and then starts a new one
                break
            users.free()
        else:
            last_used = time.time()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(pause_s)
    users.close()


def _stop(server: subprocess.Popen[bytes], folder: Folder, run: RunFile) -> None:
    folder.run_file.unlink(missing_ok=True)
    if os.name == "nt":
        shut_down(run, folder.password())
    else:
        server.terminate()
    try:
        server.wait(STOP_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _start_anyhow(order: Order, folder: Folder) -> tuple[subprocess.Popen[bytes], RunFile]:
    properties = _LOGGING.format(log=folder.log.as_posix())
    (folder.root / "config" / "log.properties").write_text(properties, encoding="utf-8")
    until = time.monotonic() + LOCKED_WAIT_S
    taken = 0
    while True:
        try:
            return _start(order, folder)
        except _PortTaken:
            taken += 1
            if taken == PORT_ATTEMPTS:
                raise StartFailed("no free port on 127.0.0.1") from None
        except _FilesLocked:
            if time.monotonic() > until:
                raise StartFailed("its files are open in another server; stop that one first") from None
            time.sleep(0.5)


def _start(order: Order, folder: Folder) -> tuple[subprocess.Popen[bytes], RunFile]:
    bolt, http = _free_ports()
    said_file = folder.log / "server.out"
    environment = {k: v for k, v in os.environ.items() if k not in _FOREIGN_JAVA_SETTINGS}
    with said_file.open("wb") as out:
        server = subprocess.Popen(
            _command(order, folder, bolt, http),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            cwd=folder.root,
            env=environment,
        )
    run = RunFile(bolt, http, server.pid, os.getpid())
    password = folder.password()
    until = time.monotonic() + order.start_timeout_s
    while True:
        if is_ready(run, password, 1.0):
            return server, run
        said = said_file.read_text(errors="replace")
        if "Unable to listen" in said:
            _kill(server)
            raise _PortTaken
        if server.poll() is not None:
            if "locked by another process" in said:
                raise _FilesLocked
            raise StartFailed(f"it ended with {server.returncode} on start; {said_file} ends: {said[-400:].strip()}")
        if time.monotonic() > until:
            _kill(server)
            raise StartFailed(f"it did not answer in {order.start_timeout_s:.0f} s; see {folder.log}")
        time.sleep(0.05)


def _kill(server: subprocess.Popen[bytes]) -> None:
    server.kill()
    server.wait()


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        second.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]


def _command(order: Order, folder: Folder, bolt: int, http: int) -> list[str]:
    wheel = Path(order.wheel)
    java = wheel / "jre" / "bin" / ("java.exe" if os.name == "nt" else "java")
    root = folder.root
    settings: dict[str, object] = {
        "server.rootPath": root,
        "server.databaseDirectory": root / "databases",
        "server.backupDirectory": root / "backups",
        "server.logsDirectory": folder.log,
        "server.rootPasswordPath": folder.password_file,  # a file: a command line is public
        "server.mode": "development",  # "production" hides the text of every error from us
        "opencypher.loadCsv.allowFileUrls": "false",
        "server.defaultDatabases": f"{DATABASE}[root]",
        "bolt.defaultDatabase": DATABASE,
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt.host": "127.0.0.1",
        "bolt.port": bolt,
        "bolt.maxMessageSize": MAX_MESSAGE_BYTES,
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": http,  # cannot be switched off; wants the password
        "txWalFlush": 1,
        "dateTimeImplementation": "java.time.ZonedDateTime",  # else date-times lose their zone
        "command.timeout": int(order.query_timeout_s * 1000),  # the driver's own time-out is not heard
        "serverMetrics": "false",
    }
    command = [
        str(java),
        f"-Xmx{order.heap}",
        *_JVM,
        f"-Djava.util.logging.config.file={root / 'config' / 'log.properties'}",
        *(f"-Darcadedb.{name}={value}" for name, value in settings.items()),
        "-cp",
        str(wheel / "jars" / "*"),
        "com.arcadedb.server.ArcadeDBServer",
    ]
    # On Linux the server ends with its keeper even where that one is killed; elsewhere the next user ends it.
    setpriv = shutil.which("setpriv") if sys.platform == "linux" else None
    return [setpriv, "--pdeathsig", "TERM", *command] if setpriv else command


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
