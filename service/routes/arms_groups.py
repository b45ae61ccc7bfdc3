"""Arms and groups of parties: both sides, blocs, successor states."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from legation.service.answers.arms_groups import Bloc, Both, Succession
from legation.service.call import ask
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.arms import bloc as arms_bloc
from legation.service.questions.arms import both as arms_both
from legation.service.questions.arms import succession as arms_succession
from legation.service.routes.arms_parameters import Also, CountPossible, Missions, Organisation, PartyName, Role, SideA, SideB
from legation.service.routes.parameters import Edition, Form, From, KnownOn, Limit, To, ValidOn

router = APIRouter(prefix="/v1/arms", tags=["arms"])


@router.get("/both", response_model=Both, responses=responses(404), summary="Who supplied both sides")
async def both(
    request: Request,
    a: SideA,
    b: SideB,
    first: From,
    last: To,
    missions: Missions = False,
    valid_on: ValidOn = None,
    edition: Edition = None,
    known_on: KnownOn = None,
    limit: Limit = 500,
    form: Form = "json",
) -> Response:
    """Suppliers of both of two parties, or of both sides of a conflict, with both flows; on request their embassies on a day."""
    answer = await ask(
        request, arms_both.both, a, b, first, last, missions=missions, valid_on=valid_on, edition=edition, known_on=known_on, limit=limit
    )
    return respond(answer, form)


@router.get("/bloc", response_model=Bloc, responses=responses(404), summary="A bloc's arms trade with the members of each year")
async def bloc(
    request: Request,
    organisation: Organisation,
    first: From,
    last: To,
    role: Role = "imports",
    count_possible: CountPossible = False,
    edition: Edition = None,
    known_on: KnownOn = None,
    limit: Limit = 50,
    form: Form = "json",
) -> Response:
    """What an organisation's members imported or exported, within it and outside, with membership as of each year and the rule stated.
    The organisation's own deliveries are not the roll-up and stand apart."""
    answer = await ask(
        request, arms_bloc.bloc, organisation, first, last, role=role, count_possible=count_possible, edition=edition, known_on=known_on,
        limit=limit,
    )  # fmt: skip
    return respond(answer, form)


@router.get("/succession", response_model=Succession, responses=responses(404), summary="A party's trade with those it continued")
async def succession(
    request: Request,
    party: PartyName,
    first: From,
    last: To,
    role: Role = "exports",
    also: Also = None,
    edition: Edition = None,
    known_on: KnownOn = None,
    limit: Limit = 500,
    form: Form = "json",
) -> Response:
    """A party's imports or exports rolled up with the states that it continued (Russia with the Soviet Union), as an explicit choice."""
    answer = await ask(
        request, arms_succession.succession, party, first, last, role=role, also=also or (), edition=edition, known_on=known_on, limit=limit
    )
    return respond(answer, form)
