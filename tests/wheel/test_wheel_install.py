"""The wheel works in an environment of its own, and nothing else there owns one of its six names."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OWNERS = """
import json
from importlib.metadata import packages_distributions
owners = packages_distributions()
names = ["api", "cypher", "evidence", "extractors", "graph", "quoth"]
print(json.dumps({name: sorted(set(owners.get(name, []))) for name in names}))
"""


def run(*command: str | Path, cwd: Path, input: str | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, input=input, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a fresh environment with the locked dependencies and the wheel built from this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    wheel = next(folder.glob("quoth-*.whl"))
    venv.create(folder / "venv", with_pip=True)
    binaries = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (binaries / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=folder)
    run(*pip, "--no-deps", wheel, cwd=folder)
    return binaries


def test_every_top_level_name_belongs_to_quoth_alone(installed: Path, tmp_path: Path) -> None:
    owners = json.loads(run(installed / "python", "-c", OWNERS, cwd=tmp_path))
    assert owners == {name: ["quoth"] for name in ("api", "cypher", "evidence", "extractors", "graph", "quoth")}


def test_the_installed_command_reads_an_article_from_another_folder(installed: Path, tmp_path: Path) -> None:
    text = "The dam will hold, engineer Ada Brandt said on Monday.\n"
    answer = json.loads(run(installed / "quoth", "extract", "--json", "-", cwd=tmp_path, input=text).splitlines()[0])
    claims = [claim["content"][0]["text"] for claim in answer["claims"]]
    assert claims == ["The dam will hold"]
