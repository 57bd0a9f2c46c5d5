"""An extraction in the shape annotated articles have: what the judge of extraction quality compares."""

from __future__ import annotations

from typing import Any

from evidence.model import Extraction, Span


def to_annotation(extraction: Extraction) -> dict[str, Any]:
    """`{"id", "entities", "claims", "figures"}`, every span [start, end) in code points of the article's text."""
    article = extraction.article
    return {
        "id": article.source_id or article.source_name.rpartition(".")[0] or article.source_name,
        "entities": [
            {"id": p.id, "type": str(p.kind), "name": p.name, "aliases": [n for n in p.names if n != p.name]}
            for p in extraction.participants
        ],
        "claims": [
            {
                "id": c.id,
                "speaker": c.speaker,
                "speaker_span": _offsets(c.speaker_span),
                "cue": _offsets(c.cue),
                "content": [_offsets(s) for s in c.content],
                "form": str(c.form),
                "act": str(c.act),
                "negated": c.negated,
                "within": c.within,
                "confidence": c.confidence,
            }
            for c in extraction.claims
        ],
        "figures": [
            {
                "id": f.id,
                "span": _offsets(f.span),
                "value": f.value,
                "low": f.low,
                "high": f.high,
                "unit": f.unit,
                "approx": str(f.approx),
                "counted": _offsets(f.counted),
                "about": f.about,
                "claim": f.claim,
                "confidence": f.confidence,
            }
            for f in extraction.figures
        ],
    }


def _offsets(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
