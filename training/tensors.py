"""Rows as padded tensors."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from extractors.attribution.pieces import CLS, SEP
from training.rows import IGNORE, Row


def tensors(rows: Sequence[Row]) -> tuple[list[Tensor], dict[str, Tensor]]:
    """The network's five inputs for the rows, padded, and the labels by the name of their output."""
    width = max(map(len, rows)) + 2

    def padded(values: Sequence[Sequence[int]], fill: int, first: int, last: int) -> Tensor:
        lines = [[first, *v, last] + [fill] * (width - 2 - len(v)) for v in values]
        return torch.tensor(lines, dtype=torch.long)

    inputs = [
        padded([r.ids for r in rows], 0, CLS, SEP),
        padded([r.shapes for r in rows], 0, 0, 0),
        padded([r.quotations for r in rows], 0, 0, 0),
        padded([r.marks for r in rows], 0, 0, 0),
        padded([[1] * len(r) for r in rows], 0, 1, 1).float(),
    ]
    labels = {
        "cues": padded([r.cues for r in rows], IGNORE, IGNORE, IGNORE),
        "roles": padded([r.roles for r in rows], IGNORE, IGNORE, IGNORE),
        "true_cue": torch.tensor([r.true_cue for r in rows]),
        "acts": torch.tensor([r.act for r in rows]),
        "negated": torch.tensor([r.negated for r in rows]),
    }
    return inputs, labels
