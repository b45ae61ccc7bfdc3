"""Cities by their names in any language, by their districts, and by position."""

from __future__ import annotations

import pytest

from legation.graph.parties import register
from legation.graph.places import City, cities_called, city_of, same_place
from legation.graph.places.gazetteer import _rows


@pytest.mark.parametrize(
    ("place", "country", "city"),
    [
        ("Taedonggang-guyok", "PRK", "Pyongyang"), ("Moranbong-guyok", "PRK", "Pyongyang"), ("Maxvorstadt", "DEU", "Munich"),
        ("München", "DEU", "Munich"), ("Mitte", "DEU", "Berlin"), ("Ixelles - Elsene", "BEL", "Brussels"), ("Tehran.", "IRN", "Tehran"),
        ("New York", "USA", "New York City"), ("Washington, D.C.", "USA", "Washington"), ("Washington DC", "USA", "Washington"),
        ("Miramar (Havana)", "CUB", "Havana"), ("City of Westminster", "GBR", "London"), ("Sanlitun Subdistrict", "CHN", "Beijing"),
        ("8th arrondissement of Paris", "FRA", "Paris"), ("Kiev", "UKR", "Kyiv"), ("Peking", "CHN", "Beijing"),
        ("Santa Cruz", "XXX", "Santa Cruz"),
        ("Oslo municipality", "NOR", "Oslo"), ("Chanakyapuri", "IND", "New Delhi"),
    ],
)  # fmt: skip
def test_what_sources_write_is_in_a_city(place: str, country: str, city: str) -> None:
    assert city_of(place, country) == City(country, city)


def test_a_position_tells_a_district_that_no_table_has() -> None:
    assert city_of("Some New Quarter", "IRN", (35.72, 51.41)) == City("IRN", "Tehran")
    assert city_of("Some New Quarter", "IRN", (35.0, 50.0)) == City("IRN", "Some New Quarter")
    assert city_of("Potsdam", "DEU", (52.50, 13.20)) == City("DEU", "Potsdam"), "a city of its own, whatever lies near"
    assert city_of("Some New Quarter", "IRN") == City("IRN", "Some New Quarter")


def test_a_city_is_found_by_a_name_in_another_language_and_by_a_district() -> None:
    assert cities_called("Pjöngjang") == cities_called("Taedonggang-guyok") == (City("PRK", "Pyongyang"),)
    assert cities_called("Nowhere at all") == ()
    assert same_place(City(None, "Geneva"), City("CHE", "Geneva"))
    assert not same_place(City("CAN", "London"), City("GBR", "London"))


def test_the_table_names_parties_and_each_city_once() -> None:
    rows = list(_rows())
    assert all(row["country"] in register() for row in rows)
    assert len({(row["country"], row["city"]) for row in rows}) == len(rows) > 500
    assert all(-90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180 for row in rows)
