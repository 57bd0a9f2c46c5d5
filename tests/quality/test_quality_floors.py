"""Extraction quality is a gate: it may not fall below what has been reached.

FLOORS hold, for data/articles and for the part of data/train that training never saw, the least the judge may print
(`python -m benchmarks.quality` prints all of it). Lowering one needs a decision file in docs/decisions.
"""

from __future__ import annotations

import os
from typing import Any

import pytest

from benchmarks.judge import ARTICLES, TRAIN, judge

FLOORS: dict[str, dict[str, float]] = {
    "articles": {
        "claims found": 0.83,
        "claims attributed": 0.74,
        "claims exact": 0.68,
        "figures found": 0.90,
        "figures valued": 0.84,
        "figures traced": 0.72,
    },
    "unseen": {
        "claims found": 0.83,
        "claims attributed": 0.74,
        "claims exact": 0.68,
        "figures found": 0.90,
        "figures valued": 0.84,
        "figures traced": 0.72,
    },
}


@pytest.fixture(scope="module")
def reports() -> dict[str, dict[str, Any]]:
    if not ARTICLES.is_dir():
        assert "CI" not in os.environ, f"{ARTICLES} is needed in CI"
        pytest.skip(f"annotated articles are read from {ARTICLES}, which is not here")
    from extractors.pipeline import load_pipeline
    from training.articles import load, split

    pipeline = load_pipeline()
    return {"articles": judge(pipeline, ARTICLES), "unseen": judge(pipeline, TRAIN, split(load(TRAIN)).test)}


@pytest.mark.parametrize(("articles", "row"), [(articles, row) for articles, rows in FLOORS.items() for row in rows])
def test_quality_stays_above_its_floor(reports: dict[str, dict[str, Any]], articles: str, row: str) -> None:
    assert reports[articles][row]["F1"] >= FLOORS[articles][row]
