"""The fit recovers known probabilities; the weights folder it goes into is whole."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from extractors.attribution.calibration import unfitted
from training import package
from training.calibrate import calibration_error, logistic


def test_the_logistic_fit_recovers_its_model() -> None:
    rng = np.random.default_rng(1)
    features = rng.normal(size=(20_000, 2))
    p = 1 / (1 + np.exp(-(1.5 * features[:, 0] - 0.5 * features[:, 1] + 0.3)))
    fitted = logistic(features, (rng.random(20_000) < p).astype(float))
    assert fitted.weights == pytest.approx((1.5, -0.5), abs=0.1)
    assert fitted.bias == pytest.approx(0.3, abs=0.1)
    assert fitted([0.0, 0.0]) == pytest.approx(1 / (1 + np.exp(-fitted.bias)))


def test_examples_of_one_kind_do_not_break_the_fit() -> None:
    fitted = logistic(np.ones((5, 2)), np.ones(5))
    assert fitted([1.0, 1.0]) > 0.9


def test_calibration_error() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == 0
    assert calibration_error([1.0, 1.0], [True, False]) == pytest.approx(0.5)
    assert calibration_error([], []) == 0


def test_the_manifest_holds_the_hash_of_every_file(tmp_path: Path) -> None:
    for name in ("model", "tokenizer"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    out = tmp_path / "out"
    package.write(
        out, model=tmp_path / "model", tokenizer=tmp_path / "tokenizer", calibration=unfitted(), card="# Card\n"
    )
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert {p.name for p in out.iterdir()} == {*manifest["files"], "manifest.json"}
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    package.rewrite_card(out, "another card")
    digest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["files"]["MODEL_CARD.md"]
    assert digest == hashlib.sha256(b"another card").hexdigest()
