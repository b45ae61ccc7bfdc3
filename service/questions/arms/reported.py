"""Reported shares of a pair, each checked in its own window; and the question whether the register bears them out."""

from __future__ import annotations

from collections.abc import Sequence

from legation.graph.store import Row, Store
from legation.service.answers.arms import Checked, Reported
from legation.service.declaration import question
from legation.service.parameters import KnownOn, MaybeFrom, MaybeTo, RecipientName, SupplierName
from legation.service.questions.arms import shares
from legation.service.questions.arms.flows import UNIT
from legation.service.questions.arms.notes import about_revisions, out_of_date
from legation.service.questions.arms.registers import Register, registers
from legation.service.questions.arms.trade import totals, trade
from legation.service.questions.common.parties import party_in, party_named
from legation.service.questions.common.period import Window, known_day, window

MOST = 50
"""Shares checked in one answer."""


@question("/v1/arms/check", "Does the register bear out a reported share", tag="dyads")
def check(
    store: Store, supplier: SupplierName, recipient: RecipientName, *, first: MaybeFrom = None, last: MaybeTo = None,
    known_on: KnownOn = None,
) -> Checked:  # fmt: skip
    """Every share that a source reports for the pair, each held, in its own window, against every edition that covers it.

    Whether the loaded editions bear out what sources report of this pair; with `first` and `last` of that window only.

    Raises UnknownParty, InputError.
    """
    years = window(first if first is not None else 1800, last if last is not None else 2100)
    giver, _ = party_in(supplier, years) if first is not None else (party_named(supplier), [])
    taker, _ = party_in(recipient, years) if first is not None else (party_named(recipient), [])
    day = known_day(known_on)
    rows = shares.claims_of(store, [f"arms_share|{giver.id}|{taker.id}"], day)
    if first is not None or last is not None:
        rows = [row for row in rows if (own := shares.window_of(row)) is not None and years.first <= own.first and own.last <= years.last]
    found, notes = checked_pair(store, rows[:MOST], registers(store, day))
    if not rows:
        notes.append(f"No loaded source reports a share for {giver.name} to {taker.name}" + (f" in {years.edtf}." if first else "."))
    return Checked(
        supplier=giver.id, recipient=taker.id, reported=found, notes=[UNIT, *notes] if found else notes, truncated=len(rows) > MOST
    )


def checked_pair(store: Store, rows: Sequence[Row], loaded: Sequence[Register]) -> tuple[list[Reported], list[str]]:
    """Shares of one pair with their checks and what has to be said of them; one look at the register for each window."""
    by_window: dict[Window | None, list[Row]] = {}
    for row in rows:
        by_window.setdefault(shares.window_of(row), []).append(row)
    found: list[Reported] = []
    notes: list[str] = []
    for years, group in by_window.items():
        if years is None:
            found += [shares.reported(row, []) for row in group]
            notes += [f"Claim {row['id']} cannot be checked: {shares.not_comparable(row)}." for row in group]
            continue
        covering = [one for one in loaded if one.covers(years)]
        flows = trade(store, group[0]["object"], "imports", years, covering)
        held = totals(store, shares.wholes(group, covering), covering, years)
        made = [shares.reported(row, shares.check(row, flows, covering, held)) for row in group]
        notes += about_revisions(made, flows, covering, held)
        notes += out_of_date(store, made, loaded)
        notes += [f"Claim {one.claim} cannot be checked: no loaded edition covers {years.edtf}." for one in made if not one.checks]
        found += made
    return found, notes
