"""How far a batch has come, on standard error: one line that is rewritten on a terminal, some lines elsewhere."""

from __future__ import annotations

import sys
import time
from typing import Final

from api.cli.state import note
from quoth.progress import Progress

A_FEW: Final = 3  # articles that are read without a word
TERMINAL_EVERY_S: Final = 0.2
LINES_EVERY_S: Final = 10.0


class ProgressLine:
    """Call it with each Progress; `clear` makes room for other lines on the same terminal."""

    def __init__(self, *, now: float | None = None) -> None:
        self._start = time.monotonic() if now is None else now
        self._told = self._start
        self._rewrites = sys.stderr.isatty()
        self._shown = 0

    def __call__(self, progress: Progress, *, now: float | None = None) -> None:
        now = time.monotonic() if now is None else now
        expected = progress.done if progress.total is None else progress.total
        every = TERMINAL_EVERY_S if self._rewrites else LINES_EVERY_S
        if expected <= A_FEW or now - self._told < every:
            return
        self._told = now
        line = describe(progress, now - self._start)
        if self._rewrites:
            self.clear()
            sys.stderr.write(line)
            sys.stderr.flush()
            self._shown = len(line)
        else:
            note(line)

    def clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r" + " " * self._shown + "\r")
            sys.stderr.flush()
            self._shown = 0


def describe(progress: Progress, elapsed_s: float) -> str:
    """`12 of about 200 articles, 1 failed, about 3 min left`."""
    of = "" if progress.total is None else f" of {max(progress.total, progress.done)}"
    failed = f", {progress.failed} failed" if progress.failed else ""
    left = ""
    if progress.total is not None and progress.done > 0:
        left_s = elapsed_s / progress.done * max(progress.total - progress.done, 0)
        left = f", about {duration(left_s)} left"
    return f"{progress.done}{of} articles{failed}{left}"


def duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
