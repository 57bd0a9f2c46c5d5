"""The weights folder that the tagger loads: written whole, with a manifest of hashes."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from extractors.attribution.calibration import Calibration
from extractors.attribution.weights import CALIBRATION, FORMAT, LABELS, MANIFEST, MODEL, TOKENIZER
from training.labels import ACTS, CUE_TAGS, ROLE_TAGS

VERSION: Final = "attribution-1"
"""Changes with the recipe, so that a run can tell which one its weights came from."""
CARD: Final = "MODEL_CARD.md"


def write(folder: Path, *, model: Path, tokenizer: Path, calibration: Calibration, card: str = "") -> None:
    """Write the folder; the manifest last, so that a half-written folder does not load."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).unlink(missing_ok=True)
    for source, name in ((model, MODEL), (tokenizer, TOKENIZER)):
        if source.resolve() != (folder / name).resolve():
            shutil.copyfile(source, folder / name)
    labels = {"cues": CUE_TAGS, "roles": ROLE_TAGS, "acts": ACTS}
    _write_json(folder / LABELS, labels)
    _write_json(folder / CALIBRATION, calibration.to_json())
    names = [MODEL, TOKENIZER, LABELS, CALIBRATION]
    if card:
        (folder / CARD).write_text(card, encoding="utf-8")
        names.append(CARD)
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    _write_json(folder / MANIFEST, {"format": FORMAT, "version": VERSION, "files": hashes})


def rewrite_card(folder: Path, text: str) -> None:
    """Give a whole weights folder another card."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / CARD).write_text(text, encoding="utf-8")
    manifest["files"][CARD] = hashlib.sha256(text.encode()).hexdigest()
    _write_json(folder / MANIFEST, manifest)


def _write_json(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")
