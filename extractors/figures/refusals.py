"""Which quantities count nothing: dates, years, names, ranks, "one of", list numbers (GUIDELINES, figures)."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.figures.site import Site
from extractors.numbers import lexicon
from extractors.numbers.quantity import YEARS

WORDS = {key: frozenset(value) for key, value in lexicon.table("figure_words").items()}
_MONTH = "|".join(sorted((m.capitalize() for m in WORDS["months"]), key=len, reverse=True))
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"\b(?:{_MONTH})\.?[ \u00a0]{_DAY}(?:[ \u00a0]?(?:[-–,&]|to|and|or)[ \u00a0]?{_DAY}(?![\w%,.]\d))*(?![\w%])"
    rf"(?:,?[ \u00a0]\d{{4}}(?!\w|,\d))?"
    rf"|(?<![\w.,$£€]){_DAY}(?:[ \u00a0]?(?:[-–,&]|to|and|or)[ \u00a0]?{_DAY})*[ \u00a0](?:of[ \u00a0])?(?:{_MONTH})\b\.?"
    rf"(?:,?[ \u00a0]\d{{4}}(?!\w|,\d))?"
    rf"|\b(?:{_MONTH})\.?,?[ \u00a0](?:of[ \u00a0])?\d{{4}}(?!\w|,\d)"
    r"|(?<![\w.])\d{4}-\d{2}-\d{2}(?!\d)|(?<![\w.])\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d)"
)
_YEAR_RANGE = re.compile(r"(?:1[5-9]|20)\d\d(?: ?[-–—/] ?\d{1,4}|(?: and | or | to |[-–])(?:1[5-9]|20)\d\d)$")
_PREPOSITION = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "of",
        "during",
        "before",
        "after",
        "around",
        "circa",
        "from",
        "to",
        "for",
        "and",
        "late",
        "early",
    ]
)
_CARDINAL_ENTITIES = frozenset(("", "CARDINAL", "QUANTITY", "MONEY", "PERCENT", "DATE", "TIME", "ORDINAL"))
_HALF_NO = re.compile(
    r"[- ](?:back|staff|mast|way|time|brother|sister|hearted|term|marathon|century|board|pipe|moon)\b"
)
_HALF_YES = re.compile(
    r"\s*(?:of\b|the\b|that\b|its\b|their\b|his\b|her\b|my\b|our\b|all\b|[.,;:)\]”’\"']|to\b|were\b|are\b|a\b|an\b)"
)
_AFTER_FRACTION = re.compile(
    r"\s*(?:of\b|in\b|were\b|was\b|are\b|is\b|more\b|less\b|higher\b|lower\b|said\b|at\b|the\b|to\b|[.,;:)\]”’\"'(–—-]|and\b|had\b|have\b)"
)
_DURATION_BEFORE = re.compile(
    r"\b(?:for|within|in|after|about|over|almost|nearly|than|least|under|around|only|some|of|every|another|last|past|by|"
    r"approximately|roughly|just|took|takes|take|lasted|spent|exactly|until)\s+$",
    re.IGNORECASE,
)
_DURATION_AFTER = re.compile(r"\s*(?:ago|later|earlier|before|after|from now|of|or two|away|each|long)\b")
_RATE_BEFORE = re.compile(
    r"(?:\d|times|once|twice|million|billion|hundred|thousand|dollars|euros|m|bn|%|cent|pounds|meals|hours)\s+$"
)
_DOUBLE = re.compile(r"\s+(?:that|the (?:number|amount|figure|rate|size|average|usual|price)|what|its)\b")
_LIST_NUMBER = re.compile(r"[.)]?\s+[A-Z“\"]")
_TWICE_VERB = re.compile(r"\bthink\s+$")


def is_refused(site: Site, lines: frozenset[int]) -> bool:
    """Whether the reading is no figure. `lines` holds the starts of numbered lines."""
    return any(rule(site) for rule in _RULES) or site.reading.start in lines


def _year(site: Site) -> bool:
    reading, written = site.reading, site.written
    if _YEAR_RANGE.match(written):
        return True
    if not (reading.is_plain_count and len(written) == 4 and written.isdigit() and int(written) in YEARS):
        return False
    after, before = site.after, site.before
    if after is None or after.tag_ not in ("NNS", "JJ", "NN") or site.right(1) != " ":
        return True
    if before is not None and before.lower_ in _PREPOSITION and site.doc[site.last].ent_type_ == "DATE":
        return True
    if int(written) in range(1900, 2101) and site.doc[site.last].ent_type_ == "DATE":
        return True
    return after.tag_ != "NNS" and not _plural_follows(site)


def _plural_follows(site: Site) -> bool:
    head = site.doc[site.last].head
    return site.last < head.i <= site.last + 4 and head.tag_ == "NNS"


def _label(site: Site) -> bool:
    """ "Flight 370", "article 5", "phase two", "top ten", "number 13"."""
    before = site.before
    if before is None or site.reading.quantity.unit is not None or not site.left(1).strip(" \u00a0") == "":
        return False
    word = before.lower_
    if word not in WORDS["labels"]:
        return False
    if word in (
        "us",
        "am",
        "place",
        "part",
        "line",
        "no",
        "act",
        "area",
        "day",
        "week",
        "game",
        "round",
        "stage",
        "top",
    ):
        if word == "no":
            return before.text == "No"
        if word == "top":
            return True
        return before.is_title or (before.tag_ == "NN" and site.right(1) in ".,;)’'" and word not in ("us", "am"))
    return not (before.pos_ == "VERB" and word not in ("ranked", "ranks", "seeded"))


def _hyphenated_name(site: Site) -> bool:
    """ "COVID-19", "AK-47", "G7": the number goes on a word."""
    left = site.left(2)
    return len(left) == 2 and left[1] in "-–—" and left[0].isalpha() and site.reading.form != "fraction"


def _name(site: Site) -> bool:
    """ "Boeing 737", "Mars One", "Three Mile Island": part of a proper name."""
    reading = site.reading
    if reading.quantity.unit is not None and reading.form not in ("article", "fraction"):
        return False
    token, before, after = site.doc[site.last], site.before, site.after
    adjacent = site.left(1) in (" ", "\u00a0")
    if token.ent_type_ not in _CARDINAL_ENTITIES and token.ent_iob_ == "I" and adjacent:
        return token.head.i <= token.i or token.head.pos_ == "PROPN"
    if reading.form == "words" and site.written[:1].isupper() and not site.starts_sentence:
        if before is not None and adjacent and before.is_title and before.pos_ == "PROPN":
            return True
        return after is not None and after.is_title and after.pos_ == "PROPN"
    if before is None or not adjacent or before.pos_ != "PROPN" or not before.text[:1].isupper():
        return False
    return token.head.i <= token.i and not site.right(1).isalnum() and before.ent_type_ not in ("DATE", "TIME")


def _one(site: Site) -> bool:
    """ "one" where it counts nothing: "one of", "no one", "one day", "the one"."""
    reading = site.reading
    if reading.form != "words" or site.written.lower() != "one" or reading.quantity.unit is not None:
        return False
    left, after = site.left(24).lower(), site.after
    if re.match(r"[\s-]+(?:of|another|day|by one)\b", site.right(12)):
        return not re.search(r"\b(?:than|least|but|only|just)\s+$", left)
    if after is None or not after.is_alpha:
        return not re.search(r"\b(?:than|all but|exactly|was|aged)\s+$", left)
    noun = _noun_after(site)
    if noun is None:
        return not re.search(r"\b(?:than|all but)\s+$", left)
    if noun in WORDS["no_one_nouns"]:
        return True
    if noun in WORDS["one_nouns"] or re.search(r"\b(?:only|than|least|but|just|by|exactly)\s+$", left):
        return False
    return not _other_count_in_clause(site)


def _noun_after(site: Site) -> str | None:
    for token in site.doc[site.last + 1 : site.last + 5]:
        if token.pos_ in ("NOUN", "PROPN") and token.head.i <= token.i + 1:
            return str(token.lower_) if token.dep_ != "compound" else str(token.head.lower_)
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV", "PUNCT", "VERB") or token.lower_ in (",", "."):
            return None
    return None


_COUNT_WORDS = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b")


def _other_count_in_clause(site: Site) -> bool:
    """A second count joined to this one: "two and one package", "one car and three vans"."""
    near = site.left(30)[-30:] + "|" + site.right(30)
    left, _, right = near.partition("|")
    joined = re.search(r"(?:,|\band)\s+$", left) and _COUNT_WORDS.search(left)
    return bool(joined or (re.match(r"\s+\w+(?:\s\w+)?(?:,| and)\s", right) and _COUNT_WORDS.search(right)))


def _fraction(site: Site) -> bool:
    """ "a third term", "the first half", "half-mast"."""
    reading = site.reading
    if reading.form != "fraction":
        return False
    word = site.written.lower()
    if reading.quantity.unit not in (None, "share"):
        return False
    if word in ("half", "a half"):
        before = site.before
        if _HALF_NO.match(site.right(12)) or (
            before is not None and before.pos_ in ("ADJ", "ORDINAL") and before.lower_ != "other"
        ):
            return True
        if before is not None and (
            before.ent_type_ == "ORDINAL" or before.lower_ in ("first", "second", "attacking", "and-")
        ):
            return True
        if (
            before is not None
            and before.lower_ in ("the", "this", "that", "each")
            and not site.right(4).startswith(" of ")
        ):
            return True
        after = site.after
        return not (_HALF_YES.match(site.right(12)) or (after is not None and after.tag_ in ("NNS", "PRP$", "DT")))
    if word.startswith(("a ", "one ")) and not _AFTER_FRACTION.match(site.right(12)):
        return True
    return "quarter" in word and bool(re.match(r"\s+(?:before|after|past|to)\s+\d", site.right(12)))


def _article(site: Site) -> bool:
    """ "a year" that is a rate ("$2m a year") or no measure at all."""
    if site.reading.form != "article":
        return False
    if " and a " in site.written:
        return False
    left, right = site.left(24), site.right(16)
    if _RATE_BEFORE.search(left):
        return True
    return not (_DURATION_BEFORE.search(left) or _DURATION_AFTER.match(right))


def _times(site: Site) -> bool:
    """ "double" and "triple" where they are verbs or adjectives."""
    if site.reading.form != "times":
        return False
    if site.written.lower() == "twice":
        return _TWICE_VERB.search(site.left(10)) is not None
    if site.written.lower() == "once":
        return True
    return _DOUBLE.match(site.right(24)) is None


def _bare_scale(site: Site) -> bool:
    """ "per thousand", "a dime a dozen"."""
    return site.written.lower() in ("dozen", "hundred", "score", "lakh", "crore", "bn", "tn", "mn", "zero")


_RULES: tuple[Callable[[Site], bool], ...] = (
    _year, _one, _article, _hyphenated_name, _label, _fraction, _times, _bare_scale, _name,
)  # fmt: skip


def numbered_lines(text: str) -> frozenset[int]:
    """Where lines begin with a number of their own: 1, 2, 3 ... before headings or list items."""
    found = [(m.start(1), int(m[1])) for m in re.finditer(r"(?m)^[ \t]*(\d{1,3})(?=[.)]?[ \t]+[A-Z“\"])", text)]
    numbers = {number for _, number in found}
    return frozenset(at for at, number in found if number - 1 in numbers or number + 1 in numbers)
