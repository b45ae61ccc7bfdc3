"""Two parties and what is between, or missing between them: paths, picked pairs, cover and protection from elsewhere."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from legation.service.answers.pairs import Accreditations, Pairs
from legation.service.answers.paths import Paths
from legation.service.answers.states import States
from legation.service.call import ask, in_thread
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.missions import representation
from legation.service.questions.pairs import pairs as pair_questions
from legation.service.questions.relations import paths as path_questions
from legation.service.routes.parameters import MAX_NAME, Form, KnownOn, Limit, ValidOn
from legation.service.routes.state_parameters import A, B, EdgeTypes, HoldsFilter, Host, MissionTypes, Prefer, Sender

router = APIRouter(prefix="/v1", tags=["pairs"])
_About = Annotated[pair_questions.About, Path(description="what is missing between the two", examples=["one_sided"])]
_Party = Annotated[
    str | None, Query(alias="party", min_length=1, max_length=MAX_NAME, description="only pairs with this party", examples=["ISR"])
]
_Year = Annotated[int | None, Query(ge=1800, le=2100)]
_Role = Annotated[str | None, Query(min_length=1, max_length=MAX_NAME)]


@router.get("/pairs/{about}", response_model=Pairs, responses=responses(404), summary="Pairs picked by what is missing between them")
async def pairs(
    request: Request,
    about: _About,
    party: _Party = None,
    types: MissionTypes = None,
    first: Annotated[_Year, Query(alias="from", description="first year of deliveries, for arms_without_embassy")] = None,
    last: Annotated[_Year, Query(alias="to", description="last year of deliveries")] = None,
    valid_on: ValidOn = None,
    known_on: KnownOn = None,
    prefer: Prefer = None,
    limit: Limit = 200,
    form: Form = "json",
) -> Response:
    """`one_sided`: A has a mission in B and B none in A. `relations_without_missions` and the reverse. `arms_without_embassy`: arms went
    between the two and neither has an embassy in the other. Embassies count unless `type` says otherwise."""
    answer = await in_thread(
        request, pair_questions.pairs, about, party=party, types=types, first=first, last=last, valid_on=valid_on, known_on=known_on,
        prefer=prefer, limit=limit,
    )  # fmt: skip
    return respond(answer, form)


@router.get("/accreditations", response_model=Accreditations, responses=responses(404), summary="Who covers several states from one seat")
async def accreditations(
    request: Request,
    sender: Sender = None,
    host: Host = None,
    least: Annotated[int, Query(ge=1, le=200, description="fewest states covered besides the seat", examples=[5])] = 1,
    valid_on: ValidOn = None,
    known_on: KnownOn = None,
    prefer: Prefer = None,
    limit: Limit = 200,
    form: Form = "json",
) -> Response:
    """Non-resident accreditation by sender and seat, the widest cover first."""
    answer = await in_thread(
        request, representation.accreditations, sender=sender, host=host, least=least, valid_on=valid_on, known_on=known_on,
        prefer=prefer, limit=limit,
    )  # fmt: skip
    return respond(answer, form)


@router.get("/protecting-powers", response_model=States, responses=responses(404), summary="Who speaks for whom where")
async def protecting(
    request: Request,
    protecting: Annotated[_Role, Query(description="the power that protects", examples=["CHE"])] = None,
    protected: Annotated[_Role, Query(description="the party whose interests are protected", examples=["USA"])] = None,
    receiving: Annotated[_Role, Query(description="where: the receiving party, or its capital", examples=["IRN"])] = None,
    valid_on: ValidOn = None,
    known_on: KnownOn = None,
    prefer: Prefer = None,
    holds: HoldsFilter = None,
    limit: Limit = 200,
    form: Form = "json",
) -> Response:
    """Mandates by which one party represents another's interests in a third. An interests section is no embassy."""
    answer = await ask(
        request, representation.protecting, protecting=protecting, protected=protected, receiving=receiving, valid_on=valid_on,
        known_on=known_on, prefer=prefer, holds=holds, limit=limit,
    )  # fmt: skip
    return respond(answer, form)


@router.get("/paths", response_model=Paths, responses=responses(404), summary="Paths between two parties")
async def paths(
    request: Request,
    a: A,
    b: B,
    types: EdgeTypes = None,
    max_hops: Annotated[int, Query(ge=1, le=4, description="most steps", examples=[3])] = 3,
    valid_on: ValidOn = None,
    known_on: KnownOn = None,
    limit: Annotated[int, Query(ge=1, le=50, description="most paths", examples=[10])] = 10,
    form: Form = "json",
) -> Response:
    """The shortest first, each step with its claims and, on a day, whether it holds. Bounded in steps, rows and time: what would take too
    long ends in a problem that says so."""
    answer = await in_thread(
        request, path_questions.paths, a, b, types=types, max_hops=max_hops, valid_on=valid_on, known_on=known_on, limit=limit
    )
    return respond(answer, form)
