"""How many articles a batch holds, told cheaply and beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from extractors.readers.formats import SUFFIXES

_BLOCK_BYTES: Final = 1 << 20


def expected_articles(sources: Iterable[str | Path]) -> int | None:
    """About how many articles these sources hold; None where that cannot be known, as for standard input.

    JSON files in a folder may hold no article, so the number may be too high.
    """
    total = 0
    for source in sources:
        if str(source) == "-":
            return None
        path = Path(source)
        total += sum(_in_file(file) for file in _files(path)) if path.is_dir() else _in_file(path)
    return total


def _files(folder: Path) -> Iterator[Path]:
    return (p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())


def _in_file(path: Path) -> int:
    if path.suffix.lower() != ".jsonl":
        return 1
    try:
        with path.open("rb") as lines:
            return sum(block.count(b"\n") for block in iter(lambda: lines.read(_BLOCK_BYTES), b"")) or 1
    except OSError:
        return 1
