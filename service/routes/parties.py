"""The party register."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse, Response

from legation.service.answers.parties import Parties, PartyAnswer
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.parties import parties
from legation.service.routes.parameters import MAX_NAME, Cursor, Form, PartyId, ValidOn

router = APIRouter(prefix="/v1/parties", tags=["parties"])


@router.get("", response_model=Parties, responses=responses(), summary="Find a party, or list the register")
async def find(
    q: Annotated[
        str | None,
        Query(min_length=1, max_length=MAX_NAME, description="letters of a name of any time, or a code", examples=["Turkey"]),
    ] = None,
    on: ValidOn = None,
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=100, description="most parties")] = 20,
    form: Form = "json",
) -> Response:
    """Names of any time, codes, small slips. For people who choose; nothing is ever loaded by such a match. Without `q` the whole register,
    page by page."""
    if q is None:
        return respond(parties.listed(on=on, cursor=cursor, limit=limit), form)
    return respond(parties.find(q, on=on, limit=limit), form)


@router.get(
    "/{id}",
    response_model=PartyAnswer,
    responses=responses(404) | {308: {"description": "Another spelling or a former id of a party; Location holds the present one"}},
    summary="One party",
)
async def party(id_: PartyId, form: Form = "json") -> Response:
    """Names and codes with the days they hold, lifespan, predecessors and successors."""
    current = parties.current_id(id_)
    if current is not None and current != id_:
        return RedirectResponse(f"/v1/parties/{quote(current, safe='')}" + (f"?format={form}" if form != "json" else ""), status_code=308)
    return respond(parties.party(id_), form)
