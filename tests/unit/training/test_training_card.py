"""The whole pipeline's scores have one place in the card."""

from __future__ import annotations

from typing import Any

from training.card import with_pipeline


def report(share: float) -> dict[str, Any]:
    score = {"F1": share, "P": share, "R": share}
    names = ("claims found", "claims attributed", "claims exact", "nested claims")
    return dict.fromkeys(names, score) | {"of the claims found": {"act": None}}


def test_scores_come_before_the_confidence_and_replace_those_before_them() -> None:
    card = "# Card\n\n## Scores\na\n\n## Confidence\nb\n\n## Training\nc\n"
    once = with_pipeline(card, {"test": report(0.5)})
    assert "| test | 50.0 | 50.0 | 50.0 | 50.0 | 50.0 | 50.0 | - |" in once
    headings = [line for line in once.splitlines() if line.startswith("## ")]
    assert headings == ["## Scores", "## With the whole pipeline", "## Confidence", "## Training"]
    twice = with_pipeline(once, {"test": report(0.75)})
    assert "50.0" not in twice
    assert twice.replace("75.0", "50.0") == once
