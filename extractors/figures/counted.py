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
    subject_phrase,
)
from extractors.figures.site import Site
from extractors.figures.vocabulary import WORDS

_SPANS = frozenset(
    ("year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "night", "fortnight", "weekend")
)
_OF_AGE = re.compile(
    r"\b(\w+)(?:,| who (?:are|were|is|was))? (?:aged?|under|over|below|above|between)"
    r"(?: the ages? of| of| between| as)?\s+$"
)
_LABEL = re.compile(r"(?:^|\n)\s*([A-Z][\w' -]{2,40}):\s*$")
_NEAR = 220  # characters back to the figure whose words an elided noun takes
_MEASURING = frozenset(
    ("worth", "up", "down", "strong", "wide", "high", "tall", "long", "deep", "old", "away", "thick", "heavy")
)
_CONTINUES = re.compile(
    r"\s*[(\[]|(?: in \d{4})?,?\s*"
    r"(?:to|or|and|compared (?:with|to)|from|up from|down from|rather than|against|versus)\b"
    r"[^.;]{0,16}$|\s*[,;–-]\s*$"
)
_NOUN_LINKS = ("worth", "of", "at", "with", "to", "from", "by", "in", "between", "for")


def counted(site: Site, draft: FigureDraft, form: str, earlier: list[FigureDraft]) -> Offsets | None:
    """Where the text says what is counted: beside the figure, in its clause, or beside an earlier one; or None."""
    direct = _beside(site, draft.unit, form)
    if direct is None and continues(site.text, draft, earlier):
        return inherited(site.text, draft, earlier)
    words = direct or _in_clause(site, draft.unit, form)
    if words is not None and any(_overlap(words, other.span) for other in (draft, *earlier[-6:])):
        words = None
    if words is None and draft.unit not in _SPANS:
        return inherited(site.text, draft, earlier)
    return words


def _overlap(a: Offsets, b: Offsets) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _beside(site: Site, unit: str, form: str) -> Offsets | None:
    if form == "age":
        return _of_age(site)
    if unit == "magnitude":
        return _quake(site)
    extreme = site.before
    if unit == "percent" and extreme is not None and extreme.lower_ in WORDS["extreme_words"]:
        return extreme.idx, extreme.idx + len(extreme)
    return _direct(site)


def _in_clause(site: Site, unit: str, form: str) -> Offsets | None:
    if form == "age" or unit == "magnitude":
        return None
    if unit in _SPANS:
        return behind_preposition(site, ("of", "in")) or _lasting(site)
    left = site.left(60)
    label = _LABEL.search(left)
    if label is not None:
        start = site.reading.start - len(left) + label.start(1)
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
    first, end = site.map.sentence(site.first)
    near = [t for t in site.doc[first:end] if t.lower_ in WORDS["quakes"]]
    if not near:
        return None
    token = min(near, key=lambda t: abs(t.i - site.first))
    return token.idx, token.idx + len(token)


def _lasting(site: Site) -> Offsets | None:
    """ "the JOURNEY took 22 minutes", "a TERM of 25 years"."""
    above = site.head.head
    if above.lemma_ in WORDS["lasting_verbs"]:
        return subject_phrase(above)
    if above.dep_ == "prep" and above.lower_ in ("of", "to"):
        noun = above.head
        if noun.pos_ in NOUNS and noun.i < site.first:
            return noun_phrase(noun)
        if noun.lemma_ in WORDS["lasting_verbs"]:
            return subject_phrase(noun)
    return None


def _measured(site: Site, unit: str) -> Offsets | None:
    """What a measure measures: the noun of "a FINE of $100", the subject of "PRICES fell 5%"."""
    head = site.head
    above = head.head
    if above.lower_ in _MEASURING and above.i != head.i:
        return noun_phrase(above.head) if above.head.pos_ in NOUNS else subject_phrase(above.head)
    if head.dep_ == "pobj" and above.dep_ == "prep":
        return _noun_of(above, site)
    if head.dep_ in ("attr", "acomp") or (head.dep_ in ("npadvmod", "advmod") and unit != "count"):
        return subject_phrase(above)
    return None if unit == "count" else _measured_beside(site)


def _measured_beside(site: Site) -> Offsets | None:
    """ "$189bn in ADDITIONAL TAXES", "the FUND, £5m", "GREECE pays €3m"."""
    head = site.head
    above = head.head
    if head.dep_ in ("conj", "appos") and above.pos_ in NOUNS and above.i < site.first and not above.like_num:
        return noun_phrase(above)
    purpose = behind_preposition(site, ("in", "on", "for"))
    if purpose is None and head.dep_ in ("dobj", "obj") and not site.reading.is_money:
        return subject_phrase(above)
    return purpose


def _noun_of(preposition: Token, site: Site) -> Offsets | None:
    """The noun or the verb's object or subject that the quantity's preposition depends on."""
    above = preposition.head
    while above.dep_ == "prep" and above.head.i != above.i:
        above = above.head
    if above.pos_ in NOUNS:
        if above.lower_ in WORDS["part_nouns"] and above.head.pos_ in ("VERB", "AUX") and above.dep_ != "nsubj":
            return subject_phrase(above.head) or noun_phrase(above)
        near = preposition.lower_ in _NOUN_LINKS and above.i < site.first and above.ent_type_ != "DATE"
        return noun_phrase(above) if near else None
    if above.pos_ not in ("VERB", "AUX"):
        return None
    direct = next(
        (c for c in above.children if c.dep_ in ("dobj", "obj") and c.pos_ in NOUNS and c.i < site.first), None
    )
    return noun_phrase(direct) if direct is not None and not direct.like_num else subject_phrase(above)


def continues(text: str, draft: FigureDraft, earlier: list[FigureDraft]) -> bool:
    """Whether the figure stands beside the one before: a conversion in brackets, "from X to Y", "X compared with Y"."""
    if not earlier or draft.span[0] - earlier[-1].span[1] > 40:
        return False
    between = text[earlier[-1].span[1] : draft.span[0]]
    in_brackets = "(" in between or "[" in between
    return (in_brackets or earlier[-1].unit == draft.unit) and _CONTINUES.match(between) is not None


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
