"""The words for what a figure counts or measures: the noun phrase without the number."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from evidence.words import Approx
from extractors.drafts import Offsets
from extractors.figures.site import Site

_DURATIONS = frozenset(
    [
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "second",
        "decade",
        "century",
        "night",
        "fortnight",
        "weekend",
        "quarter",
        "millisecond",
    ]
)
_PLACED = frozenset(["in", "on", "for"])
_NOUNS = ("NOUN", "PROPN")
_CLOSE_RIGHT = frozenset(("prep", "acl", "relcl"))


def counted(site: Site, unit: str, approx: Approx) -> Offsets | None:
    """Where the text says what is counted, or None."""
    noun = _governed_noun(site)
    if noun is not None:
        return _phrase(site, noun, after=site.last)
    of = _prepositional(site, ("of",))
    if of is not None:
        return of
    if unit in _DURATIONS:
        return _prepositional(site, ("of", "in")) if unit != "count" else None
    if unit == "count":
        return None
    return _measured(site)


def _governed_noun(site: Site) -> Token | None:
    """The noun to the right that the quantity modifies: "three elderly KENYANS", "a $38 billion DEFICIT"."""
    head = site.head
    for _ in range(3):
        above = head.head
        if above.i == head.i or head.dep_ not in (
            "nummod",
            "quantmod",
            "amod",
            "compound",
            "npadvmod",
            "nmod",
            "det",
            "poss",
        ):
            break
        if above.i > site.last and above.pos_ in (*_NOUNS, "ADJ", "NUM", "VERB"):
            if above.pos_ in _NOUNS and not _breaks(site.doc, site.last + 1, above.i):
                return above
        head = above
    return _next_noun(site)


def _next_noun(site: Site) -> Token | None:
    """The noun right after the quantity, where the parse did not join them."""
    at = site.last + 1
    doc = site.doc
    for token in doc[at : at + 5]:
        if token.pos_ in _NOUNS:
            follows = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if follows is not None and follows.pos_ in _NOUNS and follows.ent_type_ == token.ent_type_:
                continue
            return token if site.reading.quantity.unit is None or site.head.head.i == token.i else None
        if (token.pos_ not in ("ADJ",) and token.tag_ not in ("VBN", "HYPH", "JJ", "VBG")) or (
            token.is_punct and token.text != "-"
        ):
            return None
    return None


def _breaks(doc: Doc, start: int, stop: int) -> bool:
    return any(token.text in (",", ";", ":", ".", "(", ")") for token in doc[start:stop]) and stop - start > 6


def _phrase(site: Site, noun: Token, *, after: int) -> Offsets | None:
    """The noun with its words to the left (after the quantity) and its closest complements to the right."""
    doc = site.doc
    start = after + 1
    while start < noun.i and (
        doc[start].is_punct or doc[start].is_space or doc[start].lower_ in ("more", "other", "-", "old")
    ):
        start += 1
    return _offsets(doc, start, _right_edge(noun))


def _right_edge(noun: Token) -> int:
    """The last token of the noun's "of" phrase, conjunct or participle, as far as no comma stands between."""
    edge = noun.i
    for child in noun.children:
        if child.i != edge + 1:
            continue
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "per", "in") and child.lower_ != "in":
            edge = _until_break(child)
        elif child.dep_ == "cc" and child.i + 1 < len(noun.doc):
            joined = next((c for c in noun.children if c.dep_ == "conj" and c.i > child.i), None)
            if (
                joined is not None
                and joined.i - child.i <= 3
                and not any(t.like_num for t in noun.doc[child.i : joined.i])
            ):
                edge = joined.i
    return edge


def _until_break(token: Token) -> int:
    edge = token.i
    stop = min(token.right_edge.i, token.i + 8)
    for word in token.doc[token.i : stop + 1]:
        if (word.is_punct and word.text not in ("-", "'", "’", "&")) or word.dep_ in ("relcl", "punct"):
            break
        edge = word.i
    return edge


def _prepositional(site: Site, prepositions: tuple[str, ...]) -> Offsets | None:
    """The noun phrase after "of" (or another preposition) right behind the quantity."""
    doc, at = site.doc, site.last + 1
    if at + 1 >= len(doc) or doc[at].lower_ not in prepositions:
        return None
    start = at + 1
    while start < len(doc) - 1 and doc[start].pos_ in ("DET", "PUNCT") and start < at + 4:
        start += 1
    noun = doc[start]
    for token in doc[start : start + 7]:
        if token.pos_ in _NOUNS or token.pos_ == "PRON":
            noun = token
            follows = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if follows is None or (follows.pos_ not in _NOUNS and follows.text not in ("'s", "’s", "-")):
                break
        elif (token.is_punct and token.text not in ("-", "'s")) or (
            token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG")
        ):
            break
    return _offsets(doc, start, max(noun.i, _right_edge(noun))) if noun.pos_ in (*_NOUNS, "PRON", "NUM") else None


def _measured(site: Site) -> Offsets | None:
    """What a measure measures: the noun of "a FINE of $100", the subject of "PRICES fell 5%"."""
    head = site.head
    above = head.head
    if head.dep_ == "pobj" and above.dep_ == "prep":
        if above.head.pos_ in _NOUNS and above.lower_ in ("of", "at", "with", "to", "from"):
            return _noun_phrase(above.head)
        verb = above.head
        direct = next(
            (c for c in verb.children if c.dep_ in ("dobj", "obj") and c.pos_ in _NOUNS and c.i < site.first), None
        )
        if direct is not None and verb.pos_ in ("VERB", "AUX"):
            return _noun_phrase(direct)
        return _subject(verb)
    if head.dep_ in ("attr", "npadvmod", "acomp", "advmod"):
        return _subject(above)
    if head.dep_ in ("dobj", "obj"):
        place = _prepositional(site, ("in", "on", "for"))
        return place or _subject(above)
    if head.dep_ in ("conj", "appos") and above.pos_ in _NOUNS and above.i < site.first and not above.like_num:
        return _noun_phrase(above)
    return _prepositional(site, ("in", "on", "for"))


def _subject(verb: Token) -> Offsets | None:
    for _ in range(3):
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return _noun_phrase(subject) if subject.pos_ in _NOUNS else None
        if verb.dep_ not in ("conj", "xcomp") or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _noun_phrase(noun: Token) -> Offsets | None:
    """The noun with the words before it, without article or possessor, and its "of" phrase."""
    doc = noun.doc
    start = noun.i
    for token in reversed(doc[noun.left_edge.i : noun.i]):
        if (
            token.dep_ not in ("amod", "compound", "nmod", "poss", "case")
            or token.pos_ in ("DET", "PRON", "NUM")
            or token.is_punct
        ):
            break
        if token.head.i != noun.i and token.head.dep_ not in ("compound", "poss", "amod"):
            break
        start = token.i
    return _offsets(doc, start, noun.i)


def _offsets(doc: Doc, first: int, last: int) -> Offsets | None:
    while last >= first and (doc[last].is_space or doc[last].is_punct):
        last -= 1
    if last < first:
        return None
    token = doc[last]
    return doc[first].idx, token.idx + len(token)
