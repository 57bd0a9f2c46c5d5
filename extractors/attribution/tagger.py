"""The trained part of attribution: which words attribute, to whom, what, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from extractors.attribution import weights
from extractors.attribution.calibration import Signals, confidences
from extractors.attribution.decoding import Run, bridge, decode, runs, settle, trim, widen
from extractors.attribution.features import Quotation
from extractors.attribution.pieces import CLS, SEP, PieceReader, Pieces, paragraphs
from extractors.attribution.windows import around, cover

__all__ = ["AttributionTagger", "CueReading", "paragraphs"]

BATCH_PIECES: Final = 1200
"""Pieces in one batch with padding. Larger ones leave the processor's cache and are slower, not faster."""

BLOCK_PARAGRAPHS: Final = 512
"""Paragraphs held as pieces at one time; bounds memory whatever the number of spans."""

SHORTEST_CONTENT: Final = 3
"""Characters a content span has at least."""

BRIDGE: Final = 0.2
"""A single piece between two contents joins them where its own content probability is at least this."""

Span = tuple[int, int]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class CueReading:
    """One attribution as read. Every span is [start, end) in code points of the text given to `read`."""

    paragraph: int
    """Which of the given spans it was read in."""
    cue: Span
    speaker: Span | None
    """The words at the cue that name the source."""
    speakers: tuple[Span, ...]
    """All spans read as speaker words, in text order; `speaker` is one of them."""
    content: tuple[Span, ...]
    """At least one span, in text order, without quotation marks and edge punctuation."""
    act: str
    negated: bool
    confidence: float
    """Calibrated: the probability that this is a claim and its content mostly right."""
    speaker_confidence: float
    """Calibrated: the probability that, if it is a claim, `speaker` is the right span, or rightly None."""
    content_confidence: float
    """Calibrated: the probability that, if it is a claim, the content is exact."""
    signals: Signals
    """The network's own probabilities, as they are."""

    @property
    def cue_probability(self) -> float:
        """The mean over the cue's pieces, as the first pass gives it."""
        return self.signals.cue

    @property
    def speaker_probability(self) -> float:
        """The mean over the speaker's pieces; 0 where there is none."""
        return self.signals.speaker

    @property
    def content_probability(self) -> float:
        """The mean over the content's pieces."""
        return self.signals.content_mean

    @property
    def act_probability(self) -> float:
        """The probability of `act` among the acts."""
        return self.signals.act


