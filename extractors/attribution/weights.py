"""The trained weights: found, checked against their published hashes, and read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Final

from evidence.errors import HashMismatch, ModelError, ModelMissing
from extractors.attribution.calibration import Calibration

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
MODEL: Final = "model.onnx"
TOKENIZER: Final = "tokenizer.json"
LABELS: Final = "labels.json"
CALIBRATION: Final = "calibration.json"
FILES: Final = (MODEL, TOKENIZER, LABELS, CALIBRATION)


@dataclass(frozen=True, slots=True)
class Labels:
    """The meaning of the network's outputs, by position."""

    cues: tuple[str, ...]
    roles: tuple[str, ...]
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """All that a tagger needs, as checked. `sha256` is the manifest's, which holds every other file's."""

    version: str
    sha256: str
    model: bytes
    tokenizer: str
    labels: Labels
    calibration: Calibration


def load(folder: Traversable | None = None) -> Weights:
    """The weights in the folder, or those of the package. Each file is hashed as read, so none can change between.

    Raises `ModelMissing`, `HashMismatch`, or `ModelError` where the format is one this version cannot read.
    """
    place = resources.files(__package__) / "weights" if folder is None else folder
    raw = _read(place, MANIFEST)
    try:
        manifest: Mapping[str, Any] = json.loads(raw)
        if manifest["format"] != FORMAT:
            raise ModelError(f"{place / MANIFEST}: format {manifest['format']}, expected {FORMAT}")
        hashes = {name: str(manifest["files"][name]) for name in FILES}
        version = str(manifest["version"])
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{place / MANIFEST} is no manifest of attribution weights") from error
    content = {name: _read(place, name) for name in FILES}
    for name, expected in hashes.items():
        actual = hashlib.sha256(content[name]).hexdigest()
        if actual != expected:
            raise HashMismatch(str(place / name), expected, actual)
    labels = json.loads(content[LABELS])
    try:
        calibration = Calibration.parse(json.loads(content[CALIBRATION]))
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{place / CALIBRATION} cannot be read: {error}") from error
    return Weights(
        version=version,
        sha256=hashlib.sha256(raw).hexdigest(),
        model=content[MODEL],
        tokenizer=content[TOKENIZER].decode("utf-8"),
        labels=Labels(tuple(labels["cues"]), tuple(labels["roles"]), tuple(labels["acts"])),
        calibration=calibration,
    )


def _read(place: Traversable, name: str) -> bytes:
    try:
        return (place / name).read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise ModelMissing(str(place / name), "reinstall quoth, or train it with python -m training.train") from error
