"""Pictures of one party's arms trade by address, for `<img>`, documents and dashboards.

Each asks the same question as the address of the API that it names; `csv` is that answer whole, also where the picture shows the
largest only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from legation.graph.errors import NotFound
from legation.graph.store import Store
from legation.service.answers.arms import RecipientFlow, Recipients, SupplierFlow, Suppliers
from legation.service.answers.arms import drawn as drawn_tiv
from legation.service.charts import bars, flow, lines, page
from legation.service.charts.words import source_line, span, unsplit
from legation.service.parameters import (
    Edition,
    From,
    KnownOn,
    LaterFrom,
    LaterTo,
    MaybeFrom,
    MaybeTo,
    PartnerBloc,
    PartnerRegion,
    PartyName,
    RecipientName,
    SupplierName,
    To,
    TradeRole,
)
from legation.service.pictures.declaration import Drawing, picture
from legation.service.questions.arms import categories as arms_categories
from legation.service.questions.arms import changes
from legation.service.questions.arms import partners as arms
from legation.service.questions.arms import trend as arms_trend
from legation.service.questions.pairs import dyads

MOST = 15
"""Partners that a ranked picture shows."""
MOVED = 8
"""Partners that a comparison shows."""
WINDOW = 5
"""Years of the windows whose shares are drawn, as SIPRI's own trends have them."""
PARTNERS = 50
_WINDOW_OF_YEARS = re.compile(r"\d{4}/(\d{4})$")
UNIT = "TIV: a volume of military capability, not money."
ABOUT = f"{UNIT} Light: the register's estimates."


@picture("suppliers")
def suppliers(
    store: Store, recipient: RecipientName, first: From, last: To, region: PartnerRegion = None,
    bloc: PartnerBloc = None, edition: Edition = None, known_on: KnownOn = None,
) -> Drawing:  # fmt: skip
    """A party's suppliers, ranked (/v1/arms/suppliers)."""
    found = arms.suppliers(store, recipient, first, last, region=region, bloc=bloc, edition=edition, known_on=known_on)
    title = f"Who supplied {found.name}, {span(first, last)}{_some(region, bloc)}"
    return _ranked(found, title, "imports", [(one, one.share_of_imports) for one in found.suppliers])


@picture("recipients")
def recipients(
    store: Store, supplier: SupplierName, first: From, last: To, region: PartnerRegion = None,
    bloc: PartnerBloc = None, edition: Edition = None, known_on: KnownOn = None,
) -> Drawing:  # fmt: skip
    """To whom a party supplied, ranked (/v1/arms/recipients)."""
    found = arms.recipients(store, supplier, first, last, region=region, bloc=bloc, edition=edition, known_on=known_on)
    title = f"Whom {found.name} supplied, {span(first, last)}{_some(region, bloc)}"
    return _ranked(found, title, "exports", [(one, one.share_of_exports) for one in found.recipients])


def _ranked(
    found: Suppliers | Recipients, title: str, role: str, partners: Sequence[tuple[SupplierFlow | RecipientFlow, float | None]]
) -> Drawing:
    """The largest partners as bars, each with its share."""
    drawn = [_bar(one, share) for one, share in partners[:MOST]]
    sub = _sub(role, len(partners), found.total_max)
    return Drawing(found, lambda theme: bars.ranked(title, sub, drawn, source_line(found.source), theme=theme))


@picture("flow")
def one_flow(
    store: Store, party: PartyName, first: From, last: To, role: TradeRole = "imports", region: PartnerRegion = None,
    bloc: PartnerBloc = None, edition: Edition = None, known_on: KnownOn = None,
) -> Drawing:  # fmt: skip
    """A party's suppliers, or recipients, as bands (/v1/arms/suppliers, /v1/arms/recipients)."""
    question = arms.suppliers if role == "imports" else arms.recipients
    answer: Suppliers | Recipients = question(store, party, first, last, region=region, bloc=bloc, edition=edition, known_on=known_on)
    if isinstance(answer, Suppliers):
        parts = [(one.name, drawn_tiv(one), one.share_of_imports) for one in answer.suppliers]
    else:
        parts = [(one.name, drawn_tiv(one), one.share_of_exports) for one in answer.recipients]
    into = role == "imports"
    title = f"Arms {'to' if into else 'from'} {answer.name}, {span(first, last)}{_some(region, bloc)}"
    return Drawing(
        answer, lambda theme: _bands(title, answer.name, parts, into, source_line(answer.source), theme, unsplit([answer.total_max]))
    )


