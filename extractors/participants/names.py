"""Where the body names somebody or something, and which spellings are one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from evidence.names import fold
from evidence.words import Kind
from extractors.participants.lexicon import Lexicon
from extractors.participants.tokens import Tokens

KIND_OF_LABEL: Final = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORG,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "NORP": Kind.GROUP,
    "PRODUCT": Kind.GROUP,
    "EVENT": Kind.GROUP,
}

_SMALL_WORDS: Final = frozenset({"of", "the", "and", "for", "in", "on", "de", "&"})
_EDGES: Final = frozenset("\"'“”‘’,.;:()[]-–—«»") | {"'s", "’s", "``", "''"}


@dataclass(slots=True)
class NameMention:
    """The tokens [first, last) are a name; `kind` is what the model took it for, `country` what an adjective names."""

    first: int
    last: int
    kind: Kind | None
    titled: bool = False
    country: str | None = None


@dataclass(slots=True)
class Name:
    """One spelling of a name over the article, with the votes for its kind."""

    words: tuple[str, ...]
    votes: Counter[Kind] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    mentions: list[int] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        return max(self.votes, key=lambda k: self.votes[k]) if self.votes else Kind.ORG


def find_names(tokens: Tokens, lexicon: Lexicon, spans: Iterable[tuple[int, int]]) -> list[NameMention]:
    """The names in the body, in order: the model's, and runs of proper nouns in the token ranges `spans`."""
    found: list[NameMention] = []
    taken = [False] * len(tokens)
    for first, last, label in tokens.ents:
        if label in KIND_OF_LABEL and tokens.body[first]:
            for mention in _trimmed(tokens, lexicon, first, last, label):
                found.append(mention)
                taken[mention.first : mention.last] = [True] * (mention.last - mention.first)
    for first, last in spans:
        for run in _proper_runs(tokens, lexicon, first, last, taken):
            found.append(run)
            taken[run.first : run.last] = [True] * (run.last - run.first)
    found.extend(_repeated(tokens, lexicon, found, taken))
    return sorted(found, key=lambda m: m.first)


def _trimmed(tokens: Tokens, lexicon: Lexicon, first: int, last: int, label: str) -> Iterator[NameMention]:
    """A name of the model without article, titles and marks at its edges; cut at line ends and brackets."""
    start = first
    for i in range(first, last + 1):
        if i == last or "\n" in tokens.text[i] or tokens.text[i] in "()[]":
            mention = _trim(tokens, lexicon, start, i, label)
            if mention is not None:
                yield mention
            start = i + 1


def _trim(tokens: Tokens, lexicon: Lexicon, first: int, last: int, label: str) -> NameMention | None:
    kind = KIND_OF_LABEL[label]
    while first < last and (tokens.lower[first] in ("the", "a", "an") or tokens.text[first] in _EDGES):
        first += 1
    while last > first and tokens.text[last - 1] in _EDGES:
        last -= 1
    titled = False
    if kind is Kind.PERSON or (label in ("ORG", "NORP") and first < last and tokens.lower[first] in lexicon.titles):
        comma = next((i for i in range(first, last) if tokens.text[i] in ",("), last)
        last = comma
        for i in range(last - 2, first - 1, -1):
            if _is_title(tokens, lexicon, i) and kind is Kind.PERSON:
                first, titled = i + 1, True
                break
    if first >= last or not any(c.isalpha() for i in range(first, last) for c in tokens.text[i]):
        return None
    text = " ".join(tokens.text[first:last])
    if not any(w[:1].isupper() or not w[:1].isalpha() for w in tokens.text[first:last]):
        return None
    before = first - 1
    titled = titled or (before >= 0 and _is_title(tokens, lexicon, before) and tokens.text[before][:1].isupper())
    country = None
    if fold(text) in lexicon.demonyms and _is_adjective(tokens, last):
        country = lexicon.country_of(text)
    if _is_role_alone(tokens, lexicon, first, last, kind) and kind is not Kind.PLACE:
        return None
    return NameMention(first, last, kind, titled, country)


def _is_title(tokens: Tokens, lexicon: Lexicon, i: int) -> bool:
    return tokens.lower[i] in lexicon.titles or tokens.lower[i] in lexicon.roles


