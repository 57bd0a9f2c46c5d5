"""Reads the words that name a speaker: a pronoun, a name with titles and appositions, several sources, or a noun."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from evidence.words import Kind
from extractors.participants.candidates import Candidate
from extractors.participants.lexicon import POSSESSIVES, PRONOUNS, Lexicon
from extractors.participants.tokens import Tokens

_LEADING: Final = frozenset("\"“”‘'([,.;:-–—«»") | {"``", "''"}
_TRAILING: Final = _LEADING | {"'s", "’s", "’", ")", "]"}
_DETERMINERS: Final = frozenset({"the", "a", "an", "this", "that", "these", "those", "another", "both", "each", "same"})
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "both"}) | POSSESSIVES
_ISSUER_WORDS: Final = frozenset({"by", "from", "of", "at", "with", "for", "in", "on", "to"})

_SHARE_REACH: Final = 5
"""Tokens in which a leading share is looked for."""


class Shape(StrEnum):
    """What a phrase is made of."""

    PRONOUN = "pronoun"
    NAME = "name"
    SEVERAL = "several"
    NOMINAL = "nominal"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The tokens [first, last). `head` is the noun; `owner` the candidate that a document or nominal belongs to."""

    shape: Shape
    first: int
    last: int
    head: int
    candidate: int | None = None
    owner: int | None = None
    owner_relation: str = ""
    is_definite: bool = False
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class _Name:
    """A name inside the phrase: its tokens and candidate."""

    first: int
    last: int
    candidate: int


