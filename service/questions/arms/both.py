"""Who supplied both of two parties, or both sides of a conflict, with what each received; on request, who had embassies with both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from legation.graph import time
from legation.graph.claims import UNKNOWN
from legation.graph.errors import InputError
from legation.graph.parties import Party
from legation.graph.states import episodes
from legation.graph.states.corrections import without_corrections
from legation.graph.store import Row, Store
from legation.service.answers.arms_groups import Both, BothFlow
from legation.service.answers.base import PartyRef
from legation.service.answers.claims import Holds
from legation.service.declaration import question
from legation.service.parameters import Edition, From, KnownOn, Limit, SideA, SideB, To, ValidOn, WithMissions
from legation.service.questions.arms.changes import volume
from legation.service.questions.arms.flows import Flow, about, by_volume, holding, in_window, name_of, periods_of, shared, together
from legation.service.questions.arms.registers import Register, registers
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.period import Window, known_day, window

MOST_PARTIES = 20
LINES = 500
CLAIMS = 20_000


@question("/v1/arms/both", "Who supplied both sides", tag="arms")
def both(
    store: Store, a: SideA, b: SideB, first: From, last: To, *, missions: WithMissions = False, valid_on: ValidOn = None,
    edition: Edition = None, known_on: KnownOn = None, limit: Limit = 500,
) -> Both:  # fmt: skip
    """Suppliers of both of two parties, or of both sides of a conflict, with both flows; on request their embassies on a day.

    Suppliers of both sides (one party or several each) in the window, with both flows.

    With `missions`, whether each had an embassy with a party of either side on `valid_on` (EDTF; default: the window's last day).
    Raises UnknownParty, InputError, NotCovered.
    """
    years = window(first, last)
    notes: list[str] = []
    one_side, other_side = _side("a", a, years, notes), _side("b", b, years, notes)
    if twice := {party.id for party in one_side} & {party.id for party in other_side}:
        raise InputError(f"{', '.join(sorted(twice))} cannot be on both sides", place="b")
    day = known_day(known_on)
    loaded = registers(store, day)
    everybody = [party.id for party in (*one_side, *other_side)]
    chosen = holding(loaded, years, edition, recipients=everybody)
    rows = periods_of(store, everybody, "imports", chosen, years)
    flows = [in_window((row for row in rows if row["party"] in {party.id for party in side}), years) for side in (one_side, other_side)]
    totals = [together(side.values()) for side in flows]
    shared_by = [one for one in flows[0] if one in flows[1] and one != UNKNOWN]
    sums = {one: together((flows[0][one], flows[1][one])) for one in shared_by}
    lines = [_line(one, flows, totals, sums[one], chosen) for one in by_volume(sums)]
    if missions:
        on = _day(valid_on, years)
        _add_missions(store, lines[:limit], one_side, other_side, on, day)
        notes.append("Missions: `unknown` means that no loaded claim says anything of an embassy, which is not the same as none.")
    elif valid_on is not None:
        raise InputError("a day is used for missions only; ask for them too", place="valid_on")
    if UNKNOWN in flows[0] and UNKNOWN in flows[1]:
        notes.append("Both sides have deliveries from unknown suppliers; whether these are the same is not known.")
    notes += about(together(totals), chosen, years, loaded, edition)
    return Both(
        a=[PartyRef(id=one.id, name=one.name) for one in one_side], b=[PartyRef(id=one.id, name=one.name) for one in other_side],
        total_a=round(totals[0].certain, 2), total_b=round(totals[1].certain, 2), missions_on=on.edtf if missions else None,
        suppliers=lines[:limit], only_a=_only(flows[0], flows[1]), only_b=_only(flows[1], flows[0]), notes=notes,
        truncated=len(lines) > limit, **shared(chosen, years),
    )  # fmt: skip


def _side(name: str, texts: Sequence[str], years: Window, notes: list[str]) -> list[Party]:
    if not 1 <= len(texts) <= MOST_PARTIES:
        raise InputError(f"a side has 1 to {MOST_PARTIES} parties, not {len(texts)}", place=name)
    found: dict[str, Party] = {}
    for text in texts:
        party, said = party_in(text, years)
        if party.id not in found:
            notes += said
        found[party.id] = party
    return list(found.values())


def _only(here: Mapping[str, Flow], there: Mapping[str, Flow]) -> list[str]:
    return by_volume({one: flow for one, flow in here.items() if one not in there and one != UNKNOWN})


def _line(supplier: str, flows: Sequence[Mapping[str, Flow]], totals: Sequence[Flow], whole: Flow, chosen: Register) -> BothFlow:
    return BothFlow(
        supplier=supplier, name=name_of(supplier), to_a=volume(flows[0][supplier], totals[0], chosen),
        to_b=volume(flows[1][supplier], totals[1], chosen), total=round(whole.certain, 2),
    )  # fmt: skip


def _day(valid_on: str | None, years: Window) -> time.When:
    try:
        return time.parse(valid_on or f"{years.last:04d}-12-31")
    except time.TimeError as error:
        raise InputError(str(error), place="valid_on") from error


def _add_missions(store: Store, lines: Sequence[BothFlow], a: Sequence[Party], b: Sequence[Party], on: time.When, day: str | None) -> None:
    """Derive from the claims of each embassy whether it stood on the day; one statement for all."""
    tracks = {f"mission|{line.supplier}|{party.id}|embassy|" for line in lines for party in (*a, *b)}
    by_track: dict[str, list[Row]] = {}
    params: dict[str, Any] = {"tracks": sorted(tracks), "known_on": day, "limit": CLAIMS}
    for row in without_corrections(store.read("ask/track_claims", params)):
        by_track.setdefault(row["track"], []).append(row)
    for line in lines:
        line.mission_in_a = _holds(by_track, line.supplier, a, on)
        line.mission_in_b = _holds(by_track, line.supplier, b, on)


def _holds(by_track: Mapping[str, Sequence[Row]], sender: str, hosts: Sequence[Party], on: time.When) -> Holds:
    answers = []
    for host in hosts:
        found = episodes.episodes(by_track.get(f"mission|{sender}|{host.id}|embassy|", ()))
        answers += [one.holds_on(on) for one in found]
    order: tuple[Holds, ...] = ("yes", "possibly", "unknown", "no")
    return next((answer for answer in order if answer in answers), "unknown")
