"""The trained network as ONNX with int8 weights, checked against the fp32 network it was made from."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import Network, Outputs
from training.rows import Row
from training.tensors import tensors

INPUTS: Final = ("ids", "shapes", "quotations", "marks", "mask")
OPSET: Final = 17

log = logging.getLogger(__name__)


def write_fp32(network: Network, path: Path) -> None:
    """The network as ONNX in fp32, with batch and length free."""
    network.eval()
    ones = torch.ones(2, 8, dtype=torch.long)
    axes = {n: {0: "rows", 1: "pieces"} for n in (*INPUTS, "cues", "roles")}
    axes |= {n: {0: "rows"} for n in ("true_cue", "acts", "negated")}
    torch.onnx.export(
        network,
        (ones, ones, ones, ones, ones.float()),
        str(path),
        input_names=list(INPUTS),
        output_names=list(Outputs._fields),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
    onnx.checker.check_model(str(path))


def write_int8(fp32: Path, path: Path) -> None:
    """The same with int8 weights, a scale for each channel.

    Seven bits of range: with eight, the 8-bit products overflow on processors without VNNI, and an article would be
    read differently from one machine to the next.
    """
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        model = onnx.load(str(fp32))
        # Stale shapes of the export would be checked against the quantized tensors.
        del model.graph.value_info[:]
        onnx.save(model, str(prepared))
        quantize_dynamic(prepared, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def agreement(fp32: Path, int8: Path, rows: Sequence[Row]) -> dict[str, float]:
    """How the two differ on the rows: the part of equal best tags, and the greatest difference of a logit."""
    sessions = [onnxruntime.InferenceSession(str(p), providers=["CPUExecutionProvider"]) for p in (fp32, int8)]
    equal = dict.fromkeys(("cues", "roles", "acts"), 0)
    total = dict(equal)
    greatest = 0.0
    for row in rows:
        given, _ = tensors([row])
        feed = {n: t.numpy() for n, t in zip(INPUTS, given, strict=True)}
        left, right = (dict(zip(Outputs._fields, s.run(list(Outputs._fields), feed), strict=True)) for s in sessions)
        for name in equal:
            if name == "acts" and not any(row.marks):
                continue
            same = left[name].argmax(-1) == right[name].argmax(-1)
            equal[name] += int(same.sum())
            total[name] += int(same.size)
            greatest = max(greatest, float(np.abs(left[name] - right[name]).max()))
    return {name: equal[name] / max(1, total[name]) for name in equal} | {"greatest logit difference": greatest}
