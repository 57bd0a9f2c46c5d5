"""Said triples: speaker - cue - content, and speaker - cue - figure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from evidence.words import Level
from extractors.drafts import ClaimDraft, FigureDraft, Offsets, ParticipantDraft, TripleDraft

_BETWEEN: Final = frozenset({"", "of", "of the", "-", "in"})
"""What may stand between a figure and the words it counts for both to be one object."""


def said_triples(
    text: str,
    claims: Sequence[ClaimDraft],
    figures: Sequence[FigureDraft],
    participants: Sequence[ParticipantDraft],
) -> Iterator[TripleDraft]:
    """One for every claim that has a cue or continues one that has, and one for every figure in such a claim."""
    sources = [_source(i, claims, participants) for i in range(len(claims))]
    for i, claim in enumerate(claims):
        source = sources[i]
        if source is not None:
            yield _triple(i, claim, source, (claim.content[0][0], claim.content[-1][1]))
    for number, figure in enumerate(figures):
        source = sources[figure.claim] if figure.claim is not None else None
        if figure.claim is not None and source is not None:
            words = with_counted(text, figure)
            yield _triple(figure.claim, claims[figure.claim], source, words, figure=number)


def _triple(
    number: int, claim: ClaimDraft, source: tuple[Offsets, Offsets], words: Offsets, *, figure: int | None = None
) -> TripleDraft:
    speaker, cue = source
    return TripleDraft(
        level=Level.SAID,
        subject=speaker,
        predicate=cue,
        object=words,
        negated=claim.negated,
        claim=number,
        subject_of=claim.speaker,
        object_figure=figure,
    )


def _source(
    number: int, claims: Sequence[ClaimDraft], participants: Sequence[ParticipantDraft]
) -> tuple[Offsets, Offsets] | None:
    """The words that name the speaker and those that attribute, taken over from the claim that this one continues."""
    speaker, cue = claims[number].speaker_span, claims[number].cue
    at, steps = number, 0
    while cue is None and (continued := claims[at].continues) is not None and steps < len(claims):
        at, steps = continued, steps + 1
        cue, speaker = claims[at].cue, claims[at].speaker_span
    if cue is None:
        return None
    if speaker is None:
        speaker = _nearest_mention(claims[number].speaker, cue[0], participants)
    return (speaker, cue) if speaker is not None else None


def _nearest_mention(speaker: int | None, before: int, participants: Sequence[ParticipantDraft]) -> Offsets | None:
    """The last mention that begins before the offset, else the first of all."""
    if speaker is None:
        return None
    mentions = participants[speaker].mentions
    at = bisect_right(mentions, (before, -1))
    return mentions[max(0, at - 1)] if mentions else None


def with_counted(text: str, figure: FigureDraft) -> Offsets:
    """The figure's span, extended over the words it counts where they stand beside it."""
    start, end = figure.span
    if figure.counted is not None and figure.counted[0] >= end:
        between = text[end : figure.counted[0]].strip().casefold()
        if between in _BETWEEN:
            end = figure.counted[1]
    return start, end
