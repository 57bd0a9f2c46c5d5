"""Starting processes that use a database."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@contextmanager
def python(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A Python process that sees our packages and the tests' helpers; killed at the end if it still runs."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "store")])
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def said(process: subprocess.Popen[str], lines: int = 1) -> str:
    """Wait for that many lines and give the last one; fails with what the process complained of."""
    assert process.stdout is not None
    line = ""
    for _ in range(lines):
        line = process.stdout.readline()
        if not line:
            _, errors = process.communicate()
            raise AssertionError(f"it ended early: {errors[-2000:]}")
    return line.strip()
