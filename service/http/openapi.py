"""The OpenAPI description: FastAPI's own with problems in place of its validation error, and what the gate adds to every question."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from legation.service.catalogue import SUBJECTS
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
        examples = orjson.loads(_EXAMPLES.read_bytes())
        for path, methods in made["paths"].items():
            for method, operation in methods.items():
                if path.startswith(("/v1/", "/reconcile")):
                    _behind_the_gate(operation, method)
                if path.startswith("/v1/") and method == "get":
                    _forms(operation)
                if example := examples.get(path if method == "get" else f"{method.upper()} {path}"):
                    operation["responses"]["200"]["content"]["application/json"]["examples"] = {"answer": example}
        app.openapi_schema = made
    return app.openapi_schema


def _behind_the_gate(operation: dict[str, Any], method: str) -> None:
    """What may come before a route itself: a key that is missing or may not."""
    operation["responses"].setdefault("403", {"description": "A key is missing or its role does not allow this", "content": _PROBLEM})
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
