"""Number words that count nothing: "one of", "the first half", "a year" in a rate, "twice" with a verb of thought."""

from __future__ import annotations

import re

from extractors.figures.site import Site
from extractors.figures.vocabulary import WORDS

_HALF_NO = re.compile(
    r"[- ](?:back|staff|mast|way|time|brother|sister|hearted|term|marathon|century|board|pipe|moon)\b"
)
_HALF_YES = re.compile(
    r"\s*(?:(?:of|the|that|its|their|his|her|my|our|all|to|were|are|an?)\b|[.,;:)\]”’\"'])"
)  # fmt: skip
_AFTER_HALF = ("NNS", "PRP$", "DT", "IN", "MD", "VBD")
_AFTER_FRACTION = re.compile(
    r"\s*(?:(?:of|in|were|was|are|is|more|less|higher|lower|said|at|the|to|and|had|have)\b|[.,;:)\]”’\"'(–—-])"
)
_SPAN_BEFORE = re.compile(
    r"\b(?:for|within|in|after|about|over|almost|nearly|than|least|under|around|only|some|of|every|another|last|past|by|"
    r"approximately|roughly|just|took|takes|take|lasted|spent|exactly|until)\s+$",
    re.IGNORECASE,
)
_SPAN_AFTER = re.compile(r"\s*(?:ago|later|earlier|before|after|from now|of|or two|away|each|long|older|younger)\b")
_RATE_BEFORE = re.compile(
    r"(?:\d|times|once|twice|million|billion|hundred|thousand|dollars|euros|m|bn|%|cent|pounds|meals|hours)\s+$"
)
_DOUBLE = re.compile(r"\s+(?:that|what)\b")
_THINK = re.compile(r"\bthink\s+$")
_ONE_DAY = re.compile(r"one (?:day|second|minute|night|moment|point|stage)$", re.IGNORECASE)
_BARE_SCALES = frozenset(("dozen", "hundred", "score", "lakh", "crore", "bn", "tn", "mn", "zero"))
_COUNTING = re.compile(r"\b(?:only|than|least|but|just|by|exactly)\s+$")
_MORE = re.compile(r"\b(?:than|all but|exactly|was|aged)\s+$")
_NUMBER = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b")


def is_idiom(site: Site) -> bool:
    """Whether the number words count nothing here."""
    rule = _BY_FORM.get(site.reading.form)
    return rule(site) if rule is not None else _is_bare_idiom(site)


def _is_bare_idiom(site: Site) -> bool:
    """ "zero-hours contracts", "one day", "scores for", "by the dozen", "one of them"."""
    written = site.written.lower()
    if written.startswith("zero-") or written == "one-time":
        return True
    if site.reading.quantity.unit is not None:
        return _ONE_DAY.match(written) is not None and not _SPAN_BEFORE.search(site.left(14))
    if written == "scores":
        return not site.right(4).startswith(" of ")
    return written in _BARE_SCALES or (written == "one" and site.reading.form == "words" and not _one_counts(site))


def _is_rate(site: Site) -> bool:
    """ "a year" in "$2m a year", or where it measures nothing ("a day of mourning")."""
    if " and a " in site.written:
        return False
    if site.reading.quantity.unit == "day" and site.right(4).startswith(" of "):
        return True
    left = site.left(24)
    return bool(_RATE_BEFORE.search(left)) or not (_SPAN_BEFORE.search(left) or _SPAN_AFTER.match(site.right(16)))


def _is_turn_of_phrase(site: Site) -> bool:
    """ "think twice"; "double" and "triple" where they are verbs or adjectives."""
    written = site.written.lower()
    if written == "twice":
        return _THINK.search(site.left(10)) is not None
    return written == "once" or _DOUBLE.match(site.right(24)) is None


def _is_ordinal(site: Site) -> bool:
    """ "a third term", "the first half", "half-mast", "a quarter to 5"."""
    word, right = site.written.lower(), site.right(12)
    if site.reading.quantity.unit not in (None, "share"):
        return False
    if word in ("half", "a half"):
        return not _half_measures(site)
    if word.startswith("a ") and not word.endswith(("third", "quarter")) and right[:1] in (",", "."):
        return True  # "a fifth, Jane Doe, ..."
    if word.startswith(("a ", "one ")) and not _AFTER_FRACTION.match(right) and _names_next(site):
        return True
    return "quarter" in word and re.match(r"\s+(?:before|after|past|to)\s+\d", right) is not None


def _half_measures(site: Site) -> bool:
    before, after, right = site.before, site.after, site.right(12)
    if _HALF_NO.match(right):
        return False
    if before is not None:
        of_a_game = before.ent_type_ == "ORDINAL" or before.lower_ in ("first", "second", "attacking", "and-")
        if of_a_game or (before.pos_ == "ADJ" and before.lower_ != "other"):
            return False
        if before.lower_ in ("the", "this", "that", "each") and not right.startswith(" of "):
            return False
    return bool(_HALF_YES.match(right)) or (
        after is not None and after.tag_ in ("NNS", "PRP$", "DT", "IN", "MD", "VBD")
    )


def _names_next(site: Site) -> bool:
    return site.after is not None and site.after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")


def _one_counts(site: Site) -> bool:
    """Whether "one" counts persons, deaths, attacks or items in a list, and is no pronoun."""
    left, after = site.left(24).lower(), site.after
    if re.match(r"[\s-]+(?:of|another|day|by one)\b", site.right(12)):
        return re.search(r"\b(?:than|least|but)\s+$", left) is not None and not site.right(10).startswith(" of which")
    noun = _noun_after(site) if after is not None and after.is_alpha else None
    if noun is None:
        return _MORE.search(left) is not None
    if noun in WORDS["no_one_nouns"]:
        return False
    return noun in WORDS["one_nouns"] or _COUNTING.search(left) is not None or _in_list(site)


def _noun_after(site: Site) -> str | None:
    for token in site.doc[site.last + 1 : site.last + 5]:
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound":
            return str(token.lower_)
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV", "PUNCT", "VERB") or token.lower_ in (",", "."):
            return None
    return None


def _in_list(site: Site) -> bool:
    """A second count joined to this one: "two and one package", "one car and three vans"."""
    left, right = site.left(30), site.right(30)
    if re.search(r"(?:,|\band)\s+$", left) and _NUMBER.search(left):
        return True
    return re.match(r"\s+\w+(?:\s\w+)?(?:,| and)\s", right) is not None and _NUMBER.search(right) is not None


_BY_FORM = {"article": _is_rate, "times": _is_turn_of_phrase, "fraction": _is_ordinal}
