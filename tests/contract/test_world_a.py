"""Relations, missions and envoys in the graph: what issue 5 says must come out, from slices on both engines and from the whole files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legation.graph import time
from legation.graph.errors import InputError
from legation.graph.projection.edges import edges_of
from legation.graph.states.episodes import episodes, known, level_of
from legation.graph.store import Store, open_store, prepare
from legation.loaders.frame import registry, run
from legation.loaders.frame.load_all import load_all, plan
from tests import without_loader
from tests.unit.loaders import world_a

WHOLE = {
    "wikipedia-relations": ("relations/wikipedia_diplomatic_relations_dates.csv.gz", 35_913, 32_500),
    "wikidata-relations": ("relations/wikidata_p530_codex.csv", 6_234, 6_200),
    "wikipedia-missions": ("relations/wikipedia_mission_sentences.csv.gz", 13_209, 11_800),
    "embassies": ("missions/database_of_embassies_2022-11-16.csv.gz", 9_852, 9_700),
    "us-mission-transitions": ("missions/us_mission_transitions_2024-01-16.csv", 590, 580),
    "us-chiefs-of-mission": ("missions/us_chiefs_of_mission_pocom_xml.tar.gz", 5_968, 5_500),
}
"""Each source's whole file, its rows, and the least number that must make claims."""


def load(store: Store, name: str, path: Path) -> run.Report:
    report = run.load(store, registry.find(name), path)
    assert report.adds_up
    return report


def rows_of(store: Store, track: str) -> list[dict[str, Any]]:
    return sorted(store.read("write/track_claims", {"tracks": [track]}), key=lambda row: str(row["id"]))


def edges(store: Store, track: str) -> list[dict[str, Any]]:
    return [edge.props for edge in edges_of(track, known(rows_of(store, track), None))]


def holds(store: Store, track: str, day: str, level: str | None = None) -> list[str]:
    """What the episodes of a track (of one level) say about a day, without the no's."""
    found = [e for e in episodes(known(rows_of(store, track), None)) if level is None or level_of(e) == level]
    return [answer for e in found if (answer := e.holds_on(time.parse(day))) != "no"]


@pytest.fixture
def slices(store: Store) -> Store:
    """The slices of all sources, loaded."""
    for name, file in world_a.FILES.items():
        load(store, name, world_a.SLICES / file)
    load(store, "us-missions", world_a.SLICES / "mission_status_range_gwm_v0.1.csv")
    return store


def test_slices_on_both_engines(slices: Store) -> None:
    (edge,) = edges(slices, "relations|AZE|ISR")
    assert (edge["begins"], edge["disputed"], edge["sources"], len(edge["claims"])) == ("1992-04-07", False, 2, 4)  # Wikipedia, Wikidata
    (edge,) = edges(slices, "relations|AFG|CAN")
    assert (edge["begins"], edge["disputed"], edge["sources"]) == ("1968-07-17..1969-07-17", True, 1)
    told = {(row["kind"], row["edtf"]) for row in rows_of(slices, "relations|AFG|CAN")}
    began = {("relations_established", "1968-07-17"), ("relations_established", "1969-07-17")}
    assert told == began | {("relations", "2025-11")}, "a list by region says who has relations in the month of the page"
    cuba = [(e["mission"], e["begins"], e.get("ends")) for e in edges(slices, "mission|USA|CUB|embassy|")]
    assert ("embassy", "1923-02-10", "1961-01-02") in cuba
    assert [e["ends"] for e in edges(slices, "mission|USA|DDR|embassy|")] == ["1990-10-02"]
    assert holds(slices, "mission|USA|SUN|embassy|", "1960-01-01") == ["yes"]
    assert holds(slices, "mission|USA|RUS|embassy|", "1960-01-01") == []
    assert holds(slices, "relations|ESH|PAN", "1990-01-01") == ["possibly"]  # ended, on a day that nobody gives


def test_loading_again_changes_nothing(slices: Store) -> None:
    before = slices.read("write/drawn_claims", {"after": "", "limit": 10_000})
    for name, file in world_a.FILES.items():
        report = load(slices, name, world_a.SLICES / file)
        assert (report.new, report.claims_new, report.tracks_drawn) == (0, 0, 0)
        assert report.known + report.refused == report.rows
    assert slices.read("write/drawn_claims", {"after": "", "limit": 10_000}) == before


