"""The component quoth_triples: said triples from claims and figures, content triples from clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from evidence.words import Level
from extractors import extensions
from extractors.drafts import ClaimDraft, FigureDraft, Offsets, ParticipantDraft, TripleDraft
from extractors.participants.nesting import innermost
from extractors.participants.tokens import Tokens, read_tokens
from extractors.triples.clauses import Clause, read_clauses
from extractors.triples.phrases import read_phrases
from extractors.triples.said import said_triples


@Language.factory(
    "quoth_triples",
    requires=["doc._.claims", "doc._.figures", "doc._.participants"],
    assigns=["doc._.triples"],
)
def make_triples(nlp: Language, name: str) -> TripleFinder:
    """The factory that spaCy calls."""
    return TripleFinder()


class TripleFinder:
    """Writes doc._.triples; no two have the same level and spans."""

    def __init__(self) -> None:
        extensions.register()

    def __call__(self, doc: Doc) -> Doc:
        claims, figures, participants = doc._.claims, doc._.figures, doc._.participants
        found: dict[tuple[Level, Offsets, Offsets, Offsets], TripleDraft] = {}
        said = said_triples(doc.text, claims, figures, participants)
        for triple in (*said, *_content(read_tokens(doc), claims, figures, participants)):
            found.setdefault((triple.level, triple.subject, triple.predicate, triple.object), triple)
        doc._.triples = list(found.values())
        return doc


def _content(
    tokens: Tokens,
    claims: Sequence[ClaimDraft],
    figures: Sequence[FigureDraft],
    participants: Sequence[ParticipantDraft],
) -> Iterator[TripleDraft]:
    is_cue = _covered(tokens, [c.cue for c in claims if c.cue is not None])
    clauses = list(read_clauses(tokens, read_phrases(tokens), is_cue))
    inside = innermost([tokens.offsets(*c.predicate) for c in clauses], claims)
    named = _named(tokens, participants)
    counting = _counting(tokens, figures)
    for clause, claim in zip(clauses, inside, strict=True):
        figure = _figure_in(clause, counting)
        yield TripleDraft(
            level=Level.CONTENT,
            subject=tokens.offsets(*clause.subject),
            predicate=tokens.offsets(*clause.predicate),
            object=tokens.offsets(*clause.object),
            negated=clause.negated,
            modality=clause.modality,
            claim=claim,
            subject_of=named.get(clause.subject_head),
            object_participant=named.get(clause.object_head) if figure is None else None,
            object_figure=figure,
        )


def _covered(tokens: Tokens, spans: Sequence[Offsets]) -> list[bool]:
    covered = [False] * len(tokens)
    for span in spans:
        first, last = tokens.range_of(span)
        covered[first:last] = [True] * (last - first)
    return covered


def _named(tokens: Tokens, participants: Sequence[ParticipantDraft]) -> dict[int, int]:
    """The participant whose mention covers each token; the shortest mention counts."""
    mentions = [(m, i) for i, p in enumerate(participants) for m in p.mentions]
    named: dict[int, int] = {}
    for span, participant in sorted(mentions, key=lambda m: (m[0][0] - m[0][1], m)):
        named.update(dict.fromkeys(range(*tokens.range_of(span)), participant))
    return named


def _counting(tokens: Tokens, figures: Sequence[FigureDraft]) -> dict[int, int]:
    """The figure whose number stands at each token."""
    return {i: number for number, f in enumerate(figures) for i in range(*tokens.range_of(f.span))}


def _figure_in(clause: Clause, counting: dict[int, int]) -> int | None:
    """The figure that the object is, or that counts its head."""
    for i in range(
        min(clause.object_head, clause.object[1] - 1), max(clause.object[0], clause.object_head - 12) - 1, -1
    ):
        if i in counting:
            return counting[i]
    return None
