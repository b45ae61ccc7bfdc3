"""Loaders of visits of China's and Brazil's leaders, and of leaders after 2015, on slices in the shapes of the files."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from legation.graph.errors import InputError, UnknownParty
from legation.graph.time import parse
from legation.loaders.frame.resolve import named_by_city
from legation.loaders.frame.tables import Unusable
from legation.loaders.visits.brazilian_visits import period
from tests.unit.loaders import world_a

SLICES = Path(__file__).resolve().parents[2] / "data" / "lists"


def packed(folder: Path) -> Path:
    """The slice of Brazil's visits, packed as the source is, with a CSV copy that says the same."""
    path = folder / "brazil_presidential_visits_2004-2018.tar.gz"
    name = "Lula_official_visits-2010.json"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(SLICES / name, arcname=name)
        archive.add(SLICES / name, arcname="Lula_official_visits-2010.csv")
    return path


def test_visits_by_year_keep_equal_rows_apart() -> None:
    found = world_a.read("chinese_visits", SLICES / "chinese_leaders_travel.tsv")
    assert [(c.object, c.when) for c in found.claims] == [
        ("SUN", "1949"), ("USA", "1979"), ("ISR", "2000"), ("RUS", "2010"), ("RUS", "2010"), ("DDR", "1987"),
    ]  # fmt: skip
    assert len({claim.id for claim in found.claims}) == 6
    assert found.refused == {"bad-year": 1, "unknown-party": 1}


def test_a_president_s_days(tmp_path: Path) -> None:
    found = world_a.read("brazilian_visits", packed(tmp_path))
    (tehran,) = found.of("visit", "BRA", "IRN")
    assert (tehran.when, tehran.place, tehran.details["person"]) == ("2010-05-15/2010-05-17", "Tehran", "Luiz Inácio Lula da Silva")
    assert found.of("visit", "BRA", "JOR")[0].when == "2010-03-14/2010-03-18?", "the days of the whole trip"
    assert found.of("visit", "BRA", "COG"), "Congo, in Brazzaville"
    assert found.refused == {"unknown-party": 1, "bad-date": 2}
    assert found.rows == 7


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("30 de Junho e 1º de Julho", "2008-06-30/2008-07-01"),
        ("08 a 15 de Abril", "2008-04-08/2008-04-15"),
        ("De 02 a 09 de Julho", "2008-07-02/2008-07-09"),
        ("1º de Fevereiro", "2008-02-01"),
        ("14 e 15 Agosto", "2008-08-14/2008-08-15"),
        ("07 À 09 de Julho", "2008-07-07/2008-07-09"),
    ],
)
def test_periods_in_portuguese(text: str, edtf: str) -> None:
    assert period(text, 2008) == edtf


@pytest.mark.parametrize("text", ["", "Maio", "5", "31 de Abril", "9 e 8 de Maio", "3 de Maio e 4"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(Unusable):
        period(text, 2008)


def test_a_name_of_two_parties_is_decided_by_the_capital_beside_it() -> None:
    when = parse("2007")
    assert named_by_city("Congo", "Kinshasa", when) == "COD"
    assert named_by_city("Congo", "Ouagadougou and Brazzaville", when) == "COG"
    assert named_by_city("Chad", "Kinshasa", when) == "TCD"
    for city in ("Pointe-Noire", "Kinshasa and Brazzaville", ""):
        with pytest.raises(UnknownParty):
            named_by_city("Congo", city, when)


def test_terms_that_begin_on_a_day_and_end_in_a_month() -> None:
    found = world_a.read("reign", SLICES / "reign_leaderlist_2021-03.csv")
    told = [(c.subject, c.details["person"], c.when, c.seen_until) for c in found.claims]
    assert told == [
        ("USA", "Biden", "2021-01-20/", "2021-03"),
        ("SUN", "Yeltsin", "1991-08-21/1991-12-25", None),
        ("RUS", "Yeltsin", "1991-12-26/1999-12", None),
        ("RUS", "Putin", "2000-01-01/", "2021-03"),
    ]
    assert found.refused == {"after-the-list-ends": 1, "unknown-party": 1}


def test_heads_of_state_and_government() -> None:
    found = world_a.read("world_leaders", SLICES / "world_leaders_wikidata_2022-10.csv")
    assert [(c.subject, c.when, c.seen_until) for c in found.claims] == [("ALB", "2017/2022", None), ("DEU", "2021/", "2022-10")]
    found = world_a.read("world_leaders", SLICES / "world_leaders_current_2026-08-22.json")
    told = {(c.subject, c.details["person"]): (c.when, c.seen_until) for c in found.claims}
    assert told[("DEU", "Friedrich Merz")] == ("2025-05-06/", "2026-08-22")
    assert told[("CAN", "Mark Carney")] == ("2026-08-22", None), "since when is unknown: the day of the snapshot is all that is proved"
    assert told[("AFU", "Évariste Ndayishimiye")] == ("2026-02-14/", "2026-08-22")
    assert found.refused == {"no-holder": 2, "after-the-list-ends": 1}
    assert found.rows == 8


def test_refused_offices_can_be_loaded_again(tmp_path: Path) -> None:
    line = '{"snapshot_date": "2026-08-22", "countries": {"x": {"country": {"iso_code": "FR", "name_en": "France"}, "positions": {%s}}}}'
    office = '"head_of_state": {"title_en": "President", "current_holder": {"name_en": "Emmanuel Macron", "since": "2017-05-14"}}'
    path = tmp_path / "refused.json"
    path.write_text("\n".join([line % office, line % '"head_of_government": null']), encoding="utf-8")
    found = world_a.read("world_leaders", path)
    assert [c.subject for c in found.claims] == ["FRA"]
    assert found.refused == {"no-holder": 1}


def test_broken_inputs_are_errors(tmp_path: Path) -> None:
    for name, content, says in (
        ("world_leaders", b'{"countries": 1}', "no snapshot"),
        ("world_leaders", b'{"snapshot_date": "2026-08-22", "countries": {}}', "no country"),
        ("brazilian_visits", b"no archive", "not a tar archive"),
        ("brazilian_visits", b'{"Country": "Iran"}\n', "no list of visits"),
        ("reign", (SLICES / "reign_leaderlist_2021-03.csv").read_bytes(), "--edition"),
        ("world_leaders", (SLICES / "world_leaders_wikidata_2022-10.csv").read_bytes(), "--edition"),
    ):
        path = tmp_path / "input.dat"
        path.write_bytes(content)
        with pytest.raises(InputError, match=says):
            world_a.read(name, path)
    empty = tmp_path / "empty.tar.gz"
    with tarfile.open(empty, "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("notes.txt"), io.BytesIO(b""))
    with pytest.raises(InputError, match="no file such as"):
        world_a.read("brazilian_visits", empty)
