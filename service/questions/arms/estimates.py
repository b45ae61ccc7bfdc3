"""How sure a party's shares are: what rests on estimates, on rounding, and on estimated delivery years at the window's edges.

The rule for years: a delivery whose year the register marks as estimated may have been a year earlier or later. At the window's
edges such deliveries may lie outside, those of the years beside it inside. A share's range takes the worst of both for it: its own
at the least and all others' at the most, and the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legation.graph.store import Store
from legation.service.answers.arms_detail import EstimatedPart, EstimatedParts
from legation.service.declaration import question
from legation.service.parameters import Edition, From, KnownOn, Limit, PartyName, To, TradeRole
from legation.service.questions.arms.deliveries import Delivery, deliveries
from legation.service.questions.arms.flows import Flow, by_volume, name_of, shared
from legation.service.questions.arms.intervals import Bounds, bounds, less, rounded, share_bounds, share_of
from legation.service.questions.arms.party_trade import party_trade
from legation.service.questions.arms.registers import Register, Role
from legation.service.questions.arms.trade import OTHER, beyond
from legation.service.questions.common.period import Window, window

MARKED_SHAPES = frozenset({"deliveries", "orders"})
"""Registers that mark estimates row by row."""
LINES = 500
ALL = ""
"""Key of what all partners have together."""


@dataclass(slots=True)
class Edges:
    """One partner's TIV with an estimated delivery year: in the window, at its edges, and just beside it."""

    in_window: float = 0.0
    outside: float = 0.0
    inside: float = 0.0


@question("/v1/arms/estimates", "How sure a party's shares are", tag="arms")
def estimates(
    store: Store, party: PartyName, first: From, last: To, *, role: TradeRole = "imports", edition: Edition = None,
    known_on: KnownOn = None, limit: Limit = 500,
) -> EstimatedParts:  # fmt: skip
    """The part of each flow that rests on estimates, and the range of each share: by rounding, and by estimated delivery years at the
    window's edges.

    The estimated part of a party's trade by partner, with the range that each share may have.

    Raises UnknownParty, InputError, NotCovered.
    """
    years = window(first, last)
    trade = party_trade(store, party, role, years, edition, known_on)
    owner, found, total, chosen = trade.party, trade.flows, trade.total, trade.register
    edges = edge_years(store, owner.id, role, chosen, years)
    lines = [_line(one, found, total, chosen, edges, OTHER[role]) for one in by_volume(found)]
    marked = estimates_are_marked(chosen, total)
    notes = trade.about(*_about(chosen, years, edges))
    more = beyond(total, "total")
    return EstimatedParts(
        party=owner.id, name=owner.name, role=role, total=round(total.certain, 2),
        estimated_tiv=round(total.estimated, 2) if marked else None, estimated_percent=_percent(total) if marked else None,
        partners=lines[:limit], notes=notes, truncated=len(lines) > limit, **shared(chosen, years), **more,
    )  # fmt: skip


def estimates_are_marked(register: Register, total: Flow) -> bool:
    """Whether the edition says what is estimated; sums made from one that does carry the amount."""
    return register.row["shape"] in MARKED_SHAPES or total.estimated > 0


def edge_years(
    store: Store, party: str, role: Role, register: Register, years: Window, *, inner: bool = True
) -> dict[str, Edges] | None:  # fmt: skip
    """By partner (and `ALL`), what rests on estimated delivery years; None for a register that does not say so delivery by delivery.

    Without `inner` only the years at the window's edges are read: then `in_window` is not told, the rest is.
    """
    if register.row["shape"] not in MARKED_SHAPES or not register.yearly:
        return None
    read = [Window(years.first - 1, years.last + 1)]
    if not inner and years.length > 2:
        read = [Window(years.first - 1, years.first), Window(years.last, years.last + 1)]
    return _edges([one for part in read for one in deliveries(store, party, role, register, part)], years)


def _edges(found: Sequence[Delivery], years: Window) -> dict[str, Edges]:
    sums: dict[str, Edges] = {ALL: Edges()}
    for one in found:
        if not one.details.get("years_estimated") or not one.value:
            continue
        for edges in (sums[ALL], sums.setdefault(one.partner, Edges())):
            if not one.inside(years):
                edges.inside += one.value
                continue
            edges.in_window += one.value
            if one.years[0] in (years.first, years.last):
                edges.outside += one.value
    return sums


def share_range_years(partner: str, found: dict[str, Flow], total: Flow, register: Register, edges: dict[str, Edges]) -> Bounds | None:
    """Lowest and highest share of a partner when estimated years at the edges are a year off."""
    own, every = edges.get(partner, Edges()), edges.get(ALL, Edges())
    flow = found.get(partner, Flow())
    low, high = bounds(flow, register)
    rest_low, rest_high = bounds(less(total, flow), register)
    part = max(low - own.outside, 0.0), high + own.inside
    rest = max(rest_low - (every.outside - own.outside), 0.0), rest_high + every.inside - own.inside
    return share_bounds(part, rest)


def _line(
    partner: str, found: dict[str, Flow], total: Flow, register: Register, edges: dict[str, Edges] | None, role: Role
) -> EstimatedPart:
    flow = found[partner]
    share, span = share_of(flow, total, register)
    marked = estimates_are_marked(register, total)
    own = (edges or {}).get(partner, Edges())
    more = beyond(flow)
    return EstimatedPart(
        partner=partner, name=name_of(partner, role), tiv=round(flow.certain, 2), share=share,
        estimated_tiv=round(flow.estimated, 2) if marked else None, estimated_percent=_percent(flow) if marked else None,
        year_estimated_tiv=round(own.in_window, 2) if edges is not None else None,
        may_lie_outside=round(own.outside, 2) if edges is not None else None,
        may_lie_inside=round(own.inside, 2) if edges is not None else None, share_range=span,
        share_range_years=share_range_years(partner, found, total, register, edges) if edges is not None else None, **more,
    )  # fmt: skip


def _percent(flow: Flow) -> float | None:
    return round(100 * flow.estimated / flow.certain, 2) if flow.certain > 0 else None


def _about(register: Register, years: Window, edges: dict[str, Edges] | None) -> list[str]:
    notes = []
    if rounded(register):
        notes.append(f"The cells of edition {register.edition} are whole TIV; each may be half a unit off, one of 0 upwards only.")
    if edges is not None:
        notes.append(
            "A delivery whose year is estimated is taken to be at most one year off: those at the window's edges may lie outside, those "
            "of the years beside it inside. `share_range_years` takes the worst case for each share."
        )
        if years.last + 1 > register.last:
            notes.append(f"Edition {register.edition} covers {register.last} last; what it lists for {years.last + 1} may be incomplete.")
        if years.first - 1 < register.first:
            notes.append(f"Edition {register.edition} covers {register.first} first; what lies just before the window is not known.")
    return notes
