"""Raw probabilities to calibrated ones: three logistic models over the logits of the network's own."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

FORMAT: Final = 1
_EDGE: Final = 0.001
"""Probabilities are held this far from 0 and 1, so that no single one decides."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What the network says about one reading, each a probability."""

    cue: float
    true_cue: float
    content_mean: float
    content_least: float
    speaker: float
    act: float

    def features(self) -> list[float]:
        """The logits, in the order of the fields."""
        given = (self.cue, self.true_cue, self.content_mean, self.content_least, self.speaker, self.act)
        return [logit(p) for p in given]


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model: one weight a feature, and a bias."""

    weights: tuple[float, ...]
    bias: float

    def __call__(self, features: list[float]) -> float:
        total = self.bias + sum(w * x for w, x in zip(self.weights, features, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """The fitted models, and the two thresholds that go with them."""

    claim: Logistic
    speaker: Logistic
    content: Logistic
    cue_threshold: float
    """Pass one takes a cue for a candidate from this probability on."""
    threshold: float
    """A reading counts as a claim from this confidence on."""

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> Calibration:
        """From the JSON of calibration.json; raises `ValueError` where it has another format."""
        if given.get("format") != FORMAT:
            raise ValueError(f"calibration format {given.get('format')!r}, expected {FORMAT}")
        models = {k: Logistic(tuple(given[k]["weights"]), given[k]["bias"]) for k in ("claim", "speaker", "content")}
        return cls(**models, cue_threshold=given["cue_threshold"], threshold=given["threshold"])

    def to_json(self) -> dict[str, Any]:
        """What `parse` reads."""
        out: dict[str, Any] = {"format": FORMAT, "cue_threshold": self.cue_threshold, "threshold": self.threshold}
        for name in ("claim", "speaker", "content"):
            model: Logistic = getattr(self, name)
            out[name] = {"weights": list(model.weights), "bias": model.bias}
        return out


def unfitted(*, cue_threshold: float = 0.2) -> Calibration:
    """A calibration that knows nothing yet and lets every candidate through; training starts from it."""
    claim = Logistic((1.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0.0)
    return Calibration(claim, claim, claim, cue_threshold=cue_threshold, threshold=0.0)


def logit(p: float) -> float:
    """The log odds, held within what `_EDGE` allows."""
    held = min(1 - _EDGE, max(_EDGE, p))
    return math.log(held / (1 - held))


def confidences(calibration: Calibration, signals: Signals) -> tuple[float, float, float]:
    """Calibrated probabilities: that it is a claim, that the speaker's span is right, that the content is exact."""
    features = signals.features()
    return calibration.claim(features), calibration.speaker(features), calibration.content(features)
