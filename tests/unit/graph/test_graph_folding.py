from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.folding import fold_text, lucene, phrases_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S.’s 100,000 Cafés", "the us 100000 cafes"),
        ("drone's drones' don't", "drone drones dont"),
        ("J. D. Vance, J.D. Vance and JD Vance", "jd vance jd vance and jd vance"),
        ("Gen. Mark A. Milley", "gen mark a milley"),
        ("3.5 million of 2,345,678.9 or 1,2,3", "3.5 million of 2345678.9 or 1 2 3"),
        ("state-of-the-art", "state of the art"),
        ("İstanbul ẞtraße ﬁn", "istanbul sstrasse fin"),
        ("a U.S. Army base", "a us army base"),
        ("“x” 🙂 …", "x"),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert words_of(text) == words.split()
    assert fold_text(text).split() == words.split()


@given(st.text())
def test_folded_text_stays_as_it_is(text: str) -> None:
    folded = fold_text(text)
    assert fold_text(folded) == folded
    assert folded.startswith(" ")
    assert folded.endswith(" ")
    assert not set(lucene(phrases_of(text)).replace(" AND ", "")) & set("+-&|!(){}[]^~*?:\\/")


@given(st.text(min_size=1), st.text(), st.text())
def test_a_text_holds_its_own_phrases(middle: str, before: str, after: str) -> None:
    text = f"{before}\n{middle}\n{after}"
    assert all(phrase in fold_text(text) for phrase in phrases_of(" ".join(words_of(middle)).join('""')))


def test_quoted_words_are_one_phrase() -> None:
    assert phrases_of('losses "battlefield deaths" losses “and injuries”') == [
        " losses ",
        " battlefield deaths ",
        " and injuries ",
    ]
    assert phrases_of('"open end') == [" open end "]
    assert phrases_of('* "" AND ') == [" and "]
    assert phrases_of(" *?~ ") == []
