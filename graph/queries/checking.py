"""What is refused before the database is asked."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from evidence.errors import QueryError

LARGEST_PAGE = 1000
LONGEST_TEXT = 2000  # code points; under a thousand words, of which a full-text query takes 1,024


def check_limit(limit: int) -> None:
    """Raises QueryError for a number of rows that no page may have."""
    if not 1 <= limit <= LARGEST_PAGE:
        raise QueryError("limit", str(limit), f"a number from 1 to {LARGEST_PAGE}")


def check_texts(question: object) -> None:
    """Raises QueryError where a text in the filter `question` is too long to ask for, or no text."""
    if is_dataclass(question):
        for field in fields(question):
            value = getattr(question, field.name)
            if isinstance(value, str):
                check_text(field.name, value)


def check_text(parameter: str, text: str) -> None:
    """Raises QueryError where `text` is too long to ask for, or no text."""
    if not is_askable(text):
        shown = text[:100].encode(errors="replace").decode()
        raise QueryError(parameter, shown, f"text of at most {LONGEST_TEXT:,} characters")


def is_askable(text: str) -> bool:
    """Whether the database can be asked for `text`: a lone surrogate cannot be sent, a very long text would hang it."""
    return len(text) <= LONGEST_TEXT and not any("\ud800" <= c <= "\udfff" for c in text)
