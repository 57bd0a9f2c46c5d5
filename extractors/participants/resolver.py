"""Resolves the speakers of an article's claims, outer claims first, in text order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from evidence.words import Form
from extractors.drafts import ClaimDraft, Offsets, QuoteDraft
from extractors.participants.candidates import Candidates
from extractors.participants.descriptions import describe
from extractors.participants.history import History, Seen
from extractors.participants.kinds import is_personal
from extractors.participants.lexicon import PERSON_PRONOUNS, RELATIVE_PRONOUNS, Lexicon
from extractors.participants.names import NameMention, find_names
from extractors.participants.nesting import depth_of
from extractors.participants.nominals import NominalResolver
from extractors.participants.phrases import PhraseReader, Shape, lemma_of
from extractors.participants.pronouns import resolve_pronoun
from extractors.participants.tokens import Tokens

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
_NOUN_PHRASE: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_CLIMB: Final = 6
_MOST_CHILDREN: Final = 64
_PHRASE_REACH: Final = 16
_QUOTED_SHARE: Final = 0.85
"""Of a sentence's tokens, for it to be a quotation."""


@dataclass(frozen=True, slots=True)
class _Event:
    """Something to resolve at a token: a claim's speaker, or a pronoun outside claims' speakers."""

    at: int
    claim: int | None


class Resolver:
    """One article's resolution; `speakers` runs it."""

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, claims: Sequence[ClaimDraft], quotes: Sequence[QuoteDraft]
    ) -> None:
        self.tokens = tokens
        self.claims = claims
        self.lexicon = self._lexicon = lexicon
        self.meant = [-1] * len(tokens)  # the candidate that a pronoun or a noun subject means
        self.start = next((tokens.start[i] for i, body in enumerate(tokens.body) if body), 0)
        self._spans = [tokens.range_of(c.speaker_span) if c.speaker_span is not None else None for c in claims]
        self._quoted = _quoted(tokens, claims, quotes)
        self.candidates = Candidates(tokens, lexicon)
        self.mentions = find_names(tokens, lexicon, [s for s in self._spans if s is not None])
        assigned = self.candidates.join_names(self.mentions)
        self.named, adjective = _cover(len(tokens), self.mentions, assigned)
        self.history = History(self.candidates.all, _narrated(tokens, self._quoted))
        self._reader = PhraseReader(tokens, lexicon, self.named, self.candidates.all, adjective)
        self._nominals = NominalResolver(tokens, lexicon, self.candidates, self.history)
        self.speakers: list[int | None] = [None] * len(claims)
        for span in self._spans:
            phrase = self._reader.read(*span) if span is not None else None
            if phrase is not None and phrase.candidate is not None:
                self.candidates.all[phrase.candidate].speaks = True
        for mention, candidate in zip(self.mentions, assigned, strict=True):
            if candidate is not None:
                describe(tokens, lexicon, mention, self.candidates.all[candidate])
                self._see(mention.last - 1, candidate)

    def resolve(self) -> list[int | None]:
        """The candidate that makes each claim, or None where there is no telling."""
        depth = [depth_of(i, self.claims) for i in range(len(self.claims))]
        in_spans = {i for s in self._spans if s is not None for i in range(*s)}
        events = [
            _Event(i, None)
            for i, word in enumerate(self.tokens.lower)
            if word in PERSON_PRONOUNS and i not in in_spans and not self._quoted[i] and self.tokens.body[i]
        ]
        events += [_Event(i, None) for i in self._noun_subjects(in_spans)]
        events += [_Event(self._anchor(i), i) for i in range(len(self.claims)) if depth[i] == 0]
        for event in sorted(events, key=lambda e: e.at):
            if event.claim is not None:
                self._resolve_claim(event.claim)
            elif self.tokens.lower[event.at] in PERSON_PRONOUNS:
                self._resolve_pronoun(event.at, None)
            else:
                self._resolve_subject(event.at)
        for i in sorted(range(len(self.claims)), key=lambda i: (depth[i], self._anchor(i))):
            if depth[i] > 0:
                self._resolve_claim(i)
        return self.speakers

    def _noun_subjects(self, outside: set[int]) -> list[int]:
        """Subjects that are people or bodies without a name: a later pronoun may mean them."""
        t = self.tokens
        return [
            i
            for i, dep in enumerate(t.dep)
            if dep in _SUBJECTS
            and t.pos[i] == "NOUN"
            and self.named[i] < 0
            and not any(t.dep[c] == "appos" and self.named[c] >= 0 for c in t.children[i][:_MOST_CHILDREN])
            and i not in outside
            and t.body[i]
            and (t.lower[i] in self._lexicon.organisations or self._is_personal(i))
        ]

    def _is_personal(self, i: int) -> bool:
        return is_personal(lemma_of(self.tokens, i), self._lexicon)

    def _resolve_subject(self, at: int) -> None:
        found = self.resolve_range(*self.noun_phrase(at))
        if found is not None:
            self._see(at, found)

    def _anchor(self, claim: int) -> int:
        """The token where the claim's speaker is named or would be."""
        span, draft = self._spans[claim], self.claims[claim]
        if span is not None and span[0] < len(self.tokens):
            return span[0]
        place = draft.cue if draft.cue is not None else draft.content[0]
        return min(self.tokens.at(place[0]), max(0, len(self.tokens) - 1))

    def _resolve_claim(self, i: int) -> None:
        claim, span, at = self.claims[i], self._spans[i], self._anchor(i)
        around = self.speakers[claim.within] if claim.within is not None else None
        found: int | None = None
        if span is not None:
            found = self.resolve_range(*span, around=around)
        elif claim.continues is not None:
            found = self.speakers[claim.continues]
        if found is None:
            found = self._unnamed(i, around)
        self.speakers[i] = found
        if found is None:
            return
        nested = claim.within is not None
        in_quote = nested or (self._quoted[at] and span is not None)
        self.history.note(Seen(at, found, is_subject=True, is_speaker=True, in_quote=in_quote))

    def resolve_range(self, first: int, last: int, *, around: int | None = None) -> int | None:
        """The candidate that the words in the tokens [first, last) mean."""
        phrase = self._reader.read(first, last)
        if phrase is None:
            return None
        if phrase.shape is Shape.NAME:
            return phrase.candidate
        if phrase.shape is Shape.PRONOUN:
            return self._resolve_pronoun(phrase.first, around)
        issuer = None
        if phrase.shape is Shape.DOCUMENT and (words := self._reader.issuer(phrase)) is not None:
            issuer = self.resolve_range(*words, around=around)
        found = self._nominals.resolve(phrase, issuer)
        self.candidates.all[found].mention(self.tokens.offsets(phrase.first, phrase.last))
        return found

    def _resolve_pronoun(self, at: int, around: int | None) -> int | None:
        word = self.tokens.lower[at]
        if word in RELATIVE_PRONOUNS:
            found = self._antecedent(at, around)
        else:
            found = resolve_pronoun(
                word, at, self.history, self.candidates.all, around=around, in_quote=self._quoted[at]
            )
        if found is not None:
            self.candidates.all[found].mention(self.tokens.offsets(at, at + 1))
            self._see(at, found, is_pronoun=True)
        return found

    def _antecedent(self, at: int, around: int | None) -> int | None:
        """The noun phrase that a relative pronoun follows."""
        end = at
        while end > 0 and (self.tokens.pos[end - 1] in ("PUNCT", "ADP", "SPACE")):
            end -= 1
        if end == 0:
            return None
        if self.named[end - 1] >= 0:
            return self.named[end - 1]
        start = end
        while start > max(0, end - _PHRASE_REACH) and self.tokens.pos[start - 1] in _NOUN_PHRASE:
            start -= 1
        return self.resolve_range(start, end, around=around) if start < end else None

    def _unnamed(self, i: int, around: int | None) -> int | None:
        """Who makes a claim whose speaker no words name: the cue's subject, else who spoke last in the sentence,
        else who speaks around it, else who spoke last."""
        claim, at = self.claims[i], self._anchor(i)
        if claim.cue is not None:
            subject = self._subject(self.tokens.at(claim.cue[0]))
            if subject is not None:
                found = self.resolve_range(*subject, around=around)
                if found is not None:
                    return found
        last = self.history.last_speaker(at)
        if last is not None and self.tokens.sentence[last.at] == self.tokens.sentence[at]:
            return last.candidate
        if around is not None:
            return around
        return last.candidate if last is not None else None

    def _subject(self, verb: int) -> tuple[int, int] | None:
        """The subject of the verb or of the verbs that it hangs on."""
        for _ in range(_CLIMB):
            if verb >= len(self.tokens):
                return None
            for child in self.tokens.children[verb][:_MOST_CHILDREN]:
                if self.tokens.dep[child] == "nsubj":
                    return self.noun_phrase(child)
            if self.tokens.head[verb] == verb or self.tokens.dep[verb] not in ("conj", "xcomp", "advcl", "acl", "dobj"):
                return None
            verb = self.tokens.head[verb]
        return None

    def noun_phrase(self, head: int) -> tuple[int, int]:
        """The tokens of the noun phrase that ends with its head."""
        start = head
        while start > max(0, head - _PHRASE_REACH) and self.tokens.pos[start - 1] in _NOUN_PHRASE:
            start -= 1
        return start, head + 1

    def _see(self, at: int, candidate: int, *, is_pronoun: bool = False) -> None:
        self.meant[at] = candidate
        is_subject = self.tokens.dep[at] in _SUBJECTS
        self.history.note(Seen(at, candidate, is_subject, False, self._quoted[at], is_pronoun))


