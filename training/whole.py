"""Measure the whole pipeline with the package's weights, and write the scores into their card.

    python -m training.whole --data FOLDER --also OTHER_FOLDER

Needs the judge where the benchmarks find it, and the pipeline's dependencies in place of the training's.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from benchmarks.judge import judge
from extractors.pipeline import load_pipeline
from training import card, package
from training.articles import load, split


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of ID.article.json and ID.gold.json")
    parser.add_argument("--also", type=Path, action="append", default=[], help="more annotated articles to measure on")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    pipeline, parts = load_pipeline(), split(load(given.data))
    reports = {name: judge(pipeline, given.data, set(getattr(parts, name))) for name in ("calibrate", "test")}
    reports |= {folder.name: judge(pipeline, folder) for folder in given.also}
    weights = Path(str(resources.files("extractors.attribution") / "weights"))
    text = card.with_pipeline((weights / package.CARD).read_text(encoding="utf-8"), reports)
    package.rewrite_card(weights, text)
    logging.info("%s", text)


if __name__ == "__main__":
    main()
