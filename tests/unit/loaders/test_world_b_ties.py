"""Alliances, memberships, votes, rivalries, leaders, events and visits: slices of the real files."""

from __future__ import annotations

import csv
import random
import tarfile
from pathlib import Path

import pytest

from legation.graph.errors import InputError
from legation.loaders.events import cameo
from legation.loaders.frame.base import Input
from legation.loaders.frame.tables import Unusable
from legation.loaders.visits import us_visits
from tests.unit.loaders.world_b import DATA, changed, read


def test_alliance_years_of_both_directions_are_one_span() -> None:
    found = read("atop", "atop.csv")
    assert (found.rows, found.codes) == (160, [])
    told = found.told()
    assert {row for row in told if row[:2] == ("GBR", "USA")} == {
        ("GBR", "USA", "1942/1945", None),
        ("GBR", "USA", "2014/", "2018"),
    }
    poland = [row for row in told if "POL" in row[:2]]
    assert max(row[2] or "" for row in poland if "SUN" in row[:2]) < "1992"
    assert all((row[2] or "") >= "1992" for row in poland if "RUS" in row[:2])
    nato = next(claim for claim in found.claims if claim.when == "2014/" and claim.subject == "GBR")
    assert "defense" in nato.details["obligations"]


def test_alliances_do_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    def shuffled(text: bytes) -> bytes:
        header, *rows = text.splitlines(keepends=True)
        random.Random(5).shuffle(rows)
        return header + b"".join(rows)

    before = {claim.id for claim in read("atop", "atop.csv").claims}
    assert {claim.id for claim in read("atop", changed(tmp_path, "atop.csv", shuffled)).claims} == before


def test_memberships_before_1965_are_sightings_of_one_year() -> None:
    found = read("cow_igos", "igo_membership.csv")
    assert (found.rows, found.codes) == (31, [])
    told = found.told()
    assert {("SUN", "UN", "1945", None), ("SUN", "UN", "1960", None), ("SUN", "UN", "1965/1991-12-25", None)} <= told
    assert ("RUS", "UN", "1991-12-26/", "2005") in told
    assert {("SCG", "UN", "2000/", "2005"), ("YUG", "UN", "1955", None)} <= told
    since = {claim.subject for claim in found.claims if claim.details.get("since_record")}
    assert since == {"SUN", "USA", "CUB", "GBR"}


def test_organisations_have_their_years() -> None:
    told = read("cow_igos", "igo_list.csv").told()
    assert ("UN", None, "1945/", "2005") in told
    assert {row[2] for row in told} >= {"1942/1946", "1939/1952"}


def test_admissions_to_the_united_nations() -> None:
    found = read("un_members", "un_members.csv")
    assert (found.rows, found.codes) == (8, [])
    assert found.told() >= {
        ("AZE", "UN", "1992-03-02/", "2000-11-01"),
        ("SUN", "UN", "1945-10-24/1991-12-25", None),
        ("RUS", "UN", "1991-12-26/", "2000-11-01"),
        ("SCG", "UN", "2000-11-01/2006-06-04", None),
        ("SRB", "UN", "2006-06-05/", None),
        ("XYA", "UN", "1947-09-30/1990-05-21", None),
        ("YEM", "UN", "1990-05-22/", "2000-11-01"),
        ("IDN", "UN", "1950-09-28/1965", None),
        ("IDN", "UN", "1966/", "2000-11-01"),
        ("IND", "UN", "1945-10-30/", "2000-11-01"),
        ("TUR", "UN", "1945-10-24/", "2000-11-01"),
    }
    assert any("Russia (Soviet Union before 1991-12-26)" in note for note in found.notes)


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    path = changed(tmp_path, "un_members.csv", lambda text: text.replace(b"2 March 1992", b"31 June 1992"))
    assert read("un_members", path).codes == ["bad-date"]


