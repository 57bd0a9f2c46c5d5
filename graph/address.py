"""Where a database is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Neo4jAddress:
    """A Neo4j server, cluster or Aura. `database` None is the user's home database."""

    uri: str
    user: str = "neo4j"
    password: str = ""
    database: str | None = None

    def __str__(self) -> str:
        return self.uri

    def __repr__(self) -> str:
        return f"Neo4jAddress(uri={self.uri!r}, user={self.user!r}, database={self.database!r})"  # never the password


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalAddress:
    """A folder of this machine. `idle_stop_s` and `heap` count for the one who starts its server."""

    folder: Path
    idle_stop_s: float = 300.0
    heap: str = "512m"

    def __str__(self) -> str:
        return str(self.folder)


DatabaseAddress: TypeAlias = Neo4jAddress | LocalAddress
