"""The network: a six-layer MiniLM encoder that can have a cue marked at its input, and five small heads."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final, NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from extractors.attribution.features import QUOTATION_STATES, SHAPES
from training.labels import ACTS, CUE_TAGS, ROLE_TAGS

HIDDEN: Final = 384
HEADS: Final = 12
LAYERS: Final = 6
VOCABULARY: Final = 30522
POSITIONS: Final = 512
DROPOUT: Final = 0.1


class Outputs(NamedTuple):
    """Logits: tags for each piece (cue, role), and for the marked cue whether it is one, its act, its negation."""

    cues: Tensor
    roles: Tensor
    true_cue: Tensor
    acts: Tensor
    negated: Tensor


class Layer(nn.Module):
    """One BERT layer, normalised after each residual."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.up = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.down = nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).reshape(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(HIDDEN // HEADS) + mask, -1)
        attended = (weights @ v).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm1(x + functional.dropout(self.out(attended), DROPOUT, self.training))
        return self.norm2(x + functional.dropout(self.down(functional.gelu(self.up(x))), DROPOUT, self.training))  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """MiniLM with three more input embeddings, all zero at the start: shape, quotation, and the cue's mark."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, HIDDEN)
        self.position = nn.Embedding(POSITIONS, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.shape = nn.Embedding(SHAPES, HIDDEN)
        self.quotation = nn.Embedding(QUOTATION_STATES, HIDDEN)
        self.mark = nn.Embedding(2, HIDDEN)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.quotation.weight)
        nn.init.normal_(self.mark.weight, std=0.02)
        nn.init.zeros_(self.mark.weight[0])
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor, quotations: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.kind
        x = self.norm(x + self.shape(shapes) + self.quotation(quotations) + self.mark(marks))
        x = functional.dropout(x, DROPOUT, self.training)
        bias = (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x  # type: ignore[no-any-return]

    def load_pretrained(self, path: Path) -> None:
        """Take the weights of a BERT-shaped safetensors file; the added embeddings keep theirs."""
        given = load_file(path)
        with torch.no_grad():
            self.word.weight.copy_(given["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(given["embeddings.position_embeddings.weight"])
            self.kind.copy_(given["embeddings.token_type_embeddings.weight"][0])
            for part in ("weight", "bias"):
                getattr(self.norm, part).copy_(given[f"embeddings.LayerNorm.{part}"])
                for number, layer in enumerate(self.layers):
                    prefix = f"encoder.layer.{number}"
                    names = {
                        "out": "attention.output.dense",
                        "norm1": "attention.output.LayerNorm",
                        "up": "intermediate.dense",
                        "down": "output.dense",
                        "norm2": "output.LayerNorm",
                    }
                    qkv = [given[f"{prefix}.attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(qkv))
                    for ours, theirs in names.items():
                        getattr(getattr(layer, ours), part).copy_(given[f"{prefix}.{theirs}.{part}"])


class Network(nn.Module):
    """The encoder and its heads. `mask` is 1.0 on pieces, 0.0 on padding; `marks` is 1 on the pieces of the cue."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.cues = nn.Linear(HIDDEN, len(CUE_TAGS))
        self.roles = nn.Linear(HIDDEN, len(ROLE_TAGS))
        self.true_cue = nn.Linear(HIDDEN, 1)
        self.acts = nn.Linear(HIDDEN, len(ACTS))
        self.negated = nn.Linear(HIDDEN, 1)

    def forward(self, ids: Tensor, shapes: Tensor, quotations: Tensor, marks: Tensor, mask: Tensor) -> Outputs:
        x = functional.dropout(self.encoder(ids, shapes, quotations, marks, mask), DROPOUT, self.training)
        weight = marks.to(x.dtype).unsqueeze(-1)
        cue = (x * weight).sum(1) / weight.sum(1).clamp(min=1.0)
        return Outputs(
            self.cues(x), self.roles(x), self.true_cue(cue).squeeze(-1), self.acts(cue), self.negated(cue).squeeze(-1)
        )
