"""Runs are averaged tensor by tensor, and each can be taken up where it stopped."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="needs the training dependencies")

from training.rows import Row  # noqa: E402  (after the skip)
from training.soup import average  # noqa: E402
from training.train import Settings, Trainer, pretrained  # noqa: E402


def test_the_average_is_the_mean_of_the_runs() -> None:
    runs = [
        {"w": torch.tensor([1.0, 2.0]), "n": torch.tensor(7)},
        {"w": torch.tensor([3.0, 6.0]), "n": torch.tensor(9)},
    ]
    found = average(runs)
    assert found["w"].tolist() == [2.0, 4.0]
    assert int(found["n"]) == 7
    assert average(runs[:1])["w"].tolist() == [1.0, 2.0]


def rows() -> list[Row]:
    rng = random.Random(1)
    found = []
    for _ in range(6):
        n = rng.randint(4, 9)
        ids = [rng.randint(1000, 2000) for _ in range(n)]
        nothing = [0] * n
        found.append(Row(ids, [1] * n, nothing, [False] * n, nothing, [1, *nothing[1:]], [-100] * n))
    return found


@pytest.fixture(scope="module")
def model_folder() -> Path:
    try:
        return pretrained()
    except SystemExit as missing:
        pytest.skip(str(missing))


def test_orders_start_alike_and_a_stopped_run_ends_as_an_unbroken_one(model_folder: Path, tmp_path: Path) -> None:
    settings = Settings(epochs=(2, 2), budget=40)
    first, other = (Trainer(settings, rows(), model_folder, order) for order in (0, 1))
    for name, tensor in first.network.state_dict().items():
        assert torch.equal(tensor, other.network.state_dict()[name])
    assert first._batches(0) != other._batches(0)
    whole = Trainer(settings, rows(), model_folder, 0)
    whole.run(tmp_path / "whole.pt")
    broken = Trainer(settings, rows(), model_folder, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(broken, "_batches", lambda epoch: Trainer._batches(broken, epoch) if epoch == 0 else 1 / 0)
        with pytest.raises(ZeroDivisionError):
            broken.run(tmp_path / "broken.pt")
    resumed = Trainer(settings, rows(), model_folder, 0)
    resumed.resume(tmp_path / "broken.pt")
    assert resumed.epoch == 1
    resumed.run(tmp_path / "broken.pt")
    for name, tensor in whole.average.items():
        assert torch.allclose(tensor, resumed.average[name], atol=1e-5), name
