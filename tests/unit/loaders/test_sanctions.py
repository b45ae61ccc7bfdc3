"""Loaders of sanctions: TIES on a slice in its columns, the Global Sanctions Data Base on rows made up in its shape."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import xlsxwriter

from legation.graph.errors import InputError, UnknownParty
from legation.loaders.sanctions import gsdb
from tests.unit.loaders import world_a

SLICES = Path(__file__).resolve().parents[2] / "data" / "lists"
TIES = SLICES / "ties.tsv"
GSDB = SLICES / "GSDB_V4.csv"


def spans(found: world_a.Reading, kind: str, subject: str, object_: str) -> list[tuple[str | None, str | None]]:
    return [(claim.when, claim.seen_until) for claim in found.of(kind, subject, object_)]


def test_a_sanction_holds_from_its_imposition_for_each_sender() -> None:
    found = world_a.read("ties", TIES)
    assert spans(found, "sanctions", "USA", "IRN") == [("1979-11-12/1981-01-22", None)]
    assert spans(found, "sanctions", "ITA", "IRN") == [("1979-11-12/1981-01-22", None)]
    (iran,) = found.of("sanctions", "USA", "IRN")
    assert iran.details["types"] == ["trade", "financial", "agreements"]
    assert (iran.details["senders"], iran.details["primary"]) == (3, True)
    assert "1979111201" in iran.track
    assert spans(found, "sanctions", "USA", "CUB") == [("1960-07-07/", "2013-06-04")]
    assert not found.of("sanctions", "UN", "IRN"), "an institution that dealt with a case is no sender of it"


def test_a_threat_is_no_sanction() -> None:
    found = world_a.read("ties", TIES)
    assert spans(found, "sanctions_threatened", "USA", "CUB") == [("1959-06-11", None)]
    assert spans(found, "sanctions_threatened", "USA", "JPN") == [("1995-01-01", None)]
    assert not found.of("sanctions", "USA", "JPN")


def test_codes_mean_the_party_of_the_day() -> None:
    found = world_a.read("ties", TIES)
    assert spans(found, "sanctions", "USA", "SUN") == [("1990-01-01/1991-12-25", None)]
    assert spans(found, "sanctions", "USA", "RUS") == [("1991-12-26/1994-06-01", None)]
    assert spans(found, "sanctions", "EEC", "ZAF") == [("1978-03-10/1991-07-11", None)]
    assert spans(found, "sanctions", "USA", "EU") == [("1997-01-01/", "2005-12-31")]
    assert spans(found, "sanctions", "UN", "IRQ") == [("1998-01-01/", "2005-12-31")], "the one institution, where no state is named"
    assert spans(found, "sanctions", "RUS", "ITA") == [("1996/", "2005-12-31")]


def test_cases_that_say_too_little_are_refused() -> None:
    assert world_a.read("ties", TIES).refused == {"no-sender": 1, "neither": 1, "bad-date": 1, "unknown-measure": 1}


def test_a_workbook_says_the_same_as_its_rows_in_text(tmp_path: Path) -> None:
    path = tmp_path / "TIES.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("notes").write(0, 0, "nothing")
        sheet = book.add_worksheet("cases")
        for number, line in enumerate(TIES.read_text("utf-8").splitlines()):
            for column, cell in enumerate(line.split("\t")):
                sheet.write(number, column, int(cell) if cell.isdigit() else cell)
    packed = tmp_path / "TIES.xlsx.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    wanted = world_a.read("ties", TIES)
    for form in (path, packed):
        found = world_a.read("ties", form)
        assert [claim.id for claim in found.claims] == [claim.id for claim in wanted.claims]
        assert found.refused == wanted.refused


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xd0\xcf\x11\xe0 and no more", "cannot be read"),
        (b"PK\x03\x04 and no more", "cannot be read"),
        (b"caseid\tsender1\n1\t2\n", "missing: startmonth"),
        (b"\xff\xfe\x00", "no workbook"),
        (b"", "empty"),
    ],
)
def test_what_is_no_workbook_is_an_error(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "TIES.xls"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says):
        world_a.read("ties", path)


def test_cases_of_the_global_data_base() -> None:
    found = world_a.read("gsdb", GSDB)
    assert spans(found, "sanctions", "USA", "CUB") == [("1962/", "2023")]
    assert spans(found, "embargo", "UN", "ZAF") == [("1977/1994", None)]
    (cuba,) = found.of("sanctions", "USA", "CUB")
    assert cuba.details["types"] == ["trade", "arms", "financial", "travel"]
    assert cuba.details["objectives"] == ["destab_regime", "democracy"]
    assert cuba.details["case"] == "GSDB 4 1"
    assert spans(found, "sanctions", "TUR", "ARM") == [("1993/", "2023")]
    assert {claim.subject for claim in found.of("sanctions", None, "QAT")} == {"SAU", "ARE", "BHR", "EGY"}
    assert {claim.subject for claim in found.of("sanctions", None, "PRK")} == {"USA", "KOR", "JPN"}
    assert {claim.object for claim in found.of("embargo", "UN")} == {"ZAF", "COD", "RWA"}
    assert spans(found, "sanctions", "SUN", "XYA") == [("1979/1980", None)]
    assert found.refused == {"unknown-party": 1, "ends-before-it-begins": 1, "bad-number": 1}


def test_lists_are_cut_where_every_piece_is_a_name() -> None:
    assert gsdb.parties("Korea, North, Korea, South, Gambia, The", "2010") == ("PRK", "KOR", "GMB")
    assert gsdb.parties("United States", "2010") == ("USA",)
    with pytest.raises(UnknownParty, match="Atlantis"):
        gsdb.parties("Korea, North, Atlantis", "2010")


def test_a_case_number_belongs_to_its_release(tmp_path: Path) -> None:
    copy = tmp_path / "cases.csv"
    copy.write_bytes(GSDB.read_bytes())
    with pytest.raises(InputError, match="--edition V4"):
        world_a.read("gsdb", copy)
    third, fourth = world_a.read("gsdb", copy, edition="V3"), world_a.read("gsdb", GSDB)
    assert not {claim.track for claim in third.claims} & {claim.track for claim in fourth.claims}
    assert {claim.source.edition for claim in third.claims} == {"release 3"}
