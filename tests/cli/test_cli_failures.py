"""Exit codes and messages of real processes: one clear line, never a traceback."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from quoth_process import COMMAND, environment, quoth

AWAY = {"QUOTH_NEO4J_URI": "bolt://127.0.0.1:1", "QUOTH_DATABASE_RETRIES": "0"}


def test_version_and_help_are_done() -> None:
    version = quoth("--version")
    assert (version.returncode, version.stderr) == (0, "")
    assert version.stdout.startswith("quoth 0.")
    for arguments in (["--help"], ["who", "-h"], ["db", "--help"]):
        assert quoth(*arguments).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing-of-the-kind"],
        ["who"],
        ["who", "Milley", "--act", "sing"],
        ["who", "Milley", "--since", "yesterday"],
        ["who", "Milley", "--min-confidence", "2"],
        ["trace", "20", "--limit", "0"],
        ["extract"],
        ["extract", "x.txt", "--format", "xml"],
        ["extract", "x.txt", "--json", "--format", "annotation"],
        ["export"],
        ["export", "--all", "a_1"],
        ["export", "--all", "--format", "rdfxml"],
    ],
)
def test_usage_is_2(arguments: list[str]) -> None:
    done = quoth(*arguments, settings=AWAY)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_bad_setting_is_2_and_named() -> None:
    done = quoth("articles", settings={"QUOTH_DATABASE_RETRIES": "often"})
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "quoth: QUOTH_DATABASE_RETRIES='often' is not usable: expected a whole number of at least 0"
    ]


def test_words_that_are_no_figure_are_2() -> None:
    done = quoth("trace", "many", settings=AWAY)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "'many'" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["articles"],
        ["who", "Milley"],
        ["db", "status", "--json"],
        ["search", "dam"],
        ["show", "x"],
        ["ingest", "x.txt"],
    ],
)
def test_a_database_that_is_away_is_4_with_one_message(arguments: list[str]) -> None:
    done = quoth(*arguments, settings=AWAY)
    assert done.returncode == 4
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("quoth: database at bolt://127.0.0.1:1: no answer")


def test_retries_are_told_and_counted() -> None:
    done = quoth("articles", settings={**AWAY, "QUOTH_DATABASE_RETRIES": "2"})
    assert done.returncode == 4
    assert len(done.stderr.splitlines()) == 3
    assert "after 3 attempts" in done.stderr


def test_a_data_folder_that_cannot_be_made_is_a_bad_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = quoth("articles", settings={"QUOTH_DATA": str(tmp_path / "file" / "data")})
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("quoth: QUOTH_DATA=")


def test_stopping_a_neo4j_server_is_refused() -> None:
    assert quoth("db", "stop", settings=AWAY).returncode == 2


def test_stopping_what_does_not_run_is_done(tmp_path: Path) -> None:
    done = quoth("db", "stop", "--json", settings={"QUOTH_DATA": str(tmp_path / "none")})
    assert (done.returncode, done.stdout.split()) == (0, ["{", '"stopped":', "false", "}"])


def test_a_model_that_is_not_installed_is_1(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Ruiz said 40 houses were lost.")
    done = quoth("extract", tmp_path / "a.txt", settings={"QUOTH_MODEL": "no_such_model"})
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("quoth: model no_such_model is missing")


def test_debug_gives_the_traceback() -> None:
    done = quoth("--debug", "trace", "many", settings=AWAY)
    assert done.returncode == 2
    assert "Traceback" in done.stderr
    assert "FigureUnreadable" in done.stderr


def test_nobody_reading_on_is_silent() -> None:
    process = subprocess.Popen(
        [*COMMAND, "--help"], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    process.stderr.close()
    process.wait(30)
