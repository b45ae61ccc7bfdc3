"""Tidy tables: a row a pair and year, or a party and year, sent while it is made."""

from __future__ import annotations

from typing import Annotated, Literal

import orjson
from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response, StreamingResponse

from legation.graph.claims import today
from legation.service.answers.tidy import TidyTable
from legation.service.call import in_thread
from legation.service.http.formats import respond, source_licences
from legation.service.http.negotiate import MEDIA_TYPES
from legation.service.http.problems import responses
from legation.service.questions.panel import panel
from legation.service.routes.parameters import MAX_NAME, KnownOn
from legation.service.tables.metadata import tidy_metadata

router = APIRouter(prefix="/v1/tables", tags=["tables"])
_Text = Annotated[str, Query(min_length=1, max_length=MAX_NAME)]


@router.get(
    "/{about}",
    response_model=TidyTable,
    responses=responses(404) | {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
    summary="A tidy table: dyad-year or country-year",
)
async def table(
    request: Request,
    about: Annotated[panel.About, Path(description="a row a pair of parties and year, or a party and year", examples=["dyad-year"])],
    first: Annotated[int, Query(alias="from", ge=1800, le=2100, description="first year", examples=[2015])],
    last: Annotated[int, Query(alias="to", ge=1800, le=2100, description="last year", examples=[2020])],
    columns: Annotated[
        list[_Text] | None, Query(alias="column", max_length=20, description="columns (repeat it); default: all", examples=[["relations"]])
    ] = None,
    parties: Annotated[
        list[_Text] | None,
        Query(
            alias="party", max_length=400, description="only these parties (repeat it); default: every country", examples=[["AZE", "ISR"]]
        ),
    ] = None,
    known_on: KnownOn = None,
    form: Annotated[
        Literal["json", "csv", "ndjson", "csv-metadata"],
        Query(
            alias="format",
            description="csv, ndjson: the table; json: its columns with meaning, unit and sources to cite; csv-metadata: the same after "
            "CSV on the Web, with licences, citations and BibTeX",
        ),
    ] = "json",
) -> Response:
    """The table comes as CSV, row by row; `format=json` describes it: what each column means, its unit, and every source to cite.
    The table's Link header leads to its metadata. States are those of 31 December."""
    made = await in_thread(request, panel.table, about, first, last, columns=columns, parties=parties, known_on=known_on)
    if form == "json":
        return respond(made.description)
    query = "&".join(part for part in request.url.query.split("&") if not part.startswith("format="))
    here = f"{request.url.path}?{query}"
    if form == "csv-metadata":
        licences = await in_thread(request, source_licences, [one.id for one in made.description.sources])
        head = {name: panel.KEYS[name] for name in made.head if name in panel.KEYS}
        body = tidy_metadata(made.description, head, f"{here}&format=csv", licences, made=today())
        return Response(orjson.dumps(body), media_type=MEDIA_TYPES["csv-metadata"])
    headers = {
        "Content-Disposition": f'attachment; filename="legation-{about}-{first}-{last}.{form}"',
        "Link": f'<{here}&format=csv-metadata>; rel="describedby"; type="{MEDIA_TYPES["csv-metadata"]}"',
    }
    if form == "ndjson":
        return StreamingResponse(made.ndjson(), media_type=MEDIA_TYPES["ndjson"], headers=headers)
    return StreamingResponse(made.csv(), media_type="text/csv; charset=utf-8", headers=headers)
