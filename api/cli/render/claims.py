"""Claims for people."""

from __future__ import annotations

from collections.abc import Iterator

from api.cli.paper import Paper
from api.cli.render import fields
from graph.rows import ClaimRow


def claim_block(row: ClaimRow, paper: Paper) -> Iterator[str]:
    """Speaker, the sentences with the content marked, cue, enclosing claims, article, confidence, ids."""
    yield from claim_lines(row, paper)
    yield from fields.article(paper, row.article)
    yield fields.field(paper, "show", f"{row.id}  {row.article.id}")


def claim_lines(row: ClaimRow, paper: Paper) -> Iterator[str]:
    """The claim without its article."""
    yield f"{paper.strong(fields.participant(row.speaker))} · {fields.act(row)}, {row.form}"
    yield from fields.sentences(paper, row.content_sentences, row.content)
    if row.cue_sentence is not None and row.cue_sentence not in row.content_sentences:
        yield from fields.sentences(paper, [row.cue_sentence], [] if row.cue is None else [row.cue])
    yield fields.field(paper, "cue", fields.cue(row))
    if row.speaker_span is not None:
        words = f"{fields.quoted(row.speaker_span)}, characters {fields.offsets(row.speaker_span)}"
        yield fields.field(paper, "speaker as", words)
    for outer in row.chain:
        yield fields.field(paper, "within", fields.within(outer))
    yield fields.field(paper, "content at", ", ".join(fields.offsets(span) for span in row.content))
    yield fields.field(paper, "confidence", fields.confidence(row.confidence))
