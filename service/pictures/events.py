"""Pictures of what happened, and of who is tied to a party, by address. As service/pictures/arms.py."""

from __future__ import annotations

from typing import Annotated

from legation.graph import time
from legation.graph.store import Store
from legation.service.charts import network, timeline, turns
from legation.service.charts.page import day
from legation.service.charts.words import publishers, span
from legation.service.parameters import EdgeTypes, From, KnownOn, MissionTypes, PartyThen, To, ValidOn, named
from legation.service.pictures.declaration import Drawing, picture
from legation.service.questions.missions import events as mission_events
from legation.service.questions.pairs import dyads
from legation.service.questions.parties import history
from legation.service.questions.relations import neighbours

One = Annotated[str, named("party: id, code or a name of any time", "AZE")]
AROUND = 60
"""Neighbours of a sort that a picture shows."""
MOST = 1000
_TURNS = {
    "missions_sent": "Missions sent", "missions_hosted": "Missions hosted", "relations": "Relations", "recognizes": "Recognises",
    "recognized_by": "Recognised by", "memberships": "Memberships", "members": "Members", "alliances": "Alliances",
}  # fmt: skip
_EVENTS = [("f0", "opened"), ("f1", "closed")]


@picture("timeline")
def dyad_timeline(store: Store, a: One, b: One, valid_on: ValidOn = None, known_on: KnownOn = None) -> Drawing:
    """Everything dated between two parties (/v1/dyads)."""
    found = dyads.between(store, a, b, valid_on=valid_on, known_on=known_on)
    known = f", as known on {day(known_on)}" if known_on else ""
    sources = [one.source for one in found.timeline if one.source]
    sub = f"What sources claim with a date{known}. The line marks {day(found.on)}."
    return Drawing(found, lambda theme: timeline.timeline(
        f"{found.a.name} and {found.b.name}", sub, timeline.lanes(found), found.on, publishers(sources), theme=theme
    ))  # fmt: skip


@picture("history", long=True)
def party_history(store: Store, party: PartyThen, known_on: KnownOn = None) -> Drawing:
    """What began and ended for a party, by year (/v1/history)."""
    found = history.history(store, party, known_on=known_on, limit=MOST)
    lanes = [turns.Turn(_TURNS[what], one.year, one.began, one.ended) for what in _TURNS for one in found.years if one.what == what]
    sub = "What a source dates, by the first day that it can have; each lane has its own height."
    return Drawing(found, lambda theme: turns.turns(
        f"What began and ended for {found.party.name}", sub, lanes, publishers(found.sources[:3]), theme=theme
    ))  # fmt: skip


@picture("mission-events")
def events(store: Store, first: From, last: To, types: MissionTypes = None, known_on: KnownOn = None) -> Drawing:
    """Missions opened and closed by year, anywhere (/v1/missions/events)."""
    found = mission_events.events(store, f"{first}/{last}", types=types, known_on=known_on, limit=MOST)
    counts: dict[int, list[int]] = {year: [0, 0] for year in range(first, last + 1)}
    for one in found.events:
        day = time.parse(one.when).earliest if one.when else None
        if one.modality == "done" and day is not None and day.year in counts:
            counts[day.year][one.what == "mission_closed"] += 1
    lane = [turns.Turn("missions", year, opened, closed) for year, (opened, closed) in counts.items()]
    sub = f"{found.total:,} openings and closings that a loaded source dates; most missions have no dated opening."
    return Drawing(found, lambda theme: turns.turns(
        f"Missions opened and closed, {span(first, last)}", sub, lane if found.events else [], publishers(found.sources[:3]), keys=_EVENTS,
        theme=theme,
    ))  # fmt: skip


@picture("neighbours")
def party_neighbours(
    store: Store, party: PartyThen, types: EdgeTypes = None, valid_on: ValidOn = None, known_on: KnownOn = None
) -> Drawing:
    """Who is tied to a party, sort by sort (/v1/neighbours)."""
    found = neighbours.neighbours(store, party, types=types, valid_on=valid_on, known_on=known_on, limit=AROUND)
    ties: dict[str, list[int]] = {}
    for rank, kind in enumerate(found.kinds):
        for one in kind.neighbours:
            ties.setdefault(one.party.name, []).append(rank)
    sorts = {rank: f"{kind.type.lower().replace('_', ' ')} ({kind.total:,})" for rank, kind in enumerate(found.kinds)}
    cut = " Of each sort the first are drawn." if any(kind.after for kind in found.kinds) else ""
    sub = f"{f'On {day(found.on)}.' if found.on else 'Ties of all times.'}{cut}"
    return Drawing(found, lambda theme: network.ego(
        f"Who {found.party.name} is tied to", sub, found.party.name, list(ties.items()), sorts, publishers(found.sources[:3]), theme=theme
    ))  # fmt: skip
