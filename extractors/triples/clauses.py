"""Content triples: the clauses of the body by their verbs, from the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from evidence.words import Modality
from extractors.participants.tokens import Tokens
from extractors.triples.phrases import Phrases

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_OBJECTS: Final = frozenset({"dobj", "attr", "acomp", "oprd", "dative"})
_AUXILIARIES: Final = frozenset({"aux", "auxpass", "neg"})
_RELATIVES: Final = frozenset({"who", "which", "that", "whom"})
_CLAUSE_VERBS: Final = frozenset({"VERB", "AUX"})
_CLIMB: Final = 6
_MOST_CHILDREN: Final = 64
_MODALITIES: Final = {
    "can": Modality.POSSIBLE,
    "could": Modality.POSSIBLE,
    "may": Modality.POSSIBLE,
    "might": Modality.POSSIBLE,
    "able": Modality.POSSIBLE,
    "must": Modality.NECESSARY,
    "should": Modality.NECESSARY,
    "ought": Modality.NECESSARY,
    "have": Modality.NECESSARY,
    "need": Modality.NECESSARY,
    "will": Modality.FUTURE,
    "wo": Modality.FUTURE,
    "would": Modality.FUTURE,
    "shall": Modality.FUTURE,
    "'ll": Modality.FUTURE,
    "'d": Modality.FUTURE,
    "go": Modality.FUTURE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Token ranges [first, last) of one reading of a clause, with the heads of its subject and object."""

    subject: tuple[int, int]
    predicate: tuple[int, int]
    object: tuple[int, int]
    subject_head: int
    object_head: int
    negated: bool
    modality: Modality


@dataclass(frozen=True, slots=True)
class _Predicate:
    """A verb with its auxiliaries and particle, and the verbs it hangs on as "wants to go" does."""

    verb: int
    first: int
    last: int
    negated: bool
    modality: Modality


def read_clauses(tokens: Tokens, phrases: Phrases, is_cue: list[bool]) -> Iterator[Clause]:
    """The clauses whose verb stands in the body and is no cue."""
    reader = _Reader(tokens, phrases)
    for verb, pos in enumerate(tokens.pos):
        if pos in _CLAUSE_VERBS and tokens.body[verb] and not is_cue[verb] and tokens.dep[verb] not in _AUXILIARIES:
            yield from reader.read(verb)


