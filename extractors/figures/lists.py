"""A single item in a list of counts: "two tanks, a vehicle and an ammunition depot" counts one depot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from extractors.figures.phrases import governed_noun
from extractors.figures.site import Site, TextMap
from extractors.figures.vocabulary import WORDS
from extractors.numbers.numerals import Numeral
from extractors.numbers.quantity import Quantity, Reading

_NO = re.compile(r"\b[Nn]o\b")
MAX_ITEMS = 40
MAX_ITEM = 7  # tokens
_NOUNS = ("NOUN", "PROPN")
_ITEM_WORDS = ("NOUN", "PROPN", "ADJ")


def single_items(sites: Sequence[Site]) -> Iterator[Reading]:
    """A reading of one for each such item; `sites` are the counts found so far."""
    seen: set[int] = set()
    for site in sites:
        if site.reading.quantity.unit is not None:
            continue
        noun = governed_noun(site)
        if noun is None:
            continue
        items = (*_joined(noun), *_harmed(noun))
        articles = [_article(item) for item in items if item.i != noun.i]  # "an 11-4 vote" counts no vote
        for article in (*articles, *_listed_behind(noun)):
            if article is not None and article.i not in seen:
                seen.add(article.i)
                yield _one(article)


def zeros(map: TextMap) -> Iterator[Reading]:
    """ "no weapons were found": persons and things that a passive sentence says were none."""
    for match in _NO.finditer(map.text):
        token = map.doc[map.token_at(match.start())]
        noun = token.head
        is_found = noun.dep_ == "nsubjpass" and noun.tag_ in ("NNS", "NNPS") and noun.lemma_ not in WORDS["not_zero"]
        if token.dep_ == "det" and is_found:
            numeral = Numeral(match.start(), match.end(), 0.0, "zero", bare=0.0)
            yield Reading(match.start(), match.end(), Quantity(0.0, None, None, None), "zero", numeral)


def _joined(noun: Token) -> list[Token]:
    """The nouns in one list with `noun`."""
    root = noun
    for _ in range(MAX_ITEMS):
        if root.dep_ != "conj" or root.head.pos_ not in _NOUNS:
            break
        root = root.head
    items = [root]
    for item in items:
        items.extend(child for child in item.children if child.dep_ == "conj" and child.pos_ in _NOUNS)
        if len(items) > MAX_ITEMS:
            break
    return items


def _harmed(noun: Token) -> list[Token]:
    """What the counted ones destroyed or killed, and what is listed with it."""
    verbs = [noun.head]
    for _ in range(MAX_ITEMS):
        if verbs[0].dep_ != "conj" or verbs[0].head.pos_ != "VERB":
            break
        verbs[0] = verbs[0].head
    for verb in verbs:
        verbs.extend(child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB")
        if len(verbs) > MAX_ITEMS:
            break
    objects = ("dobj", "nsubjpass")
    harming = [verb for verb in verbs if verb.lemma_ in WORDS["harm_verbs"]]
    return [item for verb in harming for child in verb.children if child.dep_ in objects for item in _joined(child)]


def _listed_behind(noun: Token) -> Iterator[Token]:
    """The articles of ", a tank, and an armored vehicle" behind the counted noun, where the parse lost the list."""
    doc, at = noun.doc, noun.i + 1
    for _ in range(MAX_ITEMS):
        start = at
        while at < len(doc) and doc[at].lower_ in (",", "and") and at - start < 2:
            at += 1
        if at == start or at >= len(doc) or not (doc[at].lower_ in ("a", "an") or doc[at].like_num):
            return
        article = doc[at]
        at += 1
        while at < len(doc) and at - article.i <= MAX_ITEM and doc[at].pos_ in _ITEM_WORDS:
            at += 1
        if at == article.i + 1 or at >= len(doc) or doc[at].lower_ not in (",", "and", ";", "."):
            return
        if not article.like_num:
            yield article


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
