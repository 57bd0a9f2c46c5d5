"""The component quoth_participants: who is meant, who makes each claim, whom each figure is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from evidence.words import Kind
from extractors import extensions
from extractors.drafts import ClaimDraft, FigureDraft, ParticipantDraft
from extractors.participants.abouts import AboutFinder
from extractors.participants.candidates import Candidate
from extractors.participants.lexicon import load_lexicon
from extractors.participants.nesting import innermost
from extractors.participants.resolver import Resolver
from extractors.participants.tokens import read_tokens


@Language.factory(
    "quoth_participants",
    requires=["doc._.claims", "doc._.figures"],
    assigns=["doc._.participants", "doc._.claims", "doc._.figures"],
)
def make_participants(nlp: Language, name: str) -> ParticipantFinder:
    """The factory that spaCy calls."""
    return ParticipantFinder()


class ParticipantFinder:
    """Writes doc._.participants and fills in speakers, mentions and abouts. A claim without a speaker is dropped."""

    def __init__(self) -> None:
        extensions.register()
        self._lexicon = load_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        claims: list[ClaimDraft] = doc._.claims
        resolver = Resolver(read_tokens(doc), self._lexicon, claims, doc._.quotes)
        speakers = resolver.resolve()
        claims, speakers = _with_speakers(claims, speakers)
        figures = _placed(doc._.figures, claims)
        abouts = _abouts(resolver, figures, claims, speakers)
        number = _numbering(resolver.candidates.all, {*speakers, *abouts})
        doc._.participants = [_draft(resolver.candidates.all[i]) for i in _first_of_each(number)]
        mentions = _Mentions(doc._.participants)
        doc._.claims = [
            replace(claim, speaker=number[speaker], mentions=mentions.inside(claim))
            for claim, speaker in zip(claims, speakers, strict=True)
            if speaker is not None
        ]
        doc._.figures = [
            replace(figure, about_participant=number[about] if about is not None else None)
            for figure, about in zip(figures, abouts, strict=True)
        ]
        return doc


def _with_speakers(
    claims: Sequence[ClaimDraft], speakers: Sequence[int | None]
) -> tuple[list[ClaimDraft], list[int | None]]:
    """The claims that have a speaker, their references to each other renumbered."""
    kept = [i for i, speaker in enumerate(speakers) if speaker is not None]
    number = {old: new for new, old in enumerate(kept)}
    renumbered = [
        replace(claims[i], within=_kept_around(i, claims, number), continues=_at(number, claims[i].continues))
        for i in kept
    ]
    return renumbered, [speakers[i] for i in kept]


def _at(number: dict[int, int], index: int | None) -> int | None:
    return number.get(index) if index is not None else None


def _kept_around(i: int, claims: Sequence[ClaimDraft], number: dict[int, int]) -> int | None:
    """The nearest enclosing claim that is kept."""
    at = claims[i].within
    for _ in range(len(claims)):
        if at is None or at in number:
            return _at(number, at)
        at = claims[at].within
    return None


def _placed(figures: Sequence[FigureDraft], claims: Sequence[ClaimDraft]) -> list[FigureDraft]:
    """Each figure with the innermost claim whose content contains it."""
    inner = innermost([f.span for f in figures], claims)
    return [replace(figure, claim=claim) for figure, claim in zip(figures, inner, strict=True)]


def _abouts(
    resolver: Resolver, figures: Sequence[FigureDraft], claims: Sequence[ClaimDraft], speakers: Sequence[int | None]
) -> list[int | None]:
    finder = AboutFinder(resolver, claims, speakers)
    found: list[int | None] = [None] * len(figures)
    for i in sorted(range(len(figures)), key=lambda i: figures[i].span):
        found[i] = finder.find(figures[i])
    return found


def _numbering(candidates: Sequence[Candidate], needed: set[int | None]) -> dict[int, int]:
    """The number of each candidate's participant, by first mention; one with no mention is none.

    Two of one kind never begin at the same place, since that would be one id: the later gives up that mention, and
    becomes the other's where it has no more.
    """
    begun: dict[tuple[Kind, int], int] = {}
    same: dict[int, int] = {}
    for candidate in sorted(candidates, key=lambda c: (c.index not in needed, c.index)):
        if not candidate.is_named and candidate.index not in needed:
            continue
        while candidate.mentions and candidate.names:
            first = min(candidate.mentions)
            other = begun.setdefault((candidate.kind, first[0]), candidate.index)
            if other == candidate.index:
                break
            candidate.mentions.discard(first)
            if not candidate.mentions and candidate.index in needed:
                same[candidate.index] = other
    kept = sorted(begun.values(), key=lambda i: (min(candidates[i].mentions), i))
    number = {old: new for new, old in enumerate(kept)}
    return number | {old: number[other] for old, other in same.items()}


def _first_of_each(number: dict[int, int]) -> list[int]:
    """The candidates in the order of their numbers."""
    first: dict[int, int] = {}
    for old, new in number.items():
        first.setdefault(new, old)
    return [first[new] for new in sorted(first)]


def _draft(candidate: Candidate) -> ParticipantDraft:
    name = candidate.name
    others = sorted(candidate.names, key=lambda n: (-candidate.names[n], n))
    return ParticipantDraft(
        kind=candidate.kind,
        name=name,
        names=(name, *(n for n in others if n != name)),
        titles=tuple(candidate.titles),
        mentions=tuple(sorted(candidate.mentions)),
    )


class _Mentions:
    """All mentions in text order, to look up who is mentioned between two places."""

    def __init__(self, participants: Sequence[ParticipantDraft]) -> None:
        found = sorted((m[0], m[1], i) for i, p in enumerate(participants) for m in p.mentions)
        self._starts = [f[0] for f in found]
        self._found = found

    def inside(self, claim: ClaimDraft) -> tuple[int, ...]:
        """The participants mentioned in the claim's content, by first mention there."""
        inside: dict[int, None] = {}
        for start, end in claim.content:
            for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
                if self._found[i][1] <= end:
                    inside[self._found[i][2]] = None
        return tuple(inside)
