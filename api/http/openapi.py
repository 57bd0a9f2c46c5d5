"""The OpenAPI 3.1 description, made from the operations and the dataclasses they name."""

from __future__ import annotations

import re
from dataclasses import fields
from http import HTTPStatus
from typing import Any, Final

from flask import Flask
from werkzeug.routing import Rule

from api.http import problems
from api.http.operations import Operation, Operations
from evidence.wire import adapter
from graph.rdf import FORMATS

REFERENCE: Final = "#/components/schemas/{model}"
PROBLEM: Final = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
    },
}


def describe(app: Flask, operations: Operations, version: str) -> dict[str, Any]:
    """The whole description, as what json.dumps takes."""
    schemas: dict[str, Any] = {"Problem": PROBLEM}
    paths: dict[str, dict[str, Any]] = {}
    for rule in app.url_map.iter_rules():
        operation = operations.described.get(rule.endpoint)
        if operation is not None:
            method = rule.endpoint.split(" ")[0]
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
            paths.setdefault(path, {})[method] = _operation(operation, rule, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Quoth", "version": version, "description": "Who claimed what, and where figures come from."},
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(operation: Operation, rule: Rule, schemas: dict[str, Any]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "summary": operation.summary,
        "operationId": re.sub(r"\W+", "_", rule.endpoint).strip("_"),
        "parameters": [
            *(
                {"name": n, "in": "path", "required": True, "schema": {"type": "string"}}
                for n in sorted(rule.arguments)
            ),
            *(parameter for kind in operation.queries for parameter in _parameters(kind, schemas)),
        ],
        "responses": _responses(operation, schemas),
    }
    if operation.body is not None:
        schema = _schema(operation.body, schemas, "validation")
        described["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    if operation.writes:
        described["security"] = [{"token": []}, {}]
    return described


def _parameters(kind: type[Any], schemas: dict[str, Any]) -> list[dict[str, Any]]:
    schema = adapter(kind).json_schema(mode="validation", ref_template=REFERENCE)
    schemas.update(schema.get("$defs", {}))
    return [
        {"name": field.name, "in": "query", "required": False, "schema": schema["properties"][field.name]}
        for field in fields(kind)
    ]


def _responses(operation: Operation, schemas: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": HTTPStatus(operation.status).phrase}
    if operation.answers is not None:
        schema = _schema(operation.answers, schemas, "serialization")
        if operation.paged:
            rows = {"type": "array", "items": schema}
            next_page = {"type": ["string", "null"], "description": "cursor of the next page"}
            schema = {"type": "object", "required": ["rows", "next"], "properties": {"rows": rows, "next": next_page}}
        answer["content"] = {"application/json": {"schema": schema}}
        if operation.rdf:
            answer["content"] |= {format.media_type: {} for format in FORMATS.values()}
    failed = {
        "description": "A problem",
        "content": {problems.MEDIA_TYPE: {"schema": {"$ref": REFERENCE.format(model="Problem")}}},
    }
    return {str(int(operation.status)): answer, **{str(int(s)): failed for s in operation.errors}, "default": failed}


def _schema(kind: Any, schemas: dict[str, Any], mode: Any) -> dict[str, Any]:
    schema = adapter(kind).json_schema(mode=mode, ref_template=REFERENCE)
    schemas.update(schema.pop("$defs", {}))
    name = getattr(kind, "__name__", None)
    if name is None or "$ref" in schema:
        return dict(schema)
    schemas[name] = schema
    return {"$ref": REFERENCE.format(model=name)}
