"""Participants while they are being gathered: names joined, votes counted, mentions collected."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from evidence.names import fold
from evidence.words import Kind
from extractors.drafts import Offsets
from extractors.participants.lexicon import FEMALE, MALE, POSSESSIVES, QUANTITIES, Lexicon
from extractors.participants.names import Name, NameMention, is_acronym_of, key_of, text_of
from extractors.participants.tokens import Tokens

_ACRONYM: Final = re.compile(r"[A-Z]{3,6}")


@dataclass(slots=True)
class Candidate:
    """Somebody or something that the article speaks of. `heads` are the nouns said of it, `beside` their modifiers."""

    index: int
    votes: Counter[Kind] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    titles: dict[str, None] = field(default_factory=dict)
    genders: Counter[str] = field(default_factory=Counter)
    heads: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    mentions: set[Offsets] = field(default_factory=set)
    is_named: bool = True
    is_plural: bool = False
    speaks: bool = False  # some claim names it as its speaker
    first: Offsets | None = None  # the earliest mention

    def mention(self, span: Offsets) -> None:
        """Adds a mention."""
        self.mentions.add(span)
        self.first = span if self.first is None else min(self.first, span)

    @property
    def kind(self) -> Kind:
        return max(self.votes, key=lambda k: self.votes[k]) if self.votes else Kind.ORG

    @property
    def is_surely_person(self) -> bool:
        """A person by more than the model's label: a title, a role, a gender, a full and a short name."""
        return self.kind is Kind.PERSON and bool(self.titles or self.heads or self.genders or len(self.names) > 1)

    @property
    def gender(self) -> str | None:
        """Male or female where the evidence leans."""
        lean = self.genders[MALE] - self.genders[FEMALE]
        return None if lean == 0 else MALE if lean > 0 else FEMALE

    @property
    def name(self) -> str:
        """The fullest name; of noun phrases the first that does not lean on a pronoun."""
        if not self.is_named:
            own = (n for n in self.names if not _leans(n))
            return next(own, next(iter(self.names)))
        return max(self.names, key=lambda n: (_fullness(n, self.kind), self.names[n], n))


def _leans(name: str) -> bool:
    """Whether a noun phrase begins with a pronoun or a number: "their lawyers", "three thousand protesters"."""
    word = name.split(maxsplit=1)[0].casefold()
    return word in POSSESSIVES or word in QUANTITIES or word[0].isdigit()


def _fullness(name: str, kind: Kind) -> tuple[int, int]:
    words = len(name.split())
    return (words, 0) if kind is Kind.PERSON else (min(words, 2), len(name))