def test_ideal_points_by_session() -> None:
    found = read("un_votes", "Idealpoint.csv")
    assert (found.rows, found.codes) == (13, [])
    points = {(claim.subject, claim.when): claim.value for claim in found.claims}
    assert (points["CHN", "1948"], points["TWN", "1949"]) == (0.7290959, 0.8726006)  # one seat, in the list 713 throughout
    assert points["USA", "1946"] == 1.675486
    assert points["SUN", "1991"] == 0.6905887
    assert points["RUS", "1992"] == 1.112759
    assert {claim.subject_text for claim in found.claims if claim.subject == "CIV"} == {"Côte d’Ivoire"}
    assert found.claims[0].details == {"session": 1, "votes": 42}


def test_rivalries() -> None:
    found = read("rivalries", "tss.csv")
    assert found.codes == ["unknown-party"]
    assert found.told() == {
        ("THA", "XVN", "1816/1884", None),  # the list's 816, 679 and 679
        ("SAU", "XYA", "1931/1934", None),
        ("YMD", "OMN", "1967/1982", None),
        ("GBR", "RUS", "1778/1922-12-29", None),
        ("GBR", "SUN", "1922-12-30/1956", None),
        ("USA", "SUN", "1945/1989", None),
        ("USA", "RUS", "2007/", "2020"),
        ("RUS", "UKR", "2014/", "2020"),
    }
    cold_war = next(claim for claim in found.claims if claim.when == "1945/1989")
    assert cold_war.details == {"name": "United States-USSR 2", "types": ["positional", "ideological"]}


def test_leaders_are_split_where_the_state_is() -> None:
    found = read("leaders", "archigos.csv")
    terms = {(claim.subject, claim.details["person"], claim.when, claim.seen_until) for claim in found.claims}
    assert terms >= {
        ("SUN", "Yeltsin", "1991-08-21/1991-12-25", None),
        ("RUS", "Yeltsin", "1991-12-26/1999-12-31", None),
        ("RUS", "Putin", "2000-01-01/", "2015-12-31"),
        ("YUG", "Milosevic", "1989-05-15/1992-04-26", None),
        ("SCG", "Milosevic", "1992-04-27/2000-10-07", None),
        ("USA", "Grant", "1869-03-04/1877-03-04", None),
    }
    exits = {(claim.subject, claim.details["person"]): claim.details.get("exit") for claim in found.claims}
    assert exits["SUN", "Yeltsin"] is None
    assert exits["RUS", "Putin"] is None
    assert exits["USA", "Grant"] == "Regular"


def test_icews_says_only_what_its_codes_say() -> None:
    found = read("icews", "icews.tab")
    assert found.rows == 39
    assert {claim.modality for claim in found.claims} == {"alleged"}
    facts = {(claim.kind, claim.subject, claim.object) for claim in found.claims}
    assert {("visit", "PRK", "USA"), ("treaty_signed", "ISR", "RUS"), ("meeting", "RUS", "KAZ"), ("recognized", "USA", "ISR")} <= facts
    assert ("visit", "LTU", "PSE") in facts
    assert ("visit", "GBR", "ZWE") in facts
    assert not [fact for fact in facts if fact[0] == "relations_severed"]
    assert ("recognized", "SYR", "GEO") not in facts, "Abkhazia's separatists do not act for Georgia"
    assert found.codes.count("cameo-161") == 3
    assert found.codes.count("cameo-010") == 6
    visit = next(claim for claim in found.claims if claim.subject == "PRK")
    assert visit.source.origin == "xinhua news agency"
    assert visit.source.published == "2019"
    assert (visit.locator or "").startswith("event 32891240, story ")


def test_gdelt_takes_no_school_band_for_a_state() -> None:
    found = read("gdelt", "gdelt.tsv")
    assert found.rows == 15
    assert {(claim.kind, claim.subject, claim.object, claim.when) for claim in found.claims} == {
        ("meeting", "TUR", "RUS", "2016-07-28"),
        ("visit", "IRN", "USA", "1982-01-02"),
        ("treaty_signed", "QAT", "BHR", "1982-01-02"),
    }
    assert {claim.source.origin for claim in found.claims} == {"sputniknews.com", "gdelt project"}
    assert {claim.source.published for claim in found.claims} == {"2016-07-28", "2013-02-03"}
    assert {"actor-not-government", "actor-without-country", "cameo-030", "cameo-050", "cameo-1312"} == set(found.codes)


