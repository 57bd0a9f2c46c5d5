"""Records: what a statement is sent, within what a message may hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from extractions import extractions
from factory import make_extraction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.errors import SpanError
from evidence.model import Extraction
from evidence.names import fold
from graph.load import BYTES_PER_STATEMENT, ROWS_PER_STATEMENT, batches, chunks
from graph.records import STATEMENTS, best_name, records_of

AT = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(extractions())
def test_records_hold_what_a_property_may_be(extraction: Extraction) -> None:
    records = records_of(extraction, AT)
    assert set(records.by_statement) <= set(STATEMENTS)
    for rows in records.by_statement.values():
        for row in rows:
            for value in row.values():
                kinds = {type(item) for item in value} if isinstance(value, list) else {type(value)}
                assert len(kinds) <= 1
                assert kinds <= {str, int, float, bool, type(None)}
                assert not isinstance(value, list) or type(None) not in kinds


def test_a_span_over_two_sentences_touches_both() -> None:
    extraction = make_extraction(n_claims=2)
    claim = extraction.claims[0]
    end = extraction.claims[1].content[0].end
    wide = replace(claim, content=(extraction.article.span(claim.start, end),))
    records = records_of(replace(extraction, claims=(wide, extraction.claims[1])), AT)
    links = [r for r in records.by_statement["readings/link_claim_sentences"] if r["claim"] == claim.id]
    assert [r["role"] for r in links] == ["content", "content", "cue"]


def test_sentences_out_of_order_are_refused() -> None:
    extraction = make_extraction(n_claims=2)
    with pytest.raises(SpanError):
        records_of(replace(extraction, sentences=extraction.sentences[::-1]), AT)


@given(st.lists(st.sampled_from(["Lea Morant", "Léa Morant", "LEA MORANT", "the Lea Morant", "Morant"]), min_size=1))
def test_the_best_name_does_not_depend_on_order(names: list[str]) -> None:
    own = [*names, "LEA MORANT"]
    assert best_name(own, "lea morant") == best_name(own[::-1], "lea morant")
    assert fold(best_name(own, "lea morant")) == "lea morant"


def test_the_best_name_has_its_accents_and_small_letters() -> None:
    assert best_name(["LEA MORANT", "Lea Morant", "Léa Morant", "the Léa Morant"], "lea morant") == "Léa Morant"


@given(st.lists(st.integers(0, 2_500_000), max_size=12))
def test_chunks_hold_all_rows_in_order_and_fit(sizes: list[int]) -> None:
    rows = [{"text": "x" * size, "i": i} for i, size in enumerate(sizes)]
    found = list(chunks(rows))
    assert [row for chunk in found for row in chunk] == rows
    for chunk in found:
        assert 0 < len(chunk) <= ROWS_PER_STATEMENT
        assert len(chunk) == 1 or sum(len(str(row["text"])) for row in chunk) <= BYTES_PER_STATEMENT


def test_many_small_rows_are_cut_by_number() -> None:
    assert [len(chunk) for chunk in chunks([{"i": i} for i in range(2500)])] == [1000, 1000, 500]


def test_batches_never_hold_an_article_twice_and_stream() -> None:
    first = make_extraction("a", 1)
    found = [[r.extraction for r in batch] for batch in batches([first, make_extraction("b", 1), first])]
    assert [len(batch) for batch in found] == [2, 1]

    def endless() -> object:
        i = 0
        while True:
            yield make_extraction(f"copy-{i}", 40)
            i += 1

    assert 1 < len(next(batches(endless()))) < 40  # type: ignore[arg-type]
