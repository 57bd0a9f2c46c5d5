from __future__ import annotations

from factory import make_extraction

from evidence import ids
from evidence.names import fold
from quoth.unstored import UnstoredRows


def test_every_claim_and_figure_has_its_row_in_the_order_of_the_text() -> None:
    extraction = make_extraction(n_claims=5)
    rows = UnstoredRows(extraction)
    claims, figures = list(rows.claims()), list(rows.figures())
    assert {c.id for c in claims} == {c.id for c in extraction.claims}
    assert {f.id for f in figures} == {f.id for f in extraction.figures}
    assert [c.content[0].start for c in claims] == sorted(c.content[0].start for c in claims)


def test_rows_hold_exact_words_and_their_sentences() -> None:
    extraction = make_extraction(n_claims=5)
    text = extraction.article.text
    for claim in UnstoredRows(extraction).claims():
        assert claim.text == text[claim.content[0].start : claim.content[-1].end]
        assert all(any(s.span.covers(c) for s in claim.content_sentences) for c in claim.content)
        assert (claim.cue is None) == (claim.cue_sentence is None)
        assert claim.speaker.entity == ids.entity_id(claim.speaker.kind, fold(claim.speaker.name))


def test_a_claim_within_a_claim_names_the_enclosing_ones_innermost_first() -> None:
    extraction = make_extraction(n_claims=5)
    by_id = {c.id: c for c in extraction.claims}
    rows = list(UnstoredRows(extraction).claims())
    assert any(row.chain for row in rows)
    for row in rows:
        outer = by_id[row.id].within
        assert [c.id for c in row.chain][:1] == ([] if outer is None else [outer])
        assert all(c.chain == () for c in row.chain)


def test_a_figure_without_a_claim_is_in_the_articles_own_voice() -> None:
    figures = list(UnstoredRows(make_extraction(n_claims=2)).figures())
    assert [f.own_voice for f in figures] == [len(f.claims) == 0 for f in figures]
    assert figures[-1].own_voice
    assert not figures[0].own_voice
