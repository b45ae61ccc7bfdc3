"""Everything between two parties, dated: states, events, arms by year, reported shares, each with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from legation.graph import time
from legation.graph.claims import dyad as dyad_key
from legation.graph.kinds import TRACKS
from legation.graph.parties import Party
from legation.graph.states.corrections import without_corrections
from legation.graph.store import Row, Store
from legation.service.answers.arms import Reported
from legation.service.answers.base import PartyRef, source_ref
from legation.service.answers.claims import ArmsFlow, DeliveryPeriod, Dyad, Track
from legation.service.declaration import question
from legation.service.parameters import KnownOn, Limit, OtherInPath, PartyInPath, Preference, ValidOn
from legation.service.questions.arms.registers import Register, registers
from legation.service.questions.arms.reported import MOST, checked_pair
from legation.service.questions.arms.shares import in_order
from legation.service.questions.arms.trade import period_years
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.continued_bodies import earlier_membership
from legation.service.questions.common.crises import Crisis, crises
from legation.service.questions.common.inferred import infer, protecting, rivals, taken_with
from legation.service.questions.common.lines import line
from legation.service.questions.common.parties import on_or_in, two_parties
from legation.service.questions.common.state_as_of import (
    Standing,
    details_on,
    disagreements,
    episode_of,
    level_on,
    stand,
    standing,
    track_names,
)  # fmt: skip
from legation.service.questions.common.unlisted import no_relations
from legation.service.questions.pairs.summary import summary

LINES = 500
CLAIMS = 10_000
"""Claims of one dyad that its states are derived from; no dyad of the loaded sources has a tenth of it."""
PERIODS = 2000


@question("/v1/dyads/{a}/{b}", "Everything between two parties, dated", tag="dyads", operation="dyad")
def between(
    store: Store, first: PartyInPath, second: OtherInPath, *, valid_on: ValidOn = None, known_on: KnownOn = None,
    prefer: Preference = None, limit: Limit = 500,
) -> Dyad:  # fmt: skip
    """Relations, recognition, missions, arms both ways, visits and the rest: states derived for a day, claims in time order with quotes
    and sources, deliveries by year for each edition, reported shares with their verdicts. The order of the two does not matter.

    What the graph holds between two parties (ids, codes or names), in time order.

    `valid_on` (EDTF, default the current day) is the day for which states are derived; `known_on` leaves out what was published later;
    `prefer` settles what is disputed (see graph/states/source_preference.py). Raises UnknownParty, InputError.
    """
    asof = as_of(valid_on, known_on, prefer)
    a, b, notes = two_parties(first, second, asof.on if valid_on else None, why="; a dyad has two parties")
    day = asof.known_on
    rows = without_corrections(store.read("ask/dyad_claims", {"dyad": dyad_key(a.id, b.id), "known_on": day, "limit": CLAIMS + 1}))
    cut = len(rows) > limit
    loaded = registers(store, day)
    arms = _arms(store, a.id, b.id, loaded) + _arms(store, b.id, a.id, loaded)
    reported: list[Reported] = []
    for giver in (a.id, b.id):
        mine = in_order(row for row in rows if row["kind"] == "arms_share" and row["subject"] == giver)
        found, said = checked_pair(store, mine[:MOST], loaded)
        reported += found
        notes += said
    if not rows and not arms:
        notes.append(f"Nothing is loaded about {a.name} and {b.name} together: not known, which is not the same as none.")
    if not any(row["kind"] == "membership" for row in rows):
        notes += _members(store, a, b, asof)
    if cut:
        notes.append(f"The timeline shows {limit} of {len(rows)} claims; ask with a higher limit. The states rest on all of them.")
    if len(rows) > CLAIMS:
        notes.append(f"More than {CLAIMS} claims stand between the two: the states rest on the first of them in time.")
    mandates = protecting(store, a.id, b.id, asof)
    standings, sources = states(rows, asof, a.id, b.id, mandates, rivals(store, a.id, b.id, asof), crises(store, asof))
    for member, body in ((a, b), (b, a)):
        earlier_membership(store, standings, member, body, asof)
    if not any(one.track.startswith("relations|") for one in standings) and (none := no_relations(store, a, b, rows, asof)) is not None:
        standings.append(none)
    standings.sort(key=lambda one: one.track)
    return Dyad(
        a=PartyRef(id=a.id, name=a.name), b=PartyRef(id=b.id, name=b.name), on=asof.on.edtf, rule=asof.rule,
        summary=summary(standings, mandates, a.id, b.id, asof), tracks=tracks(standings, sources, asof),
        timeline=[line(row) for row in rows[:limit]], arms=arms, reported=reported, notes=notes, truncated=cut,
    )  # fmt: skip


def _members(store: Store, a: Party, b: Party, asof: AsOf) -> list[str]:
    """How many members sources name of an organisation, where none names the other party as one."""
    bodies = [one for one in (a, b) if one.kind == "organization"]
    if len(bodies) != 1:
        return []
    body, other = bodies[0], b if bodies[0] is a else a
    names = track_names(store, "ask/tracks_to/MEMBER_OF", {"party": body.id}, asof, "membership", body.id)
    held = [one.holds for one in stand(store, names, asof).found]
    if not held:
        return []
    count = f"{held.count('yes')} surely and {held.count('possibly')} possibly" if "possibly" in held else f"{held.count('yes')}"
    return [
        f"{other.name} is not among the members of {body.name} that loaded sources name, at any time; {on_or_in(asof.on.edtf)} "
        f"those are {count} (/v1/ties/members?party={body.id})."
    ]


def day_asked(valid_on: str | None) -> time.When:
    """The day that states are asked for; the current one by default. Raises InputError."""
    return as_of(valid_on).on


def states(
    rows: Iterable[Row], asof: AsOf, a: str, b: str, mandates: Sequence[Standing] = (), others: Sequence[Standing] = (),
    left: Mapping[str, Sequence[Crisis]] | None = None,
) -> tuple[list[Standing], dict[str, Row]]:  # fmt: skip
    """The stories that have a state, by track, and the sources of their claims by id: after what they, `mandates` (of protecting powers)
    and `others` (relations with a rival) mean for each other. `left` are the crises of
    countries. Events are in the timeline only."""
    by_track: dict[str, list[Row]] = {}
    sources: dict[str, Row] = {}
    for row in rows:
        by_track.setdefault(row["track"], []).append(row)
        sources[row["source"]] = {"publisher": row["publisher"], "edition": row["edition"]}
    found = [
        standing(key, list(members), asof)
        for key, members in by_track.items()
        if any(kind.effect in ("begins", "ends", "spans", "absent") for kind in TRACKS[key.split("|", 1)[0]])
    ]
    infer(found, mandates, a, b, asof, others=[taken_with(one, asof) for one in others], left=left)
    return sorted(found, key=lambda one: one.track), sources


def tracks(found: Iterable[Standing], sources: dict[str, Row], asof: AsOf) -> list[Track]:
    """States as the answer shows them, with their episodes."""
    return [
        Track(
            track=one.track, about=one.track.split("|", 1)[0], subject=one.subject, object=one.object, holds=one.holds, why=one.why,
            disputed=one.disputed, last_seen=one.last_seen, held_last=one.held_last(asof), sentence=one.sentence, inferred=one.inferred,
            episodes=[episode_of(episode, asof, over=one.why is not None) for episode in one.episodes], **one.beside(),
            mission=level_on(one, asof), details=details_on(one, asof), disagreements=disagreements(one, asof, sources),
        )
        for one in found
    ]  # fmt: skip


def _arms(store: Store, supplier: str, recipient: str, loaded: Iterable[Register]) -> list[ArmsFlow]:
    """Deliveries one way, summed up by edition; of two registers of one edition the widest."""
    by_id = {one.id: one for one in loaded}
    groups: dict[str, list[Row]] = {}
    for row in store.read("ask/dyad_arms", {"supplier": supplier, "recipient": recipient, "limit": PERIODS}):
        if row["source"] in by_id:
            groups.setdefault(row["source"], []).append(row)
    widest = {by_id[source].edition: source for source in sorted(groups, key=lambda source: by_id[source].rank)}
    flows = []
    for source in sorted(widest.values(), key=lambda source: by_id[source].age):
        rows = groups[source]
        rows.sort(key=lambda row: period_years(row["period"]))
        flows.append(
            ArmsFlow(
                supplier=supplier,
                recipient=recipient,
                edition=by_id[source].edition,
                source=source_ref(by_id[source].row),
                first=period_years(rows[0]["period"])[0],
                last=max(period_years(row["period"])[-1] for row in rows),
                tiv=round(sum(row["tiv"] for row in rows), 2),
                estimated_tiv=round(sum(row["estimated"] for row in rows), 2),
                deliveries=sum(row["deliveries"] for row in rows),
                unvalued=sum(row["unvalued"] for row in rows),
                periods=[
                    DeliveryPeriod(
                        period=row["period"],
                        tiv=round(row["tiv"], 2),
                        estimated_tiv=round(row["estimated"], 2),
                        deliveries=row["deliveries"],
                    )
                    for row in rows
                ],
            )
        )
    return flows
