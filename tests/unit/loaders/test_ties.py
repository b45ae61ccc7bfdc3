"""Loaders of memberships by spells, of informal organisations, of ISD's states and of licences, on samples in their shapes."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.unit.loaders.world_a import read

SLICES = Path(__file__).resolve().parents[2] / "data" / "ties"


def test_a_spell_that_reaches_the_end_of_the_data_has_no_end() -> None:
    found = read("igo_members", SLICES / "cow_igo_v3_spells.csv")
    assert found.refused == {"unknown-status": 1}
    of = {(c.subject, c.object, c.when): c for c in found.claims}
    croatia = of["HRV", "EU", "2013/"]
    assert (croatia.seen_until, croatia.details, croatia.source.edition) == ("2014", {"status": "full"}, "v3")
    assert ("SVN", "NATO", "2004/") in of
    assert {when for subject, object_, when in of if (subject, object_) == ("ECU", "OPEC")} == {"1973/1992", "2008/"}
    assert ("MAR", "OAU", "1965/1984") in of
    assert {subject for subject, object_, _ in of if object_ == "UNESCO"} == {"SUN", "RUS"}


def test_the_years_of_an_informal_organisation_are_not_those_of_its_members() -> None:
    found = read("informal_members", SLICES / "informal_igo_members.csv")
    members = {(c.subject, c.object): c.when for c in found.claims if c.kind == "membership"}
    assert members["POL", "IIGO-V4"] == "2017"
    assert members["JPN", "IIGO-SPT"] is None, "when it was a member of what ended in 2009 nobody says"
    assert {a for a, b in members if b == "Non-Aligned Movement"} == {"GNQ", "COD", "DZA"}
    exists = {c.subject: (c.when, c.seen_until) for c in found.claims if c.kind == "organization_exists"}
    assert exists["IIGO-V4"] == ("1991/", "2017")
    assert exists["IIGO-SPT"] == ("2003/2009", None)
    assert found.refused == {"party-had-ended": 1, "unknown-party": 1}
    assert {c.source.edition for c in found.claims} == {"2017"}


def test_isd_keeps_where_its_list_begins_and_stops(tmp_path: Path) -> None:
    found = read("isd_states", SLICES / "isd_2_2_states.csv")
    of = {c.subject: c for c in found.claims}
    assert (of["XKX"].when, of["XKX"].seen_until, of["XKX"].details["ambiguous"]) == ("2008-02-20/", "2016-12-31", "begin")
    assert of["SSD"].when == "2011-07-09/"
    assert of["XTB"].when == "1912-04-01/1951-05-23"
    assert of["XPR"].details["since_record"] is True
    assert of["DEU"].when == "1871-01-18/1945-05-08"
    assert found.refused == {"no-such-party": 1}
    assert of["SSD"].source.edition == "v2.2"
    other = tmp_path / "isd_states.csv"
    shutil.copy(SLICES / "isd_2_2_states.csv", other)
    again = read("isd_states", other)
    assert {c.source.edition for c in again.claims} == {None}
    assert any("nothing says" in note for note in again.notes)


def test_a_licence_is_euro_for_one_destination() -> None:
    found = read("dutch_licences", SLICES / "dutch_military_export_licences.csv")
    assert {(c.unit, c.kind) for c in found.claims} == {("EUR", "arms_licence")}
    of = {c.object: c for c in found.claims}
    china, morocco = of["CHN"], of["MAR"]
    assert (china.when, china.value) == ("2004-01-05", 95_000.0)
    assert (china.details["received"], china.details["expires"]) == ("2003-12-03", "2005-01-31")
    assert (morocco.when, morocco.value, morocco.details["expires"]) == ("2010-07-13", 1_110_600_000.0, "2015-07-31")
    assert morocco.details["extension"] is True
    assert "received" not in morocco.details, "a reference is no date"
    twice = [c for c in found.claims if c.object == "USA"]
    assert [c.locator for c in twice] == ["licence 28000001, item 1", "licence 28000001, item 2"]
    assert twice[0].details["through"] == "Duitsland"
    assert "EU" in of
    assert found.refused == {"several-destinations": 2, "same-party": 1, "bad-date": 1, "no-value": 1}
    assert found.claims[0].source.edition == "2010-07-13"


@pytest.mark.data
def test_the_whole_files_are_accounted_for(shared_data: Path) -> None:
    spells = read("igo_members", shared_data / "igo/cow_igo_v3_membership_spells.csv.gz")
    assert (spells.rows, spells.refused) == (19_042, {})
    informal = read("informal_members", shared_data / "igo/informal_igo_members_iigo.csv.gz")
    assert (informal.rows, informal.refused) == (3_502, {"party-had-ended": 3})
    isd = read("isd_states", shared_data / "cow/isd_2_2_states_1816-2016.csv")
    assert (isd.rows, isd.refused) == (499, {"no-such-party": 215})
    licences = read("dutch_licences", shared_data / "arms/dutch_military_export_licences_2004-2014.csv.gz")
    assert licences.rows == 16_592
    assert set(licences.refused) == {"same-party", "several-destinations", "no-value", "unknown-party", "no-destination"}
    sums: Counter[tuple[str | None, str]] = Counter()
    for claim in licences.claims:
        sums[claim.object, (claim.when or "")[:4]] += int(claim.value or 0)
    assert sums["MAR", "2010"] == 1_110_600_000, "one licence of 555 million and its prolongation"
    assert max(sums.values()) == sums["MAR", "2010"]
