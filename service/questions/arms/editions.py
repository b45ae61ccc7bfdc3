"""What a newer edition of the register says differently of one party's trade, or of one pair's."""

from __future__ import annotations

from collections.abc import Sequence

from legation.graph.errors import InputError, NotCovered
from legation.graph.parties import Party
from legation.graph.store import Row, Store
from legation.service.answers.arms_changes import Revised, Revision, Revisions
from legation.service.answers.base import source_ref
from legation.service.declaration import question
from legation.service.parameters import Against, Edition, From, KnownOn, Limit, MaybePartner, PartyName, Since, To, TradeRole
from legation.service.questions.arms.changes import points, volume
from legation.service.questions.arms.flows import UNIT, Flow, in_window, name_of, periods, shared, together
from legation.service.questions.arms.intervals import bounds, rounded
from legation.service.questions.arms.notes import about_editions
from legation.service.questions.arms.registers import Register, Role, best, choose, edition_refs, registers
from legation.service.questions.arms.trade import OTHER
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.period import Window, known_day, window

EQUAL = 0.005
"""Figures nearer than this are the same: registers give TIV to two decimals."""


@question("/v1/arms/editions", "What a newer edition says differently", tag="arms")
def editions(
    store: Store, party: PartyName, first: From, last: To, *, role: TradeRole = "imports", partner: MaybePartner = None,
    against: Against = None, since: Since = None, edition: Edition = None, known_on: KnownOn = None, limit: Limit = 500,
) -> Revisions:  # fmt: skip
    """Two editions of one window, partner by partner: what was added, removed or revised by more than rounding, and in which years.
    With `since` the older edition is the one that was known on the day of one's report.

    A party's trade in the window by `edition` (default: the newest that answers) held against an older one, partner by partner.

    The older one is the edition `against`, or the newest that had been published on the day `since` (EDTF: the day of one's report),
    or the one before. Raises UnknownParty, InputError, NotCovered.
    """
    years = window(first, last)
    owner, notes = party_in(party, years)
    other, more = party_in(partner, years) if partner is not None else (None, [])
    if against is not None and since is not None:
        raise InputError("say either the edition to compare with or the day of your report, not both", place="since")
    loaded = registers(store, known_day(known_on))
    new = choose(loaded, owner, role, years, edition)
    old = _older(loaded, owner, role, years, new, against, since)
    rows = periods(store, owner.id, role, old), periods(store, owner.id, role, new)
    flows = in_window(rows[0], years), in_window(rows[1], years)
    totals = together(flows[0].values()), together(flows[1].values())
    wanted = [one for one in {**flows[0], **flows[1]} if other is None or one == other.id]
    lines = [_line(one, flows, totals, (old, new), years, rows, OTHER[role]) for one in wanted]
    lines.sort(key=lambda one: (-abs(one.difference), -one.after.tiv, one.partner))
    changed = any(one.status != "same" for one in lines)
    able = best(loaded, owner.id, role, years)
    notes += [*more, UNIT, *_about(old, new, since, changed, years, lines), *about_editions(new, able, edition)]
    return Revisions(
        party=owner.id, name=owner.name, role=role, against=old.edition, against_source=source_ref(old.row), changed=changed,
        total_before=round(totals[0].certain, 2), total_after=round(totals[1].certain, 2), partners=lines[:limit],
        editions=edition_refs(loaded, able), notes=notes, truncated=len(lines) > limit, **shared(new, years),
    )  # fmt: skip


def _older(
    loaded: Sequence[Register], owner: Party, role: Role, years: Window, new: Register, against: str | None, since: str | None
) -> Register:
    """The edition to hold the newer one against."""
    if against is not None:
        return choose(loaded, owner, role, years, against)
    if since is not None:
        day = known_day(since) or ""
        return choose([one for one in loaded if one.known_from <= day], owner, role, years, None)
    older = [one for one in best(loaded, owner.id, role, years).values() if one.age < new.age]
    if not older:
        raise NotCovered(
            f"No edition older than {new.edition} covers {owner.name}'s arms {role} in {years.edtf}; there is nothing to compare with."
        )
    return max(older, key=lambda one: (one.yearly, one.age))


def _line(
    partner: str, flows: tuple[dict[str, Flow], dict[str, Flow]], totals: tuple[Flow, Flow], registers: tuple[Register, Register],
    years: Window, rows: tuple[list[Row], list[Row]], role: Role,
) -> Revision:  # fmt: skip
    old, new = flows[0].get(partner, Flow()), flows[1].get(partner, Flow())
    before, after = volume(old, totals[0], registers[0]), volume(new, totals[1], registers[1])
    return Revision(
        partner=partner, name=name_of(partner, role), status=_status(old, new, registers), before=before, after=after,
        difference=round(new.certain - old.certain, 2), points=points(before, after), years=_years(partner, rows, registers, years),
    )  # fmt: skip


def _status(old: Flow, new: Flow, registers: tuple[Register, Register]) -> Revised:
    if not old.deliveries:
        return "added" if new.cells else "unclear"
    if not new.deliveries:
        return "removed" if old.cells else "unclear"
    one, two = bounds(old, registers[0]), bounds(new, registers[1])
    if one[0] <= two[1] + EQUAL and two[0] <= one[1] + EQUAL:
        return "same" if old.exact and new.exact else "unclear"
    return "revised"


def _years(partner: str, rows: tuple[list[Row], list[Row]], registers: tuple[Register, Register], years: Window) -> list[int]:
    """The delivery years in which the two editions differ by more than rounding."""
    if not (registers[0].yearly and registers[1].yearly):
        return []
    by_year: list[dict[int, Flow]] = []
    for side in rows:
        found: dict[int, Flow] = {}
        for row in side:
            if row["partner"] == partner and years.first <= row["years"][0] <= years.last:
                found.setdefault(row["years"][0], Flow()).take(row, True)
        by_year.append(found)
    listed = sorted(by_year[0].keys() | by_year[1].keys())
    return [year for year in listed if _status(by_year[0].get(year, Flow()), by_year[1].get(year, Flow()), registers) != "same"]


def _about(old: Register, new: Register, since: str | None, changed: bool, years: Window, lines: Sequence[Revision]) -> list[str]:
    notes = []
    if old.id == new.id:
        return [f"Edition {new.edition}, known by {since or 'then'}, is still the one that answers for {years.edtf}: nothing has changed."]
    if since is not None:
        notes.append(f"On {since} the newest edition that answered was {old.edition}; it is {new.edition} by the loaded sources.")
    if not changed:
        notes.append(f"Editions {old.edition} and {new.edition} say the same of {years.edtf} as far as their rounding can tell.")
    for one in (old, new):
        if rounded(one):
            notes.append(f"The cells of edition {one.edition} are whole TIV; a difference within half a unit a cell is `same`.")
        if not one.yearly:
            notes.append(f"Edition {one.edition} gives one value for several years; where one reaches over the edge it is `unclear`.")
    moved = [one for one in lines if one.status in ("revised", "added", "removed")][:3]
    if moved:
        notes.append("Most moved: " + "; ".join(f"{one.name} {one.difference:+,.2f} TIV ({one.status})" for one in moved) + ".")
    return notes
