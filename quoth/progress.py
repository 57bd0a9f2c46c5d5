"""How far a batch has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """`done` articles are behind, `failed` among them; `total` is None where it cannot be known beforehand."""

    done: int = 0
    failed: int = 0
    total: int | None = None


Watcher: TypeAlias = Callable[[Progress], None]


class Tally:
    """Counts what has been done and tells the watcher after each article."""

    def __init__(self, watcher: Watcher | None, total: int | None = None) -> None:
        self._watcher = watcher
        self.progress = Progress(total=total)

    def count(self, *, failed: bool = False) -> None:
        self.progress = replace(
            self.progress, done=self.progress.done + 1, failed=self.progress.failed + (1 if failed else 0)
        )
        if self._watcher is not None:
            self._watcher(self.progress)
