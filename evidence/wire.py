"""JSON both ways, and the published JSON Schema. The only module that uses pydantic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from evidence.errors import MalformedInput, QueryError
from evidence.model import Article, Extraction

__all__ = ["adapter", "dump", "dump_json", "from_strings", "json_schema", "load_article", "load_extraction"]

T = TypeVar("T")


_adapters: dict[Any, TypeAdapter[Any]] = {}


def adapter(kind: type[Any]) -> TypeAdapter[Any]:
    """The adapter of one dataclass, built once."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def dump(value: Any) -> Any:
    """`value` (a dataclass, or a container of them) as what json.dumps takes; nothing is lost."""
    if isinstance(value, (list, tuple)):
        return [dump(item) for item in value]
    return adapter(type(value)).dump_python(value, mode="json")


def dump_json(value: Any, *, indent: int | None = None) -> str:
    return adapter(type(value)).dump_json(value, indent=indent).decode()


def load_extraction(text: str | bytes, source: str = "JSON") -> Extraction:
    """The extraction that `dump_json` wrote. Raises MalformedInput, also where a span is not its text."""
    return _load(Extraction, text, source)


def load_article(text: str | bytes, source: str = "JSON") -> Article:
    """The article that `dump_json` wrote. Raises MalformedInput."""
    return _load(Article, text, source)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of an extraction."""
    schema = adapter(Extraction).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def from_strings(kind: type[T], values: Mapping[str, str]) -> T:
    """A filter from a query string's values. Raises QueryError, also for a name that `kind` does not have."""
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # T is a dataclass wherever this is called
    unknown = next((name for name in values if name not in names), None)
    if unknown is not None:
        raise QueryError(unknown, values[unknown], f"one of the parameters {', '.join(sorted(names))}")
    try:
        value: T = adapter(kind).validate_strings(dict(values))
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        is_date = first["type"].startswith("date")
        expected = "a date such as 2022-11-20" if is_date else first["msg"].removeprefix("Input should be ")
        raise QueryError(name, values.get(name, ""), expected) from error
    return value


def _load(kind: type[T], text: str | bytes, source: str) -> T:
    try:
        value: T = adapter(kind).validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise MalformedInput(source, f"{where or 'document'}: {first['msg']}") from error
    return value
