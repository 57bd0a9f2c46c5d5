"""The local database's files and its HTTP side: what its users and its keeper both need. Standard library only."""

from __future__ import annotations

import base64
import json
import os
import secrets
import urllib.error
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

DATABASE = "quoth"
USER = "root"


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a local database keeps its things. Only the user may enter."""

    root: Path

    @property
    def users_lock(self) -> Path:
        """Held shared by every user, alone by the keeper while it stops the server."""
        return self.root / "users.lock"

    @property
    def start_lock(self) -> Path:
        return self.root / "start.lock"

    @property
    def keeper_lock(self) -> Path:
        """Held by the keeper as long as it lives: tells a live server from a stale `run.json`."""
        return self.root / "keeper.lock"

    @property
    def write_lock(self) -> Path:
        """Held by whoever writes: the server finds write conflicts only when they are made, and makes the work void."""
        return self.root / "write.lock"

    @property
    def run_file(self) -> Path:
        return self.root / "run.json"

    @property
    def password_file(self) -> Path:
        return self.root / "config" / "password"

    @property
    def log(self) -> Path:
        return self.root / "log"

    def prepare(self) -> None:
        """Make the folders (0700) and the password (0600) where they are missing."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.chmod(self.root, 0o700)
        for name in ("config", "log", "databases"):
            (self.root / name).mkdir(exist_ok=True, mode=0o700)
        if not self.password_file.exists():
            # Written aside and linked, so that nobody reads half a password; the first one to link wins.
            aside = self.password_file.with_name(f"password.{os.getpid()}.{secrets.token_hex(4)}")
            fd = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            os.write(fd, secrets.token_urlsafe(24).encode())
            os.close(fd)
            try:
                os.link(aside, self.password_file)
            except FileExistsError:
                pass
            except OSError:  # a file system without links
                os.replace(aside, self.password_file)
            aside.unlink(missing_ok=True)

    def password(self) -> str:
        return self.password_file.read_text(encoding="ascii")


@dataclass(frozen=True, slots=True)
class RunFile:
    """What the keeper tells the users: ports when the server answers, or why it did not start."""

    bolt: int = 0
    http: int = 0
    pid: int = 0
    keeper: int = 0
    failed: str = ""

    def write(self, folder: Folder) -> None:
        aside = folder.run_file.with_suffix(".new")
        aside.write_text(json.dumps(asdict(self)), encoding="utf-8")
        os.replace(aside, folder.run_file)


def read_run(folder: Folder) -> RunFile | None:
    try:
        return RunFile(**json.loads(folder.run_file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def is_ready(run: RunFile, password: str, timeout_s: float = 2.0) -> bool:
    """Whether the server answers and takes our password: another program may have the port by now."""
    try:
        _call(run, password, "/api/v1/ready", None, timeout_s)
        _call(run, password, f"/api/v1/exists/{DATABASE}", None, timeout_s)
    except (OSError, ValueError):
        return False
    return True


def run_sql(run: RunFile, password: str, script: str, timeout_s: float = 300.0) -> None:
    """Run an SQL script: the few statements that the local database does not take as Cypher."""
    body = {"language": "sqlscript", "command": script}
    _call(run, password, f"/api/v1/command/{DATABASE}", body, timeout_s)


def shut_down(run: RunFile, password: str, timeout_s: float = 30.0) -> bool:
    """Ask the server to end cleanly. False where nothing of ours answered."""
    if not is_ready(run, password):
        return False
    try:
        _call(run, password, "/api/v1/server", {"command": "shutdown"}, timeout_s)
    except urllib.error.HTTPError:
        return False
    except (OSError, ValueError):
        pass  # it may be gone before it answers
    return True


def _call(run: RunFile, password: str, path: str, body: dict[str, Any] | None, timeout_s: float) -> bytes:
    token = base64.b64encode(f"{USER}:{password}".encode()).decode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{run.http}{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Basic {token}"},
    )
    # No proxy: a proxy of the environment must never see this.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=timeout_s) as answer:
        content: bytes = answer.read()
    return content
