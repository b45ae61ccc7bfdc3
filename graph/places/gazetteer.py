"""A kept gazetteer of the cities in which missions sit: their names in many languages, and the districts that sources write in place of
them. Where the table (`data/cities.csv`, described in docs/parties.md) does not know a name, a position near a city decides, else the name
stands for itself.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from legation.graph.parties.text import fold

DATA = Path(__file__).with_name("data") / "cities.csv"
NEAR_KM = 12.0
"""A place that the table does not know belongs to a city whose centre is nearer than this: about as far as embassies lie outside."""
_EARTH_KM = 6371.0
_BODIES = re.compile(
    r"\b(sub-?districts?|districts?|municipality|capital municipality|city municipality|governorate|province|department|county|metro|"
    r"commune|borough|township|prefecture-level city|city)\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^(greater|city of|municipality of|district of|downtown|central)\s+", re.IGNORECASE)


class City(NamedTuple):
    """A city: the party that it lies in (None where that is not said) and its name."""

    country: str | None
    name: str

    @property
    def key(self) -> tuple[str | None, str]:
        """What tells it apart from others."""
        return self.country, fold(self.name)


class _Table(NamedTuple):
    by_name: dict[tuple[str, str], City]
    anywhere: dict[str, tuple[City, ...]]
    centres: dict[str, list[tuple[float, float, City]]]


@cache
def _table() -> _Table:
    by_name: dict[tuple[str, str], City] = {}
    centres: dict[str, list[tuple[float, float, City]]] = {}
    rows = list(_rows())
    for names in ("own", "variants", "districts"):  # a city's own name comes before another's district of that name
        for row in rows:
            city = City(row["country"], row["city"])
            for text in [row["city"]] if names == "own" else filter(None, row[names].split("|")):
                by_name.setdefault((row["country"], fold(text)), city)
    anywhere: dict[str, list[City]] = {}
    for (_, name), city in by_name.items():
        anywhere.setdefault(name, []).append(city)
    for row in rows:
        centres.setdefault(row["country"], []).append(
            (float(row["latitude"]), float(row["longitude"]), City(row["country"], row["city"]))
        )  # fmt: skip
    return _Table(by_name, {name: tuple(found) for name, found in anywhere.items()}, centres)


def _rows() -> Iterator[dict[str, str]]:
    with DATA.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


@lru_cache(maxsize=65536)
def city_of(place: str, country: str | None, position: tuple[float, float] | None = None) -> City:
    """The city that a source's words for a place mean in a country (party id), with the place's position in degrees where it has one.

    A district is in its city, spellings are one, `Washington, D.C.` is Washington; what is not known stands for itself.
    """
    for text in _readings(place):
        if country is not None and (found := _table().by_name.get((country, fold(text)))):
            return found
    if country is not None and position is not None and (near := _nearest(country, position)):
        return near
    return City(country, next(iter(_readings(place)), place))


def _readings(place: str) -> Iterator[str]:
    """What of a source's words can be a city's name: all, what stands before a comma or bracket, what is in it, without `District`."""
    bare = place.strip().strip(".,;").strip()
    yield bare
    parts = [part.strip() for part in re.split(r"[,(/]", bare.rstrip(")")) if part.strip()]
    if len(parts) > 1:
        yield from parts
    plain = _PREFIX.sub("", _BODIES.sub("", parts[0] if parts else bare)).strip(" -–")
    if plain and plain != bare:
        yield plain


def _nearest(country: str, position: tuple[float, float]) -> City | None:
    latitude, longitude = position
    found = [(_km(latitude, longitude, lat, lon), city) for lat, lon, city in _table().centres.get(country, ())]
    distance, city = min(found, default=(NEAR_KM, None), key=lambda one: one[0])
    return city if distance < NEAR_KM else None


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Distance on a plane, which is near enough over a few kilometres."""
    x = math.radians(other_lon - lon) * math.cos(math.radians((lat + other_lat) / 2))
    return _EARTH_KM * math.hypot(x, math.radians(other_lat - lat))


def cities_called(text: str) -> tuple[City, ...]:
    """The cities of any country that a text names, in any language that the table has; a district names its city. None known: none."""
    for reading in _readings(text):
        if found := _table().anywhere.get(fold(reading)):
            return tuple(dict.fromkeys(found))
    return ()


def same_place(one: City, other: City) -> bool:
    """Whether two are one city; a country that is not said fits any."""
    return fold(one.name) == fold(other.name) and (one.country is None or other.country is None or one.country == other.country)
