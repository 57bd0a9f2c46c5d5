from __future__ import annotations

import unicodedata

import click
from hypothesis import given
from hypothesis import strategies as st

from api.cli.paper import Paper, plain
from evidence.model import Span

PLAIN = Paper(styled=False)
STYLED = Paper(styled=True)


def test_spans_are_marked_in_brackets_or_by_style() -> None:
    sentence = Span(100, 117, "Up to 40 drowned.")
    figure = Span(106, 108, "40")
    assert PLAIN.marked(sentence, [figure]) == "Up to [[40]] drowned."
    styled = STYLED.marked(sentence, [figure])
    assert "\x1b[" in styled
    assert click.unstyle(styled) == sentence.text


def test_spans_are_cut_to_the_sentence_and_joined_where_they_meet() -> None:
    sentence = Span(10, 20, "abcdefghij")
    spans = [Span(5, 12, "x" * 7), Span(12, 14, "cd"), Span(18, 30, "x" * 12), Span(40, 41, "x")]
    assert PLAIN.marked(sentence, spans) == "[[abcd]]efgh[[ij]]"


def test_a_sentence_stays_on_one_line() -> None:
    assert PLAIN.marked(Span(0, 7, "a\nb\tc d"), []) == "a b c d"


def test_text_cannot_command_the_terminal() -> None:
    assert plain("a\x1b[31mred\x07\x9b") == "a�[31mred��"
    assert plain("abc\u202edef") == "abc�def"
    assert plain("Śmigły – “naïve” 🏠") == "Śmigły – “naïve” 🏠"


@given(st.text())
def test_nothing_a_terminal_obeys_is_left(text: str) -> None:
    shown = plain(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in shown)


@given(st.text(alphabet="ab", min_size=1, max_size=20), st.lists(st.tuples(st.integers(0, 19), st.integers(1, 5))))
def test_marks_change_nothing_but_add_themselves(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(s, s + n, "x" * n) for s, n in places]
    marked = PLAIN.marked(Span(0, len(text), text), spans)
    assert marked.replace("[[", "").replace("]]", "") == text
    covered = {i for s in spans for i in range(s.start, min(s.end, len(text)))}
    inside = "".join(part.split("]]")[0] for part in marked.split("[[")[1:])
    assert inside == "".join(c for i, c in enumerate(text) if i in covered)
