"""Pages of a list in a fixed order, and the cursors that lead from one to the next.

A cursor is the last row's key and a hash of the question, so that it cannot be used with another one.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, TypeVar

from evidence.errors import CursorInvalid
from graph.connect import Record
from graph.queries.checking import check_limit, check_texts, is_askable

HASH_DIGITS = 16

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key:
    """Where a row stands in its list: what the list is ordered by (a date or a name), then the id."""

    by: str | None
    id: str


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page of the list that `question` asks for begins (`after` None: at the top), and its most rows."""

    question: str
    after: Key | None
    limit: int

    @classmethod
    def of(cls, list: str, question: object, cursor: str | None, limit: int) -> Position:
        """Raises CursorInvalid for a cursor that this question did not give, QueryError for a limit or text out of
        bounds."""
        check_limit(limit)
        check_texts(question)
        hashed = _hash(list, question)
        return cls(hashed, None if cursor is None else _decode(cursor, hashed), limit)

    def dated(self) -> Record:
        """Parameters of a statement that lists by date."""
        last = self.after.by if self.after else None
        if last is not None:
            _check_date(last)
        return {"last_published": last, "last_id": self.after.id if self.after else None, "limit": self.limit + 1}

    def named(self) -> Record:
        """Parameters of a statement that lists by name."""
        after = self.after
        if after is not None and after.by is None:
            raise _invalid("")
        return {"last_name": after and after.by, "last_id": after and after.id, "limit": self.limit + 1}

    def cut(self, rows: list[Record], by: str) -> tuple[list[str], str | None]:
        """The page's ids out of one row more than it holds, and the next page's cursor."""
        ids = [row["id"] for row in rows[: self.limit]]
        if len(rows) <= self.limit:
            return ids, None
        last = rows[self.limit - 1]
        value = None if last[by] is None else str(last[by])
        return ids, _encode(Key(value, last["id"]), self.question)


def in_order(ids: list[str], build: Callable[[list[str]], dict[str, T]]) -> tuple[T, ...]:
    """What `build` makes of the ids, in their order. One that went since it was listed is left out."""
    found = build(ids) if ids else {}
    return tuple(found[id] for id in ids if id in found)


def _hash(list: str, question: object) -> str:
    values: Any = {f.name: str(getattr(question, f.name)) for f in fields(question)} if is_dataclass(question) else None
    text = json.dumps([list, values], sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_DIGITS]


def _encode(key: Key, question: str) -> str:
    text = json.dumps([question, key.by, key.id], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _decode(cursor: str, question: str) -> Key:
    try:
        data = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars="-_", validate=True)
        asked, by, id = json.loads(data)
    except (binascii.Error, ValueError, TypeError, RecursionError) as error:
        raise _invalid(cursor) from error
    if asked != question or not isinstance(id, str) or not (by is None or isinstance(by, str)):
        raise _invalid(cursor)
    if not is_askable(id) or not is_askable(by or ""):
        raise _invalid(cursor)
    return Key(by, id)


def _check_date(text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise _invalid(text) from error


def _invalid(cursor: str) -> CursorInvalid:
    return CursorInvalid("cursor", cursor[:200], "the cursor that came with the page before, for the same question")
