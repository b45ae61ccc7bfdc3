"""The W3C Reconciliation Service API, for OpenRefine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import parse_qs

import orjson
from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from legation.graph.errors import InputError
from legation.graph.store import Store
from legation.service.http.call import in_thread
from legation.service.http.problems import responses
from legation.service.reconciliation import matching, properties

router = APIRouter(prefix="/reconcile", tags=["reconciliation"])
_QUERIES = '{"q0": {"query": "Yugoslavia", "properties": [{"pid": "date", "v": "1985"}]}}'
MOST_FIELDS = 20
"""Fields of a form: OpenRefine sends one or two, and each costs the event loop its time."""
_HOST = re.compile(r"(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9._-]{0,250}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_OPEN = {"Access-Control-Allow-Origin": "*"}
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "required": ["queries"],
                    "properties": {"queries": {"type": "string", "description": "queries by name, as JSON"}},
                },
                "example": {"queries": _QUERIES},
            }
        },
    }
}


class Reconciled(BaseModel):
    """The description of the service, or for each query its candidates."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={"examples": [{"q0": {"result": [{"id": "YUG", "name": "Yugoslavia", "score": 100.0, "match": True}]}}]},
    )


class Suggested(BaseModel):
    """What may be meant."""

    result: list[dict[str, Any]] = Field(description="each with id and name")


@router.get("", response_model=Reconciled, responses=responses(), summary="Reconcile names with parties")
async def described(
    request: Request,
    queries: Annotated[str | None, Query(max_length=100_000, description="queries by name, as JSON", examples=[_QUERIES])] = None,
    extend: Annotated[str | None, Query(max_length=100_000, description="ids and properties, as JSON")] = None,
) -> Response:
    """Without `queries` or `extend` the description of the service. A candidate is a match only where the register resolves the text
    to exactly one party, on the `date` where that property is given."""
    if extend is not None:
        return _json(await in_thread(request, _extend, extend))
    if queries is None:
        return _json(matching.manifest(_own_address(request)), {"Cache-Control": "no-store"})
    return _json(await in_thread(request, _answer, queries))


@router.post("", response_model=Reconciled, responses=responses(408, 413), summary="Reconcile a batch of names", openapi_extra=_BODY)
async def batch(request: Request) -> Response:
    """As OpenRefine sends it: a form whose field `queries` holds up to 500 queries as JSON, or whose field `extend` asks for properties."""
    return _json(await in_thread(request, _form, await request.body()))


@router.get("/suggest/entity", response_model=Suggested, responses=responses(), summary="Suggest parties")
async def suggest_entity(
    request: Request,
    prefix: Annotated[str, Query(max_length=200, description="letters of a name", examples=["Yugo"])] = "",
    limit: Annotated[int, Query(ge=1, le=50, description="most parties")] = 10,
) -> Response:
    """Parties whose names of any time begin with or contain the letters."""
    return _json(await in_thread(request, _suggest, prefix, limit))


@router.get("/suggest/property", response_model=Suggested, responses=responses(), summary="Suggest properties")
async def suggest_property(prefix: Annotated[str, Query(max_length=200, description="letters", examples=["da"])] = "") -> Response:
    """The property `date`, and the codes that a query may give."""
    return _json(matching.suggest_property(prefix))


@router.get("/suggest/type", response_model=Suggested, responses=responses(), summary="Suggest types")
async def suggest_type(prefix: Annotated[str, Query(max_length=200, description="letters", examples=["co"])] = "") -> Response:
    """Country, organisation, group."""
    return _json(matching.suggest_type(prefix))


@router.get("/extend/propose", response_model=Reconciled, responses=responses(), summary="Properties that can be fetched")
async def propose(
    type: Annotated[str | None, Query(max_length=40, description="a type")] = None,
    limit: Annotated[int | None, Query(ge=1, le=50, description="most properties")] = None,
) -> Response:
    """Codes in other schemes, capital, lifespan, region and position of the parties of a reconciled column."""
    return _json(properties.propose(type, limit))


@router.get("/preview", responses=responses(404), summary="A small page on a party", response_class=HTMLResponse)
async def preview(id: Annotated[str, Query(max_length=200, description="a party's id", examples=["AZE"])]) -> HTMLResponse:
    """What OpenRefine shows when the pointer rests on a candidate."""
    return HTMLResponse(properties.preview(id), headers=_OPEN)


@router.post("/match", response_model=Reconciled, responses=responses(408, 413), summary="Reconcile by the draft of version 1.0")
async def match(request: Request) -> Response:
    """`{"queries": [{"conditions": [{"matchType": "name", "propertyValue": "Yugoslavia"}]}]}`; the answers stand in the queries' order."""
    return _json(await in_thread(request, _match, await request.body()))


@router.post("/extend", response_model=Reconciled, responses=responses(408, 413), summary="Properties by the draft of version 1.0")
async def extend_list(request: Request) -> Response:
    """`{"ids": ["AZE"], "properties": [{"id": "cow"}]}`."""
    return _json(await in_thread(request, _extend_list, await request.body()))


def _match(store: Store, body: bytes) -> dict[str, Any]:
    return matching.match(matching.read_object(body, "body"))


def _answer(store: Store, queries: str) -> dict[str, Any]:
    return matching.answer(matching.read_queries(queries))


def _form(store: Store, body: bytes) -> dict[str, Any]:
    try:
        form = parse_qs(body.decode(), max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise InputError("the body is no form", place="body") from error
    if "extend" in form:
        return _extend(store, form["extend"][0])
    if "queries" not in form:
        raise InputError("is missing; send a form with the field `queries`, or `extend`", place="queries")
    return _answer(store, form["queries"][0])


def _extend(store: Store, query: str) -> dict[str, Any]:
    return properties.extend(matching.read_object(query, "extend"))


def _extend_list(store: Store, body: bytes) -> dict[str, Any]:
    return properties.extend_list(matching.read_object(body, "body"))


def _suggest(store: Store, prefix: str, limit: int) -> dict[str, Any]:
    return matching.suggest_entity(prefix, limit)


def _own_address(request: Request) -> str:
    """Where this service was asked, which OpenRefine goes on asking. Raises InputError for a Host that is no host and port."""
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        raise InputError("the header Host names no host and port", place="Host")
    return f"{request.url.scheme}://{host}{request.scope.get('root_path', '')}"


def _json(body: dict[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    return Response(orjson.dumps(body), media_type="application/json", headers={**_OPEN, **(headers or {})})
