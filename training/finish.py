"""From a trained network to the weights folder: export, quantize, calibrate, measure, write the card."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extractors.attribution.calibration import Calibration, unfitted
from extractors.attribution.pieces import PieceReader
from extractors.attribution.tagger import AttributionTagger
from training import card, package
from training.articles import GoldArticle, Split, load
from training.calibrate import fit, measured
from training.evaluate import score
from training.export import agreement, write_fp32, write_int8
from training.matching import judge
from training.network import Network
from training.rows import rows_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What to measure with: the judge, and other annotated articles beside the test part."""

    judge: Path | None
    others: tuple[Path, ...]


def finish(
    network: Network,
    model_folder: Path,
    data: Path,
    parts: Split,
    *,
    out: Path,
    settings: Mapping[str, Any],
    measure: Evaluation,
) -> None:
    """Write the weights folder for the network; its card tells what was measured."""
    articles = load(data)
    tokenizer = model_folder / "tokenizer.json"
    test = [a for a in articles if a.id in set(parts.test)]
    calibrate = [a for a in articles if a.id in set(parts.calibrate)]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        fp32, int8 = folder / "fp32.onnx", folder / "int8.onnx"
        write_fp32(network, fp32)
        write_int8(fp32, int8)
        log.info("exported; comparing int8 with fp32")
        same = agreement(fp32, int8, rows_of(test, PieceReader(tokenizer.read_text(encoding="utf-8")), 0))
        raw, full = folder / "int8", folder / "fp32"
        package.write(raw, model=int8, tokenizer=tokenizer, calibration=unfitted())
        calibration = fit(AttributionTagger(raw), calibrate)
        log.info("calibrated; measuring")
        package.write(raw, model=int8, tokenizer=tokenizer, calibration=calibration)
        package.write(full, model=fp32, tokenizer=tokenizer, calibration=calibration)
        scores: dict[str, Any] = {
            "int8 against fp32": same,
            "calibration error": _errors(raw, tokenizer, int8, calibration, test),
        }
        if measure.judge is not None:
            for name, place in (("int8", raw), ("fp32", full)):
                tagger = AttributionTagger(place)
                scores[f"test, {name}"] = score(tagger, test, data, measure.judge)
                for other in measure.others:
                    scores[f"{other.name}, {name}"] = score(tagger, load(other), other, measure.judge)
        text = card.write(parts, settings, calibration, scores)
        package.write(out, model=int8, tokenizer=tokenizer, calibration=calibration, card=text)
    log.info("%s", text)


def _errors(
    folder: Path, tokenizer: Path, model: Path, calibration: Calibration, test: Sequence[GoldArticle]
) -> dict[str, Any]:
    """The calibration error on the test articles, of all candidates and of the readings that are kept."""
    kept = measured(judge(AttributionTagger(folder), test))
    everything = folder.parent / "everything"
    package.write(everything, model=model, tokenizer=tokenizer, calibration=replace(calibration, threshold=0.0))
    return {"kept readings": kept, "all candidates": measured(judge(AttributionTagger(everything), test))}
