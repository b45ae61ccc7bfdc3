"""Who depends most on one partner: suppliers on a customer, recipients on a supplier."""

from __future__ import annotations

from typing import Literal

from legation.graph.claims import UNKNOWN
from legation.graph.store import Store
from legation.service.answers.arms_rankings import Dependence, Dependent
from legation.service.declaration import question
from legation.service.parameters import DependenceOf, Edition, Few, From, KnownOn, MinTiv, To
from legation.service.questions.arms.concentration import MIN_TIV, at_least, not_ranked
from legation.service.questions.arms.flows import (
    UNIT,
    Flow,
    World,
    by_volume,
    falls_short,
    holding,
    name_of,
    newer_editions,
    shared,
    together,
    world,
)
from legation.service.questions.arms.registers import Role, registers
from legation.service.questions.arms.trade import OTHER, percent
from legation.service.questions.common.period import known_day, window

Of = Literal["suppliers", "recipients"]
_ROLE: dict[Of, Role] = {"suppliers": "exports", "recipients": "imports"}


@question("/v1/arms/dependence", "Who depends most on one partner", tag="arms", statuses=())
def dependence(
    store: Store, first: From, last: To, *, of: DependenceOf = "suppliers", min_tiv: MinTiv = MIN_TIV, edition: Edition = None,
    known_on: KnownOn = None, limit: Few = 20,
) -> Dependence:  # fmt: skip
    """Suppliers by the part of their exports that goes to one customer, or recipients by the part that comes from one supplier.

    Parties with at least `min_tiv` of trade in the window by the part of it that goes to, or comes from, one partner.

    An unknown partner is in the total and is never the one depended on. Raises InputError, NotCovered.
    """
    years = window(first, last)
    at_least(min_tiv)
    loaded = registers(store, known_day(known_on))
    chosen = holding(loaded, years, edition)
    role = _ROLE[of]
    found = world(store, chosen, years)
    lines: list[Dependent] = []
    small = inexact = 0
    for party, partners in found.partners(role).items():
        if party == UNKNOWN:
            continue
        total = together(partners.values())
        if falls_short(total, min_tiv):
            small += 1
        elif not total.exact or total.certain <= 0:
            inexact += 1
        elif line := _line(found, party, partners, total, role):
            lines.append(line)
    lines.sort(key=lambda one: (-one.share, -one.total, one.party))
    notes = [UNIT, *not_ranked(inexact, chosen), *newer_editions(loaded, chosen, edition)]
    return Dependence(
        of=of, min_tiv=min_tiv, left_out=small, ranking=lines[:limit], notes=notes, truncated=len(lines) > limit, **shared(chosen, years)
    )


def _line(found: World, party: str, partners: dict[str, Flow], total: Flow, role: Role) -> Dependent | None:
    known = [one for one in by_volume(partners) if one != UNKNOWN]
    if not known:
        return None
    first, flow = known[0], partners[known[0]]
    second = known[1] if len(known) > 1 else None
    return Dependent(
        party=party, name=name_of(party, role), partner=first, partner_name=name_of(first, OTHER[role]), tiv=round(flow.certain, 2),
        share=round(100 * flow.certain / total.certain, 2), total=round(total.certain, 2), estimated_tiv=round(total.estimated, 2),
        partners=len(partners), next_partner=second,
        next_share=round(100 * partners[second].certain / total.certain, 2) if second else None,
        share_of_partner=percent(flow, found.total(first, OTHER[role]))[0],
    )  # fmt: skip