def _cover(count: int, mentions: Sequence[NameMention], assigned: Sequence[int | None]) -> tuple[list[int], list[bool]]:
    named, adjective = [-1] * count, [False] * count
    for mention, candidate in zip(mentions, assigned, strict=True):
        if candidate is not None:
            for i in range(mention.first, mention.last):
                named[i] = candidate
                adjective[i] = mention.country is not None
    return named, adjective


def _quoted(tokens: Tokens, claims: Sequence[ClaimDraft], quotes: Sequence[QuoteDraft]) -> list[bool]:
    """Whether each token stands inside quotation marks, or in the content of a direct claim."""
    quoted = [False] * len(tokens)
    spans: list[Offsets] = [q.inner for q in quotes]
    spans += [s for c in claims if c.form is Form.DIRECT for s in c.content]
    for span in spans:
        first, last = tokens.range_of(span)
        quoted[first:last] = [True] * (last - first)
    return quoted


def _narrated(tokens: Tokens, quoted: Sequence[bool]) -> list[int]:
    """For each token the number of its sentence, where sentences inside a quotation do not count on."""
    numbers: list[int] = []
    number = first = 0
    for last in range(1, len(tokens) + 1):
        if last < len(tokens) and tokens.sentence[last] == tokens.sentence[first]:
            continue
        inside = sum(quoted[first:last])
        number += inside < _QUOTED_SHARE * (last - first)
        numbers.extend([number] * (last - first))
        first = last
    return numbers
