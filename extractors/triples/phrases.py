"""How far the phrase of a head reaches, for every token at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from extractors.participants.tokens import Tokens

_OUTSIDE: Final = frozenset({"relcl", "appos", "advcl", "parataxis", "punct", "ccomp", "intj", "meta", "dep"})
"""Dependents that end a noun phrase."""
_EDGE_MARKS: Final = frozenset("\"'“”‘’,.;:()[]-–—«»!?")


@dataclass(frozen=True, slots=True)
class Phrases:
    """For each token the first and the last token of its phrase and of its whole subtree."""

    tokens: Tokens
    left: list[int]
    right: list[int]
    whole_left: list[int]
    whole_right: list[int]

    def noun_phrase(self, head: int) -> tuple[int, int]:
        """The tokens [first, last) of the phrase, without marks at its edges."""
        return self._trim(self.left[head], self.right[head] + 1, head)

    def clause(self, head: int) -> tuple[int, int]:
        """The tokens [first, last) of everything below `head`, without a leading "that"."""
        first, last = self.whole_left[head], self.whole_right[head] + 1
        if self.tokens.lower[first] == "that" and self.tokens.dep[first] == "mark":
            first += 1
        return self._trim(first, last, head)

    def _trim(self, first: int, last: int, head: int) -> tuple[int, int]:
        text = self.tokens.text
        while first < head and (text[first] in _EDGE_MARKS or text[first].isspace()):
            first += 1
        while last - 1 > head and (text[last - 1] in _EDGE_MARKS or text[last - 1].isspace()):
            last -= 1
        return first, last


def read_phrases(tokens: Tokens) -> Phrases:
    """Linear in the number of tokens."""
    count = len(tokens)
    left, right = list(range(count)), list(range(count))
    whole_left, whole_right = list(range(count)), list(range(count))
    for head in reversed(_from_roots(tokens)):
        children = tokens.children[head]
        for child in children:
            whole_left[head] = min(whole_left[head], whole_left[child])
            whole_right[head] = max(whole_right[head], whole_right[child])
        left[head], right[head] = _reach(tokens, head, children, left, right)
    return Phrases(tokens, left, right, whole_left, whole_right)


def _reach(
    tokens: Tokens, head: int, children: Sequence[int], left: Sequence[int], right: Sequence[int]
) -> tuple[int, int]:
    """From the head outwards to the first dependent on each side that does not belong to its phrase."""
    first = last = head
    for child in reversed([c for c in children if c < head]):
        if tokens.dep[child] in _OUTSIDE and tokens.text[child] not in ("-", "$", "£", "€"):
            break
        first = min(first, left[child])
    after = [c for c in children if c > head]
    for child, following in zip_longest(after, after[1:]):
        if tokens.dep[child] in _OUTSIDE and not _joins(tokens, child, following):
            break
        last = max(last, right[child])
    return first, last


def _joins(tokens: Tokens, child: int, following: int | None) -> bool:
    """A hyphen, or a comma in a list, after which a conjunct of the same head follows."""
    if tokens.dep[child] != "punct":
        return False
    if tokens.text[child] == "-":
        return True
    return tokens.text[child] == "," and following is not None and tokens.dep[following] in ("conj", "cc")


def _from_roots(tokens: Tokens) -> list[int]:
    """Every token after its head. Tokens in a cycle, which no parser writes, are left out."""
    order = [i for i in range(len(tokens)) if tokens.head[i] == i]
    for i in order:
        order.extend(tokens.children[i])
    return order
