"""Where a quantity stands: its Doc, its tokens, the words around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.numbers.quantity import Reading


class TextMap:
    """A Doc with its text and the way from characters to tokens."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self.starts = [token.idx for token in doc]

    def token_at(self, offset: int) -> int:
        """The index of the token that covers `offset` or the nearest one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """First and last token that touch [start, end)."""
        first = self.token_at(start)
        return first, max(first, bisect_left(self.starts, end) - 1)


@dataclass(frozen=True, slots=True)
class Site:
    """One reading in its Doc; `first` and `last` are the tokens that it touches."""

    map: TextMap
    reading: Reading
    first: int
    last: int

    @property
    def text(self) -> str:
        return self.map.text

    @property
    def doc(self) -> Doc:
        return self.map.doc

    @property
    def written(self) -> str:
        return self.text[self.reading.start : self.reading.end]

    @property
    def head(self) -> Token:
        """The token of the quantity on which its other tokens depend."""
        token = self.doc[self.last]
        for _ in range(self.last - self.first + 1):
            if not self.first <= token.head.i <= self.last or token.head.i == token.i:
                return token
            token = token.head
        return token

    @property
    def before(self) -> Token | None:
        return self.doc[self.first - 1] if self.first > 0 else None

    @property
    def after(self) -> Token | None:
        return self.doc[self.last + 1] if self.last + 1 < len(self.doc) else None

    def left(self, width: int = 40) -> str:
        """The text right before the quantity, at most `width` characters."""
        return self.text[max(0, self.reading.start - width) : self.reading.start]

    def right(self, width: int = 40) -> str:
        return self.text[self.reading.end : self.reading.end + width]

    @property
    def starts_sentence(self) -> bool:
        return self.doc[self.first].is_sent_start is True


def site_of(map: TextMap, reading: Reading) -> Site:
    first, last = map.tokens(reading.start, reading.end)
    return Site(map, reading, first, last)
