"""Missions of a sender, in a host, in a city, on a day: type, seat, position, and what is only planned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from legation.graph.claims import mission_track
from legation.graph.errors import InputError
from legation.graph.kinds import MISSION_TYPES
from legation.graph.parties import register
from legation.graph.places import city_of, same_place
from legation.graph.states import source_preference
from legation.graph.states.mission_locations import seats
from legation.graph.store import Row, Store
from legation.service.answers.base import PartyRef
from legation.service.answers.claims import Holds
from legation.service.answers.missions import Mission, Missions, Seat
from legation.service.declaration import question
from legation.service.parameters import (
    HoldsIn,
    KnownOn,
    Limit,
    MaybeCity,
    MaybeHost,
    MaybeSender,
    MissionTypes,
    PlaceForm,
    Preference,
    ValidOn,
)
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.inferred import weigh
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.state_as_of import Standing, counted, details, parts, shown, source_refs, stand, track_names
from legation.service.questions.missions.in_city import IN_CAPITALS, CityAsked, asked_for, in_city, outside, position_of, unplaced

LIMIT = 500
_ORDER: dict[Holds, int] = {"yes": 0, "possibly": 1, "unknown": 2, "no": 3}


@question("/v1/missions", "Missions of a sender, in a host, in a city", tag="missions", operation="listed", form=PlaceForm)
def missions(
    store: Store, *, sender: MaybeSender = None, host: MaybeHost = None, city: MaybeCity = None, types: MissionTypes = None,
    valid_on: ValidOn = None, known_on: KnownOn = None, prefer: Preference = None, holds: HoldsIn = None, limit: Limit = 500,
) -> Missions:  # fmt: skip
    """Each mission with type, seat, position for a map, its episodes and whether it is there on the day; what is only announced stands
    apart. A mission that a source saw on one day is `possibly` there on others. Give at least one of sender, host and city.

    The missions of a sender, in a host or in a city (at least one of the three), those that are there on the day first.

    `types` are types of mission (default: every type); `holds` picks states (default: all but `no`). What is only announced stands
    apart. Raises InputError, UnknownParty, NotFound for a city of which no source tells.
    """
    asof = as_of(valid_on, known_on, prefer)
    wanted = wanted_types(types)
    notes: list[str] = []
    refs: dict[str, PartyRef | None] = {"sender": None, "host": None}
    for role, text in (("sender", sender), ("host", host)):
        if text is not None:
            party, said = party_in(text, asof.on)
            refs[role] = PartyRef(id=party.id, name=party.name)
            notes += said
    asked = asked_for(store, city, asof, notes) if city is not None else None
    tracks = _tracks(store, refs["sender"], refs["host"], asked, asof)
    kinds = {mission_track(name, None)[0] for name in wanted}  # of tracks: embassy, legation and nunciature share one
    standings = stand(store, [track for track in tracks if track.split("|")[3] in kinds], asof)
    weigh(store, standings.found, asof)
    claimed = [one for one in standings.found if one.episodes]
    made: dict[str, Mission] = {}
    if asked is not None:
        made = {one.track: mission(one, asof, standings.sources) for one in claimed}
        beside_the_rest = unplaced(asked, [(one, made[one.track]) for one in claimed])
        there = [one for one in claimed if one.track in beside_the_rest or in_city(asked, one, made[one.track])]
        notes += outside(asked, [(one, made[one.track]) for one in claimed if one not in there])
        claimed = there
        if beside_the_rest:
            notes.append(f"Of {len(beside_the_rest)} embassies no source names the city: they are taken to be in the capital, as most are.")
        for one in claimed:
            capital = one.object in asked.capital_of and one.track.split("|")[3] in IN_CAPITALS and not made[one.track].seats
            if one.holds == "yes" and made[one.track].place_on_day != "yes" and not capital:
                one.holds = "possibly"
                why = f"sources place it in {made[one.track].place} later only; where it sat on the day is not told"
                made[one.track] = made[one.track].model_copy(update={"holds": "possibly", "why": why})
    listed = shown(claimed, holds, lambda one: (_ORDER[one.holds], one.subject, one.object, one.track))
    planned = sorted((one for one in standings.found if not one.episodes), key=lambda one: one.track)
    entries, beside = ([made.get(one.track) or mission(one, asof, standings.sources) for one in some[:limit]] for some in (listed, planned))
    if not standings.found:
        notes.append("No source tells of such a mission: unknown, which is not the same as none.")
    return Missions(
        sender=refs["sender"], host=refs["host"], city=city, types=sorted(wanted), on=asof.on.edtf, known_on=asof.known_on,
        rule=asof.rule, missions=entries, planned=beside, counts=counted(claimed), total=len(listed),
        sources=source_refs(standings.sources, (one.sources for one in entries + beside)), notes=notes,
        truncated=len(listed) > limit or len(planned) > limit or standings.truncated,
    )  # fmt: skip


def wanted_types(types: Sequence[str] | None) -> set[str]:
    """The types that count. Raises InputError for one that is none."""
    for name in types or ():
        if name not in MISSION_TYPES:
            raise InputError(f"there is no mission type {name!r}; the types are {', '.join(MISSION_TYPES)}", place="type")
    return set(types) if types else set(MISSION_TYPES)


def _tracks(store: Store, sender: PartyRef | None, host: PartyRef | None, city: CityAsked | None, asof: AsOf) -> list[str]:
    """The tracks that fit all that is given."""
    sets: list[set[str]] = []
    if sender is not None:
        sets.append(set(track_names(store, "ask/tracks_from/HAS_MISSION_IN", {"party": sender.id}, asof, f"mission|{sender.id}")))
    if host is not None:
        found = track_names(store, "ask/tracks_to/HAS_MISSION_IN", {"party": host.id}, asof, "mission", host.id)
        sets.append({track for track in found if track.split("|")[2] == host.id})
    if city is not None:
        sets.append(set(city.tracks))
    if not sets:
        raise InputError("say a sender, a host or a city", place="sender")
    return sorted(set.intersection(*sets))


def mission(one: Standing, asof: AsOf, sources: dict[str, Row]) -> Mission:
    """A mission with its type, seat and position."""
    moved = [seat for episode in one.episodes for seat in seats(episode)]
    dated = [
        Seat(
            place=seat.place, begins=seat.begin.text, ends=seat.end.text if seat.end.latest else None, holds=seat.holds_on(asof.on),
            claims=[row["id"] for row in seat.claims],
        )
        for seat in moved
    ]  # fmt: skip
    place = _place(one, dated)
    more = details(one.rows)
    latitude, longitude, position = _position(one, place, more)
    return Mission(
        **parts(one, asof, sources), type=_type(one, asof), place=place, place_on_day=_told(one, place, dated, asof),
        seats=dated, latitude=latitude, longitude=longitude,
        places=sorted({row["place"] for row in one.rows if row["place"]}), position=position, name=more.get("name"),
        city=city_of(place, one.object, position_of(one)).name if place else None,
    )  # fmt: skip


def _type(one: Standing, asof: AsOf) -> str:
    """The type on the day, else that of the last episode; what no source names is an embassy, the type that a bare "mission" means."""
    on_day = [episode for episode in one.episodes if episode.holds_on(asof.on) in ("yes", "possibly")] or one.episodes
    for rows in ((row for episode in reversed(on_day) for row in episode.claims), one.rows):
        for row in rows:
            if row["mission"]:
                return str(row["mission"])
    return one.track.split("|")[3]


def _place(one: Standing, dated: Sequence[Seat]) -> str | None:
    """The seat on the day where moves are dated, else the city that most independent sources give, of equals the newest."""
    if dated:
        order: dict[Holds, int] = {"yes": 2, "possibly": 1, "unknown": 0, "no": 0}
        return max(enumerate(dated), key=lambda item: (order[item[1].holds], item[0]))[1].place
    values = source_preference.grouped(one.rows, lambda row: row["place"])
    return source_preference.winner(values, "majority").text if values else None


def _told(one: Standing, place: str | None, dated: Sequence[Seat], asof: AsOf) -> Holds:
    """Whether sources place a mission there on the day: by a dated seat, else by a claim that is not of a later day."""
    if place is None:
        return "unknown"
    if dated:
        return max((seat.holds for seat in dated if seat.place == place), key=lambda holds: holds == "yes", default="unknown")
    here = city_of(place, one.object)
    days = [row["earliest"] or row["latest"] for row in one.rows if row["place"] and same_place(city_of(row["place"], one.object), here)]
    if any(day and day <= asof.first for day in days):
        return "yes"
    return "possibly"


def _position(one: Standing, place: str | None, newest: dict[str, Any]) -> tuple[float | None, float | None, Any]:
    """The mission's own position where a claim gives one for the place where it sits, else that of the host's capital if it sits there."""
    known = [row for row in one.rows if row["details"] and '"latitude"' in row["details"]]
    fitting = [row for row in known if row["place"] == place] or ([] if any(row["place"] for row in known) and place else known)
    if fitting:
        own = details(fitting)
        if isinstance(own.get("latitude"), int | float) and isinstance(own.get("longitude"), int | float):
            return own["latitude"], own["longitude"], "mission"
    host = register().get(one.object) if one.object is not None and one.object in register() else None
    if host is not None and place is not None and host.capital and same_place(city_of(place, host.id), city_of(host.capital, host.id)):
        return host.latitude, host.longitude, "capital"
    return None, None, None
