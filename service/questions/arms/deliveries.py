"""The deliveries behind a party's trade, one by one, with what the register says of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from legation.graph.errors import LimitExceeded
from legation.graph.store import Row, Store
from legation.service.questions.arms.flows import Flow, known_as
from legation.service.questions.arms.registers import Register, Role
from legation.service.questions.arms.trade import period_years
from legation.service.questions.common.period import Window

_STATEMENT = {"imports": "ask/arms_deliveries_to", "exports": "ask/arms_deliveries_from"}
MOST = 50_000
"""Deliveries read for one question; more than any party has in a register."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row of a register: `years` of delivery (one, or those that share the value) and its details by the claim's names."""

    partner: str
    years: tuple[int, ...]
    value: float | None
    details: dict[str, Any]
    claim: str = ""

    def inside(self, years: Window) -> bool:
        """Whether it lies wholly in the window."""
        return years.first <= self.years[0] and self.years[-1] <= years.last


def deliveries(store: Store, party: str, role: Role, register: Register, years: Window) -> list[Delivery]:
    """What a party received or supplied in the window by one register. Raises LimitExceeded."""
    found: list[Delivery] = []
    for piece in register.read_as(years):
        asked = {"party": party, "source": piece.register.id, "first": piece.years.first, "last": piece.years.last, "limit": MOST + 1}
        rows = store.read(_STATEMENT[role], asked)
        if len(rows) > MOST:
            raise LimitExceeded(f"{party} has more than {MOST:,} deliveries in {years.edtf}; ask for a shorter window")
        found += [_delivery(row) for row in rows]
    return found


def _delivery(row: Row) -> Delivery:
    details = orjson.loads(row["details"]) if row["details"] else {}
    return Delivery(known_as(row["partner"]), period_years(row["period"]), row["value"], details, row["claim"])


def summed(found: Sequence[Delivery], years: Window, by: str) -> Iterator[tuple[str, str, Flow]]:
    """(what detail `by` says, partner, flow) of deliveries in the window; a detail that is missing is ''."""
    sums: dict[tuple[str, str], Flow] = {}
    for one in found:
        key = str(one.details.get(by) or ""), one.partner
        sums.setdefault(key, Flow()).take(_row(one), one.inside(years))
    for (name, partner), flow in sums.items():
        yield name, partner, flow


def _row(one: Delivery) -> dict[str, Any]:
    return {
        "tiv": one.value or 0.0, "estimated": float(one.details.get("estimated") or 0.0),
        "deliveries": int(one.details.get("deliveries", 1)), "unvalued": one.value is None,
    }  # fmt: skip
