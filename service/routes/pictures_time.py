"""Pictures of what happened, and of who is tied to a party, by address. As service/routes/pictures.py."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from legation.graph import time
from legation.service.call import ask, in_thread
from legation.service.charts import network, timeline, turns
from legation.service.charts.page import day
from legation.service.charts.sending import Wanted, publishers, span
from legation.service.questions.missions import events as mission_events
from legation.service.questions.pairs import dyads
from legation.service.questions.parties import history
from legation.service.questions.relations import neighbours
from legation.service.routes.parameters import MAX_NAME, From, KnownOn, To, ValidOn
from legation.service.routes.state_parameters import EdgeTypes, MissionTypes, PartyName

router = APIRouter(prefix="/pictures", include_in_schema=False)
One = Annotated[str, Query(min_length=1, max_length=MAX_NAME, description="party: id, code or a name of any time", examples=["AZE"])]
AROUND = 60
"""Neighbours of a sort that a picture shows."""
MOST = 1000
_TURNS = {
    "missions_sent": "Missions sent", "missions_hosted": "Missions hosted", "relations": "Relations", "recognizes": "Recognises",
    "recognized_by": "Recognised by", "memberships": "Memberships", "members": "Members", "alliances": "Alliances",
}  # fmt: skip
_EVENTS = [("f0", "opened"), ("f1", "closed")]


@router.get("/timeline.{form}")
async def dyad_timeline(request: Request, wanted: Wanted, a: One, b: One, valid_on: ValidOn = None, known_on: KnownOn = None) -> Response:
    """Everything dated between two parties (/v1/dyads)."""
    found = await ask(request, dyads.between, a, b, valid_on=valid_on, known_on=known_on)
    known = f", as known on {day(known_on)}" if known_on else ""
    sources = [one.source for one in found.timeline if one.source]
    sub = f"What sources claim with a date{known}. The line marks {day(found.on)}."
    return await wanted.send(found, lambda theme: timeline.timeline(
        f"{found.a.name} and {found.b.name}", sub, timeline.lanes(found), found.on, publishers(sources), theme=theme
    ))  # fmt: skip


@router.get("/history.{form}")
async def party_history(request: Request, wanted: Wanted, party: PartyName, known_on: KnownOn = None) -> Response:
    """What began and ended for a party, by year (/v1/history)."""
    found = await in_thread(request, history.history, party, known_on=known_on, limit=MOST)
    lanes = [turns.Turn(_TURNS[what], one.year, one.began, one.ended) for what in _TURNS for one in found.years if one.what == what]
    sub = "What a source dates, by the first day that it can have; each lane has its own height."
    return await wanted.send(found, lambda theme: turns.turns(
        f"What began and ended for {found.party.name}", sub, lanes, publishers(found.sources[:3]), theme=theme
    ))  # fmt: skip


@router.get("/mission-events.{form}")
async def events(request: Request, wanted: Wanted, first: From, last: To, types: MissionTypes = None, known_on: KnownOn = None) -> Response:
    """Missions opened and closed by year, anywhere (/v1/missions/events)."""
    found = await ask(request, mission_events.events, f"{first}/{last}", types=types, known_on=known_on, limit=MOST)
    counts: dict[int, list[int]] = {year: [0, 0] for year in range(first, last + 1)}
    for one in found.events:
        day = time.parse(one.when).earliest if one.when else None
        if one.modality == "done" and day is not None and day.year in counts:
            counts[day.year][one.what == "mission_closed"] += 1
    lane = [turns.Turn("missions", year, opened, closed) for year, (opened, closed) in counts.items()]
    sub = f"{found.total:,} openings and closings that a loaded source dates; most missions have no dated opening."
    return await wanted.send(found, lambda theme: turns.turns(
        f"Missions opened and closed, {span(first, last)}", sub, lane if found.events else [], publishers(found.sources[:3]), keys=_EVENTS,
        theme=theme,
    ))  # fmt: skip


@router.get("/neighbours.{form}")
async def party_neighbours(
    request: Request, wanted: Wanted, party: PartyName, types: EdgeTypes = None, valid_on: ValidOn = None, known_on: KnownOn = None
) -> Response:
    """Who is tied to a party, sort by sort (/v1/neighbours)."""
    found = await ask(request, neighbours.neighbours, party, types=types, valid_on=valid_on, known_on=known_on, limit=AROUND)
    ties: dict[str, list[int]] = {}
    for rank, kind in enumerate(found.kinds):
        for one in kind.neighbours:
            ties.setdefault(one.party.name, []).append(rank)
    sorts = {rank: f"{kind.type.lower().replace('_', ' ')} ({kind.total:,})" for rank, kind in enumerate(found.kinds)}
    cut = " Of each sort the first are drawn." if any(kind.after for kind in found.kinds) else ""
    sub = f"{f'On {day(found.on)}.' if found.on else 'Ties of all times.'}{cut}"
    return await wanted.send(found, lambda theme: network.ego(
        f"Who {found.party.name} is tied to", sub, found.party.name, list(ties.items()), sorts, publishers(found.sources[:3]), theme=theme
    ))  # fmt: skip