class PhraseReader:
    """Reads phrases of one article; `named` gives each token the candidate whose name covers it, or -1."""

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, named: list[int], candidates: list[Candidate], adjective: list[bool]
    ) -> None:
        self._t = tokens
        self._lexicon = lexicon
        self._named = named
        self._candidates = candidates
        self._adjective = adjective

    def read(self, first: int, last: int) -> Phrase | None:
        """The phrase in the tokens [first, last), or None where they hold no word."""
        t = self._t
        while first < last and (t.text[first] in _LEADING or t.text[first].isspace()):
            first += 1
        while last > first and (t.text[last - 1] in _TRAILING or t.text[last - 1].isspace()):
            last -= 1
        if first >= last:
            return None
        is_capitals = t.text[first] in ("US", "IT") and t.pos[first] == "PROPN"
        if (
            t.lower[first] in PRONOUNS
            and not is_capitals
            and (last - first == 1 or t.lower[last - 1] in ("himself", "herself", "themselves", "all", "both"))
        ):
            return Phrase(shape=Shape.PRONOUN, first=first, last=last, head=first)
        core_end = self._core_end(first, last)
        names = self._names(first, last)
        several = self._several(first, last, core_end, names)
        if several is not None:
            return several
        head = core_end - 1
        at_head = next((n for n in names if n.first <= head < n.last), None)
        personal = self._is_personal(self._t.lower[head])
        apposed = self._apposed(last, core_end, names) if at_head is None or personal else None
        titled = self._titled(core_end, last, names) if at_head is None or personal else None
        chosen = titled or apposed or at_head
        if chosen is not None:
            return self._name(first, last, chosen)
        return self._nominal(first, last, head, core_end, names)

    def _name(self, first: int, last: int, name: _Name) -> Phrase:
        return Phrase(shape=Shape.NAME, first=first, last=last, head=name.last - 1, candidate=name.candidate)

    def _names(self, first: int, last: int) -> list[_Name]:
        names = []
        i = first
        while i < last:
            candidate = self._named[i]
            start = i
            i += 1
            if candidate >= 0:
                while i < last and self._named[i] == candidate and not self._adjective[i]:
                    i += 1
                if not self._adjective[start]:
                    names.append(_Name(start, i, candidate))
        return names

    def _titled(self, core_end: int, last: int, names: list[_Name]) -> _Name | None:
        """The person whose title holds a preposition: "Secretary of State Condoleezza Rice"."""
        t = self._t
        if not t.text[core_end - 1][:1].isupper():
            return None
        for name in names:
            if name.first < core_end:
                continue
            if any(t.text[k] in ",(;:" for k in range(core_end, name.first)):
                return None
            before = name.first - 1
            while before > core_end and (t.lower[before] in self._lexicon.titles or t.pos[before] == "ADJ"):
                before -= 1
            is_person = self._candidates[name.candidate].kind is Kind.PERSON
            if is_person and t.pos[before] in ("NOUN", "PROPN"):
                return name
        return None

    def _core_end(self, first: int, last: int) -> int:
        """Where the leading noun phrase ends: before a comma, bracket, preposition, relative clause or participle."""
        t = self._t
        for i in range(first, last):
            inside_name = i > first and self._named[i] >= 0 and self._named[i] == self._named[i - 1]
            if inside_name:
                continue
            if i > first and (
                t.text[i] in ",(;:"
                or (t.text[i] in "–—" and t.end[i - 1] < t.start[i])
                or t.lower[i] in ("who", "which", "that", "whose")
                or (t.pos[i] == "ADP" and t.lower[i] not in ("-", "&"))
                or (t.tag[i] in ("VBN", "VBG") and t.pos[i - 1] in ("NOUN", "PROPN") and t.pos[i] == "VERB")
                or (t.lower[i] == "to" and t.tag[i] == "TO")
            ):
                return self._without_tail(first, i)
        return self._without_tail(first, last)

    def _without_tail(self, first: int, end: int) -> int:
        """Without adverbs, possessive endings, numbers (ages) after the noun."""
        t = self._t
        while end - 1 > first and (
            t.text[end - 1] in _TRAILING
            or t.pos[end - 1] in ("ADV", "PUNCT", "SPACE", "AUX")
            or t.lower[end - 1] in ("himself", "herself", "itself", "themselves")
        ):
            end -= 1
        return end

    def _several(self, first: int, last: int, core_end: int, names: list[_Name]) -> Phrase | None:
        """Two or more sources on one cue."""
        t = self._t
        for i in range(first + 1, last - 1):
            if t.lower[i] not in ("and", "or", "&", "nor") or (
                self._named[i] >= 0 and self._named[i] == self._named[i - 1]
            ):
                continue
            if any(t.lower[k] in ("who", "which", "that", "whose") for k in range(first, i)):
                break
            left = [n for n in names if n.last <= i]
            right = [n for n in names if n.first > i]
            in_core = i < core_end or self._listed(core_end, i)
            after = t.lower[i + 1]
            own = after in POSSESSIVES or after in ("colleagues", "others", "other")
            both_named = bool(left and right) and left[-1].last in (i, i - 1) and self._starts(right[0], i + 1)
            right_head = self._core_end(i + 1, last) - 1
            both_plural = t.tag[i - 1] in ("NNS", "NNPS") and t.tag[right_head] in ("NNS", "NNPS")
            joined = both_named and self._alike(left[-1], right[0])
            if in_core and (joined or both_plural or (own and i < core_end)):
                return Phrase(shape=Shape.SEVERAL, first=first, last=last, head=right_head, is_plural=True)
        return None

    def _listed(self, comma: int, conjunction: int) -> bool:
        """Whether names with commas between them lead up to the conjunction: "A, B and C"."""
        return all(
            self._named[k] >= 0 or self._t.text[k] in ",." or self._t.pos[k] in ("PROPN", "DET", "ADP")
            for k in range(comma, conjunction)
        )

    def _starts(self, name: _Name, at: int) -> bool:
        return all(
            self._t.pos[k] in ("DET", "PROPN", "NOUN", "ADJ") or self._t.lower[k] in self._lexicon.titles
            for k in range(at, name.first)
        )

    def _alike(self, left: _Name, right: _Name) -> bool:
        a, b = self._candidates[left.candidate], self._candidates[right.candidate]
        return left.candidate != right.candidate and ((a.kind is Kind.PERSON) == (b.kind is Kind.PERSON))

    def _apposed(self, last: int, core_end: int, names: list[_Name]) -> _Name | None:
        """The name after a noun phrase and a comma: "the mayor, John Smith"; never one with more after its comma."""
        t = self._t
        head_plural = t.tag[core_end - 1] in ("NNS", "NNPS")
        head = t.lower[core_end - 1]
        for name in names:
            before = name.first - 1
            while before > core_end and (
                t.lower[before] in self._lexicon.titles
                or t.lower[before] in self._lexicon.roles
                or t.lower[before] in ("the", ".")
            ):
                before -= 1
            if before < core_end or t.text[before] not in ",-–—:(" or head_plural:
                continue
            is_person = self._candidates[name.candidate].kind is Kind.PERSON
            suits = is_person if self._is_personal(head) else not is_person
            if not is_person and (before > core_end or self._candidates[name.candidate].kind is not Kind.ORG):
                continue
            if suits and (name.last == last or t.text[name.last] in ",)(-–—" or t.pos[name.last] in ("ADP", "PRON")):
                return name
        return None

    def _is_personal(self, noun: str) -> bool:
        return noun in self._lexicon.roles or noun in self._lexicon.titles

    def _nominal(self, first: int, last: int, head: int, core_end: int, names: list[_Name]) -> Phrase:
        t = self._t
        lemma = lemma_of(t, head)
        is_document = lemma in self._lexicon.documents and lemma not in self._lexicon.roles
        owner, relation = self._owner(first, last, head, core_end, names)
        return Phrase(
            shape=Shape.DOCUMENT if is_document else Shape.NOMINAL,
            first=first,
            last=last,
            head=head,
            owner=owner,
            owner_relation=relation,
            is_definite=t.lower[first] in _DEFINITE
            or any(t.text[k] in ("'s", "’s", "'", "’") for k in range(first, head)),
            is_plural=t.tag[head] in ("NNS", "NNPS") or (not t.tag[head] and lemma != t.lower[head]),
        )

    def _owner(self, first: int, last: int, head: int, core_end: int, names: list[_Name]) -> tuple[int | None, str]:
        """The name that stands before the head ("the WHO's website") or after a preposition ("a study by MIT")."""
        t = self._t
        for name in reversed(names):
            if name.last <= head:
                return name.candidate, "before"
        for name in names:
            if name.first >= core_end:
                words = t.lower[core_end : name.first]
                preposition = next((w for w in reversed(words) if w in _ISSUER_WORDS), "")
                after = t.lower[name.last : min(last, name.last + 2)]
                own_place = preposition == "on" and any(w in ("website", "site", "page", "account") for w in after)
                return name.candidate, "by" if own_place else preposition
        return None, ""

    def issuer(self, phrase: Phrase) -> tuple[int, int] | None:
        """The words in a document's phrase that name who issued it: "his letter", "the family's statement",
        "tests by a laboratory"."""
        t = self._t
        for i in range(phrase.head, phrase.last - 1):
            if t.lower[i] == "by":
                return i + 1, phrase.last
            if t.text[i] in ",;(" and t.lower[i + 1] not in ("published", "released", "compiled", "collated"):
                break
        if t.lower[phrase.first] in POSSESSIVES:
            return phrase.first, phrase.first + 1
        for i in range(phrase.first + 1, phrase.head):
            if t.text[i] in ("'s", "’s", "'", "’"):
                return phrase.first, i
        return None


def lemma_of(tokens: Tokens, i: int) -> str:
    """The singular of a noun, by the model's lemma where it has one, else by its ending."""
    lower, lemma = tokens.lower[i], tokens.lemma[i]
    if lemma != lower or not lower.endswith("s") or tokens.tag[i] not in ("NNS", "NNPS", ""):
        return lemma
    return lower[:-3] + "y" if lower.endswith("ies") else lower[:-1]


def phrase_name(tokens: Tokens, first: int, last: int) -> str:
    """The phrase as a name: in one line, without its article, and without "20 percent of"."""
    for i in range(first, min(first + _SHARE_REACH, last - 1)):
        if tokens.text[i] in ("%", "percent") and tokens.lower[i + 1] == "of" and i + 2 < last:
            first = i + 2
    while first < last - 1 and tokens.lower[first] in ("the", "a", "an"):
        first += 1
    words = [
        tokens.text[i] + (" " if i + 1 < last and tokens.start[i + 1] > tokens.end[i] else "")
        for i in range(first, last)
        if not tokens.text[i].isspace()
    ]
    return " ".join("".join(words).split())
