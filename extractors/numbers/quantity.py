"""Quantities: what stands at a place of a text, and what a short text names as a whole."""

from __future__ import annotations

import re
from dataclasses import replace

from evidence.words import Approx
from extractors.numbers.approximation import MAX_BEFORE, hedge_after, hedge_before
from extractors.numbers.members import read_article, read_member
from extractors.numbers.ranges import read_range
from extractors.numbers.reading import YEARS, Quantity, Reading
from extractors.numbers.shares import read_share

__all__ = ["YEARS", "Quantity", "Reading", "read_at", "read_quantity"]
MAX_QUERY = 200  # characters; no quantity is as long


def read_at(text: str, pos: int) -> tuple[Reading, ...]:
    """What stands at `pos`: one reading; two for "from 10 to 20 %"; none where no quantity starts there."""
    first = read_member(text, pos)
    if first is None:
        return read_article(text, pos)
    share = read_share(text, first)
    if share is not None:
        return (share,)
    return read_range(text, first)


def read_quantity(text: str) -> Quantity | None:
    """The quantity that `text` names and nothing else ("$38 billion", "about 20 percent", "10 to 15"), or None."""
    words = text.strip()
    if not words or len(words) > MAX_QUERY:
        return None
    approx, start = Approx.EXACT, 0
    for opening in re.finditer(r"\S+\s*", words[: MAX_BEFORE + 1]):
        hedge = hedge_before(words, opening.end())
        if hedge is not None and hedge.start == 0:
            approx, start = hedge.approx, opening.end()
    lead = re.match(r"(?:between|from)\s+", words[start:], re.IGNORECASE)
    found = read_at(words, start + lead.end() if lead else start)
    if not found or found[0].form == "years":
        return None
    quantity, end = found[0].quantity, found[-1].end
    if len(found) == 2:
        if lead is None:
            return None
        quantity = replace(quantity, value=None, low=quantity.value, high=found[1].quantity.value)
    after = hedge_after(words, end)
    if after is not None:
        approx, end = after.approx, after.end
    if words[end:].strip(" .,"):
        return None
    return replace(quantity, approx=approx) if approx is not Approx.EXACT else quantity
