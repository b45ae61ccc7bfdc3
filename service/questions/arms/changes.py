"""Which partners a party gained and lost between two windows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from legation.graph.claims import UNKNOWN
from legation.graph.errors import InputError
from legation.graph.parties import Party
from legation.graph.store import Store
from legation.service.answers.arms import drawn
from legation.service.answers.arms_changes import Kept, PartnerChange, PartnerChanges, Volume
from legation.service.declaration import question
from legation.service.parameters import Edition, From, KnownOn, LaterFrom, LaterTo, Limit, PartyName, To, TradeRole
from legation.service.questions.arms.flows import UNIT, Flow, about_values, in_window, name_of, newer_editions, periods, shared, together
from legation.service.questions.arms.intervals import share_of
from legation.service.questions.arms.registers import Register, Role, best, choose, registers
from legation.service.questions.arms.trade import OTHER, beyond, share_estimate
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.period import Window, known_day, window

LINES = 500


@question("/v1/arms/changes", "Partners gained and lost", tag="arms")
def changes(
    store: Store, party: PartyName, first: From, last: To, later_first: LaterFrom, later_last: LaterTo, *, role: TradeRole = "imports",
    edition: Edition = None, known_on: KnownOn = None, limit: Limit = 500,
) -> PartnerChanges:  # fmt: skip
    """Each partner's volume and share in two windows, by one edition that covers both.

    A party's partners in the years `first` to `last` and in `later_first` to `later_last`, by one edition that covers both.

    Raises UnknownParty, InputError, NotCovered.
    """
    before, after = window(first, last), _later(later_first, later_last, first)
    span = Window(before.first, max(before.last, after.last))
    owner, notes = party_in(party, span)
    loaded = registers(store, known_day(known_on))
    chosen = choose(loaded, owner, role, span, edition)
    rows = periods(store, owner.id, role, chosen)
    old, new = in_window(rows, before), in_window(rows, after)
    old_total, new_total = together(old.values()), together(new.values())
    lines = [
        _line(one, old.get(one, Flow()), new.get(one, Flow()), old_total, new_total, chosen, OTHER[role]) for one in {**old, **new}
    ]  # fmt: skip
    lines.sort(key=lambda one: (-max(drawn(one.before), drawn(one.after)), one.partner))
    notes += [UNIT, *about_values(old_total, chosen, before), *about_values(new_total, chosen, after)]
    notes += [*_yearly_instead(loaded, owner, role, chosen, after), *newer_editions(loaded, chosen, edition)]
    more = beyond(old_total, "total_before") | beyond(new_total, "total_after")
    return PartnerChanges(
        party=owner.id, name=owner.name, role=role, later_from=after.first, later_to=after.last,
        total_before=round(old_total.certain, 2), total_after=round(new_total.certain, 2),
        gained=[one.partner for one in lines if one.status == "gained"], lost=[one.partner for one in lines if one.status == "lost"],
        partners=lines[:limit], notes=notes, truncated=len(lines) > limit, **shared(chosen, before), **more,
    )  # fmt: skip


def volume(flow: Flow, total: Flow, register: Register) -> Volume:
    """A flow with its share, as part of an answer."""
    share, span = share_of(flow, total, register)
    values: dict[str, Any] = {"tiv": round(flow.certain, 2), "share": share, "deliveries": flow.deliveries, **beyond(flow)}
    if (estimate := share_estimate(flow, total)) is not None:
        values["share_estimate"] = estimate
    if span is not None:
        values["share_range"] = span
    return Volume(**values)


def points(before: Volume, after: Volume) -> float | None:
    """The change of a share in percentage points; None where one of them is unknown."""
    return None if before.share is None or after.share is None else round(after.share - before.share, 2)


def _later(first: int, last: int, earlier: int) -> Window:
    try:
        found = window(first, last)
    except InputError as error:
        raise InputError(error.reason, place=f"later_{error.place}") from error
    if found.first <= earlier:
        raise InputError(f"the later window begins ({first}) no later than the earlier one ({earlier})", place="later_from")
    return found


def _status(partner: str, before: Flow, after: Flow) -> Kept:
    """Unknown partners are never gained or lost: they may be the same ones."""
    if partner == UNKNOWN or (before.deliveries and not before.cells) or (after.deliveries and not after.cells):
        return "unclear"
    if before.cells and after.cells:
        return "kept"
    return "gained" if after.cells else "lost"


def _line(partner: str, old: Flow, new: Flow, old_total: Flow, new_total: Flow, chosen: Register, role: Role) -> PartnerChange:
    before, after = volume(old, old_total, chosen), volume(new, new_total, chosen)
    return PartnerChange(
        partner=partner, name=name_of(partner, role), status=_status(partner, old, new), before=before, after=after,
        points=points(before, after),
    )  # fmt: skip


def _yearly_instead(loaded: Sequence[Register], owner: Party, role: Role, chosen: Register, after: Window) -> list[str]:
    """Where only a register per order covers the windows: up to which year one with yearly values could."""
    if chosen.yearly:
        return []
    yearly = [one for one in loaded if one.yearly and one in best(loaded, owner.id, role, Window(one.last, one.last)).values()]
    if not yearly:
        return []
    newest = max(yearly, key=lambda one: one.age)
    if newest.last >= after.last:
        return []
    return [f"Edition {newest.edition} gives values by year for {newest.first} to {newest.last}; windows within them have exact figures."]
