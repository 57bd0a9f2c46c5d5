"""Texts as words in a common spelling, so that both databases compare them alike.

A folded text is its words in order, without case, accents and punctuation, each with a space on both sides:
whole words and phrases are then found by plain CONTAINS, whatever a full-text index makes of a text.
"""

from __future__ import annotations

import re
import unicodedata

_POSSESSIVE = re.compile(r"'s\b")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\. ?){2,}|\b[^\W\d_]\.(?=[^\W\d_]\b)")
_WORD = re.compile(r"\d+(?:\.\d+)+|\w+")
_QUOTED = re.compile(r'["“”„«»]')


def words_of(text: str) -> list[str]:
    """The folded words of `text`: "The U.S.’s 100,000 Cafés" gives the, us, 100000, cafes."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("’", "'")
    plain = _POSSESSIVE.sub("", plain).replace("'", "")
    plain = _THOUSANDS.sub("", plain)
    plain = _INITIALS.sub(lambda found: re.sub(r"[. ]", "", found[0]) + " ", plain)
    return _WORD.findall(plain)


def fold_text(text: str) -> str:
    """The folded text; a single space where it has no words."""
    return " " + "".join(f"{word} " for word in words_of(text))


def phrases_of(words: str) -> list[str]:
    """What a folded text must contain to hold these words: quoted ones together and in order, the others anywhere."""
    phrases: list[str] = []
    for at, stretch in enumerate(_QUOTED.split(words)):
        if at % 2 == 1:
            phrases.append(fold_text(stretch))
        else:
            phrases += [f" {word} " for word in words_of(stretch)]
    return list(dict.fromkeys(p for p in phrases if p.strip()))


def lucene(phrases: list[str]) -> str:
    """A full-text query for all the words of some phrases. Folded words hold no character that Lucene reads."""
    return " AND ".join(dict.fromkeys(f'"{word}"' for phrase in phrases for word in phrase.split()))
