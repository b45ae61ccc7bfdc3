"""Which missions are in a city: by the names and districts that the gazetteer knows, by position, and in a capital by what embassies do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legation.graph import time
from legation.graph.errors import InputError, NotFound
from legation.graph.parties import register
from legation.graph.places import City, cities_called, city_of, same_place
from legation.graph.store import Store
from legation.service.answers.missions import Mission
from legation.service.questions.common.asof import AsOf
from legation.service.questions.common.state_as_of import Standing, details, track_names

NAMES = 50
"""Names of places in sources that are looked through."""
IN_CAPITALS = frozenset({"embassy", "nunciature", "legation"})
"""Types of mission that stand in the capital unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class CityAsked:
    """A city asked for: the cities that its name can mean, whose capital each is on the day, and the tracks that may be there."""

    cities: tuple[City, ...]
    capital_of: frozenset[str]
    tracks: frozenset[str]

    def holds(self, place: str, host: str | None, position: tuple[float, float] | None = None) -> bool:
        """Whether a place is in the city."""
        found = city_of(place, host if host in register() and register().get(host or "").kind == "country" else None, position)
        return any(same_place(found, city) for city in self.cities)


def asked_for(store: Store, text: str, asof: AsOf, notes: list[str]) -> CityAsked:
    """The city that a text means. Raises InputError for none, NotFound for one of which nobody tells."""
    key = text.strip()
    if not key:
        raise InputError("give the name of a city", place="city")
    cities = cities_called(key) or (city_of(key, None),)
    hosts = sorted({city.country for city in cities if city.country is not None})
    tracks: set[str] = set()
    for host in hosts:
        found = track_names(store, "ask/tracks_to/HAS_MISSION_IN", {"party": host}, asof, "mission", host)
        tracks |= {track for track in found if track.split("|")[2] == host}
    asked = CityAsked(cities, frozenset(host for host in hosts if _capital(host, asof, cities)), frozenset())
    written = _written(store, {key.casefold(), *(city.name.casefold() for city in cities)})
    fitting = [name for name in written if asked.holds(name, None)]
    if fitting:
        rows = store.read("ask/places", {"places": sorted(fitting)})
        tracks |= {row["track"] for row in rows if asked.holds(row["place"], row["track"].split("|")[2])}
    if not tracks:
        hint = f" Names that begin like it: {', '.join(written[:5])}." if written else ""
        raise NotFound(f"no source places a mission in a city called {text!r}.{hint}")
    if len(fitting) > 1:
        notes.append(f"Sources write the city as {', '.join(sorted(fitting))}.")
    return CityAsked(asked.cities, asked.capital_of, frozenset(tracks))


def _written(store: Store, beginnings: Iterable[str]) -> list[str]:
    """Names of places in sources that begin so, the most used first."""
    found: dict[str, None] = {}
    for start in sorted(beginnings):
        found |= {row["place"]: None for row in store.read("ask/place_names", {"start": start, "limit": NAMES})}
    return list(found)


def _capital(host: str, asof: AsOf, cities: Sequence[City]) -> bool:
    """Whether one of the cities is the host's capital on the day."""
    party = register().get(host)
    day = time.parse(asof.on.edtf).earliest
    names = [
        one.name for one in party.capitals
        if day is None or ((one.begin is None or one.begin <= day) and (one.end is None or day <= one.end))
    ] or [party.capital or ""]  # fmt: skip
    return any(same_place(city_of(name, host), city) for name in names if name for city in cities)


def position_of(one: Standing) -> tuple[float, float] | None:
    """The mission's own position, where a claim gives one."""
    own = details(row for row in one.rows if row["details"] and '"latitude"' in row["details"])
    latitude, longitude = own.get("latitude"), own.get("longitude")
    if isinstance(latitude, int | float) and isinstance(longitude, int | float):
        return float(latitude), float(longitude)
    return None


def in_city(asked: CityAsked, one: Standing, made: Mission) -> bool:
    """A mission that moved is in a city only while it sat there; one that did not is where any source puts it."""
    where = position_of(one)
    if made.seats:
        return asked.holds(made.place or "", one.object, where)
    return any(asked.holds(place, one.object, where if len(made.places) == 1 else None) for place in made.places)


def unplaced(asked: CityAsked, found: Sequence[tuple[Standing, Mission]]) -> set[str]:
    """Tracks of embassies to the state whose capital was asked for, of which nobody says where they are: they are taken to be in it,
    where most of those to that state that somebody places are."""
    tracks: set[str] = set()
    for host in asked.capital_of:
        there = [(one, made) for one, made in found if one.object == host and one.track.split("|")[3] in IN_CAPITALS]
        placed = [(one, made) for one, made in there if made.places]
        inside = sum(in_city(asked, one, made) for one, made in placed)
        if 2 * inside > len(placed):
            tracks |= {one.track for one, made in there if not made.places}
    return tracks


def outside(asked: CityAsked, rest: Sequence[tuple[Standing, Mission]]) -> list[str]:
    """A note on embassies to the state whose capital was asked for that sit elsewhere."""
    notes = []
    for host in sorted(asked.capital_of):
        elsewhere = [
            made for one, made in rest if one.object == host and one.track.split("|")[3] in IN_CAPITALS and one.holds in ("yes", "possibly")
        ]  # fmt: skip
        if elsewhere:
            towns = sorted({made.city for made in elsewhere if made.city})
            notes.append(
                f"{len(elsewhere)} embassies to {register().get(host).name} sit elsewhere ({', '.join(towns[:5])}) and are not listed; "
                f"host={host} lists all."
            )
    return notes
