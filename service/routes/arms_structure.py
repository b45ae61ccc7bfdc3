"""How arms trade is spread: matrix, trend, concentration, dependence."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from legation.service.answers.arms_matrix import Flows, Matrix, Trend
from legation.service.answers.arms_rankings import Concentration, Dependence, Ranking
from legation.service.call import ask
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.arms import concentration as arms_concentration
from legation.service.questions.arms import dependence as arms_dependence
from legation.service.questions.arms import everybody
from legation.service.questions.arms import matrix as arms_matrix
from legation.service.questions.arms import trend as arms_trend
from legation.service.routes.arms_parameters import (
    ArmsCategory,
    Few,
    Largest,
    Length,
    MinTiv,
    Of,
    PartyName,
    RecipientBloc,
    RecipientRegion,
    Recipients,
    Role,
    SupplierBloc,
    SupplierRegion,
    Suppliers,
    Top,
)
from legation.service.routes.parameters import Edition, Form, From, KnownOn, Limit, MaybeFrom, MaybeTo, To

router = APIRouter(prefix="/v1/arms", tags=["arms"])


@router.get("/matrix", response_model=Matrix, responses=responses(404), summary="Who supplied whom")
async def matrix(
    request: Request,
    first: From,
    last: To,
    suppliers: Suppliers = None,
    recipients: Recipients = None,
    supplier_region: SupplierRegion = None,
    recipient_region: RecipientRegion = None,
    supplier_bloc: SupplierBloc = None,
    recipient_bloc: RecipientBloc = None,
    category: ArmsCategory = None,
    top: Top = 10,
    edition: Edition = None,
    known_on: KnownOn = None,
    form: Form = "json",
) -> Response:
    """Suppliers by recipients in a window, each cell with its TIV and both shares. A side without parties shows its largest."""
    answer = await ask(
        request, arms_matrix.matrix, first, last, suppliers=suppliers or (), recipients=recipients or (), top=top,
        supplier_region=supplier_region, recipient_region=recipient_region, supplier_bloc=supplier_bloc, recipient_bloc=recipient_bloc,
        category=category, edition=edition, known_on=known_on,
    )  # fmt: skip
    return respond(answer, form)


@router.get("/flows", response_model=Flows, responses=responses(404), summary="The largest flows of a window")
async def flows(
    request: Request,
    first: From,
    last: To,
    supplier_region: SupplierRegion = None,
    recipient_region: RecipientRegion = None,
    supplier_bloc: SupplierBloc = None,
    recipient_bloc: RecipientBloc = None,
    category: ArmsCategory = None,
    top: Largest = 50,
    edition: Edition = None,
    known_on: KnownOn = None,
    form: Form = "json",
) -> Response:
    """Everybody's arms trade, as far as a picture can show it: the largest pairs of supplier and recipient with TIV and both shares, and
    the parties of these flows with their positions. Shares stay those of all of a party's trade, whatever is filtered."""
    answer = await ask(
        request, everybody.flows, first, last, top=top, supplier_region=supplier_region, recipient_region=recipient_region,
        supplier_bloc=supplier_bloc, recipient_bloc=recipient_bloc, category=category, edition=edition, known_on=known_on,
    )  # fmt: skip
    return respond(answer, form)


@router.get("/trend", response_model=Trend, responses=responses(404), summary="One party's trade over the years")
async def trend(
    request: Request,
    party: PartyName,
    role: Role = "imports",
    first: MaybeFrom = None,
    last: MaybeTo = None,
    length: Length = None,
    top: Top = 8,
    edition: Edition = None,
    known_on: KnownOn = None,
    form: Form = "json",
) -> Response:
    """TIV by partner for every year, and every window of `length` years with each partner's share. By default all years of the edition."""
    answer = await ask(
        request, arms_trend.trend, party, role, first, last, length=length, top=top, edition=edition, known_on=known_on
    )  # fmt: skip
    return respond(answer, form)


@router.get("/concentration", response_model=Concentration, responses=responses(404), summary="How concentrated a party's trade is")
async def concentration(
    request: Request,
    party: PartyName,
    first: From,
    last: To,
    role: Role = "imports",
    edition: Edition = None,
    known_on: KnownOn = None,
    limit: Limit = 500,
    form: Form = "json",
) -> Response:
    """The Herfindahl-Hirschman index of a party's suppliers or customers, with its range and the shares behind it."""
    answer = await ask(
        request, arms_concentration.concentration, party, first, last, role=role, edition=edition, known_on=known_on, limit=limit
    )
    return respond(answer, form)


@router.get("/concentration/ranking", response_model=Ranking, responses=responses(), summary="Whose trade is most concentrated")
async def ranking(
    request: Request,
    first: From,
    last: To,
    role: Role = "imports",
    min_tiv: MinTiv = arms_concentration.MIN_TIV,
    edition: Edition = None,
    known_on: KnownOn = None,
    limit: Few = 20,
    form: Form = "json",
) -> Response:
    """Parties by the concentration of their imports or exports, of those with a least volume in the window."""
    answer = await ask(
        request, arms_concentration.ranking, first, last, role=role, min_tiv=min_tiv, edition=edition, known_on=known_on, limit=limit
    )
    return respond(answer, form)


@router.get("/dependence", response_model=Dependence, responses=responses(), summary="Who depends most on one partner")
async def dependence(
    request: Request,
    first: From,
    last: To,
    of: Of = "suppliers",
    min_tiv: MinTiv = arms_concentration.MIN_TIV,
    edition: Edition = None,
    known_on: KnownOn = None,
    limit: Few = 20,
    form: Form = "json",
) -> Response:
    """Suppliers by the part of their exports that goes to one customer, or recipients by the part that comes from one supplier."""
    answer = await ask(
        request, arms_dependence.dependence, first, last, of=of, min_tiv=min_tiv, edition=edition, known_on=known_on, limit=limit
    )
    return respond(answer, form)
