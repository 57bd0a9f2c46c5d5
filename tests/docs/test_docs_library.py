"""The example in the library's guide is run as it stands there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from graph import local

ROOT = Path(__file__).parents[2]


def test_the_library_s_example_runs(tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "library.md").read_text("utf-8"), re.DOTALL)
    shutil.copytree(ROOT / "quoth" / "examples", tmp_path / "articles")
    try:
        done = subprocess.run(
            [sys.executable, "-c", example],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=500,
            check=False,
        )
    finally:
        local.stop(tmp_path / "news-data")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("Ingested(") == 4
    assert "Marek Holub" in done.stdout
    assert "1,200 Elena Dragan" in done.stdout