class Candidates:
    """The article's candidates, found by the words of their names."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.all: list[Candidate] = []
        self._tokens = tokens
        self._lexicon = lexicon
        self._by_key: dict[tuple[str, ...], int] = {}
        self._shared: dict[tuple[str, ...], list[int]] = {}  # a last name of several people

    def add(self) -> Candidate:
        candidate = Candidate(len(self.all))
        self.all.append(candidate)
        return candidate

    def add_nominal(self, text: str, kind: Kind, head: str, *, plural: bool) -> Candidate:
        """The candidate known by the noun phrase `text`, made where there is none."""
        key = ("", *fold(text).split())
        if key in self._by_key:
            return self.all[self._by_key[key]]
        candidate = self.add()
        candidate.votes[kind] += 1
        candidate.names[text] += 1
        candidate.heads.add(head)
        candidate.is_named, candidate.is_plural = False, plural
        self._by_key[key] = candidate.index
        return candidate

    def _imply(self, key: tuple[str, ...], country: str) -> None:
        """The candidate of a country that the article names only by its adjective."""
        candidate = self.add()
        candidate.votes[Kind.PLACE] += 20
        candidate.names[country] += 1
        candidate.is_named = False
        self._by_key[key] = candidate.index

    def join_names(self, mentions: Sequence[NameMention]) -> list[int | None]:
        """Joins spellings of one name; gives each mention its candidate (None: an adjective of no named country)."""
        names = self._gather(mentions)
        groups = _Groups(names, self._lexicon)
        groups.join()
        groups.join_bracketed(self._bracketed(mentions))
        for name in sorted(names.values(), key=lambda n: not n.spellings):
            key = groups.root(name.words)
            if not name.spellings:
                if key not in self._by_key:
                    self._imply(key, mentions[name.mentions[0]].country or "")
                continue
            at = self._by_key.get(key)
            candidate = self.all[at] if at is not None else self.add()
            self._by_key[key] = self._by_key[name.words] = candidate.index
            candidate.votes.update(name.votes)
            candidate.names.update(name.spellings)
        for words, roots in groups.shared.items():
            self._shared[words] = [self._by_key[groups.root(r)] for r in roots if groups.root(r) in self._by_key]
        return self._assign(mentions)

    def _gather(self, mentions: Sequence[NameMention]) -> dict[tuple[str, ...], Name]:
        names: dict[tuple[str, ...], Name] = {}
        for i, mention in enumerate(mentions):
            key = key_of(self._tokens, self._lexicon, mention)
            name = names.setdefault(key, Name(key))
            name.mentions.append(i)
            if mention.country is None:
                name.spellings[text_of(self._tokens, mention)] += 1
                if mention.kind is not None:
                    name.votes[mention.kind] += 2
            if mention.titled:
                name.votes[Kind.PERSON] += 3
        for name in names.values():
            name.votes.update(prior_votes(name.words, self._lexicon))
            if len(name.words) == 1 and any(_ACRONYM.fullmatch(s) for s in name.spellings):
                name.votes[Kind.ORG] += 3
        return names

    def _bracketed(self, mentions: Sequence[NameMention]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Pairs "National Security Council (NSC)"."""
        pairs = []
        for left, right in pairwise(mentions):
            if right.first == left.last + 1 and self._tokens.text[left.last] == "(":
                pairs.append((key_of(self._tokens, self._lexicon, left), key_of(self._tokens, self._lexicon, right)))
        return pairs

    def _assign(self, mentions: Sequence[NameMention]) -> list[int | None]:
        assigned: list[int | None] = []
        latest: dict[int, int] = {}
        for order, mention in enumerate(mentions):
            key = key_of(self._tokens, self._lexicon, mention)
            at = self._by_key.get(key)
            if key in self._shared:
                near = [c for c in self._shared[key] if c in latest]
                at = max(near, key=lambda c: latest[c]) if near else at
            assigned.append(at)
            if at is None:
                continue
            latest[at] = order
            self.all[at].mention(self._tokens.offsets(mention.first, mention.last))
        return assigned


def prior_votes(words: Sequence[str], lexicon: Lexicon) -> Counter[Kind]:
    """What a name's words say about its kind before the model is asked."""
    votes: Counter[Kind] = Counter()
    text = " ".join(words)
    if text in lexicon.countries:
        votes[Kind.PLACE] += 20
    if text in lexicon.seats:
        votes[Kind.PLACE] += 20
    if text in lexicon.institutions:
        votes[Kind(lexicon.institutions[text])] += 20
    if lexicon.country_of(text) and text not in lexicon.countries:
        votes[Kind.GROUP] += 3
    if len(words) > 1:
        if words[0] in lexicon.first_names and words[-1] not in lexicon.organisations:
            votes[Kind.PERSON] += 2
        if words[-1] in lexicon.organisations or (words[0] in lexicon.organisations and "of" in words):
            votes[Kind.ORG] += 3
    return votes


