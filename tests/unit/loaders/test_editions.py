"""Editions are read from the file: columns and dates first, its name as a last resort, and the report says which."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from legation.graph.errors import InputError
from legation.loaders.frame.base import Input
from legation.loaders.frame.editions import by_content, by_name, date_in_name, last_full_year, list_end, stated, version_in_name
from tests.unit.loaders.world_a import SLICES as WORLD_A
from tests.unit.loaders.world_a import read

WORLD_B = WORLD_A.parent / "world_b"
TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("uk_treaties_online_2022-03.jsonl.gz", "2022-03"),
        ("russian_missions_abroad_2015-05-26.csv", "2015-05-26"),
        ("IdealpointestimatesAll_Apr2020.csv.gz", "2020-04"),
        ("TIV-totals-importers-1950-2024-generated-2024-10-13.csv", "2024-10-13"),
        ("dutch_military_export_licences_2004-2014.csv.gz", None),
        ("trade-register-1950-2025.csv", None),
        ("un_members_2013.csv", "2013"),
        ("atop.csv", None),
        ("list_2022-13.csv", "2022"),
    ],
)
def test_the_date_in_a_name(name: str, told: str | None) -> None:
    assert date_in_name(name) == told


def test_the_version_in_a_name() -> None:
    assert version_in_name("TIES_v4.1.xls") == "4.1"
    assert version_in_name("mission_status_range_cow_v0_1.csv") == "0.1"
    assert version_in_name("cow_igo_v3_membership.csv") == "3"
    assert version_in_name("gov3rnment.csv") is None


def test_content_comes_before_a_name_that_is_too_old() -> None:
    source = Input(Path("votes_2019.csv"), {})
    assert by_content(source, ["2021", "2023", "2099"], column="year", today=TODAY).edition == "2023"
    assert "latest date of year" in source.notes[0]
    later = Input(Path("votes_2024-05.csv"), {})
    assert by_content(later, ["2021", "2023"], column="year", today=TODAY).published == "2024-05"
    assert "its name does" in later.notes[0]
    assert by_name(Input(Path("votes.csv"), {})).published is None


def test_where_a_list_stops() -> None:
    assert list_end(["1990-01-01", "2015-12-31", "2015-12-31", "2021-12-31", "9999-12-31"], TODAY) == "2015-12-31"
    assert list_end(["-9", "", "2030"], TODAY) == ""
    assert last_full_year(["2017"] * 10 + ["2018"] * 9 + ["2019"], TODAY) == 2018


def test_a_newer_edition_is_not_stamped_as_the_old_one(tmp_path: Path) -> None:
    votes = tmp_path / "Idealpoint.csv"
    votes.write_text("Row,ccode,session,NVotes,IdealPoint,Countryname\n1,2,77,42,2.1,United States\n1,2,78,42,2.2,United States\n", "utf-8")
    assert {(c.source.published, c.when) for c in read("un_votes", votes).claims} == {("2023", "2022"), ("2023", "2023")}
    members = tmp_path / "un_members_2013.csv"
    members.write_text("Member state,Date of admission,Original member,See also\nSouth Sudan,14 July 2011,,\n", "utf-8")
    (south_sudan,) = read("un_members", members).claims
    assert (south_sudan.source.published, south_sudan.seen_until, south_sudan.source.edition) == ("2013", "2013", "2013")
    changes = tmp_path / "tc.csv"
    changes.write_text((WORLD_B / "tc2018.csv").read_text("utf-8").replace(",6\n", ",5\n"), "utf-8")
    assert {c.source.edition for c in read("cow_territory", changes).claims} == {"v5"}
    leaders = tmp_path / "archigos.csv"
    leaders.write_text((WORLD_B / "archigos.csv").read_text("utf-8").replace("2015-12-31", "2021-12-31"), "utf-8")
    found = read("leaders", leaders)
    assert {(c.source.edition, c.source.published) for c in found.claims} == {("to 2021-12-31", "2021-12-31")}
    assert {c.seen_until for c in found.claims if (c.when or "").endswith("/")} == {"2021-12-31"}
    atop = tmp_path / "atop.csv"
    atop.write_text((WORLD_B / "atop.csv").read_text("utf-8").replace(",2018,", ",2019,"), "utf-8")
    assert {c.source.edition for c in read("atop", atop).claims} <= {"to 2019", "to 2018", "to 2017"}
    icow = tmp_path / "coldata120.csv"
    icow.write_text((WORLD_B / "icow.csv").read_text("utf-8-sig"), "utf-8")
    assert {c.source.edition for c in read("icow", icow).claims} == {"v1.2"}


@pytest.mark.data
def test_the_collected_editions_keep_their_dates(shared_data: Path) -> None:
    told = {
        "un_votes": ("un/IdealpointestimatesAll_Apr2020.csv.gz", "2020-04", "2020-04"),
        "un_members": ("un/un_members_admission_dates.csv", "2024-01-26", "2024-01-26"),
        "cow_territory": ("cow/tc2018.csv", "v6", "2020"),
        "icow": ("countries/icow_colonial_history_coldata110.csv", "v1.1", "2018"),
        "rivalries": ("rivalries/tss_strategic_rivalries.csv", "2021", "2021"),
        "capitals": ("cow/cow_capitals.csv", "2024-12-31", "2025"),
        "leaders": ("leaders/archigos_leaders.csv", "v4.1", "2016"),
    }
    for name, (path, edition, published) in told.items():
        found = read(name, shared_data / path)
        assert {(c.source.edition, c.source.published) for c in found.claims} == {(edition, published)}, name


def snapshot(name: str, edition: str = "") -> Input:
    return Input(Path(name), {"edition": edition} if edition else {})


def test_a_snapshot_is_dated_by_the_option_or_by_its_name() -> None:
    assert stated(snapshot("list_2016-03-04.csv"), "YYYY-MM or YYYY-MM-DD") == "2016-03-04"
    assert stated(snapshot("list_2016-03-04.csv"), "YYYY-MM") == "2016-03"
    assert stated(snapshot("list_2016-03-04.csv", "2020-01"), "YYYY-MM") == "2020-01"


@pytest.mark.parametrize("edition", ["yesterday", "2022-13", "2022-11"])
def test_an_edition_that_is_no_date_is_refused_by_the_name_of_its_option(edition: str) -> None:
    with pytest.raises(InputError, match="not a day like 2022-11-16") as refused:
        stated(snapshot("list.csv", edition), "YYYY-MM-DD")
    assert refused.value.place == "--edition"


def test_a_snapshot_without_a_date_says_how_to_give_one() -> None:
    with pytest.raises(InputError, match="of which month the pages are; say it with --edition YYYY-MM"):
        stated(snapshot("list.csv"), "YYYY-MM", of="the pages are")
