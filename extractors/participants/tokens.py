"""A Doc's tokens as plain lists: what the rules look at many times is read from spaCy once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from evidence.words import Part
from extractors.drafts import Offsets


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over the Doc's tokens; works on any Doc, with a parse or without."""

    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sentence: list[int]
    body: list[bool]
    children: list[list[int]]
    ents: list[tuple[int, int, str]]

    def __len__(self) -> int:
        return len(self.text)

    def range_of(self, span: Offsets) -> tuple[int, int]:
        """The tokens [first, last) that the characters of `span` touch."""
        first = bisect_right(self.end, span[0])
        last = bisect_left(self.start, span[1])
        return first, max(first, last)

    def at(self, offset: int) -> int:
        """The index of the token at or after the character `offset`."""
        return bisect_right(self.end, offset)

    def offsets(self, first: int, last: int) -> Offsets:
        """The characters of the tokens [first, last)."""
        return self.start[first], self.end[last - 1]


def read_tokens(doc: Doc) -> Tokens:
    """One pass over the Doc."""
    tokens = Tokens([], [], [], [], [], [], [], [], [], [], [], [], [])
    sentence, has_dep = 0, doc.has_annotation("DEP")
    for token in doc:
        text = token.text
        if token.i and (token.is_sent_start or ("\n" in text and token.is_sent_start is None)):
            sentence += 1
        tokens.text.append(text)
        lower = text.lower().replace("’", "'")
        tokens.lower.append(lower)
        tokens.lemma.append(token.lemma_.lower() or lower)
        tokens.pos.append(token.pos_)
        tokens.tag.append(token.tag_)
        tokens.dep.append(token.dep_)
        tokens.head.append(token.head.i if has_dep else token.i)
        tokens.start.append(token.idx)
        tokens.end.append(token.idx + len(text))
        tokens.sentence.append(sentence)
        tokens.children.append([])
    for i, head in enumerate(tokens.head):
        if head != i:
            tokens.children[head].append(i)
    tokens.body.extend(_body(doc, tokens.start))
    tokens.ents.extend((e.start, e.end, e.label_) for e in doc.ents)
    return tokens


def _body(doc: Doc, starts: list[int]) -> list[bool]:
    """Whether each token stands in the body; no parts means that all is body."""
    parts = doc._.parts
    if not parts:
        return [True] * len(starts)
    body = [False] * len(starts)
    for part in parts:
        if part.part == Part.BODY:
            first, last = bisect_left(starts, part.start), bisect_left(starts, part.end)
            body[first:last] = [True] * (last - first)
    return body
