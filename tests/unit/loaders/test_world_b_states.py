"""States, wars, territory: slices of COW's, Gleditsch-Ward's and ICOW's tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.loaders.frame.codes import parts
from legation.loaders.frame.tables import Unusable
from tests.unit.loaders.world_b import changed, read


@pytest.mark.parametrize(
    ("scheme", "codes", "begin", "end", "expected"),
    [
        ("cow", ("365",), "1945", "1991", [("SUN", "1945", "1991")]),
        ("cow", ("365",), "1991", "1993", [("SUN", "1991", "1991-12-25"), ("RUS", "1991-12-26", "1993")]),
        ("cow", ("365",), "1922", "1922", [("RUS", "1922", "1922")]),
        ("cow", ("345",), "1944-10-20", "2006-06-03",
         [("YUG", "1944-10-20", "1992-04-26"), ("SCG", "1992-04-27", "2006-06-03")]),
        ("gw", ("678",), "1918-10-30", "2020-12-31", [("XYA", "1918-10-30", "1990-05-21"), ("YEM", "1990-05-22", "2020-12-31")]),
        ("cow", ("329",), "1861", "1861", [("XTS", "1861", "1861")]),
    ],
)  # fmt: skip
def test_a_code_is_split_where_it_changes_hands(
    scheme: str, codes: tuple[str, ...], begin: str, end: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [(part.parties[0], part.begin, part.end) for part in parts(scheme, codes, begin, end)] == expected


def test_two_codes_of_one_party_make_no_pair() -> None:
    with pytest.raises(Unusable, match="both mean DEU"):
        parts("cow", ("255", "260"), "1990", "1990")


def test_cow_states_are_split_and_their_list_has_no_end() -> None:
    found = read("cow_states", "cow_statelist2024.csv")
    assert (found.rows, found.codes) == (11, [])
    assert found.told() >= {
        ("RUS", None, "1816-01-01/1922-12-29", None),
        ("SUN", None, "1922-12-30/1991-12-25", None),
        ("RUS", None, "1991-12-26/", "2024-12-31"),
        ("CUB", None, "1902-05-20/1906-09-25", None),
        ("CUB", None, "1909-01-23/", "2024-12-31"),
        ("SRB", None, "2006-06-03/", "2024-12-31"),
        ("DDR", None, "1954-03-25/1990-10-02", None),
    }
    assert {claim.details["list"] for claim in found.claims} == {"COW"}
    assert {claim.source.edition for claim in found.claims} == {"v2024"}
    assert any("4 spells lie over a change of hands" in note for note in found.notes)


def test_major_powers() -> None:
    told = read("cow_states", "majors2016.csv").told()
    assert ("GBR", None, "1816-01-01/", "2016-12-31") in told
    assert ("FRA", None, "1816-01-01/1940-06-22", None) in told
    assert {row for row in told if row[0] == "SUN"} == {("SUN", None, "1922-12-30/1991-12-25", None)}


def test_state_years_are_joined_in_whatever_order(tmp_path: Path) -> None:
    found = read("cow_states", "system2016.csv")
    assert (found.rows, found.codes) == (36, [])
    assert ("RUS", None, "1918/1922-12-29", None) in found.told()
    assert ("SUN", None, "1989/1991-12-25", None) in found.told()
    assert ("CUB", None, "1905/1906", None) in found.told()

    def twice(text: bytes) -> bytes:
        return text + text.splitlines(keepends=True)[1]

    assert read("cow_states", changed(tmp_path, "system2016.csv", twice)).codes == ["twice"]


def test_an_unknown_version_is_refused(tmp_path: Path) -> None:
    path = changed(tmp_path, "cow_statelist2024.csv", lambda text: text.replace(b",2024\n", b",2031\n", 1))
    assert read("cow_states", path).codes == ["unknown-version"]


def test_gleditsch_ward_codes_are_not_cow_codes() -> None:
    told = read("gw_states", "gw_states_ksgmdw.txt").told()
    assert ("DEU", None, "1949-09-21/", "2020-12-31") in told
    assert ("SRB", None, "2006-06-05/", "2020-12-31") in told
    assert ("YEM", None, "1990-05-22/", "2020-12-31") in told
    micro = read("gw_states", "gw_microstates.txt")
    assert {claim.details["list"] for claim in micro.claims} == {"Gleditsch-Ward microstates"}
    assert ("SUN", None, "1922-12-30/1991-12-25", None) in read("gw_states", "gw_states_v2017.csv").told()


def test_wars_are_pairs_of_opponents_while_both_fought() -> None:
    found = read("cow_wars", "Inter-StateWarData_v4.0.csv")
    assert (found.rows, found.codes) == (33, [])
    told = found.told()
    assert ("IRN", "IRQ", "1980-09-22/1988-08-20", None) in told
    assert ("FRA", "ESP", "1823-04-07/1823-11-13", None) in told
    assert ("USA", "JPN", "1941-12-07/1945-08-14", None) in told
    assert {row[2] for row in told if row[:2] == ("FRA", "DEU")} == {"1939-09-03/1940-06-22", "1944-10-23/1945-05-07"}
    assert {row[2] for row in told if row[:2] == ("SUN", "JPN")} == {"1945-08-08/1945-08-14"}
    assert {row[:2] for row in told if "ROU" in row[:2] and "DEU" in row[:2]} == {("ROU", "DEU")}
    assert not [row for row in told if row[:2] == ("POL", "JPN")]
    assert next(claim for claim in found.claims if claim.object == "JPN").details["by_sides"] is True
    iraq = next(claim for claim in found.claims if claim.object == "IRQ")
    assert iraq.details == {"name": "Iran-Iraq", "initiator": "IRQ", "outcome": "stalemate"}


def test_a_participant_without_opponent_is_refused(tmp_path: Path) -> None:
    path = changed(tmp_path, "Inter-StateWarData_v4.0.csv", lambda text: text.replace(b"Iran-Iraq,1,645,Iraq,2", b"Iran-Iraq,1,645,Iraq,1"))
    assert read("cow_wars", path).codes == ["no-opponent", "no-opponent"]


def test_disputes_join_both_directions_and_the_table_has_no_end() -> None:
    found = read("cow_disputes", "cow_mid_directed_dyad_year.csv")
    assert (found.rows, found.codes) == (116, [])
    crisis = next(claim for claim in found.claims if claim.details["number"] == 2219)
    assert ({crisis.subject, crisis.object}, crisis.when) == ({"SUN", "USA"}, "1962/1962")
    assert crisis.details == {"number": 2219, "hostility": 4, "fatalities": 1}
    open_ones = [claim for claim in found.claims if claim.seen_until]
    assert open_ones
    assert {claim.seen_until for claim in open_ones} == {"2014"}
    assert not [claim for claim in found.claims if claim.when and claim.when.endswith("/2014")]
    assert {claim.object for claim in found.claims if claim.subject == "UKR"} | {claim.subject for claim in found.claims} >= {"RUS"}


def test_territory_gained_from_a_state_from_none_and_from_an_unknown_one() -> None:
    found = read("cow_territory", "tc2018.csv")
    assert found.rows == 32
    assert sorted(found.codes) == ["gainer-is-no-party", "same-party", "same-party"]
    crimea = next(claim for claim in found.claims if claim.locator == "number 890")
    assert (crimea.subject, crimea.object, crimea.when) == ("RUS", "UKR", "2014-03")
    assert crimea.details == {"territory": "part of Ukraine (COW 369)", "area": 27000.0, "population": 2400000, "procedure": "conquest"}
    gambia, *others = [claim for claim in found.claims if claim.kind == "territory_gained"]
    assert (gambia.subject, gambia.object, gambia.when) == ("GBR", None, "1816")
    assert "population" not in gambia.details
    assert [(claim.subject, claim.when, claim.details["loser"]) for claim in others] == [
        ("GBR", "1839", "Sikkim (COW 761)"), ("XPR", "1849-12", "Hohenzollern Hechingen (COW 250)"), ("GBR", "1890", "Sikkim (COW 761)"),
        ("IND", "1950-12", "Sikkim (COW 761)"), ("TLS", "2002-05", "Allied or United Nations administration (COW 1)"),
    ]  # fmt: skip
    assert [claim.details["territory"] for claim in others[:2]] == ["part of Sikkim (COW 761)", "Hohenzollern Hechingen (COW 250)"]
    nassau = next(claim for claim in found.claims if claim.when == "1866-08")
    assert (nassau.kind, nassau.subject, nassau.object, nassau.details["territory"]) == (
        "territorial_change",
        "XPR",
        "XNA",
        "Nassau (COW 254)",
    )
    free = {(claim.subject, claim.object, claim.when) for claim in found.claims if claim.kind == "independence"}
    assert {("AZE", "SUN", "1991-08"), ("ARG", "ESP", "1816-07")} <= free


def test_neighbours_by_month() -> None:
    found = read("cow_contiguity", "contdir.csv")
    told = found.told()
    assert {("USA", "CUB", "1902-05/1906-09", None), ("USA", "CUB", "1909-01/", "2016-12")} <= told
    assert {("POL", "SUN", "1945-06/1991-12-25", None), ("POL", "RUS", "1991-12-26/", "2016-12")} <= told
    assert ("SCG", "BGR", "1992-04-27/2006-06-02", None) in told


def test_colonial_history_has_the_ruler_of_the_day() -> None:
    found = read("icow", "icow.csv")
    assert sorted(found.codes) == ["no-former-ruler", "no-former-ruler", "same-party"]
    facts = {(claim.kind, claim.subject, claim.object, claim.when, claim.details.get("manner")) for claim in found.claims}
    assert facts >= {
        ("independence", "USA", "GBR", "1783-09", "decolonisation"),
        ("independence", "MNE", "SCG", "2006-06", "secession"),
        ("independence", "AZE", "SUN", "1991-12", "secession"),
        ("independence", "BGD", "PAK", "1971-12", "secession"),
        ("succession", "YEM", "XYA", "1990-05", None),
        ("succession", "DEU", "DDR", "1990-10", None),
    }


def test_capitals_take_a_first_of_january_for_a_year() -> None:
    found = read("capitals", "cow_capitals.csv")
    capitals = {(claim.subject, claim.place, claim.when, claim.seen_until) for claim in found.claims}
    assert capitals >= {
        ("BHS", "Nassau", "1973/", "2024"),
        ("BRA", "Brasilia", "1960-04-21/", "2024"),
        ("DEU", "Bonn", "1949/1991-06-19", None),
        ("DEU", "Berlin", "1990-10-03/", "2024"),
        ("SUN", "Moscow", "1922-12-30/1991-12-25", None),
    }
    schwerin = next(claim for claim in found.claims if claim.place == "Schwerin")
    assert schwerin.seen_until is None
    assert schwerin.time is not None
    assert schwerin.time.latest is not None
    assert schwerin.time.latest.year < 1900
