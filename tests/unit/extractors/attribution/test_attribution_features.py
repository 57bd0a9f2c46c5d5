"""Shapes and quotation states are pure functions of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.attribution.features import QUOTATION_STATES, SHAPES, Quotation, quotation_states, shape


def drawn(paragraph: str) -> str:
    """The states as a picture: "." outside, "i" inside, "<" opens, ">" closes."""
    return "".join(".i<>"[s] for s in quotation_states(paragraph))


@pytest.mark.parametrize(
    ("paragraph", "picture"),
    [
        ('"A b," he said.', "<iiii>........."),
        ("“A b,” he said.", "<iiii>........."),
        ("«A b», he said.", "<iii>.........."),
        ("„A b“ sagte er", "<iii>........."),
        ('He said: "A b', ".........<iii"),
        ('A b," he said.', "iiii>........."),
        ('He is "x" and y z" so', "......<i>iiiiiiii>..."),
        ("“A “b”", "<ii<i>"),
        ("He said ‘a b’ now", "........<iii>...."),
        ("He said 'a b' now", "........<iii>...."),
        ("It's the boys' ball, don't", "." * 26),
        ("“It’s the dogs’ bone” he", "<iiiiiiiiiiiiiiiiiii>..."),
        ("the '90s and rock 'n' roll", "..................<i>....."),
        ("", ""),
        ('"', "<"),
    ],
)
def test_quotation_states(paragraph: str, picture: str) -> None:
    assert drawn(paragraph) == picture


@given(st.text(alphabet="ab \"'“”„«»‘’.,s", max_size=60))
def test_every_character_has_a_state_and_marks_alone_open_and_close(paragraph: str) -> None:
    states = quotation_states(paragraph)
    assert len(states) == len(paragraph)
    for c, state in zip(paragraph, states, strict=True):
        assert 0 <= state < QUOTATION_STATES
        if state in (Quotation.OPENS, Quotation.CLOSES):
            assert c in "\"'“”„«»‘’"


@pytest.mark.parametrize(
    ("word", "kind"), [("said", 1), ("UN", 2), ("I", 3), ("Milley", 4), ("McCain", 5), ("100", 6), (",", 7), ("9th", 1)]
)
def test_shape(word: str, kind: int) -> None:
    assert shape(word, glued=False) == kind
    assert shape(word, glued=True) == kind + 8


@given(st.text(min_size=1, max_size=20), st.booleans())
def test_every_shape_is_in_the_vocabulary(word: str, glued: bool) -> None:
    assert 0 < shape(word, glued=glued) < SHAPES
