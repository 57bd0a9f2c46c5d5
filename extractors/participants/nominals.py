"""Who a noun phrase means: "the general", "the ministry", "its report", "officials"."""

from __future__ import annotations

from evidence.words import Kind
from extractors.participants.candidates import Candidate, Candidates
from extractors.participants.history import History
from extractors.participants.kinds import is_personal, kind_of_noun
from extractors.participants.lexicon import Lexicon
from extractors.participants.phrases import Phrase, Shape, lemma_of, phrase_name
from extractors.participants.tokens import Tokens

_ANY_MAN = frozenset({"man", "woman", "boy", "girl", "lady", "gentleman", "teenager", "person"})
_ANY_BODY = frozenset(
    {"company", "firm", "organisation", "organization", "agency", "group", "charity", "body", "business", "party",
     "newspaper", "paper", "magazine", "website", "site", "broadcaster", "retailer", "corporation", "institute",
     "institution", "team", "club", "network", "bank", "airline"}
)  # fmt: skip
_ISSUES = frozenset({"before", "by", "from", "of", "at"})


class NominalResolver:
    """Resolves noun phrases; remembers who issued which kind of document."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, candidates: Candidates, history: History) -> None:
        self._t = tokens
        self._lexicon = lexicon
        self._candidates = candidates
        self._history = history
        self._issuers: dict[str, int] = {}

    def resolve(self, phrase: Phrase, issuer: int | None = None) -> int:
        """The candidate meant; a phrase that means nobody known becomes a candidate of its own.

        `issuer` is whom the phrase's own words name as having issued the document.
        """
        noun = lemma_of(self._t, phrase.head)
        if phrase.shape is Shape.DOCUMENT:
            found = issuer if issuer is not None else self._issuer(phrase, noun)
            if found is not None:
                self._issuers[noun] = found
                return found
        elif phrase.is_definite and phrase.shape is Shape.NOMINAL:
            found = self._known(phrase, noun)
            if found is not None:
                candidate = self._candidates.all[found]
                if not candidate.is_named:
                    candidate.names[phrase_name(self._t, phrase.first, phrase.last)] += 1
                return found
        plural = phrase.is_plural or phrase.shape is Shape.SEVERAL
        kind = Kind.GROUP if plural else kind_of_noun(noun, self._lexicon, plural=False)
        candidate = self._candidates.add_nominal(
            phrase_name(self._t, phrase.first, phrase.last), kind, noun, plural=plural
        )
        gender = self._lexicon.roles.get(noun, "-")
        if gender != "-":
            candidate.genders[gender] += 1
        return candidate.index

    def _issuer(self, phrase: Phrase, noun: str) -> int | None:
        if phrase.owner is not None and phrase.owner_relation in _ISSUES:
            owner = self._candidates.all[phrase.owner]
            if owner.kind in (Kind.ORG, Kind.PERSON):
                return owner.index
            return None
        return self._issuers.get(noun) if phrase.is_definite else None

    def _known(self, phrase: Phrase, noun: str) -> int | None:
        """A candidate that the article has called so, else the nearest that a general noun can mean."""
        beside = {
            self._t.lower[i] for i in range(phrase.first, phrase.head) if self._t.pos[i] in ("NOUN", "PROPN", "ADJ")
        }
        must = {
            self._t.lower[i]
            for i in range(phrase.first, phrase.head)
            if self._t.pos[i] in ("NOUN", "PROPN") or (i > phrase.first and self._t.text[i][:1].isupper())
        }
        near = [self._candidates.all[s.candidate] for s in self._history.before(phrase.first)]
        best, best_score = None, float("-inf")
        for order, candidate in enumerate(near):
            if noun not in candidate.heads or candidate.is_plural != phrase.is_plural:
                continue
            said = candidate.beside | _words(candidate)
            is_bare = candidate.kind is Kind.PERSON and not candidate.beside and phrase.owner is None
            if must and not must & said and not is_bare:
                continue
            score = len(said & beside) - 0.05 * order
            if score > best_score:
                best, best_score = candidate, score
        if best is not None:
            return best.index
        if phrase.is_plural or phrase.owner is not None or must:
            return None
        general = self._general(noun, near)
        return general.index if general is not None else None

    def _general(self, noun: str, near: list[Candidate]) -> Candidate | None:
        if noun in _ANY_MAN:
            gender = self._lexicon.roles.get(noun, "-")
            return next(
                (c for c in near if c.kind is Kind.PERSON and not c.is_plural and c.gender in (None, gender)), None
            )
        if noun in _ANY_BODY and not is_personal(noun, self._lexicon):
            return next((c for c in near if c.kind is Kind.ORG and not c.is_plural), None)
        return None


def _words(candidate: Candidate) -> set[str]:
    """The words of the candidate's names, in lower case."""
    return {word for name in candidate.names for word in name.casefold().split()}
