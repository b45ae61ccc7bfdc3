"""A party's arms trade together with that of the states it continued: never automatic, always said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from legation.graph.errors import InputError
from legation.graph.parties import Party
from legation.graph.parties import register as party_register
from legation.graph.store import Store
from legation.service.answers.arms_groups import RolledFlow, RolledUp, Succession
from legation.service.declaration import question
from legation.service.parameters import Also, Edition, From, KnownOn, Limit, PartyName, To, TradeRole
from legation.service.questions.arms.flows import Flow, about, by_volume, holding, in_window, name_of, periods_of, shared, together
from legation.service.questions.arms.registers import Role, registers
from legation.service.questions.arms.trade import OTHER, beyond, percent
from legation.service.questions.common.parties import party_named
from legation.service.questions.common.period import Window, known_day, window

LINES = 500
MOST_PARTIES = 20
RULE = (
    "The party and those it continued (succession of type `continuator`, step by step); states that split off, merged or were absorbed "
    "are added only when asked for by name. Nothing is inherited: each party's own deliveries are summed, without what went between them."
)


@question("/v1/arms/succession", "A party's trade with those it continued", tag="arms")
def succession(
    store: Store, party: PartyName, first: From, last: To, *, role: TradeRole = "exports", also: Also = None, edition: Edition = None,
    known_on: KnownOn = None, limit: Limit = 500,
) -> Succession:  # fmt: skip
    """A party's imports or exports rolled up with the states that it continued (Russia with the Soviet Union), as an explicit choice.

    A party's imports or exports rolled up with its predecessors (USSR with Russia), and with the parties of `also`.

    Raises UnknownParty, InputError, NotCovered.
    """
    years = window(first, last)
    owner = party_named(party)
    group = _group(owner, also or ())
    loaded = registers(store, known_day(known_on))
    sides = {"recipients": list(group)} if role == "imports" else {"suppliers": list(group)}
    chosen = holding(loaded, years, edition, **sides)
    rows = periods_of(store, list(group), role, chosen, years)
    within = [row for row in rows if row["partner"] in group]
    flows = {one: in_window((row for row in rows if row["party"] == one and row["partner"] not in group), years) for one in group}
    whole: dict[str, Flow] = {}
    for found in flows.values():
        for partner, flow in found.items():
            whole.setdefault(partner, Flow()).add(flow)
    total = together(whole.values())
    between = together(in_window(within, years).values())
    listed = by_volume(whole)
    notes = about(total, chosen, years, loaded, edition, *_about(owner, group))
    more = beyond(total, "total")
    shown = {one: why for one, why in group.items() if flows[one] or not _over(one, years)}
    return Succession(
        party=owner.id, name=owner.name, role=role, rule=RULE,
        parties=[_member(one, why, together(flows[one].values())) for one, why in shown.items()], total=round(total.certain, 2),
        between=round(between.certain, 2), partners=[_line(one, whole[one], flows, total, OTHER[role]) for one in listed[:limit]],
        notes=notes, truncated=len(listed) > limit, **shared(chosen, years), **more,
    )  # fmt: skip


def _group(owner: Party, also: Sequence[str]) -> dict[str, str]:
    """The parties of the roll-up and why each is in it."""
    found = {owner.id: "asked for"}
    todo = [owner]
    while todo:
        for before in todo.pop().predecessors:
            if before.type == "continuator" and before.other not in found:
                found[before.other] = f"continued by {before.party} ({before.date})"
                todo.append(party_register().get(before.other))
    for text in also:
        found.setdefault(party_named(text).id, "added by name")
    if len(found) > MOST_PARTIES:
        raise InputError(f"a roll-up has at most {MOST_PARTIES} parties, not {len(found)}", place="also")
    return found


def _over(party: str, years: Window) -> bool:
    """Whether a party had ended before the window."""
    last = party_register().get(party).last_day
    return last is not None and last.year < years.first


def _member(party: str, why: str, flow: Flow) -> RolledUp:
    more = beyond(flow)
    return RolledUp(id=party, name=name_of(party), why=why, tiv=round(flow.certain, 2), **more)


def _line(partner: str, flow: Flow, flows: Mapping[str, Mapping[str, Flow]], total: Flow, role: Role) -> RolledFlow:
    more = beyond(flow)
    return RolledFlow(
        partner=partner, name=name_of(partner, role), tiv=round(flow.certain, 2), share=percent(flow, total)[0],
        estimated_tiv=round(flow.estimated, 2),
        by_party={one: round(found[partner].certain, 2) for one, found in flows.items() if partner in found}, **more,
    )  # fmt: skip


def _about(owner: Party, group: Mapping[str, str]) -> list[str]:
    """Who else could be rolled up."""
    left = [f"{name_of(one.other)} ({one.other}, {one.type})" for one in owner.predecessors if one.other not in group]
    notes = [f"Not in the roll-up unless asked for with `also`: {', '.join(left[:10])}."] if left else []
    if len(group) == 1:
        notes.append(f"{owner.name} continued no other state; these are its own figures.")
    return notes
