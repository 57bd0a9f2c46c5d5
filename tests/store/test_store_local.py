"""The local database's life: started once, shared, stopped when nobody uses it, started again after any death."""

from __future__ import annotations

import http.server
import importlib.util
import json
import os
import platform
import signal
import socket
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from processes import python, said

from evidence.errors import DatabaseNotSupported, DatabaseUnavailable
from graph import _keeper, local
from graph._server import Folder, RunFile, read_run

HOLD = """
import sys, time
from pathlib import Path
from graph import local
server = local.open_server(Path(sys.argv[1]), idle_stop_s=float(sys.argv[2]))
print(server.run.bolt, flush=True)
time.sleep(float(sys.argv[3]))
server.close()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A data folder with a name that is not easy."""
    found = tmp_path / "dâta folder"
    yield found
    local.stop(found)


def until(holds: Callable[[], bool], timeout_s: float = 30.0) -> bool:
    end = time.monotonic() + timeout_s
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_processes_that_open_at_once_share_one_server_that_outlives_their_deaths(folder: Path) -> None:
    with ExitStack() as stack:
        users = [stack.enter_context(python("-c", HOLD, str(folder), "2", "60")) for _ in range(4)]
        assert len({said(user) for user in users}) == 1
        assert local.state(folder).in_use
        for user in users[:3]:
            user.kill()
        time.sleep(3)
        assert local.state(folder).running, "one still uses it"
    assert until(lambda: not local.state(folder).running), "it stops when the last one was killed"
    assert until(lambda: not Folder(folder).run_file.exists())


def test_a_user_keeps_it_and_its_end_stops_it(folder: Path) -> None:
    server = local.open_server(folder, idle_stop_s=0.5)
    time.sleep(2)
    assert local.state(folder) == local.State(running=True, in_use=True, bolt=server.run.bolt)
    server.close()
    assert until(lambda: not local.state(folder).running)
    assert local.state(folder) == local.State(running=False, in_use=False)


def test_a_stopping_server_is_not_handed_out(folder: Path) -> None:
    for _ in range(3):
        server = local.open_server(folder, idle_stop_s=0.2)
        assert local.state(folder).running
        server.close()
        time.sleep(0.4)


@pytest.mark.parametrize("victim", ["pid", "keeper", "keeper of a server that lives on"])
def test_a_killed_server_or_keeper_is_replaced(folder: Path, victim: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if victim not in {"pid", "keeper"}:
        monkeypatch.setenv("PATH", "/nowhere")  # no setpriv: as on every system but Linux
    first = local.open_server(folder)
    first.run_sql("CREATE VERTEX TYPE Kept IF NOT EXISTS; INSERT INTO Kept SET name = 'kept';")
    os.kill(first.run.pid if victim == "pid" else first.run.keeper, signal.SIGKILL)
    first.close()
    assert until(lambda: not local.state(folder).running)
    second = local.open_server(folder)
    assert second.run.keeper != first.run.keeper
    assert local.state(folder).bolt == second.run.bolt
    second.run_sql("LET found = SELECT FROM Kept; IF ($found.size() != 1) { INSERT INTO NoSuchType SET a = 1; }")
    second.close()


def test_a_stale_run_file_harms_nobody(folder: Path) -> None:
    """Its numbers belong to other programs by now."""
    served: list[str] = []

    class Other(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None: ...

    other = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Other)
    threading.Thread(target=other.serve_forever, daemon=True).start()
    home = Folder(folder)
    home.prepare()
    RunFile(bolt=1, http=other.server_port, pid=os.getpid(), keeper=os.getppid()).write(home)
    server = local.open_server(folder)
    assert server.run.http != other.server_port
    assert served, "the other program was asked and not taken for ours"
    server.close()
    other.shutdown()
    other.server_close()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_server_that_hangs_can_be_stopped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "ANSWER_TIMEOUT_S", 0.5)
    server = local.open_server(folder)
    os.kill(server.run.pid, signal.SIGSTOP)
    with pytest.raises(DatabaseUnavailable, match="does not answer"):
        local.open_server(folder)
    threading.Timer(3, lambda: os.kill(server.run.pid, signal.SIGCONT)).start()
    assert local.stop(folder)
    server.close()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"bolt": 1, "unknown": 2}'])
def test_an_unreadable_run_file_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "run.json").write_text(content)
    assert read_run(Folder(tmp_path)) is None
    assert not local.state(tmp_path).running
    assert not local.stop(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights and sessions")
def test_only_the_user_may_look_and_the_terminal_does_not_reach_it(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    server = local.open_server(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "config" / "password").stat().st_mode) == 0o600
    password = (folder / "config" / "password").read_text()
    assert len(password) >= 24
    for pid in (server.run.pid, server.run.keeper):
        assert os.getsid(pid) != os.getsid(0)
        if sys.platform == "linux":
            assert password not in Path(f"/proc/{pid}/cmdline").read_text()
            assert "127.0.0.1" in Path(f"/proc/{server.run.pid}/cmdline").read_text()
    assert local.stop(folder)
    assert not local.stop(folder), "there is nothing to stop any more"
    server.close()
    assert capfd.readouterr() == ("", "")


def test_a_busy_port_is_not_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    with ExitStack() as stack:
        taken = stack.enter_context(socket.socket())
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = taken.getsockname()[1]
        free = _keeper._free_ports
        pairs = iter([(busy, free()[1]), (free()[0], busy)])
        monkeypatch.setattr(_keeper, "_free_ports", lambda: next(pairs, None) or free())
        home = Folder(folder)
        home.prepare()
        wheel = Path(next(iter(importlib.util.find_spec("arcadedb_embedded").submodule_search_locations)))  # type: ignore[union-attr,arg-type]
        order = _keeper.Order(str(folder), str(wheel), "256m", 60, 60, 60)
        server, run = _keeper._start_anyhow(order, home)
        request.addfinalizer(server.wait)
        request.addfinalizer(server.kill)
        assert busy not in (run.bolt, run.http)
        assert next(pairs, None) is None, "both busy pairs were tried"


def test_a_start_that_fails_says_why(folder: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match="Invalid maximum heap size"):
        local.open_server(folder, heap="nonsense")
    local.open_server(folder).close()  # the folder is none the worse for it


def test_a_machine_without_the_wheel_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    for library, machine in ((("glibc", "2.36"), "x86_64"), (("", ""), "x86_64"), (("glibc", "2.36"), "riscv64")):
        monkeypatch.setattr(platform, "libc_ver", lambda found=library: found)
        monkeypatch.setattr(platform, "machine", lambda found=machine: found)
        with pytest.raises(DatabaseNotSupported, match="QUOTH_NEO4J_URI"):
            local.open_server(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_an_old_glibc_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "libc_ver", lambda: ("glibc", "2.31"))
    with pytest.raises(DatabaseNotSupported, match=r"glibc 2\.34 or later.*QUOTH_NEO4J_URI"):
        local.open_server(tmp_path)


def test_the_keeper_needs_nothing_but_the_standard_library() -> None:
    code = (
        "import sys, graph._keeper; print([m for m in sys.modules if m.split('.')[0] in ('neo4j', 'rdflib', 'spacy')])"
    )
    with python("-c", code) as process:
        assert json.loads(said(process)) == []


def test_the_state_of_nothing_makes_nothing(tmp_path: Path) -> None:
    assert local.state(tmp_path / "none") == local.State(running=False, in_use=False)
    assert not local.stop(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []
