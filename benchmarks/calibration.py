"""Is a confidence of 0.9 right nine times of ten? python -m benchmarks.calibration

Over data/articles and the part of data/train that training and calibration never saw: the share of readings that are
right in each tenth of confidence, the expected calibration error, and the precision from 0.9 and from 0.5 on. A claim
is right where the judge calls it found, a figure where it calls it valued.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.judge import ARTICLES, TRAIN, article_files, unseen
from evidence.model import Extraction, Figure
from extractors.pipeline import Pipeline, load_pipeline
from training.calibrate import calibration_error
from training.matching import partners

BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """A confidence and whether it was right to have it."""

    confidence: float
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    pipeline = load_pipeline()
    report = {
        name: {kind: summary(readings) for kind, readings in judged(pipeline, folder, ids).items()}
        for name, folder, ids in (
            ("data/articles", ARTICLES, None),
            ("data/train, the part never seen", TRAIN, unseen()["test"]),
        )
    }
    if as_json:
        print(json.dumps(report, indent=1))
        return
    for name, kinds in report.items():
        for kind, figures in kinds.items():
            print(f"{name}: {kind}")
            for row, value in figures.items():
                print(f"  {row:32s} {value}")


def judged(pipeline: Pipeline, folder: Path, ids: Collection[str] | None) -> dict[str, list[Reading]]:
    """Every claim and figure read from the annotated articles, with the judge's verdict."""
    claims: list[Reading] = []
    figures: list[Reading] = []
    paths = [p for p in folder.glob("*.gold.json") if ids is None or p.name.removesuffix(".gold.json") in ids]
    for path in sorted(paths):
        gold = json.loads(path.read_text(encoding="utf-8"))
        [article] = article_files([folder / f"{gold['id']}.article.json"])
        extraction = pipeline.extract(article)
        claims += _claims(extraction, gold["claims"])
        figures += [Reading(f.confidence, _valued(f, gold["figures"])) for f in extraction.figures]
    return {"claims": claims, "figures": figures}


def summary(readings: Sequence[Reading]) -> dict[str, Any]:
    bins: dict[int, list[bool]] = {}
    for reading in readings:
        bins.setdefault(min(int(reading.confidence * BINS), BINS - 1), []).append(reading.right)
    error = calibration_error([r.confidence for r in readings], [r.right for r in readings])
    return {
        "readings": len(readings),
        "expected calibration error": round(error, 3),
        **{f"precision from {least}": _precision(readings, least) for least in (0.9, 0.5)},
        **{
            f"right of {len(right)} at {index / BINS:.1f}-{(index + 1) / BINS:.1f}": round(sum(right) / len(right), 3)
            for index, right in sorted(bins.items())
        },
    }


def _precision(readings: Sequence[Reading], least: float) -> str:
    kept = [r.right for r in readings if r.confidence >= least]
    return f"{sum(kept) / max(1, len(kept)):.3f} of {len(kept)}"


def _claims(extraction: Extraction, gold: Sequence[dict[str, Any]]) -> list[Reading]:
    annotated = [{i for start, end in claim["content"] for i in range(start, end)} for claim in gold]
    read = [{i for span in claim.content for i in range(span.start, span.end)} for claim in extraction.claims]
    found = partners(annotated, read)
    return [Reading(claim.confidence, j in found) for j, claim in enumerate(extraction.claims)]


def _valued(figure: Figure, gold: Sequence[dict[str, Any]]) -> bool:
    return any(
        f["span"][0] < figure.span.end
        and figure.span.start < f["span"][1]
        and all(_close(f[k], getattr(figure, k)) for k in ("value", "low", "high"))
        and f["unit"].replace("metre", "meter") == figure.unit.replace("metre", "meter")
        for f in gold
    )


def _close(gold: float | None, read: float | None) -> bool:
    """As the judge compares values: shares within 0.006, all others to one in a million."""
    if gold is None or read is None:
        return gold is read
    return abs(gold - read) <= (0.006 if abs(gold) < 1 else 1e-6 * abs(gold))


if __name__ == "__main__":
    main()