def _bands(
    title: str, name: str, parts: list[tuple[str, float, float | None]], into: bool, source: str, theme: page.Theme, left_out: str
) -> str:
    valued = [one for one in parts if one[1] > 0]
    shown, rest = (valued, []) if len(valued) <= MOST else (valued[: MOST - 1], valued[MOST - 1 :])
    drawn = [(label, tiv, f"{tiv:,.0f}" + (f" · {share:.1f} %" if share is not None else "")) for label, tiv, share in shown]
    if rest:
        drawn.append((f"{len(rest)} others", sum(one[1] for one in rest), f"{sum(one[1] for one in rest):,.0f}"))
    flows = [flow.Flow(label, name, tiv, note) if into else flow.Flow(name, label, tiv, note) for label, tiv, note in drawn]
    notes = {label: note for label, _, note in drawn}
    own = "its imports" if into else "its exports"
    return flow.flows(title, f"TIV and share of all {own}. {UNIT}{left_out}", flows, source, notes=notes, theme=theme)


@picture("compare")
def compare(
    store: Store, party: PartyName, first: From, last: To, later_from: LaterFrom, later_to: LaterTo,
    role: TradeRole = "imports", edition: Edition = None, known_on: KnownOn = None,
) -> Drawing:  # fmt: skip
    """Two windows of a party side by side (/v1/arms/changes)."""
    found = changes.changes(store, party, first, last, later_from, later_to, role=role, edition=edition, known_on=known_on
    )  # fmt: skip
    ranked = sorted(found.partners, key=lambda one: -max(one.before.share or 0, one.after.share or 0))
    shown = [lines.Slope(one.name, one.before.share or None, one.after.share or None) for one in ranked[:MOVED]]
    windows = (span(found.from_, found.to), span(found.later_from, found.later_to))
    title = f"{found.name}’s arms {role}, {windows[0]} and {windows[1]}"
    return Drawing(
        found,
        lambda theme: lines.slopes(
            title, f"Shares of all its {role}, the largest {MOVED} partners", windows, shown, source_line(found.source), theme=theme
        ),
    )


@picture("deliveries")
def deliveries(
    store: Store, supplier: SupplierName, recipient: RecipientName, edition: Edition = None, known_on: KnownOn = None
) -> Drawing:
    """Deliveries from one party to another by year (/v1/dyads). Raises NotFound where no register gives single years."""
    found = dyads.between(store, supplier, recipient, known_on=known_on)
    # `between` keeps the order asked for: the supplier is the first of the two.
    flows = [
        flow for flow in found.arms
        if flow.supplier == found.a.id and edition in (None, flow.edition) and all(one.period.isdecimal() for one in flow.periods)
    ]  # fmt: skip
    if not flows:
        raise NotFound(f"no loaded register gives deliveries of single years from {found.a.name} to {found.b.name}")
    newest = max(flows, key=lambda one: (one.edition, len(one.periods)))
    given = {int(one.period): one for one in newest.periods}
    drawn = [
        bars.Bar(str(year), given[year].tiv, given[year].estimated_tiv, "") if year in given else bars.Bar(str(year), 0, 0, "")
        for year in range(min(given), max(given) + 1)
    ]
    title = f"Arms from {found.a.name} to {found.b.name}"
    return Drawing(found, lambda theme: bars.by_year(title, ABOUT, drawn, source_line(newest.source), theme=theme))


