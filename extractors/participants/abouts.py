"""Whom a figure is about: the likeliest of the participants around it, by weights fitted on annotated articles."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from evidence.words import Kind
from extractors.drafts import ClaimDraft, FigureDraft, Offsets
from extractors.participants.candidates import Candidate
from extractors.participants.history import Seen
from extractors.participants.kinds import is_personal
from extractors.participants.lexicon import Lexicon
from extractors.participants.phrases import lemma_of
from extractors.participants.resolver import Resolver

_BACK: Final = 3
"""Sentences looked back over."""
_AHEAD: Final = 40
"""Tokens looked ahead in the figure's sentence."""
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_CLIMB: Final = 8
_MOST_CHILDREN: Final = 64


@dataclass(slots=True)
class Option:
    """A candidate with what speaks for it, or else the tokens `words` that would become one."""

    candidate: int | None
    words: tuple[int, int] = (0, 0)
    features: dict[str, float] = field(default_factory=dict)

    def score(self, weights: Mapping[str, float]) -> float:
        return sum(weights.get(name, 0.0) * value for name, value in self.features.items())

    def note(self, name: str, value: float = 1.0) -> None:
        """The strongest of a feature's values counts."""
        self.features[name] = max(value, self.features.get(name, value))


class AboutFinder:
    """Finds the candidate of each figure of one article, in text order."""

    def __init__(self, resolver: Resolver, claims: Sequence[ClaimDraft], speakers: Sequence[int | None]) -> None:
        self._r = resolver
        self._t = resolver.tokens
        self._claims = claims
        self._speakers = speakers
        self._leading = self._leaders()
        self._previous: tuple[int, int] | None = None  # sentence and candidate of the figure before

    def _leaders(self) -> list[int]:
        """The most mentioned candidates of each kind, whom the article is about."""
        leaders: list[int] = []
        for kind, count in _LEADERS.items():
            of_kind = [c for c in self._r.candidates.all if c.kind is kind and c.mentions and c.is_named]
            of_kind.sort(key=lambda c: (-len(c.mentions), c.first or (0, 0)))
            leaders.extend(c.index for c in of_kind[:count])
        return leaders

    def find(self, figure: FigureDraft) -> int | None:
        """The candidate that `figure` is about, or None where there is nobody around it."""
        options = self.options(figure)
        if not options:
            return None
        best = max(options, key=lambda o: o.score(self._r.lexicon.about_weights))
        found = best.candidate if best.candidate is not None else self._r.resolve_range(*best.words)
        self.settle(figure, found)
        return found

    def settle(self, figure: FigureDraft, found: int | None) -> None:
        """Remembers the answer: the next figure is often about the same."""
        first, _ = self._t.range_of(figure.span)
        if found is not None and first < len(self._t):
            self._previous = (self._t.sentence[first], found)

    def options(self, figure: FigureDraft) -> list[Option]:
        """The candidates around the figure, each with its features."""
        first, last = self._t.range_of(figure.span)
        if first >= last:
            return []
        options: dict[int, Option] = {}
        for seen in self._near(first, last):
            option = options.setdefault(seen.candidate, Option(seen.candidate))
            self._place(option, seen, first, last, figure)
        if figure.about is not None:
            given = self._r.resolve_range(*self._t.range_of(figure.about))
            if given is not None:
                options.setdefault(given, Option(given)).note("given")
        subject = self._clause_subject(first)
        things = []
        if subject is not None:
            things = self._note_subject(options, subject, figure)
        for index in self._leading:
            options.setdefault(index, Option(index)).note("leading")
        for option in options.values():
            self._describe(option, figure, first)
        return [*options.values(), *things, *self._counted_option(figure)]

    def _near(self, first: int, last: int) -> Iterator[Seen]:
        end = last
        while end < len(self._t) and end - last < _AHEAD and self._t.sentence[end] == self._t.sentence[first]:
            end += 1
        for seen in self._r.history.before(end):
            if self._t.sentence[first] - self._t.sentence[seen.at] > _BACK:
                return
            yield seen

    def _place(self, option: Option, seen: Seen, first: int, last: int, figure: FigureDraft) -> None:
        """Where one mention stands to the figure."""
        t = self._t
        distance = t.sentence[first] - t.sentence[seen.at]
        option.note(f"distance {distance}")
        option.note("near", 1.0 / (1 + abs(seen.at - first)))
        option.note("log near", -math.log(1 + abs(seen.at - first)))
        if distance == 0:
            option.note("after" if seen.at >= last else "before")
        if seen.is_subject:
            option.note("subject" if distance == 0 else "subject before")
        if seen.is_pronoun:
            option.note("pronoun")
        if _inside(t.start[seen.at], figure.counted):
            option.note("counted")
            option.note("counted first" if t.start[seen.at] == (figure.counted or (0, 0))[0] else "counted later")
        if _inside(t.start[seen.at], figure.about):
            option.note("given")
        if last <= seen.at < last + 8:
            words = t.lower[last : seen.at]
            link = next((w for w in words if w in _LINKS), "")
            option.note(f"after {link}")
        if figure.claim is not None and any(s <= t.start[seen.at] < e for s, e in self._claims[figure.claim].content):
            option.note("same content")
        if t.dep[seen.at] == "poss":
            option.note("possessor" if distance == 0 else "possessor before")

    def _clause_subject(self, at: int) -> int | None:
        """The subject of the clause that the figure stands in."""
        t = self._t
        for _ in range(_CLIMB):
            subject = next((c for c in t.children[at][:_MOST_CHILDREN] if t.dep[c] in _SUBJECTS), None)
            if subject is not None or t.head[at] == at:
                return subject
            at = t.head[at]
        return None

    def _note_subject(self, options: dict[int, Option], subject: int, figure: FigureDraft) -> list[Option]:
        """Marks the candidate that is the subject or stands in it; a subject that is no candidate is an option."""
        words = self._r.noun_phrase(subject)
        found = max(self._r.meant[subject], self._r.named[subject])
        if found < 0 and self._t.pos[subject] == "PRON":
            meant = self._r.resolve_range(subject, subject + 1)
            found = meant if meant is not None else -1
        if found >= 0:
            options.setdefault(found, Option(found)).note("clause subject")
        for i in range(words[0], subject):
            if self._r.named[i] >= 0:
                options.setdefault(self._r.named[i], Option(self._r.named[i])).note("clause subject part")
        holds_figure = words[0] <= self._t.at(figure.span[0]) < words[1]
        if found >= 0 or self._t.pos[subject] not in ("NOUN", "PROPN") or holds_figure:
            return []
        thing = Option(None, words)
        thing.note("thing")
        thing.note(f"thing {_unit_class(figure.unit)}")
        thing.note(f"thing {_noun_class(lemma_of(self._t, subject), self._r.lexicon)}")
        thing.note("thing the", float(self._t.lower[words[0]] == "the"))
        thing.note("thing plural", float(self._t.tag[subject] in ("NNS", "NNPS")))
        return [thing]

    def _describe(self, option: Option, figure: FigureDraft, first: int) -> None:
        """What the candidate is, for a figure of this unit."""
        candidate = self._r.candidates.all[option.candidate or 0]
        unit = _unit_class(figure.unit)
        option.note(f"{candidate.kind} {unit}")
        option.note("frequent", math.log(1 + len(candidate.mentions)))
        if not candidate.is_named:
            option.note("unnamed")
        if candidate.is_plural:
            option.note("plural")
        if candidate.speaks:
            option.note("speaks")
        if figure.claim is not None and self._speakers[figure.claim] == candidate.index:
            option.note("speaker")
        if self._previous is not None and self._previous[1] == candidate.index:
            apart = min(3, self._t.sentence[first] - self._previous[0])
            option.note(f"previous {apart}")
            if candidate.kind is Kind.PLACE:
                option.note("previous place")
        if self._is_early(candidate):
            option.note("early")
            option.note(f"{candidate.kind} early")
        for name in _WITH_KIND & option.features.keys():
            option.note(f"{candidate.kind} {name}")
        for name in _WITH_UNIT & option.features.keys():
            option.note(f"{unit} {name}")

    def _is_early(self, candidate: Candidate) -> bool:
        """Whether the candidate is there in the article's first lines."""
        return candidate.first is not None and candidate.first[0] < self._r.start + _EARLY

    def _counted_option(self, figure: FigureDraft) -> Iterator[Option]:
        if figure.counted is None:
            return
        first, last = self._t.range_of(figure.counted)
        if first >= last:
            return
        head = self._head(first, last)
        option = Option(None, (first, last))
        option.note("own words")
        option.note(f"own words {_unit_class(figure.unit)}")
        option.note(f"own {_noun_class(lemma_of(self._t, head), self._r.lexicon)}")
        option.note("own words long", float(last - first > 1))
        if self._t.tag[head] in ("NNS", "NNPS"):
            option.note("own words plural")
        yield option

    def _head(self, first: int, last: int) -> int:
        """The noun that the phrase is about: the one whose head stands outside."""
        for i in range(first, last):
            if not first <= self._t.head[i] < last or self._t.head[i] == i:
                return i
        return last - 1


_EARLY: Final = 300
_LEADERS: Final = {Kind.PLACE: 3, Kind.ORG: 2, Kind.PERSON: 2, Kind.GROUP: 1}
_WITH_KIND: Final = frozenset(
    {"subject", "clause subject", "clause subject part", "before", "after", "counted", "given", "distance 1", "speaker",
     "possessor", "after of", "after in", "leading", "speaks", "previous 0", "previous 1"}
)  # fmt: skip
_WITH_UNIT: Final = frozenset({"clause subject", "subject", "after of", "after in", "given", "speaker", "counted"})
_LINKS: Final = frozenset({"of", "in", "for", "among", "by", "to", "from", "at", "on", "with"})


def _inside(offset: int, span: Offsets | None) -> bool:
    return span is not None and span[0] <= offset < span[1]


def _unit_class(unit: str) -> str:
    if unit in ("count", "percent", "year"):
        return unit
    if unit == "share":
        return "percent"
    return "money" if unit.isupper() else "measure"


def _noun_class(noun: str, lexicon: Lexicon) -> str:
    if is_personal(noun, lexicon) or noun in ("people", "child", "family"):
        return "people"
    return "body" if noun in lexicon.organisations else "thing"
