"""As of when a figure holds: the one date of its own clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from extractors.drafts import DateDraft, FigureDraft
from extractors.figures.site import TextMap

_TIMELESS = frozenset(("year", "month", "week", "day", "hour", "minute", "second", "decade", "century"))
_RIGHT_BEHIND = re.compile(r"[^.;,!?\n]{0,40}?\b(?:in|on|by|as of|at the end of|during)?\s*$")
_MAX_CLIMB = 12


def with_dates(map: TextMap, figures: Sequence[FigureDraft], dates: Sequence[DateDraft]) -> list[FigureDraft]:
    """The figures, each with the date that its clause names; where the clause names two, the one behind the figure."""
    starts = [found.span[0] for found in dates]
    begins = [figure.span[0] for figure in figures]
    dated: list[FigureDraft] = []
    for at, figure in enumerate(figures):
        own = None if figure.unit in _TIMELESS else _own_date(map, figure, dates, starts)
        following = begins[at + 1] if at + 1 < len(begins) else len(map.text)
        is_of_next = own is not None and own.span[0] > following
        dated.append(figure if own is None or is_of_next else replace(figure, as_of=own.day))
    return dated


def _own_date(map: TextMap, figure: FigureDraft, dates: Sequence[DateDraft], starts: list[int]) -> DateDraft | None:
    first, end = map.sentence(map.token_at(figure.span[0]))
    near = dates[bisect_left(starts, map.starts[first]) : bisect_left(starts, _end_of(map, end))]
    own = _clause(map.doc[map.token_at(figure.span[0])])
    same = [found for found in near if _clause(map.doc[map.token_at(found.span[0])]).i == own.i]
    if len(same) > 1:
        behind = [found for found in same if found.span[0] >= figure.span[1]]
        same = [found for found in behind[:1] if _RIGHT_BEHIND.match(map.text[figure.span[1] : found.span[0]])]
    return same[0] if len(same) == 1 else None


def _end_of(map: TextMap, token: int) -> int:
    return map.starts[token] if token < len(map.starts) else len(map.text)


def _clause(token: Token) -> Token:
    """The verb over the token."""
    for _ in range(_MAX_CLIMB):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            break
        token = token.head
    return token
