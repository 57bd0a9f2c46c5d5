"""Read annotated articles with the exported weights and have the judge score the result.

    python -m training.evaluate --data FOLDER --judge PATH/score.py [--part test] [--out FOLDER]

`--part` takes only that part of the training split; without it, every article of the folder is read. Speakers are
named naively here (a pronoun as the speaker before it), so "attributed" is a floor.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from extractors.attribution.pieces import paragraphs
from extractors.attribution.tagger import AttributionTagger, CueReading
from training.articles import GoldArticle, load, split

PRONOUNS: Final = frozenset(
    {"he", "she", "they", "it", "i", "we", "who", "him", "her", "them", "his", "their", "its", "which", "that", "you"}
)
_NAME: Final = re.compile(r"[A-Z][\w.'’-]*(?:\s+(?:(?:of|the|for|and|de|van|al|bin)\s+)*[A-Z][\w.'’-]*)*")

log = logging.getLogger(__name__)


def annotation(article_id: str, text: str, readings: Sequence[CueReading]) -> dict[str, Any]:
    """The readings in the judge's form."""
    entities: dict[str, dict[str, Any]] = {}
    claims: list[dict[str, Any]] = []
    full = [m.group() for m in _NAME.finditer(text) if " " in m.group()]
    last = "unknown"
    for k, reading in enumerate(readings):
        last = _name(text, reading, full) or last
        entity = entities.setdefault(
            last.lower(), {"id": f"e{len(entities)}", "type": "PERSON", "name": last, "aliases": []}
        )
        quoted = text[max(0, reading.content[0][0] - 1) : reading.content[0][0]] in set("\"“«‘'")
        outer = _outer(reading, readings)
        claims.append(
            {
                "id": f"c{k}",
                "speaker": entity["id"],
                "speaker_span": reading.speaker,
                "cue": reading.cue,
                "content": reading.content,
                "form": "direct" if quoted else "indirect",
                "act": reading.act,
                "negated": reading.negated,
                "within": None if outer is None else f"c{outer}",
            }
        )
    return {"id": article_id, "entities": list(entities.values()), "claims": claims, "figures": []}


def _name(text: str, reading: CueReading, full: Iterable[str]) -> str | None:
    """A name for the speaker's words; None for a pronoun or nothing."""
    if reading.speaker is None:
        return None
    words = text[slice(*reading.speaker)]
    if words.lower() in PRONOUNS:
        return None
    bare = re.sub(r"^(the|a|an)\s+", "", words, flags=re.IGNORECASE)
    # "Navy spokesman Jeff Davis", "Jeff Davis, a spokesman": a name at the end or before a comma; else the words.
    names = [m for m in _NAME.finditer(bare) if m.end() == len(bare) or bare[m.end()] == ","]
    if not names:
        return bare
    name = names[0].group()
    return name if " " in name else next((f for f in full if f.split()[-1] == name), name)


def _outer(reading: CueReading, readings: Sequence[CueReading]) -> int | None:
    """The reading of least content that holds this one's cue."""
    start, end = reading.cue
    holders = [
        (sum(e - b for b, e in other.content), k)
        for k, other in enumerate(readings)
        if other is not reading and any(b <= start and end <= e for b, e in other.content)
    ]
    return min(holders)[1] if holders else None


def score(tagger: AttributionTagger, articles: Sequence[GoldArticle], data: Path, judge: Path) -> dict[str, Any]:
    """The judge's report on the articles, with the speed of reading them in words a CPU second."""
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder) / "gold", Path(folder) / "predicted"
        gold.mkdir()
        predicted.mkdir()
        spent = 0.0
        for article in articles:
            for kind in ("article", "gold"):
                shutil.copy(data / f"{article.id}.{kind}.json", gold)
            begun = time.process_time()
            readings = tagger.read(article.text, paragraphs(article.text))
            spent += time.process_time() - begun
            result = annotation(article.id, article.text, readings)
            (predicted / f"{article.id}.json").write_text(json.dumps(result), encoding="utf-8")
        command = [sys.executable, str(judge), str(gold), str(predicted), "--json"]
        report: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    words = sum(len(a.text.split()) for a in articles)
    return {
        "articles": len(articles),
        **{k: report[f"claims {k}"] for k in ("found", "attributed", "exact")},
        "nested": report["nested claims"],
        "act": report["of the claims found"]["act"],
        "negated": report["of the claims found"]["negated"],
        "words_a_cpu_second": round(words / spent),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of ID.article.json and ID.gold.json")
    parser.add_argument("--judge", type=Path, required=True, help="path of the judge's score.py")
    parser.add_argument("--part", choices=["train", "calibrate", "test"], help="only this part of the training split")
    parser.add_argument("--weights", type=Path, help="other weights than those of the package")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", type=Path, help="also write the predicted files here")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    articles = load(given.data)
    if given.part is not None:
        chosen = set(getattr(split(articles), given.part))
        articles = [a for a in articles if a.id in chosen]
    tagger = AttributionTagger(given.weights, threads=given.threads)
    log.info(json.dumps(score(tagger, articles, given.data, given.judge), indent=1))
    if given.out is not None:
        given.out.mkdir(parents=True, exist_ok=True)
        for article in articles:
            result = annotation(article.id, article.text, tagger.read(article.text, paragraphs(article.text)))
            (given.out / f"{article.id}.json").write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()
