"""Where an article comes from: how messages name it, and the name that identifies it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Origin:
    """`source` stands in messages; `name` becomes Article.source_name.

    A file's name is without its folder, so that ids do not depend on where a collection lies. Two different texts of
    the same file name, with neither id nor URL, therefore count as two versions of one article.
    """

    source: str
    name: str

    @classmethod
    def of_file(cls, path: Path) -> Origin:
        return cls(printable(str(path)), printable(path.name))

    @classmethod
    def of_name(cls, name: str) -> Origin:
        return cls(printable(name), printable(name))

    def at(self, place: int | str) -> Origin:
        """One line or item of a file that holds several articles."""
        return Origin(f"{self.source}:{place}", f"{self.name}:{place}")


def printable(name: str) -> str:
    """`name` with bytes that are no UTF-8 (file systems allow them) written as escapes."""
    return name.encode("utf-8", "backslashreplace").decode()
