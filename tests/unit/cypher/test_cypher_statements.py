"""Every statement file keeps the house rules, so that both databases take it and mean the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cypher
from evidence.words import Act
from graph.migrate import STEPS
from graph.records import SAID, STATEMENTS

ROOM = Path(cypher.__file__).parent
FILES = sorted(ROOM.rglob("*.cypher")) + sorted(ROOM.rglob("*.sql"))
NAMES = [path.relative_to(ROOM).as_posix() for path in FILES]


def body(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith(("//", "--")))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_named_area_verb_noun(name: str) -> None:
    assert re.fullmatch(r"[a-z]+/[a-z]+_[a-z_]+\.(cypher|neo4j\.cypher|local\.sql)", name)


@pytest.mark.parametrize("name", NAMES)
def test_its_header_says_what_it_does_and_names_every_parameter(name: str) -> None:
    text = (ROOM / name).read_text(encoding="utf-8")
    head = "\n".join(line for line in text.splitlines() if line.startswith(("//", "--")))
    assert len(head) > 20
    used = set(re.findall(r"\$(\w+)", body(text)))
    missing = {parameter for parameter in used if not re.search(rf"\b{parameter}\b", head)}
    assert not missing, "the header names them"
    if used:
        assert "Parameters:" in head
    if "row." in body(text):
        missing = {field for field in re.findall(r"\brow\.(\w+)", body(text)) if not re.search(rf"\b{field}\b", head)}
        assert not missing, "the header names the rows' fields"


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".cypher")])
def test_it_holds_nothing_that_the_databases_differ_over(name: str) -> None:
    text = body((ROOM / name).read_text(encoding="utf-8"))
    assert not re.search(r"\[\s*\w*\s*:\s*\$", text), "a dynamic type matches every type on one of them"
    assert not re.search(r"elementId|\bid\(|apoc\.|SHORTEST 1|\bexists\(\s*\w+\.|IN TRANSACTIONS|\bSET\s+\w+:", text)
    assert not re.search(r"^\s*CYPHER\b", text)
    assert ";" not in text.rstrip().rstrip(";"), "one statement a file"
    assert not re.search(r"\b(substring|left|right)\s*\(", text), "offsets are made in Python"


def test_statements_are_found_by_name() -> None:
    assert cypher.statement("articles/lock_articles").count("MERGE") == 1
    assert cypher.header("articles/lock_articles").startswith("Lock some articles")
    for name in ("articles/no_such", "lock_articles", "", "articles/"):
        with pytest.raises(KeyError):
            cypher.statement(name)


def test_a_form_of_its_own_for_each_database() -> None:
    assert "FULLTEXT" in (cypher.variant("schema/index_claim_text", "neo4j") or "")
    assert "FULL_TEXT" in (cypher.variant("schema/index_claim_text", "local") or "")
    assert cypher.variant("schema/store_article_text", "neo4j") is None
    assert cypher.variant("articles/lock_articles", "local") == cypher.statement("articles/lock_articles")
    with pytest.raises(KeyError):
        cypher.variant("schema/no_such", "neo4j")


def test_every_schema_file_is_a_step_and_every_step_a_file() -> None:
    steps = [name for step in STEPS for name in step]
    assert len(set(steps)) == len(steps)
    files = {re.sub(r"\.(cypher|neo4j\.cypher|local\.sql)$", "", name) for name in NAMES if name.startswith("schema/")}
    assert files - {"schema/read_version", "schema/write_version"} == set(steps)


def test_every_statement_of_loading_is_a_file_and_every_act_has_its_own() -> None:
    for name in STATEMENTS:
        assert cypher.statement(name)
    assert set(SAID) == set(Act)
    types = [re.findall(r"\[:(\w+) \{claim", cypher.statement(name)) for name in SAID.values()]
    assert len({found for [found] in types}) == len(Act)
