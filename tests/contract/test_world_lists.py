"""Lists of recognition, missions, sanctions, visits and leaders in the graph: slices on both engines, the collected files whole on one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legation.graph import time
from legation.graph.states.episodes import episodes, known
from legation.graph.store import Store, open_store, prepare
from legation.loaders.frame import registry
from legation.loaders.frame.run import Report, load
from legation.service.questions.recognition.recognition import recognition

SLICES = Path(__file__).resolve().parents[1] / "data" / "lists"
LOADED = {
    "palestine_recognition_2025-09_yes.csv": "palestine-recognition",
    "palestine_recognition_2025-09_no.csv": "palestine-recognition",
    "wikipedia_recognition_tables_2025-11.csv": "wikipedia-recognition",
    "ties.tsv": "ties",
    "GSDB_V4.csv": "gsdb",
    "chinese_leaders_travel.tsv": "chinese_visits",
    "reign_leaderlist_2021-03.csv": "reign",
    "world_leaders_wikidata_2022-10.csv": "world_leaders",
    "world_leaders_current_2026-08-22.json": "world_leaders",
    "embassies_first_last_seen.csv": "embassies-seen",
    "german_missions_abroad_2016-03.csv": "german-missions",
    "russian_missions_abroad_2015-05-26.csv": "russian-missions",
    "us_recognition_mission_events_1778-2012.json": "us-events",
}
"""Each slice and the source that reads it."""
WHOLE: dict[str, tuple[str, int, dict[str, int]]] = {
    "relations/palestine_recognition_wikipedia_2025-09_yes.csv": ("palestine-recognition", 150, {}),
    "relations/palestine_recognition_wikipedia_2025-09_no.csv": ("palestine-recognition", 45, {"continues-a-row": 2}),
    "relations/wikipedia_recognition_tables_2025-11.csv": ("wikipedia-recognition", 354, {"no-recognition": 2}),
    "sanctions/TIESv4-1.xls.gz": (
        "ties", 1_412, {"bad-date": 5, "no-begin": 5, "unknown-target": 2, "no-sender": 2, "ends-before-it-begins": 1},
    ),
    "visits/chinese_leaders_travel_1949-2020_who_where_when_v1.1.xlsx": ("chinese_visits", 595, {}),
    "visits/brazil_presidential_visits_2004-2018.tar.gz": ("brazilian_visits", 308, {}),
    "leaders/reign_leaderlist_2021-03.csv": ("reign", 2_524, {}),
    "leaders/world_leaders_wikidata_2022-10.csv": ("world_leaders", 424, {"unknown-party": 1}),
    "leaders/world_leaders_current_2026-08-22.json.gz": ("world_leaders", 60, {"no-holder": 2}),
    "missions/embassies_first_last_seen_2020-10_2022-11.csv.gz": (
        "embassies-seen", 10_272, {"other-type": 65, "same-party": 32, "unknown-party": 14},
    ),
    "missions/german_missions_abroad_2016-03.csv": ("german-missions", 564, {"no-organisation": 1}),
    "missions/russian_missions_abroad_2015-05-26.csv": ("russian-missions", 237, {"other-type": 4}),
    "missions/us_recognition_mission_events_1778-2012.json.gz": (
        "us-events", 876,
        {"ended-with-the-party": 19, "before-party": 15, "unknown-party": 8, "two-states": 7, "placeholder-partner": 4,
         "of-another-state": 3, "other-event": 2, "relations-went-on": 6},
    ),
}  # fmt: skip
"""Each whole file, its source, its rows and the rows that it refuses by reason."""


def rows_of(store: Store, track: str) -> list[dict[str, Any]]:
    return sorted(store.read("write/track_claims", {"tracks": [track]}), key=lambda row: str(row["id"]))


def holds(store: Store, track: str, day: str) -> list[str]:
    """What the episodes of a track say about a day, where it is yes or possibly."""
    found = episodes(known(rows_of(store, track), None))
    return [answer for e in found if (answer := e.holds_on(time.parse(day))) in ("yes", "possibly")]


def begins(store: Store, track: str) -> set[str | None]:
    """The dates with which done claims begin the state of a track."""
    return {row["edtf"] for row in rows_of(store, track) if row["modality"] == "done"}


def test_slices_load_on_both_engines_and_load_again_without_change(store: Store) -> None:
    for name, source in LOADED.items():
        report = load(store, registry.find(source), SLICES / name)
        assert report.adds_up, name
        assert (report.known, report.new + report.refused) == (0, report.rows), name
    drawn = store.read("write/drawn_claims", {"after": "", "limit": 10_000})
    assert "2014-10-30" in begins(store, "recognition|SWE|PSE")
    for name, source in LOADED.items():
        again = load(store, registry.find(source), SLICES / name)
        assert (again.new, again.claims_new) == (0, 0), name
    assert store.read("write/drawn_claims", {"after": "", "limit": 10_000}) == drawn


@pytest.fixture(scope="module")
def world(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, dict[str, Report]]]:
    """The whole files in one embedded graph, and the reports of their loads."""
    graph = open_store(f"embedded:{tmp_path_factory.mktemp('lists') / 'graph.kgl'}")
    try:
        prepare(graph)
        yield graph, {name: load(graph, registry.find(source), shared_data / name) for name, (source, _, _) in WHOLE.items()}
    finally:
        graph.close()


def test_every_row_of_every_file_is_accounted_for(world: tuple[Store, dict[str, Report]]) -> None:
    for name, report in world[1].items():
        _, rows, reasons = WHOLE[name]
        assert report.adds_up, name
        assert (name, report.rows, dict(report.reasons)) == (name, rows, reasons)


def test_recognition_of_palestine(world: tuple[Store, dict[str, Report]]) -> None:
    store = world[0]
    for party, day in (("SWE", "2014-10-30"), ("ISL", "2011-12-15"), ("ESP", "2024-05-28"), ("ARG", "2010-12-06"), ("DZA", "1988-11-15")):
        assert day in begins(store, f"recognition|{party}|PSE")
    assert holds(store, "recognition|SWE|PSE", "2014-10-29") == []
    assert "2025-09-25" not in begins(store, "recognition|GBR|PSE"), "Britain's date lies after the list"
    assert holds(store, "recognition|GBR|PSE", "2025-09-22") == ["yes"]
    assert holds(store, "recognition|FRA|PSE", "2024-05-20") == []


def test_relations_that_were_frozen_and_resumed(world: tuple[Store, dict[str, Report]]) -> None:
    store = world[0]
    track = "relations|ESH|PAN"
    days = ("1990-01-01", "2014-06-01", "2017-01-01", "2024-12-01")
    assert [bool(holds(store, track, day)) for day in days] == [True, False, True, False]
    assert holds(store, "relations|NRU|TWN", "1990-01-01") == ["yes"]
    assert holds(store, "relations|NRU|TWN", "2004-01-01") == []
    assert holds(store, "relations|NRU|TWN", "2010-01-01") == ["yes"]
    assert holds(store, "relations|TWN|USA", "1960-01-01") == ["yes"]
    assert holds(store, "relations|TWN|USA", "1980-01-01") == []


def test_sanctions_of_a_day(world: tuple[Store, dict[str, Report]]) -> None:
    store = world[0]
    hostages = "sanctions|USA|IRN|TIES 1979111201"
    days = ("1979-11-11", "1979-11-12", "1981-01-22", "1981-01-23")
    assert [holds(store, hostages, day) for day in days] == [[], ["yes"], ["yes"], []]
    assert holds(store, "sanctions|USA|CUB|TIES 1959061101", "1990-01-01") == ["yes"]
    assert holds(store, "sanctions|USA|ZAF|TIES 1977122001", "1991-07-12") == []
    assert len(store.read("write/tracks", {"after": "sanctions|", "limit": 100_000})) >= 800


def test_visits_not_by_the_united_states(world: tuple[Store, dict[str, Report]]) -> None:
    store, reports = world
    assert sum(report.claims_new for name, report in reports.items() if name.startswith("visits/")) == 595 + 308
    tehran = rows_of(store, "visits|BRA|IRN")
    assert [(row["earliest"], row["latest"]) for row in tehran] == [("2010-05-15", "2010-05-17")]
    assert [row["edtf"] for row in rows_of(store, "visits|CHN|ISR")] == ["2000"]
    assert "1949" in {row["edtf"] for row in rows_of(store, "visits|CHN|SUN")}


def test_leaders_after_2015(world: tuple[Store, dict[str, Report]]) -> None:
    store = world[0]
    assert holds(store, "leader|USA||Biden", "2021-02-01") == ["yes"]
    assert holds(store, "leader|USA||Biden", "2021-01-19") == []
    assert "yes" in holds(store, "leader|GBR||Andy Burnham", "2026-08-01")


def test_missions_of_the_lists(world: tuple[Store, dict[str, Report]]) -> None:
    store = world[0]
    for host in ("AZE", "ISR", "IRN"):
        assert holds(store, f"mission|DEU|{host}|embassy|", "2016-03") == ["possibly"], "some day of the month is proved"
    assert holds(store, "mission|RUS|XAB|embassy|", "2015-05-26") == ["yes"]
    assert "yes" in holds(store, "mission|RUS|GEO|interests_section|", "2015-05-26")
    tehran = rows_of(store, "mission|USA|IRN|embassy|")
    assert {(row["kind"], row["modality"]) for row in tehran if row["earliest"] and row["earliest"] > "2000"} == {("mission", "alleged")}
    assert "yes" not in holds(store, "mission|USA|IRN|embassy|", "2020-12-01"), "an item that vanished proves no embassy"
    assert not [row for row in tehran if row["kind"] == "mission_closed"], "gone from the list is not closed"
    assert begins(store, "recognition|USA|CUB") == {"1902"}


def test_counts_lie_in_what_careful_counts_say(world: tuple[Store, dict[str, Report]]) -> None:
    careful = {"PSE": 157, "XKX": 112, "ESH": 47, "XAB": 7}
    # Palestine: UN members in September 2025; Kosovo: claims of 104 to 119; the Sahrawi Republic: 46 members of the UN and South
    # Ossetia; Abkhazia: five members of the UN, South Ossetia and Transnistria.
    for target, wanted in careful.items():
        count = recognition(world[0], [target]).targets[0].count
        assert count.lowest_with_implied is not None
        assert count.highest_with_implied is not None
        if target == "PSE":  # the lists stop on 22 September 2025; the texts of that week add seven
            assert count.lowest is not None
            assert wanted - 10 <= count.lowest <= wanted
        else:
            assert count.lowest_with_implied <= wanted <= count.highest_with_implied, target
        assert (count.highest or 0) <= count.highest_with_implied
    kosovo = recognition(world[0], ["XKX"]).targets[0].count
    assert "DEU" in kosovo.implied, "relations imply recognition"
    assert "NRU" in kosovo.implied_before, "what is suspended is left open"
    assert "KEN" not in kosovo.implied
    assert recognition(world[0], ["TWN"]).targets[0].count.implied_before == [], "who went to Beijing is not left open"
