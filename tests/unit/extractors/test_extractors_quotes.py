"""Quotations: marks of every kind paired, broken ones repaired, nothing else taken for one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.drafts import QuoteDraft
from extractors.paragraphs import find_paragraphs
from extractors.quotes import pair_quotes


def read(text: str) -> list[QuoteDraft]:
    return pair_quotes(text, find_paragraphs(text))


def words(text: str, *, depth: int = 0) -> list[str]:
    return [text[slice(*q.inner)] for q in read(text) if q.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The dam will hold," said Ortega.', ["The dam will hold,"]),
        ("“The dam will hold,” said Ortega.", ["The dam will hold,"]),
        ("« Le barrage tiendra », said Ortega.", ["Le barrage tiendra"]),
        ("„The dam will hold“, said Ortega.", ["The dam will hold"]),
        ("‘The dam will hold,’ said Ortega.", ["The dam will hold,"]),
        ("'The dam will hold,' said Ortega.", ["The dam will hold,"]),
        ('Ortega said,"The dam will hold."Nobody asked.', ["The dam will hold."]),
        ('He called it "safe" and "sound".', ["safe", "sound"]),
        ("(“The dam will hold”)", ["The dam will hold"]),
        ('"A first half," she said. "A second one."', ["A first half,", "A second one."]),
    ],
)
def test_marks_of_every_kind_are_paired(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert all(q.opened and q.closed for q in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The dam's owners' lawyers won't say it's safe.",
        "In the '90s and '80s the miners' union grew.",
        "Rock 'n' roll and the boys' choir.",
        'A 40" screen and a 12" record.',
        "A 40” screen and a 12” record.",
        "He stood 6'2 tall.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert read(text) == []


def test_apostrophes_inside_single_marks_do_not_close_them() -> None:
    assert words("'We don't trust the owners' word and can't wait,' said Ortega.") == [
        "We don't trust the owners' word and can't wait,"
    ]


def test_a_closing_mark_of_another_kind_closes() -> None:
    text = 'He is simply "thinking further ahead. »\n\nNothing else.'
    (quote,) = read(text)
    assert text[slice(*quote.inner)] == "thinking further ahead."
    assert quote.opened
    assert quote.closed


def test_a_missing_opening_mark_is_put_at_the_start_of_the_paragraph() -> None:
    text = "The council met.\n\nWe won't wait for the owners. We never did,\" said Ortega.\n\nRain fell."
    (quote,) = read(text)
    assert text[slice(*quote.inner)] == "We won't wait for the owners. We never did,"
    assert not quote.opened
    assert quote.closed


def test_a_missing_opening_mark_after_another_quotation_begins_a_sentence() -> None:
    text = '"We will wait," said Ortega. We have waited before," he added.'
    assert words(text) == ["We will wait,", "We have waited before,"]


def test_a_missing_closing_mark_ends_with_the_sentence_before_the_next_opening() -> None:
    text = 'Ortega said: "The dam will hold. "It always has," he added.'
    assert words(text) == ["The dam will hold.", "It always has,"]


def test_a_quotation_over_paragraphs_is_one_draft_in_each() -> None:
    text = 'He said: "The dam will hold.\n\n"It always has.\n\n"It must."\n\nRain fell.'
    assert words(text) == ["The dam will hold.", "It always has.", "It must."]
    assert [q.closed for q in read(text)] == [False, False, True]


def test_paragraphs_without_marks_between_an_opening_and_a_closing_mark_are_quoted() -> None:
    text = 'He said: "The dam will hold.\n\nIt always has.\n\nIt must."\n\nRain fell.'
    assert words(text) == ["The dam will hold.", "It always has.", "It must."]
    assert [(q.opened, q.closed) for q in read(text)] == [(True, False), (False, False), (False, True)]


def test_a_quotation_left_open_for_good_takes_only_its_paragraph() -> None:
    assert words('He said: "The dam will hold.\n\nRain fell.\n\nNight came.') == ["The dam will hold."]


def test_quotations_inside_quotations() -> None:
    text = "“She told me ‘the dam will hold’ and left,” said Ortega."
    assert words(text) == ["She told me ‘the dam will hold’ and left,"]
    assert words(text, depth=1) == ["the dam will hold"]
    straight = '"She said "no" and left," said Ortega.'
    assert words(straight) == ['She said "no" and left,']
    assert words(straight, depth=1) == ["no"]


MARKS = st.text(alphabet="\"“”„«»'‘’ab .,!\n\u2028(", max_size=120)


@settings(deadline=None)  # a busy machine is no failure
@given(MARKS)
def test_any_text_gives_quotations_that_lie_in_it(text: str) -> None:
    paragraphs = find_paragraphs(text)
    quotes = pair_quotes(text, paragraphs)
    assert quotes == sorted(quotes, key=lambda q: (q.start, -q.end))
    for quote in quotes:
        low, high = quote.inner
        assert 0 <= quote.start <= low < high <= quote.end <= len(text)
        assert not text[low].isspace()
        assert not text[high - 1].isspace()
        assert any(start <= quote.start and quote.end <= end for start, end in paragraphs)
        assert quote.depth >= 0


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(st.text(alphabet="abc dé.,", min_size=1, max_size=20).filter(str.strip), min_size=1, max_size=8))
def test_well_formed_quotations_come_back_as_they_were_made(pieces: list[str]) -> None:
    text = " x ".join(f"“{piece}”" for piece in pieces)
    assert words(text) == [piece.strip() for piece in pieces]


@pytest.mark.parametrize("unit", ['"a ', "“a ", "a” ", "‘a ", "'a ", '"a. ‘b ', 'a"\n', '"a\n', '("', "»a «"])
def test_time_grows_with_the_text_whatever_the_marks(unit: str) -> None:
    def spent(times: int) -> float:
        text = unit * times
        started = time.process_time()
        read(text)
        return time.process_time() - started

    spent(100)
    assert spent(20_000) < 5.0  # quadratic time would take minutes
