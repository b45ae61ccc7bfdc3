"""Shares that sources report, beside what each edition of the register makes of them.

A reported figure agrees with an edition when the edition's own figure rounds to it at its own precision: 69 stands for everything
within half a point of it, 69.5 for everything within 0.05. Only like is compared with like: percent of major arms in whole years.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from legation.graph import time
from legation.graph.states.corrections import without_corrections
from legation.graph.store import Row, Store
from legation.service.answers.arms import Check, Reported
from legation.service.answers.base import number, source_ref
from legation.service.questions.arms.registers import Register, Role
from legation.service.questions.arms.trade import Amount, Trade, Whole, percent
from legation.service.questions.common.period import Window

MAJOR_ARMS = frozenset({"major arms", "major conventional arms", "major weapons", "major conventional weapons", "arms", "weapons"})
"""Scopes that a register of major arms may be held against; a claim without a scope is taken to be of these."""
WHOLE: dict[str, Role] = {"object_imports": "imports", "subject_exports": "exports"}
"""Base of a share: the trade that it is a part of."""


def claims_of(store: Store, tracks: Iterable[str], known_on: str | None) -> list[Row]:
    """Claims of the given tracks of reported shares that were known by a day, in a fixed order."""
    wanted = sorted(set(tracks))
    if not wanted:
        return []
    return in_order(without_corrections(store.read("ask/shares", {"tracks": wanted, "known_on": known_on})))


def in_order(rows: Iterable[Row]) -> list[Row]:
    """By pair, base (of imports first), period and id."""
    return sorted(rows, key=lambda row: (row["subject"], row["object"], row["base"], row["edtf"] or "", row["id"]))


def window_of(row: Row) -> Window | None:
    """The whole calendar years that a share is about, or None."""
    if row["edtf"] is None:
        return None
    when = time.parse(row["edtf"])
    span = time.years(when)
    if span is None or when.precision != "year" or when.approximate or when.uncertain:
        return None
    return Window(*span)


def whole_of(row: Row, edition: str) -> Whole:
    """The total that a share is a part of."""
    role = WHOLE[row["base"]]
    return (row["object"] if role == "imports" else row["subject"], role, edition)


def wholes(rows: Iterable[Row], registers: Iterable[Register]) -> set[Whole]:
    """The totals that `check` needs for these shares."""
    editions = {one.edition for one in registers}
    return {whole_of(row, edition) for row in rows if row["base"] in WHOLE for edition in editions}


def reported(row: Row, checks: list[Check]) -> Reported:
    """One claim with its checks."""
    return Reported(
        supplier=row["subject"], value=number(row["value"]), base=row["base"], period=row["edtf"], claim=row["id"], checks=checks,
        said_by=row["said_by"] or row["publisher"], recipient=row["object"], modality=row["modality"], scope=row["scope"],
        quote=row["quote"], source=source_ref(row | {"id": row["source"]}),
    )  # fmt: skip


def rounding_step(value: float) -> float:
    """The step to which a stated number is rounded: 1 for 69, 0.1 for 69.5. A whole number counts to the unit, also 70."""
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    return 10.0 ** min(int(exponent), 0)


def verdict(value: float, edition: str, share: float | None, span: tuple[float, float] | None) -> Check:
    """Hold one edition's figure (percent, or lowest and highest) against a reported value."""
    half = rounding_step(value) / 2 + 1e-9
    if share is not None:
        if abs(share - value) <= half:
            return Check(edition=edition, register=share, verdict="agrees")
        return Check(edition=edition, register=share, verdict="differs", difference=round(share - value, 2))
    if span is None:
        return Check(edition=edition, register=None, verdict="not_checkable", reason="the register gives no total to take a share of")
    if value - half <= span[0] and span[1] <= value + half:
        return Check(edition=edition, register=None, verdict="agrees", range=span)
    if span[1] < value - half or value + half < span[0]:
        nearest = span[1] if span[1] < value else span[0]
        return Check(edition=edition, register=None, verdict="differs", difference=round(nearest - value, 2), range=span)
    reason = "values of this register stand for several years together, some of them outside the window"
    return Check(edition=edition, register=None, verdict="not_checkable", reason=reason, range=span)


def not_comparable(row: Row) -> str | None:
    """Why a reported share cannot be held against a register of major arms, or None."""
    if row["base"] not in WHOLE:
        return "it names no trade of which it is a share"
    if row["unit"] not in (None, "percent"):
        return f"it is stated in {row['unit']}, not percent"
    if row["scope"] is not None and row["scope"].casefold().removesuffix(" (implied)") not in MAJOR_ARMS:
        return f"it is about {row['scope']}; the register covers major arms only"
    if window_of(row) is None:
        return "it is not about whole calendar years"
    return None


def holders(registers: Iterable[Register], supplier: str, recipient: str, years: Window) -> dict[str, Register]:
    """For each edition the widest register that holds all that went between a pair in the window, oldest edition first."""
    found: dict[str, Register] = {}
    for one in sorted(registers, key=lambda register: (register.age, register.rank)):
        if one.covers(years) and (one.whole(recipient, "imports") or one.whole(supplier, "exports")):
            found[one.edition] = one
    return found


def check(row: Row, found: Trade, registers: Sequence[Register], held: dict[Whole, Amount]) -> list[Check]:
    """What each edition that covers the window makes of a reported share, oldest edition first.

    `found` is the trade, in the share's own window, of one of its two parties; `held` the totals of both.
    """
    reason = not_comparable(row)
    partner = row["subject"] if found.role == "imports" else row["object"]
    checks = []
    for edition, one in holders(registers, row["subject"], row["object"], found.years).items():
        if reason is not None:
            checks.append(Check(edition=edition, register=None, verdict="not_checkable", reason=reason))
            continue
        share, span = percent(found.flow(one, partner), held.get(whole_of(row, edition)))
        checks.append(verdict(row["value"], edition, share, span))
    return checks
