"""A single item in a list of counts: "two tanks, a vehicle and an ammunition depot" counts one depot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from extractors.figures.phrases import governed_noun
from extractors.figures.site import Site
from extractors.figures.vocabulary import WORDS
from extractors.numbers.numerals import Numeral
from extractors.numbers.quantity import Quantity, Reading

MAX_ITEMS = 40
_NOUNS = ("NOUN", "PROPN")


def single_items(sites: Sequence[Site]) -> Iterator[Reading]:
    """A reading of one for each such item; `sites` are the counts found so far."""
    seen: set[int] = set()
    for site in sites:
        if site.reading.quantity.unit is not None:
            continue
        noun = governed_noun(site)
        if noun is None:
            continue
        for item in (*_joined(noun), *_harmed(noun)):
            article = _article(item) if item.i != noun.i else None  # "an 11-4 vote" counts no vote
            if article is not None and article.i not in seen:
                seen.add(article.i)
                yield _one(article)


def _joined(noun: Token) -> list[Token]:
    """The nouns in one list with `noun`."""
    root = noun
    for _ in range(MAX_ITEMS):
        if root.dep_ not in ("conj", "appos") or root.head.pos_ not in _NOUNS:
            break
        root = root.head
    items = [root]
    for item in items:
        items.extend(child for child in item.children if child.dep_ in ("conj", "appos") and child.pos_ in _NOUNS)
        if len(items) > MAX_ITEMS:
            break
    return items


def _harmed(noun: Token) -> list[Token]:
    """What the counted ones destroyed or killed, and what is listed with it."""
    verb = noun.head
    if verb.lemma_ not in WORDS["harm_verbs"]:
        return []
    return [item for child in verb.children if child.dep_ in ("dobj", "nsubjpass") for item in _joined(child)]


def _article(noun: Token) -> Token | None:
    for child in noun.lefts:
        if child.dep_ == "nummod":
            return None
        if child.lower_ in ("a", "an") and child.dep_ == "det" and noun.tag_ == "NN":
            return child if noun.lower_ not in WORDS["part_nouns"] else None
    return None


def _one(article: Token) -> Reading:
    start, end = article.idx, article.idx + len(article)
    return Reading(start, end, Quantity(1.0, None, None, None), "item", Numeral(start, end, 1.0, "item", bare=1.0))
