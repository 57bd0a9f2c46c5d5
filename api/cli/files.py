"""File names made of articles' ids."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from evidence.errors import ArticleError
from evidence.model import Article

LONGEST: Final = 150  # file systems take 255 bytes, and a code point may need four in some of them
_UNSAFE: Final = re.compile(r"[^\w.\-]+")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # on Windows


class FileNames:
    """One path for each article, never two articles with one path."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder = folder
        self._suffix = suffix
        self._taken: dict[str, str] = {}

    def path(self, article: Article) -> Path:
        """Raises ArticleError where another article of this call has the same file name."""
        name = safe_name(article.source_id or Path(article.source_name).stem) + self._suffix
        other = self._taken.setdefault(name.casefold(), article.id)
        if other != article.id:
            raise ArticleError(article.source_name, f"another article was already written as {name}")
        return self._folder / name


def safe_name(id: str) -> str:
    """`id` as a file name: letters, digits, `.`, `-` and `_` stay, runs of anything else become one `_`."""
    name = _UNSAFE.sub("_", id).strip(".")[:LONGEST] or "_"
    return f"_{name}" if _RESERVED.fullmatch(name) else name
