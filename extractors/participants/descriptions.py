"""What the article says a named candidate is: titles before the name, nouns in apposition, "X is a ..."."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.names import fold
from evidence.words import Kind
from extractors.participants.candidates import Candidate
from extractors.participants.kinds import is_personal
from extractors.participants.lexicon import Lexicon
from extractors.participants.names import NameMention
from extractors.participants.phrases import lemma_of
from extractors.participants.tokens import Tokens

_MOST_CHILDREN = 64
_TITLE_REACH = 8
_APPOSITION_REACH = 14
_SAID_SO = 3
"""Votes that an apposition weighs against the model's two for each mention."""


def describe(tokens: Tokens, lexicon: Lexicon, mention: NameMention, candidate: Candidate) -> None:
    """Adds what stands around one mention to the candidate's titles, genders, heads and modifiers."""
    words = tokens.lower[mention.first : mention.last]
    if candidate.kind is Kind.PERSON:
        _take_titles(tokens, lexicon, mention, candidate)
        if len(words) > 1 and lexicon.first_names.get(fold(words[0]), "-") != "-":
            candidate.genders[lexicon.first_names[fold(words[0])]] += 1
    elif candidate.kind is not Kind.PLACE:
        candidate.heads.update(w for w in words if w in lexicon.organisations)
    for i in _apposed(tokens, mention):
        _take_noun(tokens, lexicon, i, candidate)
    after = _next_noun(tokens, mention)
    if after is not None and is_personal(lemma_of(tokens, after), lexicon):
        _take_noun(tokens, lexicon, after, candidate)
    at = mention.last
    if (
        at + 2 < len(tokens)
        and tokens.text[at] == ","
        and tokens.text[at + 1].isdigit()
        and tokens.text[at + 2] in ",."
    ):
        candidate.votes[Kind.PERSON] += _SAID_SO  # an age


def _take_titles(tokens: Tokens, lexicon: Lexicon, mention: NameMention, candidate: Candidate) -> None:
    """The nouns and titles right before a person's name."""
    first = mention.first
    last_title = None
    while first > 0 and mention.first - first < _TITLE_REACH and _is_beside(tokens, lexicon, first - 1):
        first -= 1
        word = tokens.lower[first]
        if word in lexicon.titles or word in lexicon.roles:
            last_title = mention.first if last_title is None else last_title
            _take_noun(tokens, lexicon, first, candidate)
            gender = lexicon.titles.get(word, "-")
            if gender != "-":
                candidate.genders[gender] += 3
    while first < mention.first and (
        tokens.lower[first] in ("the", "a", "an", "of", "and", "to", "'s") or tokens.pos[first] in ("DET", "ADP")
    ):
        first += 1
    first = _title_start(tokens, lexicon, first, mention.first)
    if last_title is not None and first < mention.first:
        start, end = tokens.offsets(first, mention.first)
        title = "".join(
            tokens.text[i] + (" " if tokens.start[i + 1] > tokens.end[i] else "") for i in range(first, mention.first)
        ).strip()
        if end > start and title.strip(",;:( "):
            candidate.titles[" ".join(title.split()).rstrip(",;:( ")] = None


def _title_start(tokens: Tokens, lexicon: Lexicon, first: int, last: int) -> int:
    """Past leading words that are no title: "General" of "view of General", all of "Chief of Staff General"."""
    for i in range(first, last):
        word = tokens.lower[i]
        if word in lexicon.titles or word in lexicon.roles:
            return first
        if word in ("of", "for", "and"):
            first = i + 1
    return first


def _is_beside(tokens: Tokens, lexicon: Lexicon, i: int) -> bool:
    word = tokens.lower[i]
    if word in lexicon.titles or tokens.pos[i] in ("NOUN", "PROPN", "ADJ"):
        return "\n" not in tokens.text[i]
    return word in ("of", "'s", "for", "and") and i > 0 and tokens.pos[i - 1] in ("NOUN", "PROPN")


def _apposed(tokens: Tokens, mention: NameMention) -> Iterator[int]:
    """Heads of the noun phrases beside the name: in apposition on either side, and what it "is"."""
    root = mention.last - 1
    for child in tokens.children[root][:_MOST_CHILDREN]:
        if tokens.dep[child] == "appos":
            yield child
    if tokens.dep[root] == "appos":
        yield tokens.head[root]
    if tokens.dep[root] == "nsubj":
        verb = tokens.head[root]
        if tokens.lemma[verb] in ("be", "become"):
            yield from (c for c in tokens.children[verb][:_MOST_CHILDREN] if tokens.dep[c] == "attr")


def _next_noun(tokens: Tokens, mention: NameMention) -> int | None:
    """The head of the noun phrase after the name's comma, wherever the parser hangs it."""
    at = mention.last
    if at >= len(tokens) or tokens.text[at] not in ",(":
        return None
    for i in range(at + 1, min(at + _APPOSITION_REACH, len(tokens))):
        if tokens.pos[i] in ("VERB", "AUX", "PRON", "PUNCT", "SPACE"):
            return None
        if tokens.pos[i] == "NOUN" and (i + 1 == len(tokens) or tokens.pos[i + 1] != "NOUN"):
            return i
    return None


def _take_noun(tokens: Tokens, lexicon: Lexicon, i: int, candidate: Candidate) -> None:
    """One noun said of the candidate, with the words right before it."""
    noun = lemma_of(tokens, i)
    personal = is_personal(noun, lexicon)
    if tokens.tag[i] in ("NNS", "NNPS"):
        return
    if personal and candidate.kind in (Kind.ORG, Kind.GROUP):
        candidate.votes[Kind.PERSON] += _SAID_SO
    if personal != (candidate.kind is Kind.PERSON):
        return
    candidate.heads.add(noun)
    gender = lexicon.roles.get(noun, "-")
    if gender != "-":
        candidate.genders[gender] += 3
    for k in range(i - 1, max(-1, i - 5), -1):
        if tokens.pos[k] not in ("NOUN", "PROPN", "ADJ", "PART"):
            break
        candidate.beside.add(tokens.lower[k])
