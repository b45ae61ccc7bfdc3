"""The OpenAPI description: FastAPI's own with problems in place of its validation error, and what the gate adds to every question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from legation.service.catalogue import SUBJECTS, catalogue
from legation.service.http.negotiate import MEDIA_TYPES
from legation.service.http.problems import MEDIA_TYPE, Problem

_FURTHER = {
    "service": "Several questions at once, and addresses that give the same bytes later.",
    "reconciliation": "The W3C Reconciliation Service API over the party register, for OpenRefine.",
}
_ALL = SUBJECTS | _FURTHER
TAGS = [{"name": name, "description": said} for name, said in (_ALL | {"system": _ALL.pop("system")}).items()]
_PROBLEM = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
_ETAG = {
    "ETag": {"description": "changes when the answer may; send it back as If-None-Match", "schema": {"type": "string"}},
    "Cache-Control": {"description": "the answer may be kept and has to be asked for again", "schema": {"type": "string"}},
}


_EXAMPLES = Path(__file__).with_name("examples.json")
"""One real answer of each operation, lists cut short, by path, `POST` before that of a POST; made by tools/api_examples.py."""


def describe(app: FastAPI) -> dict[str, Any]:
    """The description, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes, license_info=app.license_info, tags=TAGS
        )
        schemas = made["components"]["schemas"]
        schemas.pop("HTTPValidationError", None)
        schemas.pop("ValidationError", None)
        schemas["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        made["components"]["securitySchemes"] = {
            "key": {"type": "http", "scheme": "bearer", "description": "API key (`legation key make`); reading needs none by default"}
        }
        made["servers"] = [{"url": "/", "description": "this service"}]
        for schema in schemas.values():
            _plain(schema)
            _own_examples(schema)
        questions = {one.path: one.name for one in catalogue().values()}
        examples = orjson.loads(_EXAMPLES.read_bytes())
        for path, methods in made["paths"].items():
            for method, operation in methods.items():
                operation["operationId"] = _name(operation, path, method, questions)
                if path.startswith(("/v1/", "/reconcile")):
                    _behind_the_gate(operation, method)
                else:
                    operation["security"] = []
                if path.startswith("/v1/") and method == "get":
                    _forms(operation)
                if example := examples.get(path if method == "get" else f"{method.upper()} {path}"):
                    operation["responses"]["200"]["content"]["application/json"]["examples"] = {"answer": example}
        app.openapi_schema = made
    return app.openapi_schema


def _name(operation: dict[str, Any], path: str, method: str, questions: Mapping[str, str]) -> str:
    """What an operation is called: a question by its name, as on the command line; the others by what they do."""
    if method == "get" and path in questions:
        return questions[path]
    own = str(operation["operationId"]).removesuffix(re.sub(r"\W", "_", path) + f"_{method}").replace("_", "-")
    return f"reconcile-{own}" if path.startswith("/reconcile") else own


def _plain(schema: Any) -> None:
    """Pairs as lists of two: what reads descriptions to make clients knows no lists whose entries have a type each."""
    if isinstance(schema, dict):
        entries = schema.get("prefixItems")
        if isinstance(entries, list) and entries and all(one == entries[0] for one in entries):
            schema["items"] = schema.pop("prefixItems")[0]
        for part in schema.values():
            _plain(part)
    elif isinstance(schema, list):
        for part in schema:
            _plain(part)


def _own_examples(schema: dict[str, Any]) -> None:
    """Leave out examples that a model has of one that it extends: they lack what it adds."""
    needed = set(schema.get("required", ()))
    if "examples" in schema and not all(isinstance(one, dict) and needed <= set(one) for one in schema["examples"]):
        del schema["examples"]


def _behind_the_gate(operation: dict[str, Any], method: str) -> None:
    """What may come before a route itself: a key that is missing or may not."""
    operation["responses"].setdefault("403", {"description": "A key is missing or its role does not allow this", "content": _PROBLEM})
    operation["responses"].setdefault("429", {"description": "Too many requests of one caller", "content": _PROBLEM})
    operation["security"] = [{"key": []}] if method == "post" else [{}, {"key": []}]


def _forms(operation: dict[str, Any]) -> None:
    """Each form that `format` takes as a media type of the answer, its ETag, and that nothing may have changed."""
    operation["responses"].setdefault("304", {"description": "Unchanged: the answer is the one of If-None-Match", "headers": _ETAG})
    answer = operation["responses"]["200"]
    answer.setdefault("headers", {}).update(_ETAG)
    for parameter in operation.get("parameters", []):
        if parameter["name"] == "format":
            for form in parameter["schema"]["enum"]:
                media = MEDIA_TYPES[form].split(";")[0]
                kind: dict[str, Any] = {"type": "string"} | ({"format": "binary"} if form in ("parquet", "arrow", "xlsx") else {})
                answer["content"].setdefault(media, {"schema": {"type": "object"} if media.endswith("json") and form != "ndjson" else kind})
