"""Alliances, states, wars, memberships, votes, leaders, events and visits in the graph: slices on both engines, the whole files on one."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from legation.graph import time
from legation.graph.states.episodes import episodes
from legation.graph.store import Store, open_store
from legation.loaders.frame import registry
from legation.loaders.frame.run import Report, load
from tests import without_loader

SLICES = Path(__file__).resolve().parents[1] / "data" / "world_b"
LOADED = {
    "atop.csv": "atop",
    "cow_statelist2024.csv": "cow_states",
    "majors2016.csv": "cow_states",
    "Inter-StateWarData_v4.0.csv": "cow_wars",
    "cow_mid_directed_dyad_year.csv": "cow_disputes",
    "tc2018.csv": "cow_territory",
    "contdir.csv": "cow_contiguity",
    "igo_membership.csv": "cow_igos",
    "un_members.csv": "un_members",
    "icow.csv": "icow",
    "tss.csv": "rivalries",
    "archigos.csv": "leaders",
    "icews.tab": "icews",
    "gdelt.tsv": "gdelt",
}
WHOLE: dict[str, tuple[str, int, dict[str, int]]] = {
    "alliances/atop_alliance_dyad_year.csv.gz": ("atop", 273_296, {"no-obligation": 170}),
    "cow/cow_statelist2024.csv": ("cow_states", 244, {}),
    "cow/states2016.csv": ("cow_states", 243, {}),
    "cow/system2016.csv": ("cow_states", 15_951, {}),
    "cow/majors2016.csv": ("cow_states", 14, {}),
    "cow/gw_states_ksgmdw.txt": ("gw_states", 216, {}),
    "cow/gw_microstates.txt": ("gw_states", 23, {}),
    "cow/gw_states_v2017.csv": ("gw_states", 216, {}),
    "cow/Inter-StateWarData_v4.0.csv": ("cow_wars", 337, {}),
    "cow/cow_mid_directed_dyad_year.csv.gz": ("cow_disputes", 10_234, {}),
    "cow/tc2018.csv": ("cow_territory", 842, {"unknown-party": 1, "gainer-is-no-party": 12, "same-party": 2}),
    "cow/contdir.csv": ("cow_contiguity", 847, {}),
    "cow/igo_list.csv.gz": ("cow_igos", 529, {}),
    "cow/igo_membership.csv.gz": ("cow_igos", 33_432, {}),
    "cow/cow_capitals.csv": ("capitals", 242, {}),
    "un/un_members_admission_dates.csv": ("un_members", 193, {}),
    "un/IdealpointestimatesAll_Apr2020.csv.gz": ("un_votes", 10_469, {}),
    "countries/icow_colonial_history_coldata110.csv": ("icow", 217, {"no-former-ruler": 26, "same-party": 1, "unknown-party": 1}),
    "rivalries/tss_strategic_rivalries.csv": ("rivalries", 264, {"unknown-party": 2}),
    "leaders/archigos_leaders.csv": ("leaders", 3_409, {}),
    "events/us_state_dept_visits_travels_xml.tar.gz": ("us_visits", 7_535, {"unknown-party": 7}),
}


def edges(store: Store) -> list[dict[str, Any]]:
    return store.read("write/drawn_claims", {"after": "", "limit": 200_000}, timeout=120)


def between(drawn: list[dict[str, Any]], kind: str, a: str, b: str) -> list[dict[str, Any]]:
    return [edge for edge in drawn if edge["type"] == kind and {edge["subject"], edge["object"]} == {a, b}]


def track(store: Store, name: str) -> list[dict[str, Any]]:
    return store.read("write/track_claims", {"tracks": [name]})


def holds(store: Store, name: str, day: str) -> list[str]:
    """What each episode of a track answers for a day."""
    return [episode.holds_on(time.parse(day)) for episode in episodes(track(store, name))]


def visits(folder: Path) -> Path:
    """The slices of visits and travels, packed as the source is."""
    path = folder / "us_state_dept_visits_travels_xml.tar.gz"
    with tarfile.open(path, "w:gz") as packed:
        packed.add(SLICES / "visits", arcname=".")
    return path


def test_slices_load_draw_edges_and_load_again_without_change(store: Store, tmp_path: Path) -> None:
    files = {SLICES / name: loader for name, loader in LOADED.items()} | {visits(tmp_path): "us_visits"}
    for path, loader in files.items():
        report = load(store, registry.find(loader), path)
        assert report.adds_up
        assert report.known == 0
        assert report.new > 0
    drawn = edges(store)
    (nato,) = [edge for edge in between(drawn, "ALLIED_WITH", "USA", "GBR") if edge["ends"] is None]
    assert nato["begins"] == "2014-01-01..2014-12-31"
    assert not [edge for edge in between(drawn, "ALLIED_WITH", "POL", "RUS") if edge["begins"] < "1991-12-26"]
    (iran_iraq,) = between(drawn, "AT_WAR_WITH", "IRN", "IRQ")
    assert (iran_iraq["begins"], iran_iraq["ends"]) == ("1980-09-22", "1988-08-20")
    (azerbaijan,) = between(drawn, "MEMBER_OF", "AZE", "UN")
    assert (azerbaijan["begins"], azerbaijan["ends"]) == ("1992-03-02", None)
    (crimea,) = between(drawn, "GAINED_TERRITORY_FROM", "RUS", "UKR")
    assert (crimea["subject"], crimea["begins"]) == ("RUS", "2014-03")
    assert len(between(drawn, "INDEPENDENT_FROM", "AZE", "SUN")) == 2, "COW says August, ICOW December 1991"
    (glasgow,) = [edge for edge in between(drawn, "VISITED", "USA", "GBR") if edge["begins"] == "2021-11-01/2021-11-02"]
    assert (len(glasgow["claims"]), glasgow["sources"]) == (2, 1)
    recognised = [edge for edge in drawn if edge["type"] == "RECOGNIZES"]
    assert {edge["modality"] for edge in recognised} == {"alleged"}
    for path, loader in files.items():
        again = load(store, registry.find(loader), path)
        assert (again.new, again.claims_new, again.known) == (0, 0, again.rows - again.refused)
    assert edges(store) == drawn


@pytest.fixture(scope="module")
def world(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, dict[str, Report]]]:
    """All the files whole, in one embedded graph, with the reports of their loads."""
    own = open_store(f"embedded:{tmp_path_factory.mktemp('world') / 'graph.kgl'}")
    try:
        yield own, {name: load(own, registry.find(loader), shared_data / name) for name, (loader, _, _) in WHOLE.items()}
    finally:
        own.close()


def test_every_row_of_every_file_is_accounted_for(world: tuple[Store, dict[str, Report]]) -> None:
    for name, report in world[1].items():
        _, rows, reasons = WHOLE[name]
        assert report.adds_up, name
        assert (name, report.rows, dict(report.reasons)) == (name, rows, reasons)
        assert report.known == 0, name


def test_what_each_file_becomes(world: tuple[Store, dict[str, Report]]) -> None:
    claims = {name.split("/")[1]: report.claims_new for name, report in world[1].items()}
    assert claims["atop_alliance_dyad_year.csv.gz"] == 7_864
    assert claims["cow_mid_directed_dyad_year.csv.gz"] == 3_493
    assert claims["system2016.csv"] == 251
    assert claims["igo_membership.csv.gz"] == 33_533 + 335  # memberships, and years in which a list shows none
    assert claims["IdealpointestimatesAll_Apr2020.csv.gz"] == 10_469
    assert claims["un_members_admission_dates.csv"] == 197 + 15  # members, and states that the list lacks
    assert claims["us_state_dept_visits_travels_xml.tar.gz"] == 7_528


def test_alliances_of_the_whole_list(world: tuple[Store, dict[str, Report]]) -> None:
    store = world[0]
    rows = [row for row in track(store, "alliance|GBR|USA") if "defense" in row["details"]]
    assert holds(store, "alliance|GBR|USA", "1985-06-01").count("yes") == 1
    assert any(row["edtf"].endswith("/") for row in rows)
    assert holds(store, "alliance|POL|SUN", "1970-01-01").count("yes") == 1
    assert "yes" not in holds(store, "alliance|POL|SUN", "1993-01-01")
    assert "yes" not in holds(store, "alliance|POL|RUS", "1985-01-01")
    assert "possibly" in holds(store, "alliance|GBR|USA", "2026-01-01"), "the list stops in 2018"
    assert "yes" not in holds(store, "alliance|GBR|USA", "2026-01-01")


def test_wars_and_members(world: tuple[Store, dict[str, Report]]) -> None:
    store = world[0]
    name = "war|IRN|IRQ|Iran-Iraq"
    assert holds(store, name, "1980-09-21") == ["no"]
    assert holds(store, name, "1984-01-01") == ["yes"]
    assert holds(store, name, "1988-08-21") == ["no"]
    assert not track(store, "war|JPN|POL|World War II")
    united_nations = holds(store, "membership|SUN|UN", "1991-12-25"), holds(store, "membership|SUN|UN", "1991-12-26")
    assert "yes" in united_nations[0]
    assert "yes" not in united_nations[1]
    assert "yes" in holds(store, "membership|AZE|UN", "1992-03-02")
    assert set(holds(store, "membership|AZE|UN", "1992-03-01")) <= {"no", "possibly"}


def test_leaders_on_a_day(world: tuple[Store, dict[str, Report]]) -> None:
    store = world[0]
    for person, party, day in (("Kennedy", "USA", "1962-10-20"), ("Khrushchev", "SUN", "1962-10-20"), ("Castro", "CUB", "1962-10-20")):
        assert "yes" in holds(store, f"leader|{party}||{person}", day), person
    assert "yes" not in holds(store, "leader|USA||Kennedy", "1963-11-23")


def test_visits_of_the_whole_archive(world: tuple[Store, dict[str, Report]]) -> None:
    store = world[0]
    nixon = [row for row in track(store, "visits|USA|CHN") if row["earliest"] == "1972-02-21"]
    assert {row["latest"] for row in nixon} == {"1972-02-28"}
    assert any('"person":"Richard M. Nixon"' in row["details"] for row in nixon)
    soviet = [row["earliest"] for row in track(store, "visits|USA|SUN")]
    assert max(soviet) < "1991-12-26"
    assert min(row["earliest"] for row in track(store, "visits|USA|RUS") if row["earliest"] > "1923") > "1991-12-25"


def test_lists_of_states_differ_and_say_so_separately(world: tuple[Store, dict[str, Report]]) -> None:
    store = world[0]
    assert set(holds(store, "state_system|DEU||COW", "1950-01-01")) == {"no"}, "COW has the Federal Republic from 1955-05-05"
    assert "yes" in holds(store, "state_system|DEU||Gleditsch-Ward", "1950-01-01")
    assert "yes" in holds(store, "state_system|SUN||COW", "1985-01-01")
    assert "yes" not in holds(store, "state_system|SUN||COW", "1995-01-01")


def test_each_file_has_one_loader_and_code_lists_have_none(shared_data: Path) -> None:
    found: dict[str, list[str]] = {}
    for folder in ("alliances", "cow", "un", "rivalries", "leaders", "events"):
        for path in (shared_data / folder).iterdir():
            name = f"{folder}/{path.name}"
            found[name] = [d.name for d in registry.all() if any(fnmatch(name, pattern) for pattern in d.files)]
    none = (without_loader.CODE_LISTS | without_loader.NOT_YET) & found.keys()
    assert {name for name, names in found.items() if len(names) != 1} == none
    assert {name: names[0] for name, names in found.items() if name in WHOLE} == {
        name: loader for name, (loader, _, _) in WHOLE.items() if not name.startswith("countries/")
    }
