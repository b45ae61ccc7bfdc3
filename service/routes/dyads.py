"""Everything between two parties."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from legation.service.answers.arms import Checked
from legation.service.answers.claims import Dyad
from legation.service.call import ask
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.arms import reported
from legation.service.questions.pairs import dyads
from legation.service.routes.parameters import (
    Form,
    KnownOn,
    Limit,
    MaybeFrom,
    MaybeTo,
    OtherInPath,
    PartyInPath,
    RecipientName,
    SupplierName,
    ValidOn,
)
from legation.service.routes.state_parameters import Prefer

router = APIRouter(prefix="/v1", tags=["dyads"])


@router.get("/dyads/{a}/{b}", response_model=Dyad, responses=responses(404), summary="Everything between two parties, dated")
async def dyad(
    request: Request,
    a: PartyInPath,
    b: OtherInPath,
    valid_on: ValidOn = None,
    known_on: KnownOn = None,
    prefer: Prefer = None,
    limit: Limit = 500,
    form: Form = "json",
) -> Response:
    """Relations, recognition, missions, arms both ways, visits and the rest: states derived for a day, claims in time order with quotes
    and sources, deliveries by year for each edition, reported shares with their verdicts. The order of the two does not matter."""
    return respond(await ask(request, dyads.between, a, b, valid_on=valid_on, known_on=known_on, prefer=prefer, limit=limit), form)


@router.get("/arms/check", response_model=Checked, responses=responses(404), summary="Does the register bear out a reported share")
async def check(
    request: Request,
    supplier: SupplierName,
    recipient: RecipientName,
    first: MaybeFrom = None,
    last: MaybeTo = None,
    known_on: KnownOn = None,
    form: Form = "json",
) -> Response:
    """Every share that a source reports for the pair, each held, in its own window, against every edition that covers it."""
    return respond(await ask(request, reported.check, supplier, recipient, first=first, last=last, known_on=known_on), form)
