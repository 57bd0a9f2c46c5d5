"""The questions at the command line, over both databases: rows for machines, evidence for people."""

from __future__ import annotations

import os
import subprocess

import pytest
from factory import make_extraction
from quoth_process import COMMAND, environment
from stories import flood
from terminal import Terminal, settings_of

from api.cli.render.figures import OWN_VOICE
from evidence.wire import dump
from graph.filters import ClaimFilter
from graph.store import GraphStore


@pytest.fixture
def terminal(store: GraphStore) -> Terminal:
    store.load([flood(), make_extraction(n_claims=4)])
    return Terminal(store)


def test_who_gives_the_store_s_rows_to_machines(terminal: Terminal) -> None:
    answer = terminal.json("who", "Okafor")
    rows = terminal.store.who(ClaimFilter(speaker="Okafor")).rows
    assert len(answer["rows"]) == 2
    assert answer["next"] is None
    assert answer["rows"] == dump(rows)


def test_who_shows_people_the_marked_sentence_and_its_article(terminal: Terminal) -> None:
    shown = terminal.run("who", "Okafor").stdout
    assert "Ines Okafor (General) · state" in shown
    assert "[[“We did not cause the flood,”]] Okafor insisted" in shown
    assert "2026-03-05 · Ana Lindqvist · Bo Reyes · The Velmora Post" in shown
    assert "https://news.example/flood?a=1&b=2" in shown


def test_who_is_narrowed_by_its_options(terminal: Terminal) -> None:
    every = terminal.json("who", "Léa Morant")["rows"]
    assert len(every) == 4
    for options in (
        ["--act", every[0]["act"]],
        ["--min-confidence", "0.52"],
        ["--words", "102 houses"],
    ):
        assert 0 < len(terminal.json("who", "morant", *options)["rows"]) < 4
    assert len(terminal.json("who", "morant", "--article", "orvel-1")["rows"]) == 4
    assert terminal.json("who", "morant", "--article", "flood-1")["rows"] == []
    assert terminal.json("who", "morant", "--until", "2026-03-03")["rows"] == []
    assert len(terminal.json("who", "morant", "--since", "2026-03-04", "--mentions", "Orvel")["rows"]) == 4


def test_pages_follow_each_other(terminal: Terminal) -> None:
    seen: list[str] = []
    cursor: list[str] = []
    while True:
        answer = terminal.json("who", "Morant", "--limit", "3", *cursor)
        seen += [row["id"] for row in answer["rows"]]
        if answer["next"] is None:
            break
        cursor = ["--cursor", answer["next"]]
    assert seen == [row["id"] for row in terminal.json("who", "Morant")["rows"]]
    assert "--cursor" in terminal.run("who", "Morant", "--limit", "3").stderr


def test_another_question_s_cursor_is_a_usage_error(terminal: Terminal) -> None:
    result = terminal.run("who", "Morant", "--cursor", "nonsense", code=2)
    assert "Traceback" not in result.stderr


def test_nobody_of_that_name_is_an_answer(terminal: Terminal) -> None:
    result = terminal.run("who", "Nobody Atall")
    assert (result.stdout, result.stderr) == ("", "no claim by Nobody Atall that fits\n")
    assert terminal.json("who", "Nobody Atall") == {"rows": [], "next": None}


@pytest.mark.parametrize("figure", ["4,200", "4200", "4.2 thousand"])
def test_trace_leads_to_speaker_chain_sentence_and_run(terminal: Terminal, figure: str) -> None:
    (row,) = terminal.json("trace", figure)["rows"]
    assert row["span"]["text"] == "4,200"
    assert [c["speaker"]["name"] for c in row["claims"]] == ["the governor", "Ines Okafor"]
    shown = terminal.run("trace", figure).stdout
    assert "counted     homes" in shown
    assert "speaker     the governor" in shown
    assert "within      Ines Okafor (General)" in shown
    assert "that [[4,200]] homes were lost" in shown
    assert row["article"]["run"] in shown


