"""Missions: who is where, what happened to them, what was only announced."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from legation.service.answers.missions import MissionEvents, Missions
from legation.service.call import ask
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.missions import events as mission_events
from legation.service.questions.missions import missions
from legation.service.routes.parameters import Form, KnownOn, Limit, ValidOn
from legation.service.routes.state_parameters import City, HoldsFilter, Host, MissionTypes, Period, Prefer, Sender

router = APIRouter(prefix="/v1/missions", tags=["missions"])


@router.get("", response_model=Missions, responses=responses(404), summary="Missions of a sender, in a host, in a city")
async def listed(
    request: Request,
    sender: Sender = None,
    host: Host = None,
    city: City = None,
    types: MissionTypes = None,
    valid_on: ValidOn = None,
    known_on: KnownOn = None,
    prefer: Prefer = None,
    holds: HoldsFilter = None,
    limit: Limit = 500,
    form: Form = "json",
) -> Response:
    """Each mission with type, seat, position for a map, its episodes and whether it is there on the day; what is only announced stands
    apart. A mission that a source saw on one day is `possibly` there on others. Give at least one of sender, host and city."""
    answer = await ask(
        request, missions.missions, sender=sender, host=host, city=city, types=types, valid_on=valid_on, known_on=known_on, prefer=prefer,
        holds=holds, limit=limit,
    )  # fmt: skip
    return respond(answer, form)


@router.get("/events", response_model=MissionEvents, responses=responses(), summary="Missions opened or closed in a period")
async def events(
    request: Request,
    period: Period,
    what: Annotated[
        list[mission_events.What] | None, Query(max_length=4, description="default: opened and closed", examples=[["opened"]])
    ] = None,
    types: MissionTypes = None,
    known_on: KnownOn = None,
    limit: Limit = 500,
    form: Form = "json",
) -> Response:
    """Openings, closings, moves and changes of level, anywhere; claims of one event are together, with how many independent sources say so.
    `inside` is `possibly` where the date's uncertainty reaches beyond the period."""
    return respond(await ask(request, mission_events.events, period, what=what, types=types, known_on=known_on, limit=limit), form)


@router.get("/planned", response_model=MissionEvents, responses=responses(), summary="Missions announced and never confirmed")
async def planned(
    request: Request,
    period: Period = "1800/2100",
    types: MissionTypes = None,
    confirmed: Annotated[bool, Query(description="list those too that a source confirms")] = False,
    known_on: KnownOn = None,
    limit: Limit = 500,
    form: Form = "json",
) -> Response:
    """Announcements that no source known by `known_on` says were carried out. Silence confirms nothing, and denies nothing."""
    answer = await ask(request, mission_events.planned, period=period, types=types, confirmed=confirmed, known_on=known_on, limit=limit)
    return respond(answer, form)
