"""Which claim a span stands in, and how deep a claim is nested."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.drafts import ClaimDraft, Offsets


def depth_of(claim: int, claims: Sequence[ClaimDraft]) -> int:
    """How many claims enclose the claim."""
    depth, at = 0, claims[claim].within
    while at is not None and depth <= len(claims):
        depth, at = depth + 1, claims[at].within
    return depth


def innermost(spans: Sequence[Offsets], claims: Sequence[ClaimDraft]) -> list[int | None]:
    """For each span the innermost claim with a content span that contains it."""
    contents = sorted((s[0], s[1], i) for i, c in enumerate(claims) for s in c.content)
    rank = [(-depth_of(i, claims), sum(e - s for s, e in c.content)) for i, c in enumerate(claims)]
    found: list[int | None] = [None] * len(spans)
    current: list[tuple[int, int, int]] = []
    at = 0
    for i in sorted(range(len(spans)), key=lambda i: spans[i]):
        start, end = spans[i]
        while at < len(contents) and contents[at][0] <= start:
            current.append(contents[at])
            at += 1
        current = [c for c in current if c[1] > start]
        around = [c[2] for c in current if c[1] >= end]
        found[i] = min(around, key=lambda c: rank[c]) if around else None
    return found
