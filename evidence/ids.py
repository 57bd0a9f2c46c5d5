"""Stable ids: a letter for the kind and a hash over a JSON array, in code points.

No pipeline version enters an id, so judgements, reviews and links outlive a re-reading.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TypeAlias

Offsets: TypeAlias = tuple[int, int]
Key: TypeAlias = str | int | Sequence["Key"] | None

HASH_DIGITS = 24  # 96 bits: no clash to be expected among 10^12 ids

KINDS = {
    "a": "article",
    "s": "sentence",
    "p": "participant",
    "c": "claim",
    "f": "figure",
    "t": "triple",
    "r": "run",
    "e": "entity",
}


def stable_id(letter: str, *key: Key) -> str:
    """`letter_hash`, equal for equal keys in every process and on every machine."""
    array = json.dumps([letter, *key], ensure_ascii=False, separators=(",", ":"))
    return f"{letter}_{hashlib.sha256(array.encode('utf-8', 'surrogatepass')).hexdigest()[:HASH_DIGITS]}"


def kind_of(id: str) -> str | None:
    """The kind an id belongs to, or None where it is not one of ours."""
    letter, _, digits = id.partition("_")
    is_ours = len(digits) == HASH_DIGITS and set(digits) <= set("0123456789abcdef")
    return KINDS.get(letter) if is_ours else None


def text_hash(text: str) -> str:
    """SHA-256 of the text's UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(source: str, sha256: str) -> str:
    return stable_id("a", source, sha256)


def sentence_id(article: str, start: int) -> str:
    return stable_id("s", article, start)


def participant_id(article: str, kind: str, first_mention_start: int) -> str:
    return stable_id("p", article, kind, first_mention_start)


def claim_id(article: str, content: Sequence[Offsets], cue: Offsets | None, speaker: Offsets | None) -> str:
    return stable_id("c", article, content, cue, speaker)


def figure_id(article: str, span: Offsets) -> str:
    return stable_id("f", article, span)


def triple_id(article: str, level: str, subject: Offsets, predicate: Offsets, object: Offsets) -> str:
    return stable_id("t", article, level, subject, predicate, object)


def run_id(version: str, model: str, weights: str, lexicon: str) -> str:
    return stable_id("r", version, model, weights, lexicon)


def entity_id(kind: str, folded_name: str) -> str:
    return stable_id("e", kind, folded_name)
