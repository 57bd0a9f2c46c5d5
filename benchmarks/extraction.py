"""Speed of extraction: python -m benchmarks.extraction

Words a second on one core, as a ratio to the bare spaCy pass over the same texts.
Also prints each component's share of the time, the time to load, and the memory at its highest.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import spacy
from spacy.tokens import Doc

from benchmarks.judge import ARTICLES, article_files
from evidence.model import Article
from extractors import pipeline as pipelines
from extractors.assemble import assemble
from extractors.base_model import DEFAULT_MODEL, read_docs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many rounds counts")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    articles = list(article_files(sorted(ARTICLES.glob("*.article.json"))))
    report = measure(articles, arguments.rounds)
    if arguments.json:
        print(json.dumps(report, indent=1))
        return
    for name, value in report.items():
        print(f"{name:34s} {value}")


def measure(articles: Sequence[Article], rounds: int) -> dict[str, Any]:
    words = sum(len(article.text.split()) for article in articles)
    started = time.perf_counter()
    pipeline = pipelines.load_pipeline()
    loaded = time.perf_counter() - started
    bare = spacy.load(DEFAULT_MODEL)
    texts = [article.text for article in articles]
    times: dict[str, list[float]] = {"bare": [], "quoth": []}
    # Taken in turn, so that both meet the same neighbours on the machine.
    for _ in range(rounds):
        times["bare"].append(seconds(lambda: list(bare.pipe(texts))))
        times["quoth"].append(seconds(lambda: list(pipeline.extract_many(articles))))
    best = {name: min(taken) for name, taken in times.items()}
    shares = profile(pipeline, articles)
    return {
        "words": words,
        "load, s": round(loaded, 2),
        "bare spaCy, words/s": round(words / best["bare"]),
        "Quoth, words/s": round(words / best["quoth"]),
        "ratio": round(best["bare"] / best["quoth"], 3),
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        **{f"share of {name}": share for name, share in shares.items()},
    }


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def profile(pipeline: pipelines.Pipeline, articles: Sequence[Article]) -> dict[str, float]:
    """Each step's share of the time over the articles."""
    taken: Counter[str] = Counter()
    at = time.perf_counter()
    for article, doc in read_docs(pipeline.nlp, articles):
        at = _note(taken, "spaCy", at)
        doc._.parts, doc._.published = list(article.parts), article.published
        read: Doc = doc
        for name, component in zip(pipelines.COMPONENTS, pipeline.components, strict=True):
            read = component(read)
            at = _note(taken, name, at)
        assemble(article, pipeline.run, read)
        at = _note(taken, "assembly", at)
    whole = sum(taken.values())
    return {name: round(value / whole, 3) for name, value in taken.items()}


def _note(taken: Counter[str], name: str, since: float) -> float:
    now = time.perf_counter()
    taken[name] += now - since  # type: ignore[assignment]  # a Counter counts seconds as well as things
    return now


if __name__ == "__main__":
    main()
