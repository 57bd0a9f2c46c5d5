"""Extraction quality as the judge prints it: read annotated articles with the pipeline, run score.py on the result."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Final

from evidence.errors import ArticleError
from evidence.model import Article
from extractors.annotation import to_annotation
from extractors.pipeline import Pipeline
from extractors.readers import ReaderLimits, Skipped, read
from training.articles import load, split

SHARED: Final = Path(__file__).parents[2] / "shared"
ARTICLES: Final = SHARED / "data" / "articles"
TRAIN: Final = SHARED / "data" / "train"
JUDGE: Final = SHARED / "eval" / "score.py"


def unseen() -> dict[str, tuple[str, ...]]:
    """Parts of data/train by what the network knows of them: `untrained` holds the calibration and the test part."""
    parts = split(load(TRAIN))
    return {"untrained": parts.calibrate + parts.test, "test": parts.test}


def judge(pipeline: Pipeline, folder: Path, ids: Collection[str] | None = None) -> dict[str, Any]:
    """The judge's report over the annotated articles of `folder` (only those in `ids`, where given)."""
    with tempfile.TemporaryDirectory() as scratch:
        gold, predicted = Path(scratch, "gold"), Path(scratch, "predicted")
        gold.mkdir()
        predicted.mkdir()
        for path in sorted(folder.glob("*.gold.json")):
            if ids is None or path.name.removesuffix(".gold.json") in ids:
                (gold / path.name).symlink_to(path.resolve())
        for extraction in pipeline.extract_many(annotated(gold, folder)):
            annotation = to_annotation(extraction)
            (predicted / f"{annotation['id']}.json").write_text(json.dumps(annotation), encoding="utf-8")
        command = [sys.executable, str(JUDGE), str(gold), str(predicted), "--texts", str(folder), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def annotated(gold: Path, folder: Path) -> Iterator[Article]:
    """The articles of `folder` that `gold` annotates, as the readers give them."""
    for path in sorted(gold.glob("*.gold.json")):
        yield from article_files([folder / path.name.replace(".gold.", ".article.")])


def article_files(paths: Collection[Path]) -> Iterator[Article]:
    for path in paths:
        for item in read(path, limits=ReaderLimits()):
            if isinstance(item, ArticleError):
                raise item
            if not isinstance(item, Skipped):
                yield item
