"""Every statement of the graph, one a file: `<area>/<verb>_<noun>.cypher`.

A file's header says what it does, names its parameters and columns, and whether a second run changes anything.
Where the databases differ (full-text indexes) the file is there once for each: `<verb>_<noun>.neo4j.cypher` and
`<verb>_<noun>.local.sql`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

COMMENT = "//"


@cache
def statement(name: str) -> str:
    """The statement `area/verb_noun` with its header. Raises KeyError where there is none."""
    return _read(f"{name}.cypher")


@cache
def variant(name: str, kind: str) -> str:
    """The statement's own form for one kind of database (`neo4j` or `local`)."""
    return _read(f"{name}.{'neo4j.cypher' if kind == 'neo4j' else 'local.sql'}")


def header(name: str) -> str:
    """The comment at the head of the statement `name`, without its marks."""
    lines = statement(name).splitlines()
    head = [line.removeprefix(COMMENT).strip() for line in lines if line.startswith(COMMENT)]
    return "\n".join(head)


def _read(path: str) -> str:
    area, _, file = path.partition("/")
    found = files(__name__).joinpath(area, file)
    if not file or not found.is_file():
        raise KeyError(path)
    return found.read_text(encoding="utf-8")