@dataclass(frozen=True, slots=True)
class _Job:
    """One input of the network: pieces `low` to `high` of a paragraph, and which of them are marked as cue."""

    pieces: Pieces
    low: int
    high: int
    marked: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue candidate of pass one."""

    paragraph: int
    pieces: Pieces
    run: Run
    probability: float


class AttributionTagger:
    """Reads attributions with the trained weights. Costly to make, safe to share between threads.

    `folder` holds other weights than those of the package. Raises `ModelMissing` where a file of the weights is not
    there, `HashMismatch` where one is not the published file.
    """

    def __init__(self, folder: Path | None = None, *, threads: int = 1, threshold: float | None = None) -> None:
        place: Traversable | None = folder
        loaded = weights.load(place)
        self.version = loaded.version
        self.weights_hash = loaded.sha256
        self._labels = loaded.labels
        self._calibration = loaded.calibration
        self._threshold = loaded.calibration.threshold if threshold is None else threshold
        self._reader = PieceReader(loaded.tokenizer)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Spinning between batches takes the core from whoever else computes in this process.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(loaded.model, options, providers=["CPUExecutionProvider"])

    def read(self, text: str, spans: Sequence[Span]) -> list[CueReading]:
        """The attributions of `text` within the spans (its paragraphs, as a rule), in the order of their cues.

        Nothing is read across spans. Of overlapping spans each is read for itself.
        """
        found: list[CueReading] = []
        for first in range(0, len(spans), BLOCK_PARAGRAPHS):
            block = spans[first : first + BLOCK_PARAGRAPHS]
            pieces = self._reader.read_all(text, block)
            cues = self._cues(first, pieces, text)
            found.extend(self._readings(text, cues))
        return sorted(found, key=lambda r: (r.cue, r.paragraph))

    def _cues(self, first: int, paragraphs: Sequence[Pieces], text: str) -> list[_Cue]:
        """Pass one: every paragraph, nothing marked."""
        windows = [(k, w) for k, p in enumerate(paragraphs) for w in cover(len(p))]
        jobs = [_Job(paragraphs[k], w.start, w.end, (0, 0)) for k, w in windows]
        tags: list[Floats] = [np.zeros((len(p), len(self._labels.cues)), np.float32) for p in paragraphs]
        for number, outputs in self._run(jobs, ["cues"]):
            k, w = windows[number]
            tags[k][w.first : w.last] = outputs["cues"][w.first - w.start : w.last - w.start]
        found = []
        for k, (pieces, logits) in enumerate(zip(paragraphs, tags, strict=True)):
            if len(pieces) == 0:
                continue
            probabilities = softmax(logits)
            scores = np.log(probabilities + 1e-9)
            bias = self._calibration.cue_threshold
            scores[:, 0] += np.log(bias / (1 - bias))
            for run in runs(decode(scores, pieces.joined), begin=1):
                certain = float((1 - probabilities[run.start : run.end, 0]).mean())
                found.append(_Cue(first + k, pieces, run, certain))
        return found

    def _readings(self, text: str, cues: Sequence[_Cue]) -> Iterator[CueReading]:
        """Pass two: each cue, marked, in a window around it.

        What lies farther off than the window is outside the content, unless the window cuts a quotation that is
        content up to the cut: then the content goes on to the quotation's end.
        """
        jobs = []
        for cue in cues:
            low, high = around(len(cue.pieces), cue.run.start)
            jobs.append(_Job(cue.pieces, low, high, (cue.run.start, min(cue.run.end, high))))
        for number, outputs in self._run(jobs, ["roles", "true_cue", "acts", "negated"]):
            reading = self._reading(text, cues[number], jobs[number], outputs)
            if reading is not None and reading.confidence >= self._threshold:
                yield reading

    def _reading(self, text: str, cue: _Cue, job: _Job, outputs: dict[str, Floats]) -> CueReading | None:
        pieces, low = cue.pieces, job.low
        probabilities = softmax(outputs["roles"])
        path = decode(np.log(probabilities + 1e-9), pieces.joined[low : job.high])
        spoken = probabilities[:, 3] + probabilities[:, 4]
        named = probabilities[:, 1] + probabilities[:, 2]
        contents = bridge(runs(path, begin=3), spoken, path, least=BRIDGE)
        given = [self._run_on(pieces, low, job.high, run) for run in contents]
        content = settle(text, [_span(text, pieces, *run) for run in given], shortest=SHORTEST_CONTENT)
        if not content:
            return None
        speakers = [
            (
                _span(text, pieces, low + run.start, low + run.end),
                float(named[run.start : run.end].mean()),
                run.end - run.start,
            )
            for run in runs(path, begin=1)
        ]
        best = max(speakers, key=lambda s: s[1] * s[2], default=None)
        acts = softmax(outputs["acts"])
        act = int(acts.argmax())
        sure = np.concatenate([spoken[run.start : run.end] for run in contents])
        signals = Signals(
            cue=cue.probability,
            true_cue=float(sigmoid(outputs["true_cue"])),
            content_mean=float(sure.mean()),
            content_least=float(sure.min()),
            speaker=best[1] if best is not None else 0.0,
            act=float(acts[act]),
        )
        claim, speaker_right, exact = confidences(self._calibration, signals)
        return CueReading(
            paragraph=cue.paragraph,
            cue=_span(text, pieces, cue.run.start, cue.run.end),
            speaker=best[0] if best is not None else None,
            speakers=tuple(s[0] for s in speakers),
            content=tuple(content),
            act=self._labels.acts[act],
            negated=bool(outputs["negated"] > 0),
            confidence=claim,
            speaker_confidence=speaker_right,
            content_confidence=exact,
            signals=signals,
        )

    @staticmethod
    def _run_on(pieces: Pieces, low: int, high: int, run: Run) -> Span:
        """The run's pieces in the paragraph, carried on through a quotation that the window cuts."""
        start, end = low + run.start, low + run.end
        if start == low:
            while start > 0 and pieces.quotations[start] == pieces.quotations[start - 1] == Quotation.INSIDE:
                start -= 1
        if end == high:
            while end < len(pieces) and pieces.quotations[end] == pieces.quotations[end - 1] == Quotation.INSIDE:
                end += 1
        return start, end

    def _run(self, jobs: Sequence[_Job], names: list[str]) -> Iterator[tuple[int, dict[str, Floats]]]:
        """The named outputs for each job, with padding and special pieces cut off; shortest jobs first."""
        order = sorted(range(len(jobs)), key=lambda i: jobs[i].high - jobs[i].low)
        at = 0
        while at < len(order):
            width, stop = 0, at
            while stop < len(order):
                job = jobs[order[stop]]
                wider = job.high - job.low + 2
                if stop > at and wider * (stop - at + 1) > BATCH_PIECES:
                    break
                width, stop = wider, stop + 1
            chosen = order[at:stop]
            results: list[NDArray[Any]] = self._session.run(names, _inputs([jobs[i] for i in chosen], width))
            for row, i in enumerate(chosen):
                count = jobs[i].high - jobs[i].low
                yield (
                    i,
                    {n: r[row, 1 : count + 1] if r.ndim == 3 else r[row] for n, r in zip(names, results, strict=True)},
                )
            at = stop


def _inputs(jobs: Sequence[_Job], width: int) -> dict[str, NDArray[Any]]:
    """The network's five inputs, padded to the width."""
    integers = {n: np.zeros((len(jobs), width), np.int64) for n in ("ids", "shapes", "quotations", "marks")}
    mask = np.zeros((len(jobs), width), np.float32)
    for row, job in enumerate(jobs):
        part, end = slice(job.low, job.high), job.high - job.low + 1
        integers["ids"][row, 0], integers["ids"][row, end] = CLS, SEP
        integers["ids"][row, 1:end] = job.pieces.ids[part]
        integers["shapes"][row, 1:end] = job.pieces.shapes[part]
        integers["quotations"][row, 1:end] = job.pieces.quotations[part]
        if job.marked[1] > job.marked[0]:
            integers["marks"][row, job.marked[0] - job.low + 1 : job.marked[1] - job.low + 1] = 1
        mask[row, : end + 1] = 1.0
    return {**integers, "mask": mask}


def _span(text: str, pieces: Pieces, start: int, end: int) -> Span:
    """The characters of pieces `start` to `end`: whole words, without edge punctuation where that leaves any."""
    whole = widen(text, pieces.starts[start], pieces.ends[end - 1], pieces.start, pieces.end)
    trimmed = trim(text, *whole)
    return trimmed if trimmed[0] < trimmed[1] else whole


def softmax(logits: Floats) -> Floats:
    """Along the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    out: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return out


def sigmoid(logits: Floats) -> Floats:
    """The logistic function."""
    return np.asarray(1.0 / (1.0 + np.exp(-logits)), dtype=np.float32)
