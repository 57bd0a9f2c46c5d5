"""The kind of a participant that only a noun phrase names."""

from __future__ import annotations

from evidence.words import Kind
from extractors.participants.lexicon import Lexicon

_PERSONAL_ENDINGS = ("man", "woman", "person", "ist", "ian", "year-old")
_PERSONAL_WORDS = frozenset(
    {
        "one",
        "somebody",
        "anyone",
        "anybody",
        "nobody",
        "everyone",
        "whoever",
        "people",
        "child",
        "family",
        "couple",
        "other",
        "public",
        "youth",
    }
)


def kind_of_noun(noun: str, lexicon: Lexicon, *, plural: bool) -> Kind:
    """By the head noun's singular; several people, and what is neither person, place nor body, are a group."""
    if is_personal(noun, lexicon):
        return Kind.GROUP if plural else Kind.PERSON
    if plural:
        return Kind.GROUP
    if noun in lexicon.organisations and noun != "police":
        return Kind.ORG
    return Kind.PLACE if noun in lexicon.places else Kind.GROUP


def is_personal(noun: str, lexicon: Lexicon) -> bool:
    """Whether the noun names one person."""
    known = noun in lexicon.roles or noun in lexicon.titles or noun in _PERSONAL_WORDS
    return known or (noun.endswith(_PERSONAL_ENDINGS) and len(noun) > 4)