def _is_role_alone(tokens: Tokens, lexicon: Lexicon, first: int, last: int, kind: Kind | None) -> bool:
    """Whether what looks like a name says only what somebody is: "Mayor", "Foreign Secretary", "MPs"."""
    word = tokens.lower[last - 1]
    singular = word[:-1] if word.endswith("s") and len(word) > 2 else word
    is_role = any(w in lexicon.roles or w in lexicon.titles for w in (word, singular))
    is_body = kind is Kind.ORG and word in lexicon.organisations
    return is_role and not is_body and (last - first == 1 or fold(tokens.text[first]) not in lexicon.first_names)


def _is_adjective(tokens: Tokens, last: int) -> bool:
    """Whether a name of a people that ends before `last` stands before its noun."""
    return last < len(tokens) and (
        tokens.pos[last] in ("NOUN", "PROPN", "ADJ") or tokens.dep[last - 1] == "amod" or tokens.text[last] in "-–"
    )


def _proper_runs(
    tokens: Tokens, lexicon: Lexicon, first: int, last: int, taken: Sequence[bool]
) -> Iterator[NameMention]:
    """Runs of proper nouns that the model did not name."""
    i = first
    while i < last:
        if not _is_proper(tokens, i) or taken[i] or not tokens.body[i]:
            i += 1
            continue
        start = i
        while i < last and not taken[i] and (_is_proper(tokens, i) or _joins(tokens, i, last, taken)):
            i += 1
        if i < last and taken[i] and _is_proper(tokens, i):
            continue  # what stands right before a name is its title
        begin = start
        for k in range(i - 2, start - 1, -1):
            if _is_title(tokens, lexicon, k):
                begin = k + 1
                break
        while begin < i and tokens.lower[begin] in _SMALL_WORDS:
            begin += 1
        lone = i - begin == 1 and tokens.lower[begin] in lexicon.documents
        if begin < i and not lone and not _is_role_alone(tokens, lexicon, begin, i, None):
            titled = begin > start or (begin > 0 and _is_title(tokens, lexicon, begin - 1))
            yield NameMention(begin, i, None, titled)


def _is_proper(tokens: Tokens, i: int) -> bool:
    return tokens.pos[i] == "PROPN" and tokens.text[i][:1].isupper()


def _joins(tokens: Tokens, i: int, last: int, taken: Sequence[bool]) -> bool:
    inside = i + 1 < last and not taken[i + 1] and _is_proper(tokens, i + 1)
    return inside and tokens.lower[i] in ("of", "de", "bin", "al", "van", "von", "der", "-", "&", "la")


def _repeated(
    tokens: Tokens, lexicon: Lexicon, found: Sequence[NameMention], taken: Sequence[bool]
) -> Iterator[NameMention]:
    """Last names of people and one-word names that stand elsewhere without the model's label."""
    known: dict[str, Kind | None] = {}
    for mention in found:
        word = tokens.lower[mention.last - 1]
        is_person = mention.kind is Kind.PERSON and mention.last - mention.first > 1
        if (is_person or mention.last - mention.first == 1) and mention.country is None and len(word) > 1:
            known.setdefault(word, Kind.PERSON if is_person else mention.kind)
    for i, word in enumerate(tokens.lower):
        if word in known and not taken[i] and _is_proper(tokens, i) and tokens.body[i]:
            is_part = i + 1 < len(tokens) and tokens.dep[i] == "compound" and _is_proper(tokens, i + 1)
            if not is_part and not _is_title(tokens, lexicon, i):
                yield NameMention(i, i + 1, known[word])


def key_of(tokens: Tokens, lexicon: Lexicon, mention: NameMention) -> tuple[str, ...]:
    """What equal names have in common."""
    text = mention.country or text_of(tokens, mention)
    return tuple(w.strip(".,") or w for w in fold(lexicon.spelled(text)).split())


def text_of(tokens: Tokens, mention: NameMention) -> str:
    """The name as written, in one line."""
    words = tokens.text[mention.first : mention.last]
    gaps = [" " if tokens.start[i + 1] > tokens.end[i] else "" for i in range(mention.first, mention.last - 1)]
    return "".join(w + g for w, g in zip(words, [*gaps, ""], strict=True))


def is_acronym_of(short: str, words: Sequence[str]) -> bool:
    """Whether `short` ("NSC", "N.S.C.") is made of the first letters of `words`."""
    letters = short.replace(".", "")
    if not 2 <= len(letters) <= 8 or len(words) < 2:
        return False
    all_words = "".join(w[0] for w in words if w)
    large = "".join(w[0] for w in words if w and w not in _SMALL_WORDS)
    return letters.casefold() in (all_words, large)
