"""Annotated articles from disk, and their split into training, calibration and test."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

Span = tuple[int, int]

SHINGLE_WORDS: Final = 8
SHARED_SHINGLES: Final = 0.05
"""Two articles that share this part of the shorter one's shingles tell one story and stay on one side of the split."""

HELD_OUT: Final = 0.088
"""Part of each source that goes to calibration, and the same again to test."""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """An annotated claim. One without a cue is not the model's to find, but its content is no mistake either."""

    cue: Span | None
    speaker: Span | None
    content: tuple[Span, ...]
    act: str
    negated: bool


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article's text and its annotated claims."""

    id: str
    text: str
    claims: tuple[GoldClaim, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Article ids by what they are for. No story is in two of the three."""

    train: tuple[str, ...]
    calibrate: tuple[str, ...]
    test: tuple[str, ...]


def load(folder: Path) -> list[GoldArticle]:
    """Every annotated article of a folder (ID.article.json beside ID.gold.json), by id."""
    found = []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        article = json.loads((folder / f"{gold['id']}.article.json").read_text(encoding="utf-8"))
        found.append(GoldArticle(gold["id"], article["text"], _claims(gold["claims"])))
    return found


def _claims(claims: Iterable[Mapping[str, Any]]) -> tuple[GoldClaim, ...]:
    return tuple(
        GoldClaim(
            cue=(c["cue"][0], c["cue"][1]) if c["cue"] else None,
            speaker=(c["speaker_span"][0], c["speaker_span"][1]) if c["speaker_span"] else None,
            content=tuple((b, e) for b, e in c["content"]),
            act=c["act"],
            negated=bool(c["negated"]),
        )
        for c in claims
    )


def source(article_id: str) -> str:
    """The source an id comes from: its prefix, years kept apart, the government releases together."""
    prefix = article_id.partition("-")[0]
    return "r3" if prefix.startswith("r3") else prefix


def stories(articles: Sequence[GoldArticle]) -> list[list[str]]:
    """Groups of ids that share running text (one story at several reading levels, follow-ups), by first id."""
    shingles = {a.id: _shingles(a.text) for a in articles}
    holders: dict[str, list[str]] = defaultdict(list)
    for article_id, own in shingles.items():
        for shingle in own:
            holders[shingle].append(article_id)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        # A shingle that many articles have is a formula of the publisher, no sign of one story.
        if 2 <= len(ids) <= 5:
            shared.update((x, y) for k, x in enumerate(ids) for y in ids[k + 1 :])
    leader = {a.id: a.id for a in articles}

    def find(x: str) -> str:
        while leader[x] != x:
            x = leader[x]
        return x

    for (x, y), count in shared.items():
        if count >= SHARED_SHINGLES * max(1, min(len(shingles[x]), len(shingles[y]))):
            low, high = sorted((find(x), find(y)))
            leader[high] = low
    groups: dict[str, list[str]] = defaultdict(list)
    for a in articles:
        groups[find(a.id)].append(a.id)
    return [groups[k] for k in sorted(groups)]


def _shingles(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)}


def split(articles: Sequence[GoldArticle]) -> Split:
    """The split, a pure function of the ids and texts: stories in the order of their hash, source by source."""
    by_source: dict[str, list[list[str]]] = defaultdict(list)
    for group in stories(articles):
        by_source[source(group[0])].append(group)
    parts: dict[str, list[str]] = {"train": [], "calibrate": [], "test": []}
    for groups in by_source.values():
        groups.sort(key=lambda g: hashlib.sha256(g[0].encode()).hexdigest())
        wanted = round(HELD_OUT * sum(map(len, groups)))
        taken = {"test": 0, "calibrate": 0}
        for group in groups:
            part = next((p for p, n in taken.items() if n + len(group) <= wanted), "train")
            parts[part].extend(group)
            if part in taken:
                taken[part] += len(group)
    return Split(*(tuple(sorted(parts[p])) for p in ("train", "calibrate", "test")))
