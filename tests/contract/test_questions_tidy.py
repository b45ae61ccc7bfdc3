"""Tidy tables: right cells on known cases, equal on both engines, made row by row."""

from __future__ import annotations

import csv
import io
from typing import Any

import orjson
import pytest

from legation.graph.errors import InputError, LimitExceeded
from legation.graph.store import Store
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.http.formats import to_json
from legation.service.questions.panel import panel
from legation.service.questions.panel.rows import Tidy
from tests.contract import states_world
from tests.contract.conftest import Fill


@pytest.fixture(scope="module")
def fill() -> Fill:
    """The starter claims, and the small world of states."""

    def both(store: Store) -> None:
        load(store, registry.find("claims"), starter.path())
        states_world.build(store)

    return both


def rows(table: Tidy) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(table.csv()).decode(), newline="")))


@pytest.mark.neo4j
@pytest.mark.parametrize("about", panel.ABOUTS)
@pytest.mark.parametrize("known_on", [None, "2023-06-30"])
def test_both_engines_give_the_same_table(embedded: Store, neo4j: Store, about: panel.About, known_on: str | None) -> None:
    ours, theirs = (panel.table(store, about, 2010, 2024, known_on=known_on) for store in (embedded, neo4j))
    assert list(theirs.csv()) == list(ours.csv())
    assert orjson.loads(to_json(theirs.description)) == orjson.loads(to_json(ours.description))


def test_cells_of_a_dyad(embedded: Store) -> None:
    table = panel.table(embedded, "dyad-year", 2015, 2024, parties=["IRN", "SAU"])
    found = {row["year"]: row for row in rows(table)}
    assert len(found) == table.size == table.description.rows == 10
    assert {year: row["relations"] for year, row in found.items()} == {
        "2015": "yes",
        "2023": "possibly",  # last seen in August 2023
        "2024": "possibly",
        **{str(year): "no" for year in range(2016, 2023)},
    }
    assert [found[year]["mission_1_in_2"] for year in ("2022", "2023")] == ["unknown", "possibly"]
    assert {row["mission_2_in_1"] for row in found.values()} == {"unknown"}


def test_arms_are_the_registers_0_where_it_lists_none_and_empty_where_it_covers_none(embedded: Store) -> None:
    table = panel.table(embedded, "dyad-year", 2016, 2020, parties=["AZE", "ISR"], columns=["arms_1_to_2", "arms_2_to_1"])
    assert [row["arms_1_to_2"] for row in rows(table)] == ["0"] * 5
    assert all(float(row["arms_2_to_1"]) > 0 for row in rows(table) if row["year"] in ("2016", "2017"))


def test_an_extract_answers_only_for_the_parties_that_it_covers(embedded: Store) -> None:
    """The extract around Azerbaijan and Israel lists some of France's trade with them: that is not France's trade."""
    pair = panel.table(embedded, "dyad-year", 2016, 2020, parties=["FRA", "SAU"], columns=["arms_1_to_2"])
    assert [row["arms_1_to_2"] for row in rows(pair)] == [""] * 5
    one = panel.table(embedded, "country-year", 2016, 2020, parties=["FRA", "AZE"], columns=["arms_exports", "arms_imports"])
    found = {(row["party"], row["year"]): row for row in rows(one)}
    assert {found["FRA", str(year)]["arms_exports"] for year in range(2016, 2021)} == {""}
    assert all(float(found["AZE", str(year)]["arms_imports"]) > 0 for year in range(2016, 2021))
    assert any("an extract that holds the trade of" in note for note in one.description.notes)


def test_rows_are_the_years_in_which_both_existed(embedded: Store) -> None:
    found = rows(panel.table(embedded, "dyad-year", 1985, 2000, parties=["YUG", "GRC"], columns=["alliance"]))
    assert [found[0]["year"], found[-1]["year"]] == ["1985", "1992"]


def test_a_country_year_counts_least_and_most(embedded: Store) -> None:
    found = rows(panel.table(embedded, "country-year", 2018, 2018, parties=["ISR"]))
    (row,) = found
    assert int(row["missions_hosted_least"]) >= 1
    assert int(row["missions_hosted_most"]) >= int(row["missions_hosted_least"])


def test_every_column_names_its_sources(embedded: Store) -> None:
    description = panel.table(embedded, "dyad-year", 2015, 2016).description
    relations = next(column for column in description.columns_ if column.name == "relations")
    assert relations.sources
    assert set(relations.sources) <= {source.id for source in description.sources}


def test_limits_and_wrong_parameters(embedded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="no column"):
        panel.table(embedded, "dyad-year", 2015, 2016, columns=["gdp"])
    monkeypatch.setattr(panel, "MOST_ROWS", 10)
    with pytest.raises(LimitExceeded, match="fewer years"):
        panel.table(embedded, "dyad-year", 2015, 2016)


