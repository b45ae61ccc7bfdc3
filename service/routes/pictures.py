"""Pictures as SVG by address, for `<img>`, documents and dashboards. Each asks the same question as the API's route of that name."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph.errors import NotFound
from service import svg
from service.answers.arms import RecipientFlow, SupplierFlow
from service.answers.base import SourceRef
from service.call import ask
from service.questions import arms, dyads
from service.routes.parameters import Edition, From, KnownOn, RecipientName, SupplierName, To

router = APIRouter(prefix="/pictures", include_in_schema=False)
MOST = 15
ABOUT = "TIV: a volume of military capability, not money. Light: the register's estimates."
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
    "Access-Control-Allow-Origin": "*",
}


@router.get("/suppliers.svg")
async def suppliers(
    request: Request, recipient: RecipientName, first: From, last: To, edition: Edition = None, known_on: KnownOn = None
) -> Response:
    """A party's suppliers, ranked."""
    found = await ask(request, arms.suppliers, recipient, first, last, edition=edition, known_on=known_on, limit=MOST)
    bars = [_bar(one, one.share_of_imports) for one in found.suppliers]
    return _send(
        svg.ranked(f"Who supplied {found.name}, {_span(first, last)}", f"Share of its imports. {ABOUT}", bars, _source(found.source))
    )


@router.get("/recipients.svg")
async def recipients(
    request: Request, supplier: SupplierName, first: From, last: To, edition: Edition = None, known_on: KnownOn = None
) -> Response:
    """To whom a party supplied, ranked."""
    found = await ask(request, arms.recipients, supplier, first, last, edition=edition, known_on=known_on, limit=MOST)
    bars = [_bar(one, one.share_of_exports) for one in found.recipients]
    return _send(
        svg.ranked(f"Whom {found.name} supplied, {_span(first, last)}", f"Share of its exports. {ABOUT}", bars, _source(found.source))
    )


@router.get("/deliveries.svg")
async def deliveries(
    request: Request, supplier: SupplierName, recipient: RecipientName, edition: Edition = None, known_on: KnownOn = None
) -> Response:
    """Deliveries from one party to another by year. Raises NotFound where no register gives single years."""
    found = await ask(request, dyads.between, supplier, recipient, known_on=known_on)
    names = {found.a.id: found.a.name, found.b.id: found.b.name}
    # `between` keeps the order asked for: the supplier is the first of the two.
    flows = [
        flow for flow in found.arms
        if flow.supplier == found.a.id and edition in (None, flow.edition) and all(one.period.isdecimal() for one in flow.periods)
    ]  # fmt: skip
    if not flows:
        raise NotFound(f"no loaded register gives deliveries of single years from {found.a.name} to {found.b.name}")
    flow = max(flows, key=lambda one: (one.edition, len(one.periods)))
    given = {int(one.period): one for one in flow.periods}
    bars = [
        svg.Bar(str(year), given[year].tiv, given[year].estimated_tiv, "") if year in given else svg.Bar(str(year), 0, 0, "")
        for year in range(min(given), max(given) + 1)
    ]
    return _send(svg.by_year(f"Arms from {names[flow.supplier]} to {names[flow.recipient]}", ABOUT, bars, _source(flow.source)))


def _bar(flow: SupplierFlow | RecipientFlow, share: float | None) -> svg.Bar:
    said = f"{flow.tiv:,.2f} TIV" + (f", {share:.1f} %" if share is not None else "")
    return svg.Bar(flow.name, flow.tiv, flow.estimated_tiv, said)


def _source(source: SourceRef) -> str:
    return source.publisher + (f", edition {source.edition}" if source.edition else "")


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _send(drawing: str) -> Response:
    return Response(drawing, media_type="image/svg+xml", headers=HEADERS)
