"""Tags become lawful spans of whole words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.attribution.decoding import Run, bridge, decode, runs, settle, trim, widen


def scores(tags: list[int], count: int = 5) -> np.ndarray:
    """Log scores that clearly prefer the given tags."""
    out = np.full((len(tags), count), -5.0)
    out[range(len(tags)), tags] = -0.1
    return out


def test_a_lawful_sequence_is_kept() -> None:
    tags = [0, 1, 2, 0, 3, 4, 4, 3, 4]
    assert decode(scores(tags), [False] * 9).tolist() == tags


def test_a_span_that_begins_with_inside_gets_a_beginning() -> None:
    assert decode(scores([0, 4, 4, 0]), [False] * 4).tolist() == [0, 3, 4, 0]


def test_a_span_never_cuts_a_word() -> None:
    tags = decode(scores([3, 4, 0, 0]), [False, False, True, False])
    assert tags.tolist() in ([3, 4, 4, 0], [3, 0, 0, 0])


@given(st.data())
def test_decoding_is_the_best_lawful_sequence(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 5))
    values = st.floats(-10, 0, allow_nan=False)
    given_scores = np.array(
        data.draw(st.lists(st.lists(values, min_size=3, max_size=3), min_size=count, max_size=count))
    )
    joined = [False, *data.draw(st.lists(st.booleans(), min_size=count - 1, max_size=count - 1))]

    def lawful(tags: tuple[int, ...]) -> bool:
        if tags[0] == 2:
            return False
        for i in range(1, count):
            if joined[i] and tags[i] != (2 if tags[i - 1] else 0):
                return False
            if tags[i] == 2 and tags[i - 1] == 0:
                return False
        return True

    every = [t for t in np.ndindex(*[3] * count) if lawful(t)]
    best = max(sum(given_scores[i, t[i]] for i in range(count)) for t in every)
    path = tuple(int(t) for t in decode(given_scores, joined))
    assert lawful(path)
    assert sum(given_scores[i, path[i]] for i in range(count)) == pytest.approx(best)


def test_runs_are_told_apart_by_kind_and_beginning() -> None:
    path = np.array([3, 4, 0, 1, 2, 3, 3, 4])
    assert runs(path, begin=3) == [Run(0, 2), Run(5, 6), Run(6, 8)]
    assert runs(path, begin=1) == [Run(3, 5)]
    assert runs(np.array([], np.int64), begin=1) == []


def test_a_doubtful_single_piece_is_bridged() -> None:
    path = np.array([3, 4, 0, 3, 4])
    found = runs(path, begin=3)
    assert bridge(found, np.array([1, 1, 0.4, 1, 1]), path, least=0.2) == [Run(0, 5)]
    assert bridge(found, np.array([1, 1, 0.1, 1, 1]), path, least=0.2) == found
    speaker = np.array([3, 4, 1, 3, 4])
    assert bridge(runs(speaker, begin=3), np.array([1, 1, 0.4, 1, 1]), speaker, least=0.2) == found


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("“It is so,”", "It is so"),
        ("it is so.", "it is so"),
        ("in the U.S.", "in the U.S."),
        ("is it so?", "is it so"),
        ("(it is so", "(it is so"),
        ("it is so)", "it is so"),
        ("it is (so)", "it is (so)"),
        ("it is the boys'", "it is the boys'"),
        ("it is so'", "it is so"),
        ("...", ""),
        ("", ""),
    ],
)
def test_trim(text: str, kept: str) -> None:
    start, end = trim(text, 0, len(text))
    assert text[start:end] == kept


@pytest.mark.parametrize(
    ("text", "span", "word"),
    [("unbelievable", (2, 5), "unbelievable"), ("cafe\u0301 x", (0, 4), "cafe\u0301"), ("a b c", (2, 3), "b")],
)
def test_widen(text: str, span: tuple[int, int], word: str) -> None:
    start, end = widen(text, *span, 0, len(text))
    assert text[start:end] == word


@pytest.mark.parametrize(
    ("text", "marked", "kept"),
    [
        ("he saw “a dog", ["he saw", "a dog"], ["he saw “a dog"]),
        ("It is so. It was so", ["It is so", "It was so"], ["It is so. It was so"]),
        ("it is hard: “We try", ["it is hard: “We try"], ["it is hard", "We try"]),
        ("one, he said, two", ["one", "two"], ["one", "two"]),
        ("it rained, but", ["it rained, but"], ["it rained"]),
        ("a b", ["a"], []),
    ],
)
def test_settle(text: str, marked: list[str], kept: list[str]) -> None:
    spans = [(text.index(m), text.index(m) + len(m)) for m in marked]
    assert [text[slice(*s)] for s in settle(text, spans, shortest=3)] == kept
