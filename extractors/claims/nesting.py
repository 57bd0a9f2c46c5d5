"""Claims inside claims: within which content a claim's cue stands, or whose words it was reported in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.claims.lexicon import standing
from extractors.drafts import ClaimDraft, Offsets

_SAME: Final = 0.9
"""Share of common characters from which two contents are one."""

_REACH: Final = 24
"""Claims before and after one that are looked at; keeps the time linear."""


def nest(text: str, claims: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """The claims in the order given, each with `within`: the innermost claim around it. Never a circle."""
    order = sorted(range(len(claims)), key=lambda i: _anchor(claims[i]))
    place = {claim: at for at, claim in enumerate(order)}
    out = [c.within for c in claims]
    for i, claim in enumerate(claims):
        if claim.cue is None:
            continue
        near = order[max(0, place[i] - _REACH) : place[i] + _REACH]
        around = [j for j in near if j != i and _holds(claims[j], claim.cue)]
        reported = [j for j in near if j != i and _reports(text, claims[j], claim)]
        # The smallest content is the innermost; a reporter of the very same words stands nearer than any of them.
        ranked = [(_size(claims[j]), standing(text, claims[j].cue), j) for j in reported or around]
        out[i] = min(ranked)[-1] if ranked else None
    return [replace(c, within=w) for c, w in zip(claims, _uncircled(out), strict=True)]


def _anchor(claim: ClaimDraft) -> Offsets:
    return claim.cue if claim.cue is not None else claim.content[0]


def _size(claim: ClaimDraft) -> int:
    return sum(end - start for start, end in claim.content)


def _holds(claim: ClaimDraft, cue: Offsets) -> bool:
    starts = [start for start, _ in claim.content]
    k = bisect_right(starts, cue[0]) - 1
    return k >= 0 and cue[1] <= claim.content[k][1]


def _reports(text: str, outer: ClaimDraft, inner: ClaimDraft) -> bool:
    """Whether `outer` passes on what `inner` says: the same content, by a cue that stands further from the words."""
    if outer.cue is None or inner.cue is None or standing(text, outer.cue) <= standing(text, inner.cue):
        return False
    return _same(outer.content, inner.content)


def _same(left: Sequence[Offsets], right: Sequence[Offsets]) -> bool:
    common = sum(max(0, min(b, y) - max(a, x)) for a, b in left for x, y in right)
    total = sum(b - a for a, b in left) + sum(y - x for x, y in right) - common
    return common >= _SAME * total


def _uncircled(within: list[int | None]) -> list[int | None]:
    """The same links without the last one of every circle."""
    out: list[int | None] = [None] * len(within)
    done: set[int] = set()
    for first in range(len(within)):
        path: list[int] = []
        at: int | None = first
        seen: set[int] = set()
        while at is not None and at not in done and at not in seen:
            path.append(at)
            seen.add(at)
            at = within[at]
        for i in path:
            out[i] = within[i]
        if at is not None and at in seen and path:
            out[path[-1]] = None
        done.update(path)
    return out
