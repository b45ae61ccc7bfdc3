"""A party's arms trade in a window, by register and partner, and the totals that its shares are shares of.

A register per order gives one value for several delivery years. What lies wholly in the window is certain; of what reaches over
its edge an unknown part does: figures then have a lowest and a highest value. Beside them stands an estimate, called so, that
splits such a value evenly over the years that it lists; it ranks, since neither of the other two can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from legation.graph.claims import UNKNOWN
from legation.graph.projection.totals import total_id
from legation.graph.store import Store
from legation.service.questions.arms.register import Register, Role
from legation.service.questions.common.period import Window

_STATEMENT = {"imports": "ask/arms_to", "exports": "ask/arms_from"}
OTHER: Mapping[Role, Role] = {"imports": "exports", "exports": "imports"}


@dataclass(slots=True)
class Amount:
    """TIV: `certain` surely in the window, `possible` of which an unknown part is; both zero where there is none. `spread` is the part
    of `possible` that falls into the window where values are split evenly over their years."""

    certain: float = 0.0
    possible: float = 0.0
    estimated: float = 0.0
    deliveries: int = 0
    unvalued: int = 0
    spread: float = 0.0

    @property
    def exact(self) -> bool:
        """Whether nothing of it reaches over the window's edge."""
        return not self.possible

    @property
    def most(self) -> float:
        """The highest value that it can have."""
        return self.certain + self.possible

    @property
    def likely(self) -> float:
        """What is certain and the even split of the rest: an estimate, equal to `certain` where that is exact."""
        return self.certain + self.spread


@dataclass(slots=True)
class Trade:
    """One party's imports or exports: `flows[register id][partner]`. All unknown partners are one, `unknown`."""

    party: str
    role: Role
    years: Window
    flows: dict[str, dict[str, Amount]] = field(default_factory=dict)

    def flow(self, register: Register, partner: str) -> Amount:
        """What went between the party and one partner; nothing where the register lists nothing."""
        return self.flows.get(register.key, {}).get(partner, Amount())

    def total(self, register: Register) -> Amount:
        """All partners together."""
        amounts = self.flows.get(register.key, {}).values()
        return Amount(
            sum(one.certain for one in amounts), sum(one.possible for one in amounts), sum(one.estimated for one in amounts),
            sum(one.deliveries for one in amounts), sum(one.unvalued for one in amounts), sum(one.spread for one in amounts),
        )  # fmt: skip


def trade(store: Store, party: str, role: Role, years: Window, sources: Sequence[Register]) -> Trade:
    """What the given registers say of a party's imports or exports in the window; one statement, and one for each piece of a joined one."""
    found = Trade(party, role, years)
    plain = {one.id: one.id for one in sources if not one.pieces}
    reads = [(plain, years)] if plain else []
    for one in sources:
        reads += [({piece.register.id: one.key}, piece.years) for piece in one.read_as(years) if one.pieces]
    for wanted, own in reads:  # which of them is cheaper told here than as a list in the statement
        for row in store.read(_STATEMENT[role], {"party": party, "first": own.first, "last": own.last}):
            if row["source"] not in wanted:
                continue
            partner = UNKNOWN if row["partner"].startswith(f"{UNKNOWN}:") else row["partner"]
            amount = found.flows.setdefault(wanted[row["source"]], {}).setdefault(partner, Amount())
            if row["inside"]:
                amount.certain += row["tiv"]
                amount.estimated += row["estimated"]
            else:
                amount.possible += row["tiv"]
                amount.spread += row["spread"]
            amount.deliveries += row["deliveries"]
            amount.unvalued += row["unvalued"]
    return found


Whole = tuple[str, Role, str]
"""(party, role, edition): whose total, and by which edition."""


def totals(store: Store, asked: Iterable[Whole], registers: Sequence[Register], years: Window) -> dict[Whole, Amount]:
    """Parties' total imports or exports in the window; absent where no register of that edition can say.

    A total is summed over a register that holds all of the party's trade of that role, else it is what a source of the edition prints.
    """
    ways: dict[Whole, list[list[tuple[str, Window]]]] = {}
    for party, role, edition in asked:
        covering = [one for one in registers if one.edition == edition and one.covers(years)]
        covering.sort(key=lambda one: one.rank, reverse=True)
        ways[party, role, edition] = [
            [(total_id(party, piece.register.id, role), piece.years) for piece in one.read_as(years)]
            for one in covering if one.whole(party, role, years)
        ] + [[(total_id(party, one.id, role, stated=True), years)] for one in covering if not one.pieces]  # fmt: skip
    ids = sorted({way for found in ways.values() for pieces in found for way, _ in pieces})
    if not ids:
        return {}
    held = {row["id"]: row for row in store.read("ask/arms_totals", {"ids": ids})}
    made: dict[Whole, Amount] = {}
    for key, in_order in ways.items():
        for pieces in in_order:
            if any(way in held for way, _ in pieces):
                made[key] = Amount()
                for way, own in pieces:
                    if way in held:
                        _add_window(made[key], held[way]["periods"], held[way]["tiv"], own)
                break
    return made


def _add_window(amount: Amount, periods: Sequence[str], values: Sequence[float], years: Window) -> None:
    first, last = years
    begin, end = f"{first:04d}", f"{last:04d}"
    for period, value in zip(periods, values, strict=True):
        if len(period) == 4:  # one year, as in most registers: compared as text, which is much quicker
            if begin <= period <= end:
                amount.certain += value
            continue
        delivery_years = period_years(period)
        if delivery_years[-1] < first or delivery_years[0] > last:
            continue
        if delivery_years[0] >= first and delivery_years[-1] <= last:
            amount.certain += value
        elif within := sum(first <= year <= last for year in delivery_years):
            amount.possible += value
            amount.spread += value * within / len(delivery_years)


@lru_cache(maxsize=65536)
def period_years(period: str) -> tuple[int, ...]:
    """The years of a delivery period as the projection writes it: `2016`, or `2014,2015,2017`."""
    return tuple(int(year) for year in period.split(","))


def percent(part: Amount, whole: Amount | None) -> tuple[float | None, tuple[float, float] | None]:
    """What `part` is of a whole that contains it: (percent, None), (None, (lowest, highest)), or (None, None) without a whole."""
    if whole is None or whole.most <= 0:
        return None, None
    if part.exact and whole.exact:
        return round(100 * part.certain / whole.certain, 2), None
    others = max(whole.possible - part.possible, 0.0)
    least = 100 * part.certain / (whole.certain + others) if whole.certain + others > 0 else 0.0
    most = 100 * part.most / (whole.certain + part.possible) if whole.certain + part.possible > 0 else 100.0
    return None, (round(min(least, 100.0), 2), round(min(most, 100.0), 2))


def share_estimate(part: Amount, whole: Amount | None) -> float | None:
    """Percent by the estimates of both; None where both are exact, or without a whole."""
    if whole is None or whole.likely <= 0 or (part.exact and whole.exact):
        return None
    return round(100 * part.likely / whole.likely, 2)


def beyond(amount: Amount, name: str = "tiv") -> dict[str, Any]:
    """The fields `tiv_max` and `tiv_estimate` (or of another name) of an amount that is not exact; none of one that is."""
    if amount.exact:
        return {}
    return {f"{name}_max": round(amount.most, 2), f"{name}_estimate": round(amount.likely, 2)}
