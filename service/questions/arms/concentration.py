"""How concentrated a party's trade is (HHI), and whose is most concentrated."""

from __future__ import annotations

from legation.graph.claims import UNKNOWN
from legation.graph.errors import InputError
from legation.graph.store import Store
from legation.service.answers.arms_rankings import Concentration, PartnerShare, Ranked, Ranking
from legation.service.declaration import question
from legation.service.parameters import Edition, Few, From, KnownOn, Limit, MinTiv, PartyName, To, TradeRole
from legation.service.questions.arms.flows import (
    UNIT,
    Flow,
    by_volume,
    falls_short,
    figures,
    holding,
    name_of,
    newer_editions,
    shared,
    together,
    world,
)
from legation.service.questions.arms.intervals import Bounds, hhi, rounded, share_of
from legation.service.questions.arms.party_trade import party_trade
from legation.service.questions.arms.registers import Register, Role, registers
from legation.service.questions.arms.trade import OTHER, beyond
from legation.service.questions.common.period import known_day, window

MIN_TIV = 100.0
"""Least trade in the window for a ranking, unless the caller says otherwise: below it one ship decides the index."""
LINES = 500


@question("/v1/arms/concentration", "How concentrated a party's trade is", tag="arms")
def concentration(
    store: Store, party: PartyName, first: From, last: To, *, role: TradeRole = "imports", edition: Edition = None,
    known_on: KnownOn = None, limit: Limit = 500,
) -> Concentration:  # fmt: skip
    """The Herfindahl-Hirschman index of a party's suppliers or customers, with its range and the shares behind it.

    The index of one party's suppliers (`imports`) or customers (`exports`), with its range and the shares behind it.

    Raises UnknownParty, InputError, NotCovered.
    """
    trade = party_trade(store, party, role, window(first, last), edition, known_on)
    owner, found, total, chosen = trade.party, trade.flows, trade.total, trade.register
    index = hhi(found.values())
    shares = {one: share_of(flow, total, chosen) for one, flow in found.items()}
    notes = [*trade.about(*_about_range(found, chosen)), *trade.none_listed()]
    listed = by_volume(found)
    more = beyond(total, "total")
    return Concentration(
        party=owner.id, name=owner.name, role=role, hhi=_rounded(index), effective_partners=_inverse(index),
        hhi_range=_range(found, shares), total=round(total.certain, 2),
        partners=[_line(one, found[one], shares[one], OTHER[role]) for one in listed[:limit]], notes=notes,
        truncated=len(listed) > limit, **shared(chosen, trade.years), **more,
    )  # fmt: skip


@question("/v1/arms/concentration/ranking", "Whose trade is most concentrated", tag="arms", statuses=())
def ranking(
    store: Store, first: From, last: To, *, role: TradeRole = "imports", min_tiv: MinTiv = MIN_TIV, edition: Edition = None,
    known_on: KnownOn = None, limit: Few = 20,
) -> Ranking:  # fmt: skip
    """Parties by the concentration of their imports or exports, of those with a least volume in the window.

    Parties with at least `min_tiv` of trade in the window, those with the most concentrated first; unknown parties are left out.

    Raises InputError, NotCovered.
    """
    years = window(first, last)
    at_least(min_tiv)
    loaded = registers(store, known_day(known_on))
    chosen = holding(loaded, years, edition)
    lines: list[Ranked] = []
    small = inexact = 0
    for party, partners in world(store, chosen, years).partners(role).items():
        if party == UNKNOWN:
            continue
        total = together(partners.values())
        index = hhi(partners.values())
        if falls_short(total, min_tiv):
            small += 1
        elif index is None:
            inexact += 1
        else:
            lines.append(_ranked(party, partners, total, index, role))
    lines.sort(key=lambda one: (-(one.hhi or 0.0), -one.total, one.party))
    notes = [UNIT, *not_ranked(inexact, chosen), *newer_editions(loaded, chosen, edition)]
    return Ranking(
        role=role, min_tiv=min_tiv, left_out=small, ranking=lines[:limit], notes=notes, truncated=len(lines) > limit,
        **shared(chosen, years),
    )  # fmt: skip


def at_least(min_tiv: float) -> None:
    """Raise InputError for a minimum volume below zero."""
    if not min_tiv >= 0:
        raise InputError(f"{min_tiv:g} is not a volume of 0 or more", place="min_tiv")


def not_ranked(inexact: int, chosen: Register) -> list[str]:
    """The note on parties of which a register per order cannot say enough."""
    if not inexact:
        return []
    return [
        f"{inexact} parties are not ranked: edition {chosen.edition} gives one value for several delivery years, and part of their trade "
        "reaches over the window's edge."
    ]


def _ranked(party: str, partners: dict[str, Flow], total: Flow, index: float, role: Role) -> Ranked:
    largest = by_volume(partners)[0]
    unknown = partners.get(UNKNOWN, Flow()).certain
    return Ranked(
        party=party, name=name_of(party, role), hhi=_rounded(index), effective_partners=_inverse(index), partners=len(partners),
        total=round(total.certain, 2), estimated_tiv=round(total.estimated, 2), largest=largest, largest_name=name_of(largest, OTHER[role]),
        largest_share=round(100 * partners[largest].certain / total.certain, 2), unknown_share=round(100 * unknown / total.certain, 2),
    )  # fmt: skip


def _line(partner: str, flow: Flow, share: tuple[float | None, Bounds | None], role: Role) -> PartnerShare:
    values = figures(flow) | {"share": share[0]}
    if share[1] is not None:
        values["share_range"] = share[1]
    return PartnerShare(partner=partner, name=name_of(partner, role), **values)


def _range(found: dict[str, Flow], shares: dict[str, tuple[float | None, Bounds | None]]) -> Bounds | None:
    """Lowest and highest index. At the least unknown partners are so many that none counts; at the most they are the largest known one."""
    spans = {one: span or ((share, share) if share is not None else None) for one, (share, span) in shares.items()}
    known = [span for one, span in spans.items() if one != UNKNOWN and span is not None]
    unknown = spans.get(UNKNOWN) or (0.0, 0.0)
    if not known:
        return (0.0, 1.0) if found and UNKNOWN in found else None
    highs = sorted((span[1] for span in known), reverse=True)
    highs[0] += unknown[1]
    low = sum((span[0] / 100) ** 2 for span in known)
    return round(max(low, 0.0), 4), round(min(sum((one / 100) ** 2 for one in highs), 1.0), 4)


def _about_range(found: dict[str, Flow], chosen: Register) -> list[str]:
    notes = []
    if UNKNOWN in found:
        notes.append(
            "All unknown partners count as one in `hhi`; `hhi_range` runs from unknown partners who are many to unknown ones who are "
            "the largest known one."
        )
    if rounded(chosen):
        notes.append(f"The cells of edition {chosen.edition} are whole TIV; each may be half a unit off, which the ranges carry through.")
    return notes


def _rounded(index: float | None) -> float | None:
    return None if index is None else round(index, 4)


def _inverse(index: float | None) -> float | None:
    return None if not index else round(1 / index, 2)
