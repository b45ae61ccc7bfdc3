"""The rows of the register behind a figure: which weapons, how many, when ordered and delivered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar

from pydantic import Field

from legation.graph.claims import UNKNOWN
from legation.graph.errors import InputError
from legation.graph.parties import Party
from legation.graph.store import Store
from legation.service.answers.arms import TivMax, Total, Year
from legation.service.answers.arms_matrix import ArmsAnswer
from legation.service.answers.base import Part, PartyRef
from legation.service.answers.table import Table
from legation.service.declaration import question
from legation.service.parameters import Edition, From, KnownOn, Limit, To, named
from legation.service.questions.arms.deliveries import Delivery, deliveries
from legation.service.questions.arms.flows import UNIT, Flow, about_values, name_of, newer_editions, shared
from legation.service.questions.arms.registers import Register, Role, choose, registers
from legation.service.questions.arms.trade import beyond
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.period import Window, known_day, window

_NAME = "party: id, code or name; `unknown` for those that the register does not know"
MaybeSupplier = Annotated[str | None, named(f"the supplying {_NAME}", "ISR", "supplier")]
MaybeRecipient = Annotated[str | None, named(f"the receiving {_NAME}", "AZE", "recipient")]
WITH_ROWS = frozenset({"deliveries", "orders"})
"""Shapes of registers whose rows are deliveries or deals; tables give sums of years."""


class Deal(Part):
    """One row of the register."""

    supplier: str = Field(description="party id, or `unknown`")
    supplier_name: str
    recipient: str = Field(description="party id, or `unknown`")
    recipient_name: str
    weapon: str | None = Field(description="designation; null where the register gives sums only")
    description: str | None = Field(description="sort of weapon")
    category: str | None = Field(description="armament category, where the edition has them")
    ordered: Year | None = Field(description="year of the order")
    number_ordered: float | None
    number: float | None = Field(description="number delivered")
    delivered: list[Year] = Field(description="years of delivery; with several the TIV is for all of them together")
    in_window: bool = Field(description="whether all these years lie in the window")
    tiv: float | None = Field(description="TIV of what was delivered in these years; null where the register gives none")
    tiv_unit: float | None = Field(description="TIV of one")
    estimated: bool = Field(description="whether number, year or value is marked as uncertain")
    status: str | None = Field(description="new, second hand …")
    comment: str | None
    register_id: str | None = Field(description="the register's own id of the deal")
    claim: str = Field(description="id of the claim")


class Deals(ArmsAnswer):
    """The rows behind a party's trade, or behind what went between two."""

    TABLE: ClassVar[Table] = Table(
        "deliveries",
        "from to edition unit supplier supplier_name recipient recipient_name weapon description category ordered number_ordered number "
        "delivered in_window tiv tiv_unit estimated status comment register_id claim citation",
        key="claim",
    )

    supplier: PartyRef | None
    recipient: PartyRef | None
    total: Total
    deliveries: list[Deal] = Field(description="the latest deliveries first, of one year the largest")
    rows: int = Field(description="rows in all, before `limit`")
    total_max: TivMax = None
    total_estimate: TivMax = None


