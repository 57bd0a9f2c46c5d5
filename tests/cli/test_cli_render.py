from __future__ import annotations

from dataclasses import replace

import pytest
from factory import make_extraction

from api.cli.paper import Paper
from api.cli.render.claims import claim_block
from api.cli.render.extractions import extraction_lines
from api.cli.render.figures import OWN_VOICE, figure_block, reading
from evidence.words import Approx
from graph.rows import ClaimRow, FigureRow
from quoth.unstored import UnstoredRows

PAPER = Paper(styled=False)


def claims() -> list[ClaimRow]:
    return list(UnstoredRows(make_extraction(n_claims=5)).claims())


def figures() -> list[FigureRow]:
    return list(UnstoredRows(make_extraction(n_claims=5)).figures())


def test_a_claim_shows_speaker_marked_words_cue_article_and_ids() -> None:
    row = claims()[0]
    shown = "\n".join(claim_block(row, PAPER))
    assert "Léa Morant (Dr) · state, direct" in shown
    assert "[[about 100 houses 🏠 in the Orvel Valley were flooded]]" in shown
    assert '"said"' in shown
    assert "Dam at Orvel holds" in shown
    assert "2026-03-04 · Ana Ruiz · Jo Bell · The Orvel Post" in shown
    assert "https://example.org/orvel-1" in shown
    assert row.id in shown
    assert row.article.id in shown


def test_a_negated_claim_says_so() -> None:
    row = next(c for c in claims() if c.negated)
    assert f"not {row.act}" in "\n".join(claim_block(row, PAPER))


def test_low_confidence_is_shown_and_named() -> None:
    row = claims()[0]
    assert "0.31 (low)" in "\n".join(claim_block(replace(row, confidence=0.31), PAPER))
    assert "0.93" in "\n".join(claim_block(replace(row, confidence=0.93), PAPER))
    assert "(low)" not in "\n".join(claim_block(replace(row, confidence=0.93), PAPER))


def test_enclosing_claims_are_shown_in_order() -> None:
    row = next(c for c in claims() if c.chain)
    lines = [line for line in claim_block(row, PAPER) if line.strip().startswith("within")]
    assert [line.split()[-1] for line in lines] == [c.id for c in row.chain]


def test_a_figure_is_traced_to_speaker_cue_sentence_article_and_run() -> None:
    row = figures()[0]
    lines = list(figure_block(row, PAPER))
    shown = "\n".join(lines)
    labels = [line.split()[0] for line in lines[1:]]
    order = [labels.index(label) for label in ("counted", "about", "speaker", "cue", "sentence", "article", "URL")]
    assert order == sorted(order)
    assert lines[0] == "about 100 houses = about 100"
    assert "[[about 100 houses]]" in shown
    assert row.article.run in shown


def test_a_figure_of_nobody_says_it_is_the_articles_own_voice() -> None:
    row = figures()[-1]
    assert OWN_VOICE in "\n".join(figure_block(row, PAPER))
    assert OWN_VOICE not in "\n".join(figure_block(figures()[0], PAPER))


@pytest.mark.parametrize(
    ("numbers", "unit", "approx", "expected"),
    [
        ((100_000.0, None, None), "count", Approx.EXACT, "100,000"),
        ((38e9, None, None), "USD", Approx.ABOUT, "about 38,000,000,000 USD"),
        ((None, 10.0, 15.5), "percent", Approx.EXACT, "10 to 15.5 percent"),
        ((None, 2500.0, None), "count", Approx.AT_LEAST, "at least 2,500"),
        ((None, None, 0.25), "share", Approx.LESS_THAN, "less than 0.25 share"),
    ],
)
def test_what_a_figure_was_read_as(numbers, unit, approx, expected) -> None:
    value, low, high = numbers
    assert reading(replace(figures()[0], value=value, low=low, high=high, unit=unit, approx=approx)) == expected


def test_an_extraction_shows_all_its_claims_and_figures() -> None:
    extraction = make_extraction(n_claims=4)
    shown = "\n".join(extraction_lines(extraction, PAPER))
    assert shown.count("Léa Morant (Dr) ·") == 4
    assert shown.count("figure at") == len(extraction.figures)
