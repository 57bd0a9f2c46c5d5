"""Every statement of the graph, one a file: `<area>/<verb>_<noun>.cypher`.

A file's header says what it does, names its parameters and columns, and whether a second run changes anything.
Where the databases differ (full-text indexes, where texts are kept) the file is there once for each that
needs it: `<verb>_<noun>.neo4j.cypher` and
`<verb>_<noun>.local.sql`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

COMMENT = "//"


@cache
def statement(name: str) -> str:
    """The statement `area/verb_noun` with its header. Raises KeyError where there is none."""
    return _read(f"{name}.cypher")


@cache
def variant(name: str, kind: str) -> str | None:
    """The statement `name` for one kind of database (`neo4j` or `local`), None where only the other kind has it.

    Raises KeyError where neither has it.
    """
    if _file(f"{name}.cypher").is_file():
        return statement(name)
    forms = {"neo4j": f"{name}.neo4j.cypher", "local": f"{name}.local.sql"}
    if not any(_file(path).is_file() for path in forms.values()):
        raise KeyError(name)
    return _read(forms[kind]) if _file(forms[kind]).is_file() else None


def is_sql(name: str) -> bool:
    """Whether the local database takes the statement `name` as SQL."""
    return _file(f"{name}.local.sql").is_file()


def header(name: str) -> str:
    """The comment at the head of the statement `name`, without its marks."""
    lines = statement(name).splitlines()
    head = [line.removeprefix(COMMENT).strip() for line in lines if line.startswith(COMMENT)]
    return "\n".join(head)


def _file(path: str) -> Traversable:
    area, _, file = path.partition("/")
    return files(__name__).joinpath(area, file)


def _read(path: str) -> str:
    found = _file(path)
    if not found.is_file():
        raise KeyError(path)
    return found.read_text(encoding="utf-8")
