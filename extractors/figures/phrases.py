"""Noun phrases around a figure, from the dependency parse."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractors.drafts import Offsets
from extractors.figures.site import Site

NOUNS = ("NOUN", "PROPN")
MAX_PHRASE = 8  # tokens of a complement
_MODIFIERS = ("nummod", "quantmod", "amod", "compound", "npadvmod", "nmod", "det", "poss")
_SKIPPED = frozenset(("more", "-", "old", "additional", "further", "different", "plus"))
_ACTORS = frozenset(("PERSON", "ORG", "GPE", "NORP"))


def governed_noun(site: Site) -> Token | None:
    """The noun to the right that the quantity modifies: "three elderly KENYANS", "a $38 billion DEFICIT"."""
    head = site.head
    for _ in range(3):
        above = head.head
        if above.i == head.i or head.dep_ not in _MODIFIERS:
            break
        if above.i > site.last and above.pos_ in NOUNS and not _breaks(site.doc, site.last + 1, above.i):
            return above if (above.is_alpha or "-" in above.text) and above.lower_ != "olds" else None
        head = above
    return _next_noun(site)


def _next_noun(site: Site) -> Token | None:
    """The noun right after the quantity, where the parse did not join them."""
    doc = site.doc
    for token in doc[site.last + 1 : site.last + 6]:
        if token.pos_ in NOUNS:
            follows = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if follows is not None and follows.pos_ in NOUNS and follows.ent_type_ == token.ent_type_:
                continue
            joined = site.reading.quantity.unit is None or site.head.head.i == token.i
            return token if joined and token.ent_type_ not in ("DATE", "TIME", "PERSON") else None
        if not (token.pos_ == "ADJ" or token.tag_ in ("VBN", "HYPH", "JJ", "VBG")):
            return None
    return None


def _breaks(doc: Doc, start: int, stop: int) -> bool:
    between = {token.text for token in doc[start:stop]}
    return "(" in between or (stop - start > 6 and not between.isdisjoint((",", ";", ":", ".", ")")))


def phrase_right_of(site: Site, noun: Token) -> Offsets | None:
    """From behind the quantity to the noun and its closest complement."""
    doc = site.doc
    numbers = [token.i for token in doc[site.last + 1 : noun.i] if token.like_num]
    start = max([site.last, *numbers]) + 1
    while start < noun.i and (doc[start].is_punct or doc[start].is_space or doc[start].lower_ in _SKIPPED):
        start += 1
    return offsets(doc, start, right_edge(noun))


def right_edge(noun: Token) -> int:
    """The last token of the noun's "of" phrase or conjunct that follows at once."""
    edge = noun.i
    for child in noun.rights:
        if child.i != edge + 1:
            continue
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "per"):
            edge = _until_break(child)
            if any(token.like_num or token.is_currency for token in noun.doc[child.i : edge + 1]):
                edge = noun.i
        elif child.dep_ == "cc":
            joined = next((c for c in noun.rights if c.dep_ == "conj"), None)
            near = joined is not None and 0 < joined.i - child.i <= 3
            if joined is not None and near and not any(t.like_num for t in noun.doc[child.i : joined.i]):
                edge = joined.i
    return edge


def _until_break(token: Token) -> int:
    edge = token.i
    for word in token.doc[token.i : min(token.right_edge.i, token.i + MAX_PHRASE) + 1]:
        if (word.is_punct and word.text not in ("-", "'", "’", "&")) or word.dep_ in ("relcl", "punct"):
            break
        edge = word.i
    return edge


def behind_preposition(site: Site, prepositions: tuple[str, ...]) -> Offsets | None:
    """The noun phrase after "of" (or another preposition) right behind the quantity."""
    doc, at = site.doc, site.last + 1
    if at + 1 >= len(doc) or doc[at].lower_ not in prepositions:
        return None
    start = at + 1
    while start < len(doc) - 1 and _is_article(doc[start]) and start < at + 4:
        start += 1
    noun = _head_noun(doc, start)
    if noun.pos_ not in (*NOUNS, "PRON", "NUM"):
        return None
    return offsets(doc, start, max(noun.i, right_edge(noun)))


def _is_article(token: Token) -> bool:
    return token.pos_ in ("DET", "PUNCT") and token.lower_ not in ("all", "every", "each")


def _head_noun(doc: Doc, start: int) -> Token:
    noun = doc[start]
    for token in doc[start : start + 7]:
        if token.pos_ in (*NOUNS, "PRON"):
            noun = token
            follows = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if follows is None or (follows.pos_ not in NOUNS and follows.text not in ("'s", "’s", "-")):
                break
        elif (token.is_punct and token.text not in ("-", "'s")) or (token.tag_ in ("VBD", "VBZ", "VBP", "MD")):
            break
    return noun


def noun_phrase(noun: Token) -> Offsets | None:
    """The noun with the words before it, without article or possessor, and its "of" phrase."""
    start = noun.i
    for token in reversed(noun.doc[noun.left_edge.i : noun.i]):
        modifies = token.dep_ in ("amod", "compound", "nmod", "case", "poss")
        if not modifies or token.pos_ in ("DET", "PRON", "NUM") or token.is_punct or not token.text.strip():
            break
        start = token.i
    return offsets(noun.doc, start, right_edge(noun))


def subject_phrase(verb: Token) -> Offsets | None:
    """The noun phrase of the subject; of what a relative clause or participle describes."""
    subject = subject_of(verb)
    if subject is not None and subject.ent_type_ in _ACTORS:
        return None  # whom the figure is about, not what it measures
    if subject is not None and subject.pos_ in NOUNS:
        return noun_phrase(subject)
    relative = subject is None or subject.lower_ in ("which", "that", "who")
    if relative and verb.dep_ in ("relcl", "acl") and verb.head.pos_ in NOUNS:
        return noun_phrase(verb.head)
    return None


def subject_of(verb: Token) -> Token | None:
    """The subject of the verb or of the verbs it is joined to."""
    for _ in range(3):
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return subject
        if verb.dep_ not in ("conj", "xcomp") or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def offsets(doc: Doc, first: int, last: int) -> Offsets | None:
    """The characters of the tokens, without spaces and punctuation at the end."""
    while last >= first and (doc[last].is_space or doc[last].is_punct):
        last -= 1
    if last < first:
        return None
    return doc[first].idx, doc[last].idx + len(doc[last])
