"""Calibrated confidences are probabilities, and survive the way through JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.attribution.calibration import Calibration, Logistic, Signals, confidences, logit, unfitted

probability = st.floats(0, 1)


@given(st.builds(Signals, *[probability] * 6))
def test_confidences_are_probabilities(signals: Signals) -> None:
    assert all(0 <= p <= 1 for p in confidences(unfitted(), signals))


def test_logits_are_bounded_and_odd() -> None:
    assert logit(0.5) == 0
    assert logit(0.0) == pytest.approx(-logit(1.0))


def test_json_and_back() -> None:
    model = Logistic((0.5, 0.25, 0.0, -1.0, 2.0, 0.1), -0.5)
    calibration = Calibration(model, model, model, cue_threshold=0.2, threshold=0.4)
    assert Calibration.parse(json.loads(json.dumps(calibration.to_json()))) == calibration


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format"):
        Calibration.parse({"format": 2})
