"""Text for people: spans marked by style on a terminal, by [[ ]] elsewhere, and nothing in it that a terminal obeys.

Articles are strangers' texts: control characters in them are shown as �, never sent on.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

import click

from api.environment import wants_plain_output
from evidence.model import Span

OPEN: Final = "[["
CLOSE: Final = "]]"
# Of the format characters (Cf) only those that reorder a line can make it say something else.
_REORDERING: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Paper:
    """Where people read: standard output, styled where that is a terminal that takes styles."""

    def __init__(self, *, styled: bool | None = None) -> None:
        self.styled = (sys.stdout.isatty() and not wants_plain_output()) if styled is None else styled

    def line(self, text: str = "") -> None:
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        click.echo(text.encode(encoding, "replace").decode(encoding), color=self.styled)

    def lines(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.line(text)

    def strong(self, text: str) -> str:
        return click.style(text, bold=True) if self.styled else text

    def faint(self, text: str) -> str:
        return click.style(text, dim=True) if self.styled else text

    def mark(self, text: str) -> str:
        return click.style(text, bold=True, underline=True) if self.styled else f"{OPEN}{text}{CLOSE}"

    def marked(self, within: Span, spans: Sequence[Span]) -> str:
        """The text of `within`, on one line, with the parts of it that `spans` cover marked."""
        pieces: list[str] = []
        at = within.start
        for start, end in _joined(within, spans):
            pieces += [self._slice(within, at, start), self.mark(self._slice(within, start, end))]
            at = end
        return "".join([*pieces, self._slice(within, at, within.end)])

    def _slice(self, within: Span, start: int, end: int) -> str:
        return plain(within.text[start - within.start : end - within.start])


def plain(text: str) -> str:
    """White space as single blanks' worth of line, other control characters as �."""
    return "".join(_shown(c) for c in text)


def _shown(c: str) -> str:
    if c.isspace():
        return " "
    return "�" if unicodedata.category(c) in ("Cc", "Cs") or c in _REORDERING else c


def _joined(within: Span, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The offsets inside `within` that spans cover, in order, overlapping ones joined."""
    joined: list[tuple[int, int]] = []
    for span in sorted(spans):
        start, end = max(span.start, within.start), min(span.end, within.end)
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
