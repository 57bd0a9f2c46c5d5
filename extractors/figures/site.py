"""Where a quantity stands: its Doc, its tokens, the words around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.numbers.quantity import Reading

PLACES = frozenset(("GPE", "LOC", "FAC"))
MAX_SENTENCE = 100  # tokens to each side; a text without punctuation is not read as one sentence of its length


class TextMap:
    """A Doc with its text and the way from characters to tokens, sentences and places."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self.starts: list[int] = []
        self._sentences: list[int] = []
        self._places: list[int] = []
        for token in doc:
            self.starts.append(token.idx)
            if token.is_sent_start or token.i == 0:
                self._sentences.append(token.i)
            if token.ent_type_ in PLACES:
                self._places.append(token.i)

    def sentence(self, token: int) -> tuple[int, int]:
        """The tokens [first, end) of the sentence around `token`, at most MAX_SENTENCE to each side."""
        at = bisect_right(self._sentences, token)
        end = self._sentences[at] if at < len(self._sentences) else len(self.starts)
        return max(self._sentences[at - 1], token - MAX_SENTENCE), min(end, token + MAX_SENTENCE)

    def places(self, first: int, end: int) -> list[int]:
        """The tokens in [first, end) that belong to the name of a place."""
        return self._places[bisect_left(self._places, first) : bisect_left(self._places, end)]

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
