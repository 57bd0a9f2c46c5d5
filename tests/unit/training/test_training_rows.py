"""Rows carry the labels of the annotated spans, and cover every piece."""

from __future__ import annotations

import json
import random
from importlib import resources

import pytest

from extractors.attribution.pieces import MASK, PieceReader
from training.articles import GoldArticle, GoldClaim
from training.labels import ACTS
from training.rows import IGNORE, batches, cue_words, masked, rows_of, tags


@pytest.fixture(scope="module")
def reader() -> PieceReader:
    place = resources.files("extractors.attribution") / "weights" / "tokenizer.json"
    return PieceReader(place.read_text(encoding="utf-8"))


def claim(text: str, cue: str, content: str, speaker: str | None = None) -> GoldClaim:
    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return GoldClaim(at(cue), None if speaker is None else at(speaker), (at(content),), "deny", negated=False)


def test_tags_begin_once_a_span(reader: PieceReader) -> None:
    text = "Milley denied it."
    pieces = reader.read(text, 0, len(text))
    found = tags(pieces, [(0, 6)], 1)
    inside = pieces.touched(0, 6)
    assert [found[i] for i in inside] == [1] + [2] * (len(inside) - 1)
    assert not any(found[len(inside) :])


def test_a_claim_gives_a_marked_row(reader: PieceReader) -> None:
    text = "The mayor denied that it rained."
    article = GoldArticle("a", text, (claim(text, "denied", "it rained", "The mayor"),))
    first, second = rows_of([article], reader, 0)
    assert sum(first.marks) == 0
    assert first.true_cue == first.act == IGNORE
    assert sum(second.marks) == 1
    assert (second.true_cue, ACTS[second.act], second.negated) == (1, "deny", 0)
    assert list(second.roles) == [1, 2, 0, 0, 3, 4, 0]
    assert list(second.cues) == [IGNORE] * len(second)


def test_words_that_are_cues_elsewhere_become_false_cues(reader: PieceReader) -> None:
    text = "He denied it. She denied that. No one denied, they denied a visa."
    cues = [i for i in range(len(text)) if text.startswith("denied", i)][:3]
    claims = tuple(GoldClaim((i, i + 6), None, ((i + 7, i + 9),), "deny", negated=False) for i in cues)
    article = GoldArticle("a", text, claims)
    assert cue_words([article]) == {"denied"}
    rows = rows_of([article], reader, 0)
    assert [r.true_cue for r in rows] == [IGNORE, 1, 1, 1, 0]


def test_a_long_paragraph_is_covered(reader: PieceReader) -> None:
    text = "word " * 900
    rows = rows_of([GoldArticle("a", text, ())], reader, 0)
    assert len(rows) > 1
    assert all(len(r) <= 200 for r in rows)


def test_batches_hold_every_row_once_and_keep_near_the_budget(reader: PieceReader) -> None:
    articles = [GoldArticle(str(k), "word " * (k + 1), ()) for k in range(50)]
    rows = rows_of(articles, reader, 0)
    found = batches(rows, 200, "seed")
    assert sorted(i for b in found for i in b) == list(range(len(rows)))
    assert all(len(b) == 1 or max(len(rows[i]) + 2 - 8 for i in b) * len(b) <= 200 for b in found)
    assert found == batches(rows, 200, "seed")
    assert json.dumps(found) != json.dumps(batches(rows, 200, "another"))


def test_hidden_words_are_hidden_whole_and_nothing_else_changes(reader: PieceReader) -> None:
    text = "The ombudsperson reiterated that Zhytomyr rained. " * 12
    (row,) = rows_of([GoldArticle("a", text.strip(), ())], reader, 0)
    hidden = masked(row, 0.3, random.Random(1))
    words: list[set[bool]] = []
    for before, after, joined in zip(row.ids, hidden.ids, row.joined, strict=True):
        assert after in (before, MASK)
        if not joined:
            words.append(set())
        words[-1].add(after == MASK)
    assert any(row.joined)
    assert all(len(w) == 1 for w in words)
    assert 0.1 < sum(w == {True} for w in words) / len(words) < 0.5
    assert (hidden.shapes, hidden.cues, hidden.marks) == (row.shapes, row.cues, row.marks)
    assert masked(row, 0.3, random.Random(1)) == hidden
    assert masked(row, 0.0, random.Random(1)).ids == list(row.ids)
    assert set(masked(row, 1.0, random.Random(1)).ids) == {MASK}
