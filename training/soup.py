"""The average of several runs' weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor


def average(runs: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of each tensor over runs that started from the same weights; what is no fraction is the first run's."""
    first = runs[0]
    return {
        name: torch.stack([run[name] for run in runs]).mean(0) if tensor.is_floating_point() else tensor.clone()
        for name, tensor in first.items()
    }
