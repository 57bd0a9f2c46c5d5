"""Blocks are the text, whatever it holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.blocks import blocks


@given(st.text(st.sampled_from("ab \n\r\u2028\t“😀")), st.integers(1, 9))
def test_blocks_join_to_the_text_and_stay_within_the_limit(text: str, limit: int) -> None:
    pieces = list(blocks(text, limit))
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= limit for piece in pieces)


def test_a_cut_falls_between_paragraphs_where_one_fits() -> None:
    assert list(blocks("one two\n\nthree four\n", 12)) == ["one two\n\n", "three four\n"]


def test_a_long_paragraph_is_cut_between_words() -> None:
    assert list(blocks("aaaa bbbb cccc", 10)) == ["aaaa bbbb ", "cccc"]
