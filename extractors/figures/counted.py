"""The words for what a figure counts or measures: the noun phrase without the number."""

from __future__ import annotations

import re

from spacy.tokens import Token

from extractors.drafts import FigureDraft, Offsets
from extractors.figures.phrases import (
    NOUNS,
    behind_preposition,
    governed_noun,
    noun_phrase,
    phrase_right_of,
    subject_of,
)
from extractors.figures.site import Site
from extractors.figures.vocabulary import WORDS

_SPANS = frozenset(
    ("year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "night", "fortnight", "weekend")
)
_OF_AGE = re.compile(
    r"\b(\w+)(?:,| who (?:are|were|is|was))? (?:aged?|under|over|below|above|between)(?: the ages? of| of| between| as)?\s+$"
)
_LABEL = re.compile(r"(?:^|\n)\s*([A-Z][\w' -]{2,40}):\s*$")
_NEAR = 220  # characters back to the figure whose words an elided noun takes
_NOUN_LINKS = ("of", "at", "with", "to", "from", "by", "in", "between", "for")


def counted(site: Site, unit: str, form: str) -> Offsets | None:
    """Where the figure's own clause says what is counted, or None."""
    if form == "age":
        return _of_age(site)
    if unit == "magnitude":
        return _quake(site)
    extreme = site.before
    if unit == "percent" and extreme is not None and extreme.lower_ in WORDS["extreme_words"]:
        return extreme.idx, extreme.idx + len(extreme)
    found = _direct(site)
    if found is not None:
        return found
    if unit in _SPANS:
        return behind_preposition(site, ("of", "in")) or _lasting(site)
    label = _LABEL.search(site.left(60))
    if label is not None:
        start = site.reading.start - (len(site.left(60)) - label.start(1))
        return start, start + len(label[1])
    return _measured(site, unit)


def _direct(site: Site) -> Offsets | None:
    noun = governed_noun(site)
    if noun is not None:
        return phrase_right_of(site, noun)
    return behind_preposition(site, ("of",))


def _of_age(site: Site) -> Offsets | None:
    """ "CHILDREN under 13", "GIRLS aged fifteen"; the noun behind "67-year-old"."""
    match = _OF_AGE.search(site.left(48))
    if match is None:
        return None
    start = site.reading.start - len(site.left(48)) + match.start(1)
    token = site.doc[site.map.token_at(start)]
    return (start, start + len(match[1])) if token.pos_ in NOUNS else None


def _quake(site: Site) -> Offsets | None:
    sentence = site.doc[site.first].sent
    near = [t for t in sentence if t.lower_ in WORDS["quakes"]]
    if not near:
        return None
    token = min(near, key=lambda t: abs(t.i - site.first))
    return token.idx, token.idx + len(token)


def _lasting(site: Site) -> Offsets | None:
    """ "the JOURNEY took 22 minutes", "a TERM of 25 years"."""
    above = site.head.head
    if above.lemma_ in WORDS["lasting_verbs"]:
        subject = subject_of(above)
        return noun_phrase(subject) if subject is not None and subject.pos_ in NOUNS else None
    if above.dep_ == "prep" and above.lower_ in ("of", "to"):
        noun = above.head
        if noun.pos_ in NOUNS and noun.i < site.first:
            return noun_phrase(noun)
        if noun.lemma_ in WORDS["lasting_verbs"]:
            subject = subject_of(noun)
            return noun_phrase(subject) if subject is not None and subject.pos_ in NOUNS else None
    return None


def _measured(site: Site, unit: str) -> Offsets | None:
    """What a measure measures: the noun of "a FINE of $100", the subject of "PRICES fell 5%"."""
    head = site.head
    above = head.head
    if head.dep_ == "pobj" and above.dep_ == "prep":
        return _noun_of(above, site)
    if head.dep_ in ("attr", "acomp") or (head.dep_ in ("npadvmod", "advmod") and unit != "count"):
        return _subject_phrase(above)
    if unit == "count":
        return None
    if head.dep_ in ("dobj", "obj"):
        return behind_preposition(site, ("in", "on", "for")) or _subject_phrase(above)
    if head.dep_ in ("conj", "appos") and above.pos_ in NOUNS and above.i < site.first and not above.like_num:
        return noun_phrase(above)
    return behind_preposition(site, ("in", "on", "for"))


def _noun_of(preposition: Token, site: Site) -> Offsets | None:
    """The noun or the verb's object or subject that the quantity's preposition depends on."""
    above = preposition.head
    while above.dep_ == "prep" and above.head.i != above.i:
        above = above.head
    if above.pos_ in NOUNS:
        near = preposition.lower_ in _NOUN_LINKS and above.i < site.first and not above.ent_type_ == "DATE"
        return noun_phrase(above) if near else None
    if above.pos_ not in ("VERB", "AUX"):
        return None
    direct = next((c for c in above.children if c.dep_ in ("dobj", "obj") and c.pos_ in NOUNS and c.i < site.first), None)
    return noun_phrase(direct) if direct is not None and not direct.like_num else _subject_phrase(above)


def _subject_phrase(verb: Token) -> Offsets | None:
    subject = subject_of(verb)
    return noun_phrase(subject) if subject is not None and subject.pos_ in NOUNS else None


def inherited(text: str, draft: FigureDraft, earlier: list[FigureDraft]) -> Offsets | None:
    """The counted words of the nearest earlier figure of the same kind, for an elided noun or a conversion."""
    start = draft.span[0]
    for other in reversed(earlier[-4:]):
        if start - other.span[1] > _NEAR or "\n" in text[other.span[1] : start]:
            return None
        if other.counted is None or other.counted[0] >= start:
            continue
        if other.unit == draft.unit or (start - other.span[1] < 12 and "(" in text[other.span[1] : start]):
            return other.counted
    return None
