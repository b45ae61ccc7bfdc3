"""Capitals lie where missions in them lie: positions of the register against those that Wikidata gives of embassies."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from statistics import median

import pytest

from legation.graph.errors import UnknownParty
from legation.graph.parties import register
from legation.graph.parties.text import fold

EARTH = 6371.0
"""Mean radius in km."""
NEAR = 50.0
"""Kilometres within which missions of a capital lie from the position of the register; the widest capital regions reach 30."""
Position = tuple[float, float]


def kilometres(one: Position, other: Position) -> float:
    """Great-circle distance of two positions in degrees (haversine formula)."""
    (a, b), (c, d) = (tuple(map(radians, position)) for position in (one, other))
    return 2 * EARTH * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


def test_a_distance() -> None:
    assert kilometres((51.51, -0.13), (48.86, 2.35)) == pytest.approx(344, abs=2)  # London to Paris


def test_the_position_of_a_party_is_that_of_its_capital() -> None:
    for party in register().parties():
        own = [one for one in party.capitals if one.name == party.capital and one.latitude is not None]
        if own:
            assert (party.latitude, party.longitude) in [(one.latitude, one.longitude) for one in own], party.id


@pytest.mark.data
def test_capitals_lie_where_missions_in_them_lie(shared_data: Path) -> None:
    missions: dict[tuple[str, str], list[Position]] = defaultdict(list)
    with gzip.open(shared_data / "missions" / "database_of_embassies_2022-11-16.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            if row["latitude"] and row["longitude"]:
                try:
                    host = register().resolve(row["country"], scheme="any").id
                except UnknownParty:
                    continue
                missions[host, fold(row["city"])].append((float(row["latitude"]), float(row["longitude"])))
    off, seen = [], 0
    for party in register().parties():
        for capital in party.capitals:
            found = missions.get((party.id, fold(capital.name)))
            if found and capital.latitude is not None and capital.longitude is not None:
                seen += 1
                middle = (median(one[0] for one in found), median(one[1] for one in found))
                if (distance := kilometres((capital.latitude, capital.longitude), middle)) > NEAR:
                    off.append(f"{party.id} {capital.name}: {distance:.0f} km")
    assert off == []
    assert seen > 180