def test_the_level_of_missions_by_year(embedded: Store) -> None:
    columns = ["mission_1_in_2_level", "mission_2_in_1_level"]
    found = {row["year"]: (row[columns[0]], row[columns[1]]) for row in rows(
        panel.table(embedded, "dyad-year", 1948, 2024, parties=["USA", "ISR"], columns=columns))}  # fmt: skip
    assert found["1948"] == ("unknown", "unknown")  # before the first proof
    assert found["1949"] == ("embassy", "embassy")  # Wikidata's inception of the seat in Jerusalem says nothing
    assert found["2020"] == ("embassy", "embassy")
    none = rows(panel.table(embedded, "dyad-year", 2020, 2020, parties=["BTN", "ISR"], columns=columns))
    assert none == [{"party1": "BTN", "party2": "ISR", "year": "2020", columns[0]: "unknown", columns[1]: "unknown"}]
    known = panel.table(embedded, "dyad-year", 2023, 2023, parties=["IRN", "SAU"], columns=columns[:1], known_on="2023-07-01")
    assert [row[columns[0]] for row in rows(known)] == ["unknown"]
    later = panel.table(embedded, "dyad-year", 2023, 2023, parties=["IRN", "SAU"], columns=columns[:1])
    assert [row[columns[0]] for row in rows(later)] == ["embassy?"]  # last seen in August


def test_codes_follow_the_year_and_a_system_says_who_has_rows(embedded: Store) -> None:
    asked: dict[str, Any] = {"parties": ["DEU", "SUN", "AZE"], "columns": ["allies_least"]}
    made = panel.table(embedded, "country-year", 1988, 1992, codes=["cow", "gw", "iso3"], **asked)
    found = {(row["party"], row["year"]): row for row in rows(made)}
    assert found["DEU", "1989"]["party_cow"] == "260"
    assert found["DEU", "1990"]["party_cow"] == "255"
    assert found["DEU", "1990"]["party_gw"] == "260"
    assert found["SUN", "1991"]["party_cow"] == "365"
    assert found["SUN", "1991"]["party_iso3"] == "SUN"
    assert made.head == ["party", "year", "party_cow", "party_gw", "party_iso3", "allies_least"]
    cow = rows(panel.table(embedded, "country-year", 1900, 2020, parties=["DEU", "PSE", "FRA"], columns=["allies_least"], system="cow"))
    assert {row["party"] for row in cow} == {"DEU", "FRA"}  # Palestine has no code there
    years = {int(row["year"]) for row in cow if row["party"] == "DEU"}
    assert years >= {1945, 1955, 2020}
    assert not years & {1946, 1950, 1954}
    assert {1942, 1944} <= {int(row["year"]) for row in cow if row["party"] == "FRA"}
    assert 1943 not in {int(row["year"]) for row in cow if row["party"] == "FRA"}


def test_a_directed_table_has_a_row_for_each_direction(embedded: Store) -> None:
    asked: dict[str, Any] = {"parties": ["AZE", "ISR"], "columns": ["relations", "mission_1_in_2", "arms_1_to_2"]}
    once = rows(panel.table(embedded, "dyad-year", 2018, 2018, **asked))
    both = rows(panel.table(embedded, "dyad-year", 2018, 2018, directed=True, codes=["cow"], **asked))
    assert [(row["party1"], row["party2"], row["party1_cow"]) for row in both] == [("AZE", "ISR", "373"), ("ISR", "AZE", "666")]
    (undirected,) = once
    assert both[0] == both[0] | undirected
    assert both[1]["relations"] == undirected["relations"]
    mirrored = rows(panel.table(embedded, "dyad-year", 2018, 2018, parties=["AZE", "ISR"], columns=["mission_2_in_1", "arms_2_to_1"]))[0]
    assert (both[1]["mission_1_in_2"], both[1]["arms_1_to_2"]) == (mirrored["mission_2_in_1"], mirrored["arms_2_to_1"])
    with pytest.raises(InputError, match="direction"):
        panel.table(embedded, "country-year", 2018, 2018, directed=True)


def test_pages_make_the_whole_and_rows_can_be_cited(embedded: Store) -> None:
    asked: dict[str, Any] = {"first": 2015, "last": 2020, "parties": ["AZE", "ISR", "ARM"], "columns": ["relations", "war"], "cite": True}
    whole = [orjson.loads(line) for line in b"".join(panel.table(embedded, "dyad-year", **asked).ndjson()).splitlines()]
    assert len(whole) == 18
    assert all(row["citation"].startswith("Legation, dyad-year 2015-2020, from ") for row in whole)
    assert [row["citation"] for row in rows(panel.table(embedded, "dyad-year", **asked))] == [row["citation"] for row in whole]
    paged, cursor = [], None
    while True:
        page = panel.described(embedded, "dyad-year", **asked, limit=7, cursor=cursor)
        assert page.data is not None
        assert b"".join(page.rows_.ndjson()).count(b"\n") == len(page.data)
        paged += page.data
        cursor = page.next
        if cursor is None:
            break
    assert paged == whole
    assert not page.truncated
    first = panel.described(embedded, "dyad-year", **asked, limit=7)
    with pytest.raises(InputError, match="another question"):
        panel.described(embedded, "dyad-year", **(asked | {"last": 2019}), limit=7, cursor=first.next)
