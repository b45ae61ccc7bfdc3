"""A part of the graph, for drawing and for export."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from legation.service.answers.subgraph import Subgraph
from legation.service.call import in_thread
from legation.service.http.formats import Answered, respond
from legation.service.http.negotiate import GraphFormat
from legation.service.http.problems import responses
from legation.service.questions.relations import subgraph as question
from legation.service.routes.parameters import MAX_NAME, KnownOn
from legation.service.tables.graphs import to_json_ld, to_xml

router = APIRouter(prefix="/v1", tags=["graph"])
_Name = Annotated[str, Query(min_length=1, max_length=MAX_NAME)]


@router.get("/graph", response_model=Subgraph, responses=responses(404), summary="A part of the graph, for drawing")
async def subgraph(
    request: Request,
    parties: Annotated[
        list[_Name],
        Query(
            alias="party", min_length=1, max_length=question.MOST_PARTIES, description="id, code or name (repeat it)", examples=[["AZE"]]
        ),
    ],
    kinds: Annotated[
        list[_Name] | None,
        Query(max_length=40, description="types of edge (repeat it); default: all", examples=[["HAS_MISSION_IN"]]),
    ] = None,
    between: Annotated[bool, Query(description="only edges among the parties asked for")] = False,
    valid_on: Annotated[
        str | None, Query(max_length=32, description="EDTF day, month, year or interval that edges have to touch", examples=["2015"])
    ] = None,
    known_on: KnownOn = None,
    limit: Annotated[int, Query(ge=1, le=5000, description="most edges; an answer that was cut says `truncated`")] = question.LIMIT,
    form: Annotated[
        GraphFormat,
        Query(alias="format", description="json, graphml, gexf, json-ld (PROV-O), or the table of edges as csv, ndjson, parquet"),
    ] = "json",
) -> Response:
    """Parties as nodes with the place of their capital, one edge for each type and pair with its days, its claims and their sources."""
    answer = await in_thread(
        request, question.subgraph, parties, types=kinds, between=between, valid_on=valid_on, known_on=known_on, limit=limit
    )
    if form == "graphml" or form == "gexf":
        return Answered(answer, to_xml(answer, form), form)
    if form == "json-ld":
        return Answered(answer, to_json_ld(answer), form)
    return respond(answer, form)
