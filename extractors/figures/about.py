"""The words that name whom a figure is about: who suffers, pays, owns, counts."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from extractors.drafts import Offsets
from extractors.figures.phrases import NOUNS, governed_noun, subject_of
from extractors.figures.site import Site

_NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT"))
_OWNERS = frozenset(("ORG", "GPE", "NORP", "LOC", "FAC"))
_PERSONAL = frozenset(("he", "she", "it", "they", "i", "we", "who", "which", "that"))
_MAX_CLIMB = 12


def about(site: Site, counted: Offsets | None, form: str) -> Offsets | None:
    """The first that the text gives: the person of an age, the group beside, a name in the counted words, a possessor,
    the subject of the clause, a place of the sentence or of the one before."""
    rules: tuple[Callable[[Site, Offsets | None], Offsets | None], ...] = (
        _group_beside, _name_in_counted, _possessor, _named_subject, _place_in_sentence, _other_subject, _place_before,
    )  # fmt: skip
    if form == "age" or site.reading.quantity.unit == "year":
        rules = (_aged_person, *rules)
    figure = (site.reading.start, site.reading.end)
    for rule in rules:
        found = rule(site, counted)
        if found is not None and not _overlap(found, figure):
            return found
    return counted if counted is not None and site.reading.quantity.unit is None else None


def _aged_person(site: Site, counted: Offsets | None) -> Offsets | None:
    """ "Jane DOE, 85", "the 67-year-old killer"."""
    if site.left(2) == ", " and site.first > 1:
        name = site.doc[site.first - 2]
        return named(name) if name.pos_ in NOUNS else None
    noun = governed_noun(site)
    if noun is not None and site.right(5).startswith(("-old", " old")):
        return named(noun)
    return None


def _group_beside(site: Site, counted: Offsets | None) -> Offsets | None:
    """ "2.8% for WOMEN", "40 percent among the YOUNG"."""
    doc, at = site.doc, site.last + 1
    if at + 1 >= len(doc) or doc[at].lower_ not in ("for", "among", "amongst") or site.reading.quantity.unit is None:
        return None
    noun = next((child for child in doc[at].children if child.dep_ == "pobj"), None)
    is_group = noun is not None and (noun.ent_type_ in _NAMED or noun.tag_ in ("NNS", "NNPS", "PRP"))
    return named(noun) if noun is not None and is_group else None


def _name_in_counted(site: Site, counted: Offsets | None) -> Offsets | None:
    if counted is None:
        return None
    first, last = site.map.tokens(*counted)
    for token in site.doc[first : last + 1]:
        if token.ent_type_ in _OWNERS:
            return named(token)
    return None


def _possessor(site: Site, counted: Offsets | None) -> Offsets | None:
    """ "HER four children", "LIBYA's export earnings"."""
    nouns = [site.head.head]
    if counted is not None:
        nouns.append(site.doc[site.map.token_at(counted[1] - 1)])
    for noun in nouns:
        for child in noun.lefts:
            if child.dep_ == "poss":
                return named(child)
    return None


def _named_subject(site: Site, counted: Offsets | None) -> Offsets | None:
    subject = _clause_subject(site)
    if subject is None:
        return None
    if subject.lower_ in ("who", "which", "that") and subject.pos_ == "PRON":
        head = subject.head
        if head.dep_ != "relcl":
            return None
        subject = head.head
    elif subject.lower_ in _PERSONAL and subject.pos_ == "PRON":
        return subject.idx, subject.idx + len(subject)
    offsets = named(subject)
    if subject.ent_type_ not in _NAMED or (counted is not None and _overlap(offsets, counted)):
        return None
    return offsets


def _other_subject(site: Site, counted: Offsets | None) -> Offsets | None:
    subject = _clause_subject(site)
    if subject is None or subject.pos_ not in NOUNS:
        return None
    return named(subject)


def _clause_subject(site: Site) -> Token | None:
    token = site.head
    for _ in range(_MAX_CLIMB):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            break
        token = token.head
    subject = subject_of(token)
    if subject is not None and site.first <= subject.i <= site.last:
        return None
    return subject


def _place_in_sentence(site: Site, counted: Offsets | None) -> Offsets | None:
    return _nearest_place(site, *site.map.sentence(site.first))


def _place_before(site: Site, counted: Offsets | None) -> Offsets | None:
    first, _ = site.map.sentence(site.first)
    return _nearest_place(site, *site.map.sentence(first - 1)) if first > 0 else None


def _nearest_place(site: Site, first: int, end: int) -> Offsets | None:
    """The first place after the figure, else the last one before it."""
    places = site.map.places(first, end)
    if not places:
        return None
    after = [place for place in places if place > site.last]
    return named(site.doc[after[0] if after else places[-1]])


def named(token: Token) -> Offsets:
    """The whole name around the token, else the token with the words that belong to it on its left."""
    doc = token.doc
    start, end = token.i, token.i
    if token.ent_type_ in _NAMED:
        while start > 0 and doc[start].ent_iob_ == "I":
            start -= 1
        while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I":
            end += 1
        while start < end and doc[start].lower_ in ("the", "a", "an"):
            start += 1
        while end > start and doc[end].tag_ == "POS":
            end -= 1
    else:
        while start > 0 and doc[start - 1].dep_ in ("compound", "amod") and doc[start - 1].head.i == token.i:
            start -= 1
    return doc[start].idx, doc[end].idx + len(doc[end])


def _overlap(a: Offsets, b: Offsets) -> bool:
    return a[0] < b[1] and b[0] < a[1]