def test_trace_of_what_the_article_itself_states_says_so(terminal: Terminal) -> None:
    (row,) = terminal.json("trace", "12 percent")["rows"]
    assert row["own_voice"] is True
    assert OWN_VOICE in terminal.run("trace", "12 percent").stdout


def test_a_unit_must_match_and_a_bare_number_matches_any(terminal: Terminal) -> None:
    assert len(terminal.json("trace", "12")["rows"]) == 1
    assert terminal.json("trace", "$12")["rows"] == []


def test_trace_finds_ranges_by_bound_by_both_bounds_and_from_within(terminal: Terminal) -> None:
    def spans(*arguments: str) -> list[str]:
        return [row["span"]["text"] for row in terminal.json("trace", *arguments)["rows"]]

    assert spans("30") == ["between 30 and 50"]
    assert spans("50") == ["between 30 and 50"]
    assert spans("30 to 50") == ["between 30 and 50"]
    assert spans("35 to 45") == []
    assert spans("35 to 45", "--within") == ["between 30 and 50"]
    assert spans("42") == []
    assert sorted(spans("42", "--within")) == ["Some 40 to 60 roads", "between 30 and 50"]
    assert spans("42", "--within", "--about", "Velmora") == ["between 30 and 50"]
    assert spans("42", "--within", "--counted", "people") == ["between 30 and 50"]
    assert spans("42", "--within", "--speaker", "Velmora") == ["between 30 and 50"]


def test_search_finds_sentences_claims_and_names(terminal: Terminal) -> None:
    found = terminal.json("search", "flood")
    assert found["sentences"]
    assert found["claims"]
    shown = terminal.run("search", "Okafor").stdout
    assert "Ines Okafor" in shown
    assert terminal.run("search", "xylophone").stderr == "nothing found\n"


def test_everything_is_shown_by_its_id(terminal: Terminal) -> None:
    extraction = flood()
    shown = {
        "article": terminal.json("show", extraction.article.id),
        "source": terminal.json("show", "flood-1"),
        "sentence": terminal.json("show", extraction.sentences[1].id),
        "participant": terminal.json("show", extraction.participants[0].id),
        "claim": terminal.json("show", extraction.claims[0].id),
        "figure": terminal.json("show", extraction.figures[0].id),
        "triple": terminal.json("show", extraction.triples[0].id),
        "run": terminal.json("show", extraction.run.id),
    }
    assert shown["article"] == shown["source"]
    assert shown["article"]["url"] == extraction.article.url
    assert shown["sentence"]["sentence"]["span"]["text"] == extraction.sentences[1].span.text
    assert shown["participant"]["participant"]["name"] == "Ines Okafor"
    assert shown["claim"]["id"] == extraction.claims[0].id
    assert shown["triple"]["claim"] is not None
    assert shown["run"] == dump(extraction.run)
    entity = terminal.json("show", shown["participant"]["participant"]["entity"])
    assert entity["name"] == "Ines Okafor"
    ids = [extraction.article.id, entity["id"], *(extraction.sentences[1].id, extraction.participants[0].id)]
    ids += [extraction.claims[1].id, extraction.figures[1].id, extraction.run.id]
    for id in [*ids, *(t.id for t in extraction.triples)]:
        assert id in terminal.run("show", id).stdout


def test_a_triple_in_a_claim_is_never_shown_without_it(terminal: Terminal) -> None:
    said = next(t for t in flood().triples if t.subject.text == "homes")
    shown = terminal.run("show", said.id).stdout
    assert "the governor" in shown
    assert said.claim is not None
    assert said.claim in shown


def test_an_article_is_shown_with_its_readings(terminal: Terminal) -> None:
    shown = terminal.run("show", "flood-1").stdout
    assert shown.count("content at") == 4
    assert shown.count("figure at") == 3
    assert "SHA-256" in shown


