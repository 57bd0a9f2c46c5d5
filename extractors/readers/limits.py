"""What a reader may take in, and what it hands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from evidence import Article
from evidence.errors import ArticleError


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderLimits:
    """`max_characters` counts an article's code points, `max_bytes` one file, line or decompressed answer.

    `timeout_s` bounds a whole fetch, redirects included, and each single step of it.
    """

    max_characters: int = 1_000_000
    max_bytes: int = 20_000_000
    timeout_s: float = 20.0


@dataclass(frozen=True, slots=True)
class Skipped:
    """A note, not an error: `source` in a folder is no article."""

    source: str
    reason: str


Outcome: TypeAlias = Article | ArticleError | Skipped
