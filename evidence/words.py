"""The closed vocabularies. Each value is the word used in code, API, graph and pages."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """Where in an article a sentence stands. Date lines count as byline."""

    HEADLINE = "headline"
    BYLINE = "byline"
    BODY = "body"
    BOILERPLATE = "boilerplate"


class Kind(StrEnum):
    """What a participant or entity is."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    GROUP = "GROUP"


class Act(StrEnum):
    """The kind of claim."""

    STATE = "state"
    ESTIMATE = "estimate"
    DENY = "deny"
    CONFIRM = "confirm"
    PREDICT = "predict"
    REQUEST = "request"
    ORDER = "order"
    PROMISE = "promise"
    ACCUSE = "accuse"
    BELIEVE = "believe"
    ASK = "ask"


class Form(StrEnum):
    """Whether the content is the speaker's words, the article's, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Approx(StrEnum):
    """How the article hedges a figure."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


class Level(StrEnum):
    """said: speaker - cue - content. content: what the words themselves state."""

    SAID = "said"
    CONTENT = "content"


class Modality(StrEnum):
    """How a content triple is put."""

    ASSERTED = "asserted"
    POSSIBLE = "possible"  # can, could, may, might
    NECESSARY = "necessary"  # must, should, have to
    FUTURE = "future"  # will, would, going to
