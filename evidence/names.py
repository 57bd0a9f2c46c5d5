"""Folding of names, so that one spelling finds another."""

from __future__ import annotations

import re
import unicodedata

_LEADING_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def fold(name: str) -> str:
    """`name` without case, accents, leading article, possessive ending and repeated spaces."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'")
    plain = re.sub(r"'s\b", "", plain)
    plain = " ".join(plain.split())
    return (_LEADING_ARTICLE.sub("", plain) or plain).casefold()