def test_only_codes_of_cameo_are_mapped(shared_data: Path) -> None:
    with (shared_data / "events" / "cameo_codes.csv").open(encoding="iso-8859-1", newline="") as text:
        codes = {row["code"] for row in csv.DictReader(text)}
    assert set(cameo.MEANINGS) <= codes
    with pytest.raises(Unusable) as refused:
        cameo.meaning("161", "Reduce or break diplomatic relations")
    assert refused.value.code == "cameo-161"
    with pytest.raises(Unusable, match="keep the leading zero"):
        cameo.meaning("4x")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The slices of visits and travels, packed as the source is."""
    path = tmp_path / "us_state_dept_visits_travels_xml.tar.gz"
    with tarfile.open(path, "w:gz") as packed:
        packed.add(DATA / "visits", arcname=".")
    return path


def test_visits_and_trips(archive: Path) -> None:
    found = read("us_visits", archive)
    assert (found.rows, found.codes) == (8, ["unknown-party"])
    assert "west-bank" in found.refusals[0].raw
    facts = {(claim.subject, claim.object, claim.when, claim.place) for claim in found.claims}
    assert facts >= {
        ("PRT", "USA", "1990-01-10/1990-01-12", None),
        ("XYA", "USA", "1990-01-23/1990-01-26", None),
        ("USA", "SUN", "1989-05-10/1989-05-11", "Moscow"),
        ("USA", "GBR", "2021-11-01/2021-11-02", "Glasgow"),
    }
    assert len(found.claims) == 7
    assert len(facts) == 5, "a visit and a trip are listed twice, under two ids"
    assert any(note.startswith("2 entries are the same") for note in found.notes)
    baker = next(claim for claim in found.claims if claim.object == "SUN")
    assert baker.details["person"] == "James Addison Baker"
    assert baker.details["role"] == "Secretary of State of the United States"


def test_refused_trips_can_be_mended_and_loaded_into_the_same_edition(tmp_path: Path, archive: Path) -> None:
    found = read("us_visits", archive)
    source = Input(archive, {})
    us_visits.check(source)
    mended = tmp_path / "mended.xml"
    mended.write_text(source.head + found.refusals[0].raw.replace("west-bank", "israel").replace("West Bank", "Israel") + "\n")
    again = read("us_visits", mended)
    assert again.codes == []
    (claim,) = again.claims
    assert (claim.subject, claim.object) == ("USA", "ISR")
    assert claim.source.id in {other.source.id for other in found.claims}
    one = read("us_visits", DATA / "visits" / "secretary-travels" / "baker-james-addison.xml")
    assert [(other.object, other.locator) for other in one.claims] == [("SUN", "secretary-travels, id 289")]


def test_an_archive_that_is_cut_or_holds_entities_is_refused(tmp_path: Path, archive: Path) -> None:
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(archive.read_bytes()[:900])
    with pytest.raises(InputError, match="cut"):
        read("us_visits", cut)
    plain = tmp_path / "plain.tar.gz"
    plain.write_text("not a tar at all " * 100)
    with pytest.raises(InputError, match="not a tar archive"):
        read("us_visits", plain)
    folder = tmp_path / "president-travels"
    folder.mkdir()
    (folder / "x.xml").write_text('<!DOCTYPE t [<!ENTITY a "b">]><trips><trip><id>&a;</id></trip></trips>')
    bomb = tmp_path / "bomb.tar"
    with tarfile.open(bomb, "w") as packed:
        packed.add(folder, arcname="president-travels")
    with pytest.raises(InputError, match="declares a document type"):
        read("us_visits", bomb)
