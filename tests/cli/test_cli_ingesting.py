"""Reading at the command line with the real pipeline, as processes of their own, into both databases."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from quoth_process import COMMAND, ROOT, environment, quoth
from terminal import Terminal, settings_of

from evidence.wire import load_extraction
from graph.store import GraphStore

EXAMPLES = ROOT / "quoth" / "examples"
COPIES = 32
MANY_COPIES = 200


@pytest.fixture
def settings(store: GraphStore) -> dict[str, str]:
    return settings_of(store)


@pytest.fixture(params=[COPIES, pytest.param(MANY_COPIES, marks=pytest.mark.endurance)])
def copies(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Copies of the beginning of one article, each with its own source_id."""
    record = json.loads((EXAMPLES / "larkmoor-inquiry.json").read_text("utf-8"))
    record["text"] = "\n\n".join(record["text"].split("\n\n")[:3])
    path = tmp_path / "copies.jsonl"
    path.write_text("".join(json.dumps({**record, "id": f"copy-{i}"}) + "\n" for i in range(request.param)), "utf-8")
    return path


def test_extract_gives_lossless_json_lines_and_needs_no_database(tmp_path: Path) -> None:
    away = {"QUOTH_NEO4J_URI": "bolt://127.0.0.1:1"}
    done = quoth(
        "extract", "--json", EXAMPLES / "larkmoor-evacuation.txt", EXAMPLES / "larkmoor-inquiry.json", settings=away
    )
    assert (done.returncode, done.stderr) == (0, "")
    text, record = (load_extraction(line) for line in done.stdout.splitlines())
    assert text.article.text == (EXAMPLES / "larkmoor-evacuation.txt").read_bytes().decode()
    assert text.article.authors == ("Tomas Whitlow",)
    assert record.article.source_id == "larkmoor-inquiry"
    assert record.claims
    assert record.figures


def test_extract_for_people_marks_what_was_said() -> None:
    done = quoth("extract", EXAMPLES / "larkmoor-union.txt")
    assert done.returncode == 0
    assert "[[2,500]]" in done.stdout
    assert "confidence" in done.stdout


def test_annotations_are_written_one_file_an_article(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    done = quoth("extract", "--format", "annotation", EXAMPLES, "--out", out)
    assert done.returncode == 0
    assert sorted(p.name for p in out.iterdir()) == [
        f"larkmoor-{n}.json" for n in ("evacuation", "governor", "inquiry", "union")
    ]
    annotation = json.loads((out / "larkmoor-inquiry.json").read_text("utf-8"))
    assert annotation["id"] == "larkmoor-inquiry"
    assert set(annotation) == {"id", "entities", "claims", "figures"}
    assert len(annotation["claims"]) > 5


def test_a_clash_of_file_names_fails_the_second_article(tmp_path: Path) -> None:
    lines = [json.dumps({"id": id, "text": f"Ana Ruiz said the dam {id} holds."}) for id in ("a/b", "a:b")]
    done = quoth("extract", "--format", "annotation", "-", "--out", tmp_path, stdin="\n".join(lines))
    assert done.returncode == 3
    assert "a_b.json" in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["a_b.json"]


def test_articles_that_fail_are_named_and_the_rest_is_done(settings: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "good.txt").write_text("Ana Ruiz said 40 houses were lost.")
    (tmp_path / "other.json").write_text('{"no": "text"}')
    done = quoth("ingest", tmp_path, tmp_path / "missing.txt", "--json", settings=settings)
    assert done.returncode == 3
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["source"].endswith("good.txt")
    assert "empty.txt" in done.stderr
    assert "missing.txt" in done.stderr
    assert "skipped" in done.stderr
    assert "2 of 3 articles failed" in done.stderr


def test_ingesting_twice_changes_nothing(settings: dict[str, str], store: GraphStore) -> None:
    first = quoth("ingest", EXAMPLES, settings=settings)
    assert (first.returncode, first.stderr.splitlines()[-1]) == (0, "4 articles: 4 new, 0 there before")
    counts = store.status().counts
    second = quoth("ingest", EXAMPLES, "--json", settings=settings)
    assert second.returncode == 0
    assert [json.loads(line)["is_new"] for line in second.stdout.splitlines()] == [False] * 4
    assert store.status().counts == counts
    assert counts["Article"] == 4
    terminal = Terminal(store)
    for name in ("Holub", "Dragan", "Anand"):
        assert len({row["article"]["id"] for row in terminal.json("who", name)["rows"]}) >= 2
    disputed = terminal.json("trace", "1,200", "--within")["rows"]
    assert {(row["value"], row["low"], row["high"]) for row in disputed} >= {(1200, None, None), (None, 1000, 1500)}


def test_standard_input_is_read(settings: dict[str, str]) -> None:
    line = json.dumps({"id": "typed", "text": "Ana Ruiz said 40 houses were lost."})
    done = quoth("ingest", "-", "--json", settings=settings, stdin=line)
    assert done.returncode == 0
    assert json.loads(done.stdout)["source"] == "typed"


@pytest.mark.skipif(os.name == "nt", reason="sends POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill"])
def test_an_interrupted_batch_leaves_whole_articles_and_is_completed_by_running_it_again(
    settings: dict[str, str], store: GraphStore, copies: Path, number: signal.Signals
) -> None:
    process = subprocess.Popen(
        [*COMMAND, "ingest", str(copies)],
        env=environment(**settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("new")
        time.sleep(0.3)
        process.send_signal(number)
    finally:
        _, errors = process.communicate(timeout=300)
    assert process.returncode == (130 if number is signal.SIGINT else -signal.SIGKILL)
    assert "Traceback" not in errors
    number_of_copies = len(copies.read_text("utf-8").splitlines())
    loaded = [store.extraction(row.id) for row in store.articles(limit=number_of_copies).rows]
    assert 0 < len(loaded) < number_of_copies
    assert len({(len(e.sentences), len(e.claims), len(e.figures), len(e.triples)) for e in loaded}) == 1
    again = quoth("ingest", copies, settings=settings, timeout_s=300)
    assert again.returncode == 0
    there = int(again.stderr.splitlines()[-1].split(", ")[1].split()[0])
    assert there >= len(loaded)
    assert len(store.articles(limit=number_of_copies + 1).rows) == number_of_copies


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
def test_a_reader_that_leaves_ends_the_command_in_silence(settings: dict[str, str], store: GraphStore) -> None:
    from factory import make_extraction

    store.load(make_extraction(f"orvel-{i}", n_claims=40) for i in range(20))
    process = subprocess.Popen(
        [*COMMAND, "who", "Morant", "--limit", "800"],
        env=environment(**settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 141
    assert errors == ""
