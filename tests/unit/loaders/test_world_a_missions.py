"""Loaders of missions, accreditations and envoys, on slices of the real files."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from legation.graph.errors import InputError
from legation.loaders.missions import mission_sentences
from legation.loaders.missions.mission_sentences import Accreditation, Event, Mission, Place, Unread
from legation.loaders.missions.missions_wikidata import TYPES, created
from tests.unit.loaders import world_a


def test_a_snapshot_proves_its_day_only() -> None:
    found = world_a.read_slice("embassies")
    assert {claim.when for claim in found.of("mission")} == {"2022-11-16"}
    (baku,) = found.of("mission", "ISR", "AZE")
    assert (baku.mission, baku.place, baku.details["wikidata"]) == ("embassy", "Baku", "Q12849277")
    assert baku.source.known_from == "2022-11-16"
    assert ("GBR", "IND", "embassy") in {(c.subject, c.object, c.mission) for c in found.claims}  # a high commission
    assert found.of("mission", "VAT", "KEN")[0].mission == "nunciature"
    assert {claim.mission for claim in found.of("mission", "TWN", "DEU")} == {"representative_office"}


def test_openings_keep_their_precision() -> None:
    found = world_a.read_slice("embassies")
    assert {(c.subject, c.object, c.when) for c in found.of("mission_opened")} >= {("TWN", "DEU", "1972"), ("ISR", "DEU", "2011-04-08")}
    assert not found.of("mission_opened", "USA", "RUS")  # 1780: before the Soviet Union
    assert any("years of creation lie before" in note for note in found.notes)
    assert created("1951-01-01T00:00:00Z") == "1951"
    assert created("1951-10-01T00:00:00Z") == "1951-10"
    assert created("1951-10-22T00:00:00Z") == "1951-10-22"
    assert created("") is None


def test_accreditations_stand_apart_from_the_seat() -> None:
    found = world_a.read_slice("embassies")
    assert {(c.object, c.details["seat"]) for c in found.of("accredited", "AFG")} == {("NZL", "AUS"), ("FJI", "AUS")}
    assert not found.of("accredited", "AFG", "AUS")


def test_other_types_are_refused() -> None:
    assert world_a.read_slice("embassies").refused == {"other-type": 4}
    assert set(TYPES.values()) <= {
        "embassy", "consulate_general", "consulate", "honorary_consulate", "nunciature", "representative_office", "liaison_office",
        "interests_section", "trade_office", "permanent_mission",
    }  # fmt: skip


def test_the_day_of_a_snapshot_must_be_known(tmp_path: Path) -> None:
    copy = tmp_path / "embassies.csv"
    copy.write_bytes((world_a.SLICES / world_a.FILES["embassies"]).read_bytes())
    with pytest.raises(InputError, match="--edition"):
        world_a.read("embassies", copy)
    with pytest.raises(InputError, match="not a day"):
        world_a.read("embassies", copy, edition="yesterday")
    assert world_a.read("embassies", copy, edition="2022-11-16").claims


def test_cuba_and_iran_by_range() -> None:
    found = world_a.read_slice("us-missions")
    cuba = [(c.mission, c.when, c.seen_until) for c in found.of("mission", "USA", "CUB")]
    assert ("embassy", "1923-02-10/1961-01-02", None) in cuba
    assert ("interests_section", "1977-09-01/2015-07-19", None) in cuba
    assert ("embassy", "2015-07-20/", "2024-12-31") in cuba
    iran = [(c.mission, c.when) for c in found.of("mission", "USA", "IRN")]
    assert iran == [("legation", "1883-06-11/1944-08-20"), ("embassy", "1944-08-21/1980-04-06"), ("interests_section", "1980-05-21/")]


def test_a_soviet_embassy_is_not_russian() -> None:
    found = world_a.read_slice("us-missions")
    assert [c.when for c in found.of("mission", "USA", "SUN")] == ["1933-12-13/1991-12-25"]
    assert [c.when for c in found.of("mission", "USA", "RUS") if c.mission == "embassy"] == ["1898-02-11/1917-11-06", "1991-12-26/"]
    assert [c.when for c in found.of("mission", "USA", "DDR")] == ["1974-12-09/1990-10-02"]
    assert [(c.when, c.seen_until) for c in found.of("mission", "USA", "DEU")] == [("1955-05-05/", "1990-10-02")]


def test_ranges_at_the_edges_of_a_list() -> None:
    found = world_a.read_slice("us-missions")
    first = {c.when: c.details for c in found.of("mission", "USA", "DNK")}
    assert first["1816-01-01/"] == {"since_record": True}
    assert [c.seen_until for c in found.of("mission", "USA", "DNK") if c.when == "1827-09-20/"] == ["1940-04-09"]  # occupied, not closed
    assert [c.when for c in found.of("mission", "USA", "CHE") if c.mission == "consulate"] == ["1830-10/"]  # no day is known
    assert not found.refused  # that there was none is a claim, too
    assert [(c.kind, c.seen_until) for c in found.of("accredited", "USA", "ATG")] == [("accredited", "2024-12-31")]


def test_a_list_of_the_highest_level_says_where_there_was_no_embassy() -> None:
    found = world_a.read_slice("us-missions")
    none = [c.when for c in found.of("no_mission", "USA", "CUB")]
    assert "1977-09-01/2015-07-19" in none  # an interests section stood there
    assert any((when or "").startswith("1961-01-03/") for when in none)
    levels = found.of("mission_level_ended", "USA")
    assert levels
    assert {c.mission for c in levels} == {"consulate"}
    assert all(c.details["to_mission"] != "consulate" for c in levels)


def test_both_codings_are_one_source() -> None:
    one = world_a.read_slice("us-missions")
    two = world_a.read("us-missions", world_a.SLICES / "mission_status_range_gwm_v0.1.csv")
    three = world_a.read_slice("us-mission-transitions")
    four = world_a.read_slice("us-chiefs-of-mission")
    origins = {claim.origin for reading in (one, two, three, four) for claim in reading.claims}
    assert origins == {"us department of state, office of the historian"}
    assert len({claim.source.id for reading in (one, two) for claim in reading.claims}) == 2


def test_transitions() -> None:
    found = world_a.read_slice("us-mission-transitions")
    assert [(c.kind, c.mission, c.when) for c in found.claims if c.object == "CUB"] == [
        ("mission_opened", "legation", "1902-05-27"),
        ("mission_level_changed", "embassy", "1923-02-10"),
        ("mission_closed", "embassy", "1961-01-03"),
        ("mission_opened", "interests_section", "1977-09-01"),
        ("mission_closed", "interests_section", "2015-07-20"),
        ("mission_opened", "embassy", "2015-07-20"),
    ]
    assert [(c.mission, c.when) for c in found.of("accredited", "USA", "AFG")] == [("legation", "1935-05-04/1942-06-05")]
    assert [c.object for c in found.of("mission_opened") if c.when == "1933-12-13"] == ["SUN"]
    assert tuple(c.when for c in found.claims if c.object == "TUN")[:2] == ("1795", "1882")
    assert found.refused == {"unknown-party": 1}


def test_chiefs_of_mission() -> None:
    found = world_a.read_slice("us-chiefs-of-mission")
    (cooper,) = [c for c in found.claims if c.details["person"] == "John Sherman Cooper"]
    assert (cooper.subject, cooper.object, cooper.when) == ("USA", "DDR", "1974-12-20/1976-09-28")
    assert cooper.details["rank"] == "ambassador extraordinary and plenipotentiary"
    assert (cooper.details["appointed"], cooper.details["credentials"]) == ("1974-09-19", "1974-12-20")
    kosnett = found.of("envoy_appointed", "USA", "XKX")[-1]
    assert (kosnett.when, kosnett.seen_until) == ("2018-12-03/", None)  # the file does not say that he is still there
    assert {c.details["seat"] for c in found.of("envoy_appointed", "USA", "LIE")} == {"CHE"}
    assert {c.object for c in found.claims} == {"DDR", "XKX", "LIE", "XTX", "ASEAN"}
    assert set(found.refused) == {"unknown-party"}
    assert found.rows == len(found.claims) + found.refused.total()


def archive(path: Path, **members: str) -> Path:
    with tarfile.open(path, "w") as file:
        for name, text in members.items():
            info = tarfile.TarInfo(name.replace("__", "/") + ".xml")
            info.size = len(text.encode())
            file.addfile(info, io.BytesIO(text.encode()))
    return path


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"people__a__b": "<person><id>b</id></person>"}, "no missions-countries"),
        ({"missions-countries__x": "<country-mission>"}, "not XML"),
        ({"missions-countries__x": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "document type"),
    ],
)
def test_archives_that_cannot_be_read(tmp_path: Path, members: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        world_a.read("us-chiefs-of-mission", archive(tmp_path / "a.tar", **members))
    (tmp_path / "b.tar").write_bytes(b"no archive at all" * 100)
    with pytest.raises(InputError, match="tar archive"):
        world_a.read("us-chiefs-of-mission", tmp_path / "b.tar")


def test_a_chief_of_an_unknown_person_or_an_impossible_time_is_refused(tmp_path: Path) -> None:
    chief = (
        "<chief><id>x-1</id><person-id>{person}</person-id><role-title-id>ambassador-e-p</role-title-id>"
        "<contemporary-territory-id>cuba</contemporary-territory-id>"
        "<started><date>{begin}</date></started><ended><date>1950-01-01</date></ended></chief>"
    )
    chiefs = chief.format(person="nobody", begin="1949") + chief.format(person="p", begin="1951") + chief.format(person="p", begin="1949")
    person = "<person><id>p</id><persName><surname>Poe</surname><forename>P.</forename></persName></person>"
    mission = f"<country-mission><chiefs>{chiefs}</chiefs><last-modified-date>2021-01-01</last-modified-date></country-mission>"
    path = archive(tmp_path / "a.tar", **{"people__p": person, "missions-countries__cuba": mission})
    found = world_a.read("us-chiefs-of-mission", path)
    assert found.refused == {"unknown-person": 1, "bad-date": 1}
    assert [(c.when, c.details["person"]) for c in found.claims] == [("1949/1950-01-01", "P. Poe")]


def in_pair(text: str) -> bool:
    return text in ("Croatia", "Mexico", "The Gambia")


@pytest.mark.parametrize(
    ("sentence", "statements"),
    [
        ("Mexico has an embassy in Zagreb.", [Mission("Mexico", "embassy", Place("Zagreb"))]),
        (
            "Mexico maintains a high commission in Zagreb, a consulate-general in Split and honorary consulates in Pula and Rijeka",
            [
                Mission("Mexico", "embassy", Place("Zagreb")),
                Mission("Mexico", "consulate_general", Place("Split")),
                Mission("Mexico", "honorary_consulate", Place("Pula")),
                Mission("Mexico", "honorary_consulate", Place("Rijeka")),
            ],
        ),
        (
            "Croatia is accredited to Mexico from its embassy in Washington, D.C., USA and has an honorary consulate in Mexico City.",
            [
                Accreditation("Croatia", "Mexico", "embassy", Place("Washington, D.C.", "USA")),
                Mission("Croatia", "honorary_consulate", Place("Mexico City")),
            ],
        ),
        (
            "Croatia is represented in Mexico, through its embassy in Rome (Italy).",
            [Accreditation("Croatia", "Mexico", "embassy", Place("Rome", "Italy"))],
        ),
        (
            "Croatia has an embassy in Mexico City and Mexico has an embassy in Zagreb.",
            [Mission("Croatia", "embassy", Place("Mexico City")), Mission("Mexico", "embassy", Place("Zagreb"))],
        ),
        ("Mexico has an embassy and an honorary consulate in Zagreb.", [
            Mission("Mexico", "embassy", Place("Zagreb")), Mission("Mexico", "honorary_consulate", Place("Zagreb")),
        ]),
        ("Since May 1998, Mexico has an embassy in Zagreb.", [
            Mission("Mexico", "embassy", Place("Zagreb")), Event("Mexico", "mission_opened", "embassy", Place("Zagreb"), "1998-05"),
        ]),
        ("Mexico has an embassy in Zagreb (opened in 1998).", [
            Mission("Mexico", "embassy", Place("Zagreb")), Event("Mexico", "mission_opened", "embassy", Place("Zagreb"), "1998"),
        ]),
        ("Mexico closed its embassy in Zagreb on 3 May 2009.", [
            Event("Mexico", "mission_closed", "embassy", Place("Zagreb"), "2009-05-03"),
        ]),
        ("* Croatia is accredited to Mexico from its embassy in Port of Spain, Trinidad and Tobago. It also has consulates in Colima, "
         "León, Mérida.", [
            Accreditation("Croatia", "Mexico", "embassy", Place("Port of Spain", "Trinidad and Tobago")),
            *(Mission("Croatia", "consulate", Place(city)) for city in ("Colima", "León", "Mérida")),
        ]),
        ("Croatia has consulates–general in Cancún, Monterrey and in Tijuana.", [
            Mission("Croatia", "consulate_general", Place(city)) for city in ("Cancún", "Monterrey", "Tijuana")
        ]),
        ("Mexico has 2 honorary consulates (in Split and Rijeka).", [
            Mission("Mexico", "honorary_consulate", Place("Split")), Mission("Mexico", "honorary_consulate", Place("Rijeka")),
        ]),
    ],
)  # fmt: skip
def test_the_grammar_reads(sentence: str, statements: list[mission_sentences.Statement]) -> None:
    assert mission_sentences.parse(sentence, in_pair) == statements


@pytest.mark.parametrize(
    "sentence",
    [
        "Mexico closed and reopened its embassy in Zagreb in 2009.",
        "Mexico will open an embassy in Zagreb in 2027.",
        "Mexico had an embassy in Zagreb.",
        "Mexico does not have an embassy in Zagreb.",
        "Mexico has an embassy in Zagreb and a consulate in Split, opened in 1998.",
        "Mexico has an embassy in Zagreb, but it closed down in 2015.",
        "Mexico has an honorary consulate in Burradoo, New South Wales.",
        "Mexico has an embassy in Zagreb and nine consulates.",
        "Mexico has announced plans to open an embassy in Zagreb.",
        "Mexico is accredited to Croatia from its embassy.",
        "Mexico has an embassy office in Zagreb.",
        "",
    ],
)
def test_the_grammar_does_not_read(sentence: str) -> None:
    with pytest.raises(Unread):
        mission_sentences.parse(sentence, in_pair)


def test_openings_and_closings_are_of_the_parties_of_their_day(tmp_path: Path) -> None:
    rows = (
        ("Germany", "Malta", "Germany opened an embassy in Valletta in 1965.", [("mission_opened", "DEU", "MLT", "Valletta", "1965")]),
        ("Belarus", "Libya", "Libya closed its embassy in Belarus in 2015.", [("mission_closed", "LBY", "BLR", None, "2015")]),
        ("Azerbaijan", "Japan", "Azerbaijan has an embassy in Tokyo since 12 October 2005.",
         [("mission", "AZE", "JPN", "Tokyo", "2025-11"), ("mission_opened", "AZE", "JPN", "Tokyo", "2005-10-12")]),
        ("Russia", "India", "Russia opened an embassy in New Delhi in 1947.", [("mission_opened", "SUN", "IND", "New Delhi", "1947")]),
        ("Ukraine", "Austria", "Ukraine opened an embassy in Vienna in 1700.", []),
    )  # fmt: skip
    path = tmp_path / "wikipedia_mission_sentences.csv"
    for country, partner, sentence, expected in rows:
        text = f'source_page,country,partner,sentence\nForeign relations of {country},{country},{partner},"{sentence}"\n'
        path.write_text(text, encoding="utf-8")
        found = world_a.read("wikipedia-missions", path)
        assert [(c.kind, c.subject, c.object, c.place, c.when) for c in found.claims] == expected
        assert found.refused == ({} if expected else {"before-party": 1})


def test_sentences_become_claims_with_their_words() -> None:
    found = world_a.read_slice("wikipedia-missions")
    (baku,) = found.of("mission", "AFG", "AZE")
    assert (baku.when, baku.place, baku.quote) == ("2025-11", "Baku", "Afghanistan has an embassy in Baku.")
    assert baku.source.url == "https://en.wikipedia.org/wiki/Foreign_relations_of_Afghanistan"
    (armenia,) = found.of("accredited", "ARM", "AFG")
    assert (armenia.place, armenia.details) == ("Ashgabat", {"seat": "TKM"})
    (santiago,) = found.of("mission", "GBR", "CHL")  # "is accredited to Chile through its embassy in Santiago"
    assert (santiago.mission, santiago.place) == ("embassy", "Santiago")
    assert all(len(claim.quote or "") <= 200 for claim in found.claims)
    assert found.refused == {"other-place": 3, "other-party": 2, "unknown-party": 2, "other-form": 1}
    assert found.rows == 26


def test_a_row_that_is_cut_in_the_middle_of_the_ranges_is_refused(tmp_path: Path) -> None:
    """The ranges of a state are read before the rows; a short row must not stop them."""
    path = tmp_path / "mission_status_range_cow_v0.1.csv"
    rows = (world_a.SLICES / path.name).read_text(encoding="utf-8").splitlines()
    for fields in range(1, rows[0].count(",") + 1):
        short = ",".join(rows[2].split(",")[:fields])
        path.write_text("\n".join([*rows[:2], short, *rows[3:]]) + "\n", encoding="utf-8")
        found = world_a.read("us-missions", path)
        assert found.rows == len(rows) - 1
        assert found.refused["row-width"] == 1