class _Reader:
    """Reads the clause of one verb at a time."""

    def __init__(self, tokens: Tokens, phrases: Phrases) -> None:
        self._t = tokens
        self._phrases = phrases
        self._predicates: dict[int, _Predicate] = {}

    def _children(self, i: int) -> list[int]:
        """The token's dependents, of a token with very many only the first."""
        return self._t.children[i][:_MOST_CHILDREN]

    def read(self, verb: int) -> Iterator[Clause]:
        """One clause for each object of the verb."""
        subject = self._subject(verb, _CLIMB)
        if subject is None:
            return
        span = self._phrases.noun_phrase(subject)
        predicate = self._predicate(verb)
        if span[0] < predicate.last and predicate.first < span[1]:
            predicate = self._lone(predicate)
        if span[0] < predicate.last and predicate.first < span[1]:
            return
        for head, last, words in self._objects(predicate):
            if words[0] < span[1] and span[0] < words[1]:
                continue
            yield Clause(
                subject=span,
                predicate=(predicate.first, last),
                object=words,
                subject_head=subject,
                object_head=head,
                negated=predicate.negated,
                modality=predicate.modality,
            )

    def _subject(self, verb: int, climb: int) -> int | None:
        """The head of the subject: the verb's own, the antecedent's for "who", or that of the verb it hangs on."""
        t = self._t
        own = next((c for c in self._children(verb) if t.dep[c] in _SUBJECTS), None)
        if own is not None:
            return self._own_subject(verb, own)
        dep, head = t.dep[verb], t.head[verb]
        if climb == 0 or head == verb:
            return None
        if dep == "acl":
            return head if t.tag[verb] in ("VBN", "VBG") else None
        objects = [c for c in self._children(head) if t.dep[c] in ("dobj", "dative") and c < verb]
        if dep == "xcomp" and objects:
            return objects[-1]
        return self._subject(head, climb - 1) if dep in ("xcomp", "conj", "advcl", "acomp") else None

    def _own_subject(self, verb: int, own: int) -> int | None:
        """The verb's subject, or what the relative pronoun that is its subject stands for."""
        t = self._t
        if t.lower[own] in _RELATIVES:
            return t.head[verb] if t.dep[verb] == "relcl" else None
        return own if t.pos[own] not in _CLAUSE_VERBS else None

    def _predicate(self, verb: int, climb: int = _CLIMB) -> _Predicate:
        """Read once for each verb; a chain of verbs is followed `climb` steps."""
        if verb not in self._predicates:
            self._predicates[verb] = self._read_predicate(verb, climb)
        return self._predicates[verb]

    def _read_predicate(self, verb: int, climb: int) -> _Predicate:
        t = self._t
        first, last = verb, verb + 1
        helpers = {c for c in self._children(verb) if c < verb and t.dep[c] in _AUXILIARIES}
        between = {c for c in self._children(verb) if c < verb and t.dep[c] == "advmod"}
        at = verb - 1
        while at >= 0 and (at in helpers or at in between):
            first = at if at in helpers else first
            at -= 1
        for child in self._children(verb):
            if child == last and t.dep[child] in ("prt", "neg"):
                last = child + 1
        negated = any(t.dep[c] == "neg" for c in self._children(verb))
        chain = self._chain(verb, first, climb - 1) if climb else None
        if chain is not None:
            return _Predicate(verb, chain.first, last, negated or chain.negated, self._modality(verb, chain, climb))
        return _Predicate(verb, first, last, negated, self._modality(verb, None, climb))

    def _chain(self, verb: int, first: int, climb: int) -> _Predicate | None:
        """The predicate that "to" and the verb complete: "wants to", "is able to"."""
        t = self._t
        head = t.head[verb]
        inside = range(0)
        if t.dep[verb] != "xcomp" or head >= verb or head == verb:
            return None
        if t.dep[head] == "acomp" and t.head[head] < head:
            outer = self._predicate(t.head[head], climb)
            inside = range(outer.last, head)
            start = _Predicate(outer.verb, outer.first, head + 1, outer.negated, outer.modality)
        else:
            start = self._predicate(head, climb)
        between = (*inside, *range(start.last, first))
        if any(t.pos[i] in ("NOUN", "PROPN", "PRON", "PUNCT") for i in between):
            return None
        return start

    def _modality(self, verb: int, chain: _Predicate | None, climb: int) -> Modality:
        t = self._t
        if chain is not None:
            word = t.lemma[chain.last - 1]
            is_phrase = (t.lower[verb - 1] == "to") and word in ("have", "need", "able", "go")
            if is_phrase and not (word == "go" and t.tag[chain.last - 1] != "VBG"):
                return _MODALITIES[word]
            return chain.modality
        for child in self._children(verb):
            if t.dep[child] == "aux" and t.tag[child] == "MD" and t.lower[child] in _MODALITIES:
                return _MODALITIES[t.lower[child]]
        head = t.head[verb]
        has_own = any(t.dep[c] in _SUBJECTS or t.dep[c] == "aux" for c in self._children(verb))
        if climb and t.dep[verb] == "conj" and not has_own and head < verb and t.pos[head] in _CLAUSE_VERBS:
            return self._predicate(head, climb - 1).modality
        return Modality.ASSERTED

    def _lone(self, predicate: _Predicate) -> _Predicate:
        """Without auxiliaries, which stand before the subject in a question."""
        return _Predicate(predicate.verb, predicate.verb, predicate.last, predicate.negated, predicate.modality)

    def _objects(self, predicate: _Predicate) -> Iterator[tuple[int, int, tuple[int, int]]]:
        """Head, end of the predicate, and words of each object."""
        t, verb = self._t, predicate.verb
        children = [c for c in self._children(verb) if c > verb]
        direct = False
        for child in children:
            dep = t.dep[child]
            if dep in _OBJECTS:
                direct = True
                yield child, predicate.last, self._phrases.noun_phrase(child)
            elif dep == "ccomp":
                direct = True
                yield child, predicate.last, self._phrases.clause(child)
            elif dep in ("prep", "agent"):
                yield from self._oblique(child, predicate, direct)
        if t.dep[verb] == "relcl":
            yield from self._relative(verb, predicate, direct)

    def _oblique(
        self, preposition: int, predicate: _Predicate, direct: bool
    ) -> Iterator[tuple[int, int, tuple[int, int]]]:
        """A preposition next to the verb joins the predicate; further off it stays with its noun."""
        t = self._t
        noun = next((c for c in self._children(preposition) if t.dep[c] in ("pobj", "pcomp")), None)
        if noun is None:
            return
        words = self._phrases.noun_phrase(noun)
        if preposition == predicate.last and not direct:
            yield noun, preposition + 1, words
        elif words[0] > preposition:
            yield noun, predicate.last, (preposition, words[1])

    def _relative(self, verb: int, predicate: _Predicate, direct: bool) -> Iterator[tuple[int, int, tuple[int, int]]]:
        """ "land that Ukraine lost": the antecedent is the object."""
        t = self._t
        pronoun = next(
            (c for c in self._children(verb) if t.dep[c] == "dobj" and c < verb and t.lower[c] in _RELATIVES), None
        )
        antecedent = t.head[verb]
        if pronoun is not None and not direct:
            yield antecedent, predicate.last, self._phrases.noun_phrase(antecedent)
