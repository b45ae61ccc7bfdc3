"""A party's arms trade in a window, by register and partner, and the totals that its shares are shares of.

A register per order gives one value for several delivery years. What lies wholly in the window is certain; of what reaches over
its edge an unknown part does. It is never split: figures then have a lowest and a highest value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from legation.graph.claims import UNKNOWN
from legation.graph.projection.totals import total_id
from legation.graph.store import Store
from legation.service.questions.arms.registers import Register, Role
from legation.service.questions.common.period import Window

_STATEMENT = {"imports": "ask/arms_to", "exports": "ask/arms_from"}
OTHER: Mapping[Role, Role] = {"imports": "exports", "exports": "imports"}


@dataclass(slots=True)
class Amount:
    """TIV: `certain` surely in the window, `possible` of which an unknown part is; both zero where there is none."""

    certain: float = 0.0
    possible: float = 0.0
    estimated: float = 0.0
    deliveries: int = 0
    unvalued: int = 0

    @property
    def exact(self) -> bool:
        """Whether nothing of it reaches over the window's edge."""
        return not self.possible

    @property
    def most(self) -> float:
        """The highest value that it can have."""
        return self.certain + self.possible


@dataclass(slots=True)
class Trade:
    """One party's imports or exports: `flows[register id][partner]`. All unknown partners are one, `unknown`."""

    party: str
    role: Role
    years: Window
    flows: dict[str, dict[str, Amount]] = field(default_factory=dict)

    def flow(self, register: Register, partner: str) -> Amount:
        """What went between the party and one partner; nothing where the register lists nothing."""
        return self.flows.get(register.id, {}).get(partner, Amount())

    def total(self, register: Register) -> Amount:
        """All partners together."""
        amounts = self.flows.get(register.id, {}).values()
        return Amount(
            sum(one.certain for one in amounts), sum(one.possible for one in amounts), sum(one.estimated for one in amounts),
            sum(one.deliveries for one in amounts), sum(one.unvalued for one in amounts),
        )  # fmt: skip


def trade(store: Store, party: str, role: Role, years: Window, sources: Sequence[Register]) -> Trade:
    """What the given registers say of a party's imports or exports in the window; one statement."""
    found = Trade(party, role, years)
    if not sources:
        return found
    wanted = {one.id for one in sources}  # cheaper here than as a list in the statement
    for row in store.read(_STATEMENT[role], {"party": party, "first": years.first, "last": years.last}):
        if row["source"] not in wanted:
            continue
        partner = UNKNOWN if row["partner"].startswith(f"{UNKNOWN}:") else row["partner"]
        amount = found.flows.setdefault(row["source"], {}).setdefault(partner, Amount())
        if row["inside"]:
            amount.certain += row["tiv"]
            amount.estimated += row["estimated"]
        else:
            amount.possible += row["tiv"]
        amount.deliveries += row["deliveries"]
        amount.unvalued += row["unvalued"]
    return found


Asked = tuple[str, Role, str]
"""(party, role, edition): whose total, and by which edition."""


def totals(store: Store, asked: Iterable[Asked], registers: Sequence[Register], years: Window) -> dict[Asked, Amount]:
    """Parties' total imports or exports in the window; absent where no register of that edition can say.

    A total is summed over a register that holds all of the party's trade of that role, else it is what a source of the edition prints.
    """
    ways: dict[Asked, list[str]] = {}
    for party, role, edition in asked:
        covering = [one for one in registers if one.edition == edition and one.covers(years)]
        covering.sort(key=lambda one: one.rank, reverse=True)
        ways[party, role, edition] = [total_id(party, one.id, role) for one in covering if one.whole(party, role)] + [
            total_id(party, one.id, role, stated=True) for one in covering
        ]
    ids = sorted({way for one in ways.values() for way in one})
    if not ids:
        return {}
    held = {row["id"]: row for row in store.read("ask/arms_totals", {"ids": ids})}
    found: dict[Asked, Amount] = {}
    for key, ids_in_order in ways.items():
        for way in ids_in_order:
            if way in held:
                found[key] = _in_window(held[way]["periods"], held[way]["tiv"], years)
                break
    return found


def _in_window(periods: Sequence[str], values: Sequence[float], years: Window) -> Amount:
    amount = Amount()
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
        elif any(first <= year <= last for year in delivery_years):
            amount.possible += value
    return amount


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