@pytest.mark.parametrize("id", ["c_000000000000000000000000", "a_000000000000000000000000", "no-such-source"])
def test_an_id_that_is_not_there_is_1(terminal: Terminal, id: str) -> None:
    result = terminal.run("show", id, code=1)
    assert result.stderr == f"quoth: nothing has the id {id}\n"


def test_articles_are_listed_newest_first(terminal: Terminal) -> None:
    assert [row["source_id"] for row in terminal.json("articles")["rows"]] == ["flood-1", "orvel-1"]
    assert len(terminal.run("articles").stdout.splitlines()) == 2
    assert len(terminal.json("articles", "--limit", "1")["rows"]) == 1


def test_status_counts(terminal: Terminal) -> None:
    status = terminal.json("db", "status")
    assert status["counts"]["Article"] == 2
    assert status == terminal.json("db", "migrate")
    assert "2  Article" in terminal.run("db", "status").stdout


def test_delete_asks_needs_an_answer_and_deletes_one(terminal: Terminal) -> None:
    assert "--yes" in terminal.run("delete", "flood-1", code=2).stderr
    assert terminal.json("db", "status")["counts"]["Article"] == 2
    assert terminal.json("delete", "flood-1", "--yes") == {"deleted": [flood().article.id]}
    assert [row["source_id"] for row in terminal.json("articles")["rows"]] == ["orvel-1"]
    terminal.run("delete", "flood-1", "--yes", code=1)


@pytest.mark.skipif(os.name == "nt", reason="makes a POSIX terminal")
@pytest.mark.parametrize(("typed", "code", "left"), [(b"n\n", 1, 2), (b"y\n", 0, 1)])
def test_delete_asks_on_a_terminal(terminal: Terminal, typed: bytes, code: int, left: int) -> None:
    ours, theirs = os.openpty()
    try:
        os.write(ours, typed)
        done = subprocess.run(
            [*COMMAND, "delete", "flood-1"],
            env=environment(**settings_of(terminal.store)),
            stdin=theirs,
            capture_output=True,
            timeout=60,
            check=False,
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == code
    assert b"Dam bursts above Velmora" in done.stderr
    assert terminal.store.status().counts["Article"] == left


@pytest.mark.parametrize("format", ["turtle", "trig", "jsonld", "nquads"])
def test_exports_hold_every_article_or_the_one_asked_for(terminal: Terminal, format: str) -> None:
    every = terminal.run("export", "--all", "--format", format).stdout
    one = terminal.run("export", "flood-1", "--format", format).stdout
    claim = flood().claims[0].id
    narrow = terminal.run("export", claim, "--format", format).stdout
    assert all(e.article.id in every for e in (flood(), make_extraction(n_claims=4)))
    assert flood().article.id in one
    assert make_extraction(n_claims=4).article.id not in one
    assert claim in narrow
    assert len(narrow) < len(one) < len(every)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib parses with its own deprecated classes
def test_export_is_one_document_that_parses(terminal: Terminal) -> None:
    import rdflib

    sizes = set()
    for format, name in (("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")):
        dataset = rdflib.Dataset()
        dataset.parse(data=terminal.run("export", "--all", "--format", format).stdout, format=name)
        sizes.add(len(dataset))
    assert len(sizes) == 1
    assert sizes.pop() > 100


def test_export_writes_a_file_whole_or_not_at_all(terminal: Terminal, tmp_path) -> None:
    out = tmp_path / "flood.trig"
    terminal.run("export", "flood-1", "--out", str(out))
    assert out.read_text("utf-8") == terminal.run("export", "flood-1").stdout
    terminal.run("export", "no-such-source", "--out", str(tmp_path / "none.trig"), code=1)
    terminal.run("export", "flood-1", "--out", str(tmp_path / "no" / "folder.trig"), code=1)
    assert [p.name for p in tmp_path.iterdir()] == ["flood.trig"]


def test_only_articles_and_single_claims_are_exported(terminal: Terminal) -> None:
    extraction = flood()
    terminal.run("export", extraction.figures[0].id, code=2)
    terminal.run("export", extraction.claims[0].id, "flood-1", code=2)
