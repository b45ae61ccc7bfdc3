"""How many ties each party has, and what began and ended for a party."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from legation.service.answers.overview import History, TieCounts
from legation.service.answers.switches import Switches
from legation.service.call import in_thread
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.panel import overview
from legation.service.questions.parties import history as history_questions
from legation.service.questions.recognition import switches as switch_questions
from legation.service.routes.parameters import MAX_NAME, Form, KnownOn, Limit, ValidOn
from legation.service.routes.state_parameters import MissionTypes, PartyName, Prefer

router = APIRouter(prefix="/v1", tags=["relations"])


@router.get("/counts/{what}", response_model=TieCounts, responses=responses(), summary="With how many others each party has a tie")
async def counts(
    request: Request,
    what: Annotated[overview.What, Path(description="the sort of tie", examples=["missions_sent"])],
    types: MissionTypes = None,
    valid_on: ValidOn = None,
    known_on: KnownOn = None,
    prefer: Prefer = None,
    limit: Limit = overview.LIMIT,
    form: Form = "json",
) -> Response:
    """Missions sent or hosted, relations, or recognition by others, the most first; others are counted, not missions. Embassies count
    unless `type` says otherwise."""
    answer = await in_thread(request, overview.counts, what, types=types, valid_on=valid_on, known_on=known_on, prefer=prefer, limit=limit)
    return respond(answer, form)


@router.get("/switches", response_model=Switches, responses=responses(404), summary="Who went from relations with one to another")
async def switches(
    request: Request,
    left: Annotated[str, Query(min_length=1, max_length=MAX_NAME, description="whose relations were given up", examples=["TWN"])],
    taken: Annotated[str, Query(min_length=1, max_length=MAX_NAME, description="with whom they were taken up", examples=["CHN"])],
    first: Annotated[int, Query(alias="from", ge=1800, le=2100, description="first year", examples=[2016])] = switch_questions.FIRST,
    last: Annotated[int, Query(alias="to", ge=1800, le=2100, description="last year", examples=[2025])] = switch_questions.LAST,
    known_on: KnownOn = None,
    limit: Limit = switch_questions.LIMIT,
    form: Form = "json",
) -> Response:
    """Parties that ended relations with `left` and began or restored them with `taken` within a year of it. Where no source tells of the
    end, the party is listed as `unclear`."""
    answer = await in_thread(request, switch_questions.switches, left, taken, first=first, last=last, known_on=known_on, limit=limit)
    return respond(answer, form)


@router.get("/history", response_model=History, responses=responses(404), summary="What began and ended for a party")
async def history(
    request: Request,
    party: PartyName,
    what: Annotated[
        list[history_questions.What] | None, Query(max_length=8, description="sorts (repeat it); default: all", examples=[["relations"]])
    ] = None,
    first: Annotated[int, Query(alias="from", ge=1800, le=2100, description="first year", examples=[1990])] = history_questions.FIRST,
    last: Annotated[int, Query(alias="to", ge=1800, le=2100, description="last year", examples=[2024])] = history_questions.LAST,
    turn: Annotated[
        history_questions.WhichTurn | None, Query(description="only what began, or only what ended; default: both", examples=["began"])
    ] = None,
    known_on: KnownOn = None,
    limit: Limit = history_questions.LIMIT,
    form: Form = "json",
) -> Response:
    """Beginnings and ends of missions, relations, recognition, memberships and alliances that a source dates, in order of time, and
    their number by year. What was only seen on a day is counted in `undated`."""
    answer = await in_thread(
        request, history_questions.history, party, what=what, first=first, last=last, known_on=known_on, turn=turn, limit=limit
    )
    return respond(answer, form)