@pytest.mark.parametrize("name", world_a.FILES)
def test_a_cut_file_changes_nothing(store: Store, tmp_path: Path, name: str) -> None:
    whole = (world_a.SLICES / world_a.FILES[name]).read_bytes()
    path = tmp_path / world_a.FILES[name]
    path.write_bytes(whole[: len(whole) // 2])
    if not path.name.endswith(".gz"):
        path.write_bytes(whole[: len(whole) // 2].rpartition(b"\n")[0] + b"\nhalf a row")
    with pytest.raises(InputError):
        load(store, name, path)
    assert store.read("write/tracks", {"after": "", "limit": 10}) == []


@pytest.fixture(scope="module")
def world(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, dict[str, run.Report]]]:
    """The whole files of these sources in one embedded graph, and the reports of their loads."""
    graph = open_store(f"embedded:{tmp_path_factory.mktemp('world_a') / 'graph.kgl'}")
    try:
        prepare(graph)
        reports = {name: load(graph, name, shared_data / file) for name, (file, _, _) in WHOLE.items()}
        for codes in ("cow", "gwm"):
            reports[codes] = load(graph, "us-missions", shared_data / "missions" / f"mission_status_range_{codes}_v0.1.csv")
        yield graph, reports
    finally:
        graph.close()


def test_every_row_of_the_whole_files_is_accounted_for(world: tuple[Store, dict[str, run.Report]]) -> None:
    _, reports = world
    for name, (_, rows, least) in WHOLE.items():
        report = reports[name]
        assert report.rows == rows, name
        assert report.new + report.known >= least, name
        assert report.refused == sum(report.reasons.values()), name
    assert (reports["cow"].rows, reports["gwm"].rows) == (656, 725)
    assert reports["wikipedia-relations"].reasons["other-section"] == 67
    assert reports["embassies"].reasons == {"other-type": 54, "same-party": 31, "unknown-party": 11}


def test_relations_between_israel_and_azerbaijan(world: tuple[Store, dict[str, run.Report]]) -> None:
    graph, _ = world
    (edge,) = edges(graph, "relations|AZE|ISR")
    assert (edge["begins"], edge["disputed"]) == ("1992-04-07", False)
    dated = [row for row in rows_of(graph, "relations|AZE|ISR") if row["edtf"] == "1992-04-07"]
    assert len({row["source"] for row in dated}) == 2


def test_afghanistan_and_canada_disagree(world: tuple[Store, dict[str, run.Report]]) -> None:
    graph, _ = world
    (edge,) = edges(graph, "relations|AFG|CAN")
    assert edge["disputed"]
    assert edge["begins"] == "1968-07-17..1969-07-17"


def test_disagreeing_pairs_of_pages_are_disputed(world: tuple[Store, dict[str, run.Report]]) -> None:
    graph, _ = world
    tracks = [row["track"] for row in graph.read("write/tracks", {"after": "", "limit": 100_000}) if row["track"].startswith("relations|")]
    disputed = sum(any(edge["disputed"] for edge in edges(graph, track)) for track in tracks)
    assert len(tracks) > 16_000
    assert disputed > 900


def test_the_united_kingdom_has_relations_by_its_partners_pages(world: tuple[Store, dict[str, run.Report]]) -> None:
    graph, _ = world
    tracks = [row["track"] for row in graph.read("write/tracks", {"after": "", "limit": 100_000})]
    partners = [track for track in tracks if track.startswith("relations|") and "GBR" in track.split("|")]
    assert len(partners) > 150
    assert holds(graph, "relations|AZE|GBR", "2000-01-01") == ["yes"]


def test_the_two_germanies_apart(world: tuple[Store, dict[str, run.Report]]) -> None:
    graph, _ = world
    assert holds(graph, "mission|USA|DDR|embassy|", "1980-01-01") == ["yes"]
    assert holds(graph, "mission|USA|DDR|embassy|", "1991-01-01") == []
    assert holds(graph, "mission|USA|DEU|embassy|", "1980-01-01") == ["yes"]
    assert holds(graph, "mission|USA|DEU|embassy|", "2000-01-01") == ["yes"]


def test_the_soviet_union_is_not_russia(world: tuple[Store, dict[str, run.Report]]) -> None:
    graph, _ = world
    assert holds(graph, "mission|USA|SUN|embassy|", "1960-01-01") == ["yes"]
    assert holds(graph, "mission|USA|SUN|embassy|", "2000-01-01") == []
    assert holds(graph, "mission|USA|RUS|embassy|", "1960-01-01") == []
    assert holds(graph, "mission|USA|RUS|embassy|", "2000-01-01") == ["yes"]
    assert not [row for row in rows_of(graph, "relations|CUB|RUS") if "1922" < (row["edtf"] or "") < "1991-12"]


def test_cuba_and_iran(world: tuple[Store, dict[str, run.Report]]) -> None:
    graph, _ = world
    embassy, section = "mission|USA|CUB|embassy|", "mission|USA|CUB|interests_section|"
    days = ("1923-02-09", "1923-02-10", "1961-01-02", "1961-01-03", "1980-01-01", "2015-07-19", "2015-07-20", "2020-01-01")
    assert [holds(graph, embassy, day, "embassy") == ["yes"] for day in days] == [False, True, True, False, False, False, True, True]
    assert holds(graph, section, "1980-01-01") == ["yes"]
    assert holds(graph, section, "1977-08-31") == ["unknown"]
    assert holds(graph, "mission|USA|IRN|embassy|", "1980-04-06", "embassy") == ["yes"]
    assert holds(graph, "mission|USA|IRN|embassy|", "1980-04-07") == []


def test_kosovo_is_not_recognised_by_relations_and_missions(world: tuple[Store, dict[str, run.Report]]) -> None:
    graph, _ = world
    tracks = [row["track"] for row in graph.read("write/tracks", {"after": "", "limit": 100_000})]
    assert any("XKX" in track.split("|") for track in tracks)
    assert not any(track.startswith("recognition|") for track in tracks)


def test_what_was_known_rests_on_the_day_of_the_snapshot(world: tuple[Store, dict[str, run.Report]]) -> None:
    graph, _ = world
    rows = rows_of(graph, "mission|FRA|TUR|embassy|")
    assert {row["known_from"] for row in rows} == {"2022-11-16", "2025-11-30"}
    assert {row["known_from"] for row in known(rows, "2023-01-01")} == {"2022-11-16"}
    assert known(rows, "2020-01-01") == []


def test_load_all_takes_a_folder(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    for source, place in (("embassies", "missions"), ("us-mission-transitions", "missions")):
        (folder / place).mkdir(parents=True, exist_ok=True)
        (folder / place / world_a.FILES[source]).write_bytes((world_a.SLICES / world_a.FILES[source]).read_bytes())
    (folder / "missions" / "mission_status_range_cow_v0.1.csv").write_text("not,a,table\n", encoding="utf-8")
    (folder / "notes.txt").write_text("nothing that a source reads", encoding="utf-8")
    summary = load_all(store, folder, refused_dir=tmp_path / "refused")
    assert [(o.source, o.error is None) for o in summary.outcomes] == [
        ("embassies", True), ("us-mission-transitions", True), ("us-missions", False),
    ]  # fmt: skip
    assert summary.exit_code == 2
    assert [one.name for one in summary.unknown] == ["notes.txt"]
    total = summary.totals()
    assert total["rows"] == total["new"] + total["known"] + total["refused"] == 29 + 38
    assert (tmp_path / "refused" / "embassies" / "database_of_embassies_2022-11-16.csv.refused").exists()
    again = load_all(store, folder, only=("embassies",))
    assert (again.totals()["new"], again.exit_code, again.unknown) == (0, 0, [])


def test_load_all_finds_every_file_of_a_source(shared_data: Path) -> None:
    found, unknown = plan(shared_data)
    names = {path.name for _, path in found}
    assert {Path(file).name for file, _, _ in WHOLE.values()} <= names
    assert len(found) >= 30
    assert {one.name for one in unknown} == without_loader.CODE_LISTS | without_loader.NOT_YET, (
        "a file got a loader or is new: mend tests/without_loader.py"
    )


def test_load_all_refuses_what_is_no_folder_of_sources(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a folder"):
        load_all(store, tmp_path / "nowhere")
    with pytest.raises(InputError, match="no file of any source"):
        load_all(store, tmp_path)