class _Groups:
    """Names joined by union-find; `shared` are short names that fit several people."""

    def __init__(self, names: dict[tuple[str, ...], Name], lexicon: Lexicon) -> None:
        self._names = names
        self._lexicon = lexicon
        self._parent = {words: words for words in names}
        self.shared: dict[tuple[str, ...], list[tuple[str, ...]]] = {}

    def root(self, words: tuple[str, ...]) -> tuple[str, ...]:
        while self._parent[words] != words:
            words = self._parent[words]
        return words

    def join(self) -> None:
        full = [n for n in self._names.values() if len(n.words) > 1 and n.spellings]
        people = [n for n in full if n.kind is Kind.PERSON]
        self._join_people(people)
        by_word: dict[str, list[Name]] = defaultdict(list)
        by_first: dict[str, list[Name]] = defaultdict(list)
        for name in full:
            for word in dict.fromkeys((name.words[-1], *name.words[-1].split("-"))):
                by_word[word].append(name)
            by_first[name.words[0]].append(name)
        for name in self._names.values():
            if len(name.words) == 1 and name.spellings:
                self._join_short(name, by_word, by_first)
        self._join_parts(full)
        self._join_acronyms(full)

    def join_bracketed(self, pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
        for left, right in pairs:
            if len(right) == 1 and len(left) > 1 and right[0][:1] == left[0][:1]:
                self._union(right, left)

    def _union(self, short: tuple[str, ...], full: tuple[str, ...]) -> None:
        a, b = self.root(short), self.root(full)
        if a != b:
            self._parent[a] = b

    def _join_people(self, people: Sequence[Name]) -> None:
        """ "Mark A. Milley" and "Mark Milley"; "bin Laden" and "Osama bin Laden"."""
        ends: dict[tuple[str, str], Name] = {}
        tails: dict[tuple[str, ...], Name] = {}
        for name in sorted(people, key=lambda n: -len(n.words)):
            ends_key = (name.words[0], name.words[-1])
            if ends_key in ends:
                self._union(name.words, ends[ends_key].words)
            elif name.words in tails:
                self._union(name.words, tails[name.words].words)
            ends.setdefault(ends_key, name)
            for i in range(1, len(name.words) - 1):
                tails.setdefault(name.words[i:], name)

    def _join_short(self, name: Name, by_word: dict[str, list[Name]], by_first: dict[str, list[Name]]) -> None:
        word = name.words[0]
        if word in self._lexicon.countries or word in self._lexicon.demonyms:
            return
        for full in (by_word[word], by_first[word]):
            people = list(dict.fromkeys(self.root(n.words) for n in full if n.kind is Kind.PERSON))
            if len(people) == 1:
                self._union(name.words, people[0])
            if len(people) > 1:
                self.shared[name.words] = people
            if people:
                return
        others = list(dict.fromkeys(self.root(n.words) for n in by_first[word] if self._is_body(n)))
        if len(others) == 1 and name.kind in (Kind.ORG, Kind.PERSON) and word not in self._lexicon.seats:
            self._union(name.words, others[0])

    def _is_body(self, name: Name) -> bool:
        """An organisation whose name says so, and may go without its last word: "Spectrem Group"."""
        return name.kind is Kind.ORG and name.words[-1] in self._lexicon.organisations

    def _join_parts(self, full: Sequence[Name]) -> None:
        """A longer name without its last word: "Kotak Mahindra" for "Kotak Mahindra Bank"."""
        whole = {n.words[:-1]: n for n in full if self._is_body(n)}
        for name in full:
            if name.words in whole and name.kind is not Kind.PERSON:
                self._union(name.words, whole[name.words].words)

    def _join_acronyms(self, full: Sequence[Name]) -> None:
        by_letters: dict[str, Name] = {}
        for name in full:
            if name.kind is not Kind.PERSON:
                for letters in (
                    "".join(w[0] for w in name.words),
                    "".join(w[0] for w in name.words if w not in ("of", "the", "and", "for", "in", "on", "&")),
                ):
                    by_letters.setdefault(letters, name)
        for name in self._names.values():
            if len(name.words) == 1 and any(s.isupper() for s in name.spellings):
                match = by_letters.get(name.words[0].replace(".", ""))
                if match is not None and is_acronym_of(name.words[0], match.words):
                    self._union(name.words, match.words)
