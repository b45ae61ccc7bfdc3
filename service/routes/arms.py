"""Who supplies whom."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from legation.service.answers.arms import Recipients, Suppliers
from legation.service.call import ask
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.arms import partners
from legation.service.routes.arms_parameters import PartnerBloc, PartnerRegion
from legation.service.routes.parameters import Edition, Form, From, KnownOn, Limit, RecipientName, SupplierName, To

router = APIRouter(prefix="/v1/arms", tags=["arms"])


@router.get("/suppliers", response_model=Suppliers, responses=responses(404), summary="Who supplied a party")
async def suppliers(
    request: Request,
    recipient: RecipientName,
    first: From,
    last: To,
    region: PartnerRegion = None,
    bloc: PartnerBloc = None,
    edition: Edition = None,
    known_on: KnownOn = None,
    limit: Limit = 500,
    form: Form = "json",
) -> Response:
    """Each supplier with its TIV, both shares and the estimated part, by one edition of the register; then the shares that sources
    report for this very period, each held against every edition that covers it."""
    answer = await ask(
        request, partners.suppliers, recipient, first, last, region=region, bloc=bloc, edition=edition, known_on=known_on, limit=limit
    )  # fmt: skip
    return respond(answer, form)


@router.get("/recipients", response_model=Recipients, responses=responses(404), summary="Whom a party supplied")
async def recipients(
    request: Request,
    supplier: SupplierName,
    first: From,
    last: To,
    region: PartnerRegion = None,
    bloc: PartnerBloc = None,
    edition: Edition = None,
    known_on: KnownOn = None,
    limit: Limit = 500,
    form: Form = "json",
) -> Response:
    """The mirror of suppliers: each recipient with what it received from this party, and both shares."""
    answer = await ask(
        request, partners.recipients, supplier, first, last, region=region, bloc=bloc, edition=edition, known_on=known_on, limit=limit
    )  # fmt: skip
    return respond(answer, form)
