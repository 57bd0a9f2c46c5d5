"""Extraction quality: python -m benchmarks.quality

Prints the judge's report over data/articles (which anyone may look at while developing), over the part of data/train
that the network was not trained on, and over the part of that one which calibration did not see either.
"""

from __future__ import annotations

import argparse
import json
from typing import Any

from benchmarks.judge import ARTICLES, TRAIN, judge, unseen
from extractors.pipeline import load_pipeline


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    pipeline = load_pipeline()
    reports = {
        "data/articles": judge(pipeline, ARTICLES),
        "data/train, the 64 articles the network was not trained on": judge(pipeline, TRAIN, unseen()["untrained"]),
        "data/train, the 32 of them that calibration did not see either": judge(pipeline, TRAIN, unseen()["test"]),
    }
    if as_json:
        print(json.dumps(reports, indent=1))
        return
    for name, report in reports.items():
        print(f"{name}\n{'-' * len(name)}")
        for line in lines(report):
            print(line)
        print()


def lines(report: dict[str, Any]) -> list[str]:
    """The report as the judge prints it for people."""
    return [
        f"{row:36s} " + "  ".join(f"{name} {'-' if value is None else value}" for name, value in values.items())
        for row, values in report.items()
    ]


if __name__ == "__main__":
    main()
