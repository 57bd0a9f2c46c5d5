"""The Doc attributes that Quoth's components read and write; their types stand in extractors.drafts."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc

LISTS: Final = ("parts", "quotes", "figures", "dates", "claims", "participants", "triples")


def register() -> None:
    """Make the attributes known to spaCy; a second call changes nothing."""
    for name in LISTS:
        if not Doc.has_extension(name):
            # spaCy copies a mutable default for each Doc that asks for it.
            Doc.set_extension(name, default=[])
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
