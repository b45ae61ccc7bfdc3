"""One party's or one pair's arms trade looked into: share, categories, estimates, partners gained and lost, editions compared."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from legation.service.answers.arms_changes import PartnerChanges, Revisions
from legation.service.answers.arms_detail import Categories, EstimatedParts
from legation.service.answers.arms_share import Share, Supplies
from legation.service.call import ask
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.arms import categories as arms_categories
from legation.service.questions.arms import changes as arms_changes
from legation.service.questions.arms import editions as arms_editions
from legation.service.questions.arms import estimates as arms_estimates
from legation.service.questions.arms import share as arms_share
from legation.service.questions.arms import supplies as questions
from legation.service.routes.arms_parameters import (
    Against,
    Commodity,
    LaterFrom,
    LaterTo,
    MaybePartner,
    PartyName,
    Role,
    Scope,
    Since,
    Top,
)
from legation.service.routes.parameters import Edition, Form, From, KnownOn, Limit, RecipientName, SupplierName, To

router = APIRouter(prefix="/v1", tags=["arms"])


@router.get("/arms/share", response_model=Share, responses=responses(404), summary="What part of a party's arms came from another")
async def share(
    request: Request,
    supplier: SupplierName,
    recipient: RecipientName,
    first: From,
    last: To,
    scope: Scope = arms_share.MAJOR,
    edition: Edition = None,
    known_on: KnownOn = None,
    form: Form = "json",
) -> Response:
    """Both shares of one pair with their ranges, and what sources report. What no register covers (small arms, other years) is
    answered `covered: false` with the reason, never zero; a share reported for another window is shown and not divided."""
    answer = await ask(
        request, arms_share.share, supplier, recipient, first, last, scope=scope, edition=edition, known_on=known_on
    )  # fmt: skip
    return respond(answer, form)


@router.get("/arms/categories", response_model=Categories, responses=responses(404), summary="A party's trade by category of arms")
async def categories(
    request: Request,
    party: PartyName,
    first: From,
    last: To,
    role: Role = "imports",
    partner: MaybePartner = None,
    top: Top = 3,
    edition: Edition = None,
    known_on: KnownOn = None,
    form: Form = "json",
) -> Response:
    """TIV by the register's armament category, each with its largest partners. An edition without categories says so (422)."""
    answer = await ask(
        request, arms_categories.categories, party, first, last, role=role, partner=partner, top=top, edition=edition, known_on=known_on
    )
    return respond(answer, form)


@router.get("/arms/estimates", response_model=EstimatedParts, responses=responses(404), summary="How sure a party's shares are")
async def estimates(
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
    """The part of each flow that rests on estimates, and the range of each share: by rounding, and by estimated delivery years at the
    window's edges."""
    answer = await ask(
        request, arms_estimates.estimates, party, first, last, role=role, edition=edition, known_on=known_on, limit=limit
    )  # fmt: skip
    return respond(answer, form)


@router.get("/arms/changes", response_model=PartnerChanges, responses=responses(404), summary="Partners gained and lost")
async def changes(
    request: Request,
    party: PartyName,
    first: From,
    last: To,
    later_from: LaterFrom,
    later_to: LaterTo,
    role: Role = "imports",
    edition: Edition = None,
    known_on: KnownOn = None,
    limit: Limit = 500,
    form: Form = "json",
) -> Response:
    """Each partner's volume and share in two windows, by one edition that covers both."""
    answer = await ask(
        request, arms_changes.changes, party, first, last, later_from, later_to, role=role, edition=edition, known_on=known_on, limit=limit
    )
    return respond(answer, form)


@router.get("/arms/editions", response_model=Revisions, responses=responses(404), summary="What a newer edition says differently")
async def editions(
    request: Request,
    party: PartyName,
    first: From,
    last: To,
    role: Role = "imports",
    partner: MaybePartner = None,
    against: Against = None,
    since: Since = None,
    edition: Edition = None,
    known_on: KnownOn = None,
    limit: Limit = 500,
    form: Form = "json",
) -> Response:
    """Two editions of one window, partner by partner: what was added, removed or revised by more than rounding, and in which years.
    With `since` the older edition is the one that was known on the day of one's report."""
    answer = await ask(
        request, arms_editions.editions, party, first, last, role=role, partner=partner, against=against, since=since, edition=edition,
        known_on=known_on, limit=limit,
    )  # fmt: skip
    return respond(answer, form)


@router.get("/supplies", response_model=Supplies, responses=responses(404), summary="Who is said to supply whom with oil, gas …")
async def supplies(
    request: Request,
    supplier: SupplierName,
    recipient: RecipientName,
    commodity: Commodity = None,
    known_on: KnownOn = None,
    limit: Limit = 500,
    form: Form = "json",
) -> Response:
    """What sources say of supplies other than arms from one party to another; what they say of the other direction is shown apart."""
    return respond(
        await ask(request, questions.supplies, supplier, recipient, commodity=commodity, known_on=known_on, limit=limit), form
    )  # fmt: skip
