"""Standing ties of one party on a day, recognition by observer, neighbours."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from legation.service.answers.neighbours import CommonPartners, Neighbours
from legation.service.answers.recognition import Recognition, Withdrawals
from legation.service.answers.states import States
from legation.service.call import ask
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.recognition import recognition as recognition_questions
from legation.service.questions.relations import neighbours as neighbour_questions
from legation.service.questions.relations import relations
from legation.service.routes.parameters import Form, KnownOn, Limit, ValidOn
from legation.service.routes.state_parameters import (
    A,
    After,
    B,
    EdgeTypes,
    HoldsFilter,
    Observers,
    Page,
    PartyName,
    Prefer,
    Target,
    Targets,
    Tie,
)

router = APIRouter(prefix="/v1", tags=["relations"])


@router.get("/ties/{what}", response_model=States, responses=responses(404), summary="A party's ties of one sort on a day")
async def ties(
    request: Request,
    what: Tie,
    party: PartyName,
    valid_on: ValidOn = None,
    known_on: KnownOn = None,
    prefer: Prefer = None,
    holds: HoldsFilter = None,
    limit: Limit = 500,
    form: Form = "json",
) -> Response:
    """Diplomatic relations, memberships of a party, members of an organisation, alliances, leaders, whom it recognises: each tie with its
    episodes, whether it holds on the day, and what decides that. What is not listed is not claimed by any source, which is not `no`."""
    answer = await ask(request, relations.ties, what, party, valid_on=valid_on, known_on=known_on, prefer=prefer, holds=holds, limit=limit)
    return respond(answer, form)


@router.get("/recognition", response_model=Recognition, responses=responses(404), summary="Who recognises some parties, by observer")
async def recognition(
    request: Request,
    targets: Targets,
    observers: Observers = None,
    valid_on: ValidOn = None,
    known_on: KnownOn = None,
    prefer: Prefer = None,
    holds: HoldsFilter = None,
    limit: Limit = 300,
    form: Form = "json",
) -> Response:
    """A matrix by observer; the count is a range whose rule the answer states. Statehood is nobody's property here."""
    answer = await ask(
        request, recognition_questions.recognition, targets, observers=observers, valid_on=valid_on, known_on=known_on, prefer=prefer,
        holds=holds, limit=limit,
    )  # fmt: skip
    return respond(answer, form)


@router.get("/recognition/withdrawals", response_model=Withdrawals, responses=responses(404), summary="Who withdrew recognition")
async def withdrawals(
    request: Request,
    target: Target,
    valid_on: ValidOn = None,
    known_on: KnownOn = None,
    prefer: Prefer = None,
    limit: Limit = 300,
    form: Form = "json",
) -> Response:
    """Of whom some source says that it withdrew, who says so, who denies it, and whether it recognised again."""
    answer = await ask(request, recognition_questions.withdrawals, target, valid_on=valid_on, known_on=known_on, prefer=prefer, limit=limit)
    return respond(answer, form)


@router.get("/neighbours", response_model=Neighbours, responses=responses(404), summary="Who is tied to a party, sort by sort")
async def neighbours(
    request: Request,
    party: PartyName,
    types: EdgeTypes = None,
    after: After = "",
    valid_on: ValidOn = None,
    known_on: KnownOn = None,
    limit: Page = 25,
    form: Form = "json",
) -> Response:
    """A page of neighbours for each sort of edge, with claims and sources. Without `valid_on` ties of all times count."""
    answer = await ask(
        request, neighbour_questions.neighbours, party, types=types, after=after, valid_on=valid_on, known_on=known_on, limit=limit
    )
    return respond(answer, form)


@router.get("/partners/common", response_model=CommonPartners, responses=responses(404), summary="Partners that two parties share")
async def common(
    request: Request,
    a: A,
    b: B,
    types: EdgeTypes = None,
    valid_on: ValidOn = None,
    known_on: KnownOn = None,
    limit: Page = 25,
    form: Form = "json",
) -> Response:
    """Parties to which both are tied by the same sort of edge, with both ties."""
    answer = await ask(request, neighbour_questions.common, a, b, types=types, valid_on=valid_on, known_on=known_on, limit=limit)
    return respond(answer, form)