@question("/v1/arms/deliveries", "The deliveries behind a figure", tag="arms", operation="arms_deliveries")
def arms_deliveries(
    store: Store, first: From, last: To, *, supplier: MaybeSupplier = None, recipient: MaybeRecipient = None, edition: Edition = None,
    known_on: KnownOn = None, limit: Limit = 500,
) -> Deals:  # fmt: skip
    """Row by row what the register lists of a supplier, a recipient or a pair: weapon, number, order, years of delivery, TIV, comment.

    The rows are those of the edition that answers `suppliers` and `recipients`, so that they sum to its figures; where that gives sums
    only, the newest with rows. Raises UnknownParty, InputError, NotCovered, LimitExceeded.
    """
    years = window(first, last)
    notes: list[str] = []
    ends: dict[Role, Any] = {"exports": _end(supplier, years, notes), "imports": _end(recipient, years, notes)}
    known = [role for role in ("imports", "exports") if ends[role] is not None and ends[role].id != UNKNOWN]
    if not known:
        raise InputError("say a supplier or a recipient that is known; `unknown` can be asked for beside one", place="recipient")
    role: Role = known[0]  # type: ignore[assignment]
    loaded = registers(store, known_day(known_on))
    party, _ = party_in((recipient if role == "imports" else supplier) or "", years)
    chosen, said = _with_rows(loaded, party, role, years, edition)
    other = ends["exports" if role == "imports" else "imports"]
    listed = [one for one in deliveries(store, party.id, role, chosen, years) if other is None or one.partner == other.id]
    total = _sum(listed, years)
    listed.sort(key=lambda one: (-one.years[-1], -(one.value or 0.0), one.partner, one.claim))
    notes += [UNIT, *said, *about_values(total, chosen, years), *newer_editions(loaded, chosen, edition)]
    if not listed:
        notes.append(f"Edition {chosen.edition} lists no such deliveries in {years.edtf}: none were identified.")
    return Deals(
        supplier=ends["exports"], recipient=ends["imports"], total=round(total.certain, 2),
        deliveries=[_deal(one, party.id, role, years) for one in listed[:limit]], rows=len(listed), notes=notes,
        truncated=len(listed) > limit, **shared(chosen, years), **beyond(total, "total"),
    )  # fmt: skip


def _end(text: str | None, years: Window, notes: list[str]) -> PartyRef | None:
    if text is None:
        return None
    if text.strip().casefold() == UNKNOWN:
        return PartyRef(id=UNKNOWN, name="unknown")
    party, said = party_in(text, years)
    notes += said
    return PartyRef(id=party.id, name=party.name)


def _with_rows(loaded: Sequence[Register], party: Party, role: Role, years: Window, edition: str | None) -> tuple[Register, list[str]]:
    """The register that answers the question of sums, else (where that has no rows) the best that has."""
    chosen = choose(loaded, party, role, years, edition)
    if all(piece.register.row["shape"] in WITH_ROWS for piece in chosen.read_as(years)) or edition is not None:
        if edition is not None and chosen.row["shape"] not in {*WITH_ROWS, "joined"}:
            return chosen, [f"Edition {chosen.edition} gives sums of years only; editions by delivery or order list weapons."]
        return chosen, []
    rows = [one for one in loaded if one.row["shape"] in WITH_ROWS]
    if not rows:
        return chosen, [f"Edition {chosen.edition} gives sums of years only; load SIPRI's register by delivery or order for the weapons."]
    other = choose(rows, party, role, years, None)
    return other, [
        f"Edition {chosen.edition}, which answers for the sums of these years, gives no rows; these are those of edition {other.edition}, "
        "whose sums differ from it."
    ]


def _sum(listed: Sequence[Delivery], years: Window) -> Flow:
    total = Flow()
    for one in listed:
        within = sum(years.first <= year <= years.last for year in one.years)
        row = {
            "tiv": one.value or 0.0,
            "estimated": float(one.details.get("estimated") or 0.0),
            "deliveries": 1,
            "unvalued": one.value is None,
        }
        total.take(row, one.inside(years), row["tiv"] * within / len(one.years))
    return total


def _deal(one: Delivery, party: str, role: Role, years: Window) -> Deal:
    supplier, recipient = (one.partner, party) if role == "imports" else (party, one.partner)
    own = one.details
    marks = ("estimated", "years_estimated", "number_estimated")
    return Deal(
        supplier=supplier, supplier_name=name_of(supplier), recipient=recipient, recipient_name=name_of(recipient, "imports"),
        weapon=own.get("designation"), description=own.get("description"), category=own.get("category"), ordered=own.get("order_year"),
        number_ordered=own.get("number_ordered"), number=own.get("number"), delivered=list(one.years), in_window=one.inside(years),
        tiv=one.value, tiv_unit=own.get("tiv_unit"), estimated=any(own.get(mark) for mark in marks), status=own.get("status"),
        comment=own.get("comment"), register_id=own.get("register_id"), claim=one.claim,
    )  # fmt: skip
