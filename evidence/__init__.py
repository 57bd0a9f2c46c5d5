"""The model at the bottom of Quoth: what an article says, exactly where, and who says it."""

from evidence.model import Article, Claim, Extraction, Figure, Participant, PartSpan, Run, Sentence, Span, Triple
from evidence.words import Act, Approx, Form, Kind, Level, Modality, Part

__all__ = [
    "Act",
    "Approx",
    "Article",
    "Claim",
    "Extraction",
    "Figure",
    "Form",
    "Kind",
    "Level",
    "Modality",
    "Part",
    "PartSpan",
    "Participant",
    "Run",
    "Sentence",
    "Span",
    "Triple",
]
