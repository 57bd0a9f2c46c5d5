"""Fit the calibration on articles that the network was not trained on, and measure it on others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from extractors.attribution.calibration import Calibration, Logistic, unfitted
from extractors.attribution.tagger import AttributionTagger
from training.articles import GoldArticle
from training.matching import Judged, judge

RIDGE: Final = 2.0
"""Penalty on the weights' squares: six correlated features and some hundred examples."""
BINS: Final = 10
STEPS: Final = 50

Floats = NDArray[np.float64]


def logistic(features: Floats, right: Floats) -> Logistic:
    """The logistic model of least penalised loss, by Newton's method."""
    x = np.hstack([features, np.ones((len(features), 1))])
    penalty = np.diag([RIDGE] * features.shape[1] + [1e-6])
    w = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - right) + penalty @ w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if float(np.abs(step).max()) < 1e-8:
            break
    return Logistic(tuple(float(v) for v in w[:-1]), float(w[-1]))


def calibration_error(confidence: Sequence[float], right: Sequence[bool]) -> float:
    """The expected calibration error over ten bins of equal width."""
    p, y = np.asarray(confidence), np.asarray(right, dtype=float)
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    parts = [abs(float((p[bins == b] - y[bins == b]).sum())) for b in range(BINS)]
    return sum(parts) / max(1, len(p))


def fit(tagger: AttributionTagger, articles: Sequence[GoldArticle]) -> Calibration:
    """The calibration for a tagger that lets every candidate through."""
    judged = judge(tagger, articles)
    features = np.array([v.reading.signals.features() for v in judged.verdicts])
    found = np.array([v.found for v in judged.verdicts])
    claim = logistic(features, found.astype(float))
    right = np.array([v.speaker_right for v in judged.verdicts], float)[found]
    exact = np.array([v.exact for v in judged.verdicts], float)[found]
    fitted = Calibration(
        claim=claim,
        speaker=logistic(features[found], right),
        content=logistic(features[found], exact),
        cue_threshold=unfitted().cue_threshold,
        threshold=0.0,
    )
    return replace(fitted, threshold=_threshold([claim(list(f)) for f in features], judged))


def _threshold(confidence: Sequence[float], judged: Judged) -> float:
    """The confidence from which a reading raises F1: half of F1 itself, which holds for calibrated probabilities."""
    order = sorted(confidence, reverse=True)
    expected, best = 0.0, 0.0
    for k, p in enumerate(order, 1):
        expected += p
        best = max(best, 2 * expected / (k + judged.gold))
    return round(best / 2, 3)


def measured(judged: Judged) -> dict[str, Any]:
    """How far the confidences of judged readings are from the truth."""
    found = [v for v in judged.verdicts if v.found]
    return {
        "readings": len(judged.verdicts),
        "claim": calibration_error([v.reading.confidence for v in judged.verdicts], [v.found for v in judged.verdicts]),
        "speaker": calibration_error([v.reading.speaker_confidence for v in found], [v.speaker_right for v in found]),
        "content": calibration_error([v.reading.content_confidence for v in found], [v.exact for v in found]),
    }