@picture("shares")
def shares(store: Store, supplier: SupplierName, recipient: RecipientName, edition: Edition = None, known_on: KnownOn = None) -> Drawing:
    """A supplier's five-year shares of a party's imports (/v1/arms/trend), and what sources report (/v1/dyads)."""
    found = arms_trend.trend(store, recipient, "imports", length=WINDOW, top=PARTNERS, edition=edition, known_on=known_on
    )  # fmt: skip
    both = dyads.between(store, supplier, recipient, known_on=known_on)
    points: list[tuple[int, float | None]] = []
    for one in found.windows:
        part = next((part for part in one.partners if part.partner == both.a.id), None)
        points.append((one.to, part.share if part else 0.0 if one.total > 0 else None))
    begin = next((index for index, (_, share) in enumerate(points) if share), None)
    if begin is None:
        raise NotFound(f"edition {found.edition} has no share of {both.a.name} in the imports of {found.name}")
    stated = [
        lines.Stated(int(years[1]), float(one.value), f"reported {one.value} % by {one.said_by}")
        for one in both.reported
        if one.supplier == both.a.id and one.base == "object_imports" and (years := _WINDOW_OF_YEARS.match(one.period or ""))
    ]
    title = f"{both.a.name}’s share of {found.name}’s arms imports"
    sub = f"Five years ending in the year shown. A window’s share says nothing of its single years. Diamonds: reported. {UNIT}"
    return Drawing(
        found, lambda theme: lines.over_years(title, sub, points[max(0, begin - 1) :], stated, source_line(found.source), theme=theme)
    )


@picture("trend")
def trend(
    store: Store, party: PartyName, role: TradeRole = "imports", first: MaybeFrom = None, last: MaybeTo = None,
    top: Annotated[int, Field(ge=1, le=page.SERIES, description="partners told apart")] = page.SERIES - 1, edition: Edition = None,
    known_on: KnownOn = None,
) -> Drawing:  # fmt: skip
    """A party's trade by year, its largest partners upon each other (/v1/arms/trend)."""
    found = arms_trend.trend(store, party, role, first, last, top=top, edition=edition, known_on=known_on)
    parts = [(one.name, one.tiv_estimate or one.tiv) for one in found.series]
    title = f"{found.name}’s arms {role} by year, {span(found.from_, found.to)}"
    sub = f"TIV by year of delivery; the largest {'suppliers' if role == 'imports' else 'recipients'} of all these years. {UNIT}"
    sub += unsplit(one.total_max for one in found.windows)
    return Drawing(found, lambda theme: bars.stacked(title, sub, found.years, parts, source_line(found.source), theme=theme))


@picture("categories")
def categories(
    store: Store, party: PartyName, first: From, last: To, role: TradeRole = "imports", edition: Edition = None,
    known_on: KnownOn = None,
) -> Drawing:  # fmt: skip
    """A party's trade by armament category, ranked (/v1/arms/categories)."""
    found = arms_categories.categories(store, party, first, last, role=role, edition=edition, known_on=known_on)
    drawn = [
        bars.Bar(
            one.category, one.tiv, one.estimated_tiv, f"{one.tiv:,.2f} TIV" + (f", {one.share:.1f} %" if one.share is not None else "")
        )
        for one in found.categories
    ]
    title = f"{found.name}’s arms {role} by category, {span(first, last)}"
    return Drawing(found, lambda theme: bars.ranked(title, f"Share of its {role}. {ABOUT}", drawn, source_line(found.source), theme=theme))


def _sub(role: str, partners: int, most: float | None) -> str:
    return f"Share of its {role}{f', the largest {MOST} of {partners}' if partners > MOST else ''}. {ABOUT}{unsplit([most])}"


def _some(region: str | None, bloc: str | None) -> str:
    return "".join([f", {region}" if region else "", f", members of {bloc}" if bloc else ""])


def _bar(flow: SupplierFlow | RecipientFlow, share: float | None) -> bars.Bar:
    said = f"{drawn_tiv(flow):,.2f} TIV" + (f", {share:.1f} %" if share is not None else "")
    return bars.Bar(flow.name, drawn_tiv(flow), flow.estimated_tiv, said)
