"""Pictures of everybody by address: arms between suppliers and recipients, maps of the world. As service/pictures/arms.py."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from legation.graph.errors import InputError
from legation.graph.store import Store
from legation.service.answers.arms import drawn as drawn_tiv
from legation.service.answers.base import Answer
from legation.service.charts import bars, flow, grid, page, world
from legation.service.charts.words import publishers, source_line, span, unsplit
from legation.service.parameters import (
    ArmsCategory,
    CountPossible,
    Edition,
    From,
    KnownOn,
    MissionTypes,
    Organisation,
    RecipientBloc,
    RecipientRegion,
    SomeRecipients,
    SomeSuppliers,
    SupplierBloc,
    SupplierRegion,
    To,
    TradeRole,
    ValidOn,
    named,
)
from legation.service.pictures.arms import UNIT
from legation.service.pictures.declaration import Drawing, picture
from legation.service.questions.arms import bloc as arms_bloc
from legation.service.questions.arms import concentration, everybody, partners
from legation.service.questions.arms import matrix as arms_matrix
from legation.service.questions.panel import overview
from legation.service.settings import DIST

EVERYBODY = 1000
Top = Annotated[int, Field(ge=1, le=40, description="parties a side")]
Flows = Annotated[int, Field(alias="top", ge=1, le=60, description="how many of the largest flows")]
MaybeSupplier = Annotated[str | None, named("arms from this party; default: from everybody")]
MaybeRecipient = Annotated[str | None, named("arms to this party")]
Tie = Annotated[overview.What, Field(alias="what", description="which ties are counted")]
_TIES = {
    "missions_sent": ("Embassies abroad", "embassies"), "missions_hosted": ("Embassies hosted", "embassies"),
    "relations": ("Diplomatic relations", "partners"), "recognized_by": ("Recognised by others", "observers"),
}  # fmt: skip


@picture("matrix")
def matrix(
    store: Store, first: From, last: To, suppliers: SomeSuppliers = None, recipients: SomeRecipients = None,
    supplier_region: SupplierRegion = None, recipient_region: RecipientRegion = None, supplier_bloc: SupplierBloc = None,
    recipient_bloc: RecipientBloc = None, category: ArmsCategory = None, top: Top = 12, edition: Edition = None,
    known_on: KnownOn = None,
) -> Drawing:  # fmt: skip
    """Suppliers by recipients (/v1/arms/matrix)."""
    found = arms_matrix.matrix(store, first, last, suppliers=suppliers, recipients=recipients, top=top,
        supplier_region=supplier_region, recipient_region=recipient_region, supplier_bloc=supplier_bloc, recipient_bloc=recipient_bloc,
        category=category, edition=edition, known_on=known_on,
    )  # fmt: skip
    names = {one.id: one.name for one in (*found.suppliers, *found.recipients)}
    bounds = page.steps(max((drawn_tiv(one) for one in found.cells), default=0))
    cells = {
        (one.supplier, one.recipient): grid.Cell(
            page.shade(drawn_tiv(one), bounds),
            f"{drawn_tiv(one):,.0f}" if drawn_tiv(one) >= 1 else "",
            f"{names[one.supplier]} to {names[one.recipient]}: {drawn_tiv(one):,.2f} TIV",
        )
        for one in found.cells
    }
    title = f"Suppliers and recipients, {span(first, last)}{f', {category}' if category else ''}"
    return Drawing(found, lambda theme: grid.grid(
        title, f"Rows supply columns. {UNIT}{_held(found.shown_percent, found.total, 'cells')}"
        f"{unsplit(one.tiv_max for one in found.cells)}",
        [(one.id, one.name) for one in found.suppliers], [(one.id, one.name) for one in found.recipients], cells,
        page.shades(bounds, "TIV", "no delivery identified"), source_line(found.source), theme=theme,
    ))  # fmt: skip


@picture("flows")
def flows(
    store: Store, first: From, last: To, supplier_region: SupplierRegion = None,
    recipient_region: RecipientRegion = None, supplier_bloc: SupplierBloc = None, recipient_bloc: RecipientBloc = None,
    category: ArmsCategory = None, top: Flows = 30, edition: Edition = None, known_on: KnownOn = None,
) -> Drawing:  # fmt: skip
    """The largest flows as bands (/v1/arms/flows)."""
    found = everybody.flows(store, first, last, top=top, supplier_region=supplier_region, recipient_region=recipient_region,
        supplier_bloc=supplier_bloc, recipient_bloc=recipient_bloc, category=category, edition=edition, known_on=known_on,
    )  # fmt: skip
    bands = [
        flow.Flow(one.supplier_name, one.recipient_name, drawn_tiv(one), f"{drawn_tiv(one):,.2f} TIV") for one in found.flows
        if drawn_tiv(one) > 0
    ]  # fmt: skip
    title = f"The largest arms flows, {span(first, last)}{f', {category}' if category else ''}"
    sub = f"The largest {len(bands)} of {found.pairs:,} pairs. {UNIT}{_held(found.shown_percent, found.total, 'bands')}"
    sub += unsplit(one.tiv_max for one in found.flows)
    return Drawing(found, lambda theme: flow.flows(title, sub, bands, source_line(found.source), theme=theme))


@picture("arms-map")
def arms_map(
    store: Store, first: From, last: To, supplier: MaybeSupplier = None, recipient: MaybeRecipient = None,
    edition: Edition = None, known_on: KnownOn = None,
) -> Drawing:  # fmt: skip
    """Arms on a map of the world: received from a supplier (/v1/arms/recipients), supplied to a recipient (/v1/arms/suppliers), or received
    from everybody (/v1/arms/concentration/ranking). Raises InputError where both a supplier and a recipient are named."""
    if supplier and recipient:
        raise InputError("name a supplier or a recipient, not both", place="supplier")
    answer: Answer
    if supplier:
        to = partners.recipients(store, supplier, first, last, edition=edition, known_on=known_on)
        parts = [(one.recipient, one.name, drawn_tiv(one)) for one in to.recipients]
        title, source, own, answer = f"Major arms received from {to.name}", to.source, [to.supplier], to
    elif recipient:
        by = partners.suppliers(store, recipient, first, last, edition=edition, known_on=known_on)
        parts = [(one.supplier, one.name, drawn_tiv(one)) for one in by.suppliers]
        title, source, own, answer = f"Major arms supplied to {by.name}", by.source, [by.recipient], by
    else:
        all_ = concentration.ranking(store, first, last, min_tiv=0, edition=edition, known_on=known_on, limit=EVERYBODY
        )  # fmt: skip
        parts = [(one.party, one.name, one.total) for one in all_.ranking]
        title, source, own, answer = "Major arms received", all_.source, [], all_
    bounds = page.steps(max((tiv for _, _, tiv in parts), default=0))
    values = {party: (page.shade(tiv, bounds), f"{name}: {tiv:,.2f} TIV") for party, name, tiv in parts}
    keys = page.shades(bounds, "TIV", "none identified")
    return Drawing(answer, lambda theme: world.world(
        f"{title}, {span(first, last)}", UNIT, values, keys, source_line(source), DIST, chosen=own, theme=theme
    ))  # fmt: skip


@picture("bloc")
def bloc(
    store: Store, organisation: Organisation, first: From, last: To, role: TradeRole = "imports",
    count_possible: CountPossible = True, edition: Edition = None, known_on: KnownOn = None,
) -> Drawing:  # fmt: skip
    """The trade of an organisation's members by year: with each other, and with others (/v1/arms/bloc).

    Possible members count here unless they are left out: a list that ends too early would make a picture of nothing.
    """
    found = arms_bloc.bloc(store, organisation, first, last, role=role, count_possible=count_possible, edition=edition, known_on=known_on)
    parts = [("with parties outside it", [one.outside for one in found.years]), ("between members", [one.inside for one in found.years])]
    counted = "Possible members count. " if count_possible and any(one.possible for one in found.years) else ""
    held = f"{found.outside_percent:.1f} % of it with parties outside. " if found.outside_percent is not None else ""
    title = f"Arms {role} of the members of {found.name}, {span(first, last)}"
    years = [one.year for one in found.years]
    sub = f"{found.total:,.0f} TIV. {held}Each year with the members of that year. {counted}{UNIT}"
    return Drawing(found, lambda theme: bars.stacked(title, sub, years, parts, source_line(found.source), theme=theme))


@picture("ties-map", long=True)
def ties_map(store: Store, what: Tie, types: MissionTypes = None, valid_on: ValidOn = None, known_on: KnownOn = None) -> Drawing:
    """With how many others each party has a tie, on a map of the world (/v1/counts)."""
    found = overview.counts(store, what, types=types, valid_on=valid_on, known_on=known_on, limit=1000)
    title, unit = _TIES[what]
    counted = [(one.party.id, one.party.name, one.yes + one.possibly, one.possibly) for one in found.parties]
    bounds = page.steps(max((number for _, _, number, _ in counted), default=0), whole=True)
    values = {
        party: (page.shade(number, bounds), f"{name}: {number} {unit}{f', {open_} of them possibly' if open_ else ''}")
        for party, name, number, open_ in counted
    }
    known = f", as known on {page.day(found.known_on)}" if found.known_on else ""
    keys = page.shades(bounds, unit, "none claimed", whole=True)
    return Drawing(found, lambda theme: world.world(
        f"{title}, {page.day(found.on)}", f"With how many others, by what is loaded; possible ones count{known}.", values, keys,
        publishers(found.sources[:3]), DIST, theme=theme,
    ))  # fmt: skip


def _held(percent: float | None, total: float, what: str) -> str:
    return f" The {what} hold {percent:.1f} % of {total:,.0f}." if percent is not None else ""
