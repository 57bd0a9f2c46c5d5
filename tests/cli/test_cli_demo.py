"""The demo in an empty folder: two questions answered from the bundled articles."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from quoth_process import environment

from graph import local


def test_the_demo_answers_both_questions_and_stops_its_database(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "api.demo"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=500,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    reading, claims, *figures = done.stdout.split("\n\n", 1)[0], *done.stdout.split("quoth ")[1:]
    assert reading.count("figures") == 4
    assert "Marek Holub" in claims
    assert "[[We went from door to door, and we counted 2,500]]" in claims
    assert "[[1,200]]" in figures[0]
    assert "= 1,000 to 1,500" in figures[0]
    assert "[[2,500]]" in figures[1]
    assert not local.state(tmp_path / ".demo").running
