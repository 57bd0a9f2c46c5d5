"""The lexicon's files as tables, each read once."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of lexicon/`name`.tsv without comments."""
    text = (files("extractors") / "lexicon" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("# ") and line != "#")
    return tuple(tuple(line.split("\t")) for line in lines)


@cache
def table(name: str) -> dict[str, Any]:
    """lexicon/`name`.json."""
    read: dict[str, Any] = json.loads((files("extractors") / "lexicon" / f"{name}.json").read_text(encoding="utf-8"))
    return read


@cache
def words(name: str) -> frozenset[str]:
    """The first column of lexicon/`name`.tsv."""
    return frozenset(row[0] for row in rows(name))
