"""Files in the forms that their publishers give: told by what they hold whatever they are called, loaded with every row accounted for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
import xlsxwriter

from legation.graph.claims import Claim
from legation.graph.errors import InputError
from legation.graph.parties import register
from legation.loaders import sipri as sipri_loader
from legation.loaders.frame.base import Input, Record, Refusal
from legation.loaders.frame.recognise import source_of


class Read(NamedTuple):
    """What a file gave: its source, its claims, refusals by code, rows accounted for."""

    source: str
    claims: list[Claim]
    refused: list[str]
    rows: int


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Read]:
    def load(text: str, name: str = "a-file.txt", encoding: str = "utf-8") -> Read:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        declaration = source_of(path)
        source = Input(path, {})
        assert declaration.check is not None
        declaration.check(source)
        claims: list[Claim] = []
        refused: list[str] = []
        rows = 0
        for item in declaration.read(source):
            if isinstance(item, Record):
                claims += item.claims
            elif isinstance(item, Refusal):
                refused.append(item.code)
            rows += item.rows
        return Read(declaration.name, claims, refused, rows)

    return load


def lines(*rows: str) -> str:
    return "\n".join(rows) + "\n"


def test_diplomatic_exchange(read: Callable[..., Read]) -> None:
    found = read(
        lines(
            '"ccode1","ccode2","year","DR_at_1","DR_at_2","DE","version"',
            "2,20,2005,3,3,1,2006.1",
            "2,40,2005,9,9,0,2006.1",
            "2,365,1925,0,0,0,2006.1",
            "200,640,1875,2,3,1,2006.1",
            "2,20,2005,7,3,1,2006.1",
        )
    )
    assert (found.source, found.rows, found.refused) == ("diplomatic_exchange", 5, ["other-level", "bad-level"])
    assert [(one.kind, one.subject, one.object, one.mission, one.when) for one in found.claims] == [
        ("mission", "CAN", "USA", "embassy", "2005"), ("mission", "USA", "CAN", "embassy", "2005"),
        ("no_mission", "SUN", "USA", "embassy", "1925"), ("no_mission", "USA", "SUN", "embassy", "1925"),
        ("mission", "XOT", "GBR", "legation", "1875"), ("mission", "GBR", "XOT", "embassy", "1875"),
    ]  # fmt: skip


def test_archigos_as_published(read: Callable[..., Read]) -> None:
    head = "obsid\tleadid\tccode\tidacr\tleader\tstartdate\teindate\tenddate\teoutdate\tentry\texit\texitcode"
    found = read(
        lines(
            head,
            "USA-1981\t81dcc\t2\tUSA\tReagan\t1981-01-20\t0\t1989-01-20\t0\tRegular\tRegular\tRegular",
            "BRA-2011\t82\t140\tBRA\tRousseff, “Dilma”\t2011-01-01\t0\t2015-12-31\t0\tRegular\tStill in Office\tX".replace(
                "“", '"'
            ).replace("”", '"'),
            "FRA-2012\t83\t220\tFRA\tHollande\t2012-05-15\t0\t2015-12-31\t0\tRegular\tStill in Office\tX",
        ),
        encoding="iso-8859-1",
    )
    assert (found.source, found.rows, found.refused) == ("leaders", 3, [])
    assert [(one.subject, one.details["person"], one.when) for one in found.claims] == [
        ("USA", "Reagan", "1981-01-20/1989-01-20"), ("BRA", 'Rousseff, "Dilma"', "2011-01-01/"), ("FRA", "Hollande", "2012-05-15/"),
    ]  # fmt: skip


def test_the_list_of_independent_states_without_a_header(read: Callable[..., Read]) -> None:
    found = read(lines("2\tUSA\tUnited States of America\t01:01:1816\t31:12:2017", "740\tJPN\tJapan\t01:01:1816\t31:12:2017",
                       "265\tGDR\tGerman Democratic Republic\t05:10:1949\t02:10:1990"), "iisystem.dat")  # fmt: skip
    assert (found.source, found.rows, found.refused) == ("gw_states", 3, [])
    assert [(one.subject, one.when) for one in found.claims] == [
        ("USA", "1816-01-01/"), ("JPN", "1816-01-01/"), ("DDR", "1949-10-05/1990-10-02"),
    ]  # fmt: skip


def test_directed_contiguity_by_year(read: Callable[..., Read]) -> None:
    rows = [
        f"{a * 1000 + b},{a},X,{b},Y,{year},{kind},3.2"
        for a, b in ((2, 20), (20, 2)) for year, kind in ((2014, 1), (2015, 1), (2016, 1), (1990, 2))
    ]  # fmt: skip
    found = read(lines("dyad,state1no,state1ab,state2no,state2ab,year,conttype,version", *rows))
    assert (found.source, found.rows, found.refused) == ("cow_contiguity", 8, [])
    assert {(one.when, one.details["type"]) for one in found.claims} == {("2014/", 1), ("1990/1990", 2)}


def test_participants_of_disputes(read: Callable[..., Read]) -> None:
    found = read(
        lines(
            "dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,fatality,hostlev,orig,version",
            "258,AUH,300,29,7,1914,3,11,1918,1,1,6,5,1,5.0",
            "258,UKG,200,12,8,1914,11,11,1918,0,0,6,5,0,5.0",
            "2,USA,2,-9,5,1902,24,1,1903,1,1,0,3,1,5.0",
            "2,UKG,200,-9,5,1902,24,1,1903,0,0,0,0,1,5.0",
            "9,USA,2,1,5,1902,24,1,1903,1,1,0,3,1,5.0",
            "0,USA,2,1,5,1902,24,1,1903,1,1,0,3,1,5.0",
        )
    )
    assert (found.source, found.rows, sorted(found.refused)) == ("cow_dispute_participants", 6, ["no-dispute", "no-opponent"])
    assert [(one.subject, one.object, one.when, one.details["number"]) for one in found.claims] == [
        ("XAH", "GBR", "1914-08-12/1918-11-03", 258), ("USA", "GBR", "1902-05/1903-01-24", 2),
    ]  # fmt: skip


def test_alliances_as_published(read: Callable[..., Read]) -> None:
    head = "ddyad,stateA,stateB,year,atopally,defense,offense,neutral,nonagg,consul,shareob,version"
    found = read(lines(head, *(f"2200,2,200,{year},1,1,0,0,0,1,1,5.1" for year in range(2015, 2019)), "2002,200,2,2018,0,0,0,0,0,0,0,5.1"))
    assert (found.source, found.rows, found.refused) == ("atop", 5, ["no-obligation"])
    assert [(one.subject, one.object, one.details["obligations"]) for one in found.claims] == [("GBR", "USA", ["defense", "consultation"])]


def test_gdelt_2(read: Callable[..., Read]) -> None:
    cells = [""] * 61
    cells[0], cells[1], cells[26] = "1000001", "20230329", "042"
    cells[6:8], cells[16:18] = ["ISRAEL", "ISR"], ["AZERBAIJAN", "AZE"]
    cells[12] = cells[22] = "GOV"
    cells[59], cells[60] = "20230330121500", "https://www.example.org/a"
    found = read("\t".join(cells) + "\n", "20230330121500.export.CSV")
    assert (found.source, found.rows, found.refused) == ("gdelt", 1, [])
    (claim,) = found.claims
    assert (claim.kind, claim.subject, claim.object, claim.when) == ("visit", "ISR", "AZE", "2023-03-29")
    assert (claim.source.publication, claim.source.published) == ("GDELT 2.0 Event Database", "2023-03-30")
    assert claim.source.cites[0].publisher == "example.org"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "dispnum,stday,stmon,styear,endday,endmon,endyear,outcome,settle,fatality,hiact,hostlev,recip,numa,numb,version\n2,1\n",
            "load MIDB",
        ),
        ("1000001\t20230329121500\t20230330121500\t1\thttps://e.org/a\n", "load the export file"),
    ],
)
def test_a_table_beside_those_of_a_source_says_what_it_is(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "a"
    path.write_text(text)
    with pytest.raises(InputError, match=says):
        source_of(path)


def sipri(tmp_path: Path, text: str, **options: str) -> list[Claim]:
    path = tmp_path / "t.csv"
    path.write_text(text)
    assert source_of(path).name == "sipri"
    source = Input(path, {"edition": "2026-02-12", **options})
    return [claim for item in sipri_loader.read(source) if isinstance(item, Record) for claim in item.claims]


WIDE = "supplier,recipient,2018,2019,2020\nIsrael,Azerbaijan,60,,5.5\nRussia,Azerbaijan,20,30,\n"
BARE = "Supplier,2018,2019,2020\nIsrael,60,,5.5\nRussia,20,30,\n"


def test_a_table_with_a_column_a_year_sums_to_the_file(tmp_path: Path) -> None:
    for text, selection in ((WIDE, "all"), (BARE, "all to Azerbaijan")):
        claims = sipri(tmp_path, text, selection=selection)
        assert sum(one.value or 0 for one in claims) == 115.5
        assert {(one.subject, one.object, one.when) for one in claims} == {
            ("ISR", "AZE", "2018"), ("ISR", "AZE", "2020"), ("RUS", "AZE", "2018"), ("RUS", "AZE", "2019"),
        }  # fmt: skip
        covers = claims[0].source.covers
        assert covers is not None
        assert (covers.first, covers.last, covers.recipients) == (2018, 2020, None if selection == "all" else ("AZE",))
    assert sipri(tmp_path, WIDE)[0].source.covers is None, "whose trade is whole in it nobody said"


@pytest.mark.parametrize(
    ("selection", "says"),
    [(None, "say it with --selection"), ("Israel to all", "cannot be what was selected"), ("Israel to Iran", "names two")],
)
def test_a_table_by_years_needs_to_know_whose_trade_it_is(tmp_path: Path, selection: str | None, says: str) -> None:
    with pytest.raises(InputError, match=says):
        sipri(tmp_path, BARE, **({"selection": selection} if selection else {}))


def workbook(path: Path, rows: Sequence[Sequence[object]]) -> Input:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Master")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return Input(path, {})


def all_of(source: Input) -> tuple[list[Claim], list[str], int]:
    declaration = source_of(source.path)
    assert declaration.check is not None
    declaration.check(source)
    items = list(declaration.read(source))
    claims = [claim for item in items if isinstance(item, Record) for claim in item.claims]
    return claims, [item.code for item in items if isinstance(item, Refusal)], sum(item.rows for item in items)


def test_travels_of_leaders(tmp_path: Path) -> None:
    head = ("TripID", "LeaderCountryOrIGO", "LeaderFullName", "CountryVisited", "TripYear", "TripStartDate", "TripEndDate", "TripDuration")
    source = workbook(tmp_path / "Diplometrics_COLT_Travel_Dataset_Primary-HOGS-1990-2024_20250317.xlsx", [
        head,
        ("BRA-1", "Brazil", "Lula da Silva", "Iran", 2010, "2010-05-15", "2010-05-17", 3),
        ("RUS-1", "Russia", "Yeltsin", "Germany", 1994, "TBD", "TBD", "TBD"),
        ("USA-1", "United States", "Obama", "United States", 2010, "2010-05-15", "2010-05-17", 3),
        ("UN-1", "Freedonia", "Firefly", "Iran", 2010, "2010-05-15", "2010-05-17", 3),
    ])  # fmt: skip
    claims, refused, rows = all_of(source)
    assert (rows, sorted(refused)) == (4, ["same-party", "unknown-party"])
    assert [(one.subject, one.object, one.when, one.source.edition) for one in claims] == [
        ("BRA", "IRN", "2010-05-15/2010-05-17", "2025-03-17"), ("RUS", "DEU", "1994", "2025-03-17"),
    ]  # fmt: skip


def test_years_with_an_embassy_are_joined(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("Israel", "Turkey", year, int(year not in (2011, 2012)), 1, 1) for year in range(2008, 2015)]
    rows.append(("Cuba", "United States", 2014, 0, 0, 0.25))
    source = workbook(tmp_path / "a.xlsx", [("SendingCountry", "Destination", "Year", "Embassy", "Focus", "LOR"), *rows])
    claims, refused, count = all_of(source)
    assert (count, refused) == (8, ["no-embassy"] * 3)
    assert [(one.subject, one.object, one.when, one.seen_until) for one in claims] == [
        ("ISR", "TUR", "2008/2010", None), ("ISR", "TUR", "2013/", "2014"),
    ]  # fmt: skip


def test_members_by_state_and_year(tmp_path: Path) -> None:
    codes = sorted(code.value for one in register().parties() for code in one.codes if code.scheme == "cow_igo" and code.value.isalpha())
    others = [code for code in codes if code not in ("NATO", "UN")][:60]
    names = ["NATO", "UN", *others, "NOSUCHBODY"]

    def row(code: int, at: int, nato: int, un: int) -> str:
        return ",".join(map(str, [code, at, "x", nato, un, *[-1] * len(others), 1]))

    text = lines(
        ",".join(["ccode", "year", "state", *(name.lower() for name in names)]),
        *(row(20, at, 1, 1) for at in range(2010, 2015)),
        *(row(2, at, int(at != 2012), 1) for at in range(2010, 2015)),
        row(385, 2014, 3, 1),
        row(999, 2014, 0, 0),
        row(20, 2009, 7, 1),
    )
    path = tmp_path / "members.csv"
    path.write_text(text)
    claims, refused, rows = all_of(Input(path, {}))
    assert (source_of(path).name, rows, sorted(refused)) == ("igo_state_years", 13, ["unknown-party", "unknown-status"])
    assert {(one.subject, one.object, one.when, one.details["status"]) for one in claims} == {
        ("CAN", "NATO", "2010/", "full"), ("CAN", "UN", "2010/", "full"), ("USA", "NATO", "2010/2011", "full"),
        ("USA", "NATO", "2013/", "full"),
        ("USA", "UN", "2010/", "full"), ("NOR", "NATO", "2014/", "observer"), ("NOR", "UN", "2014/", "full"),
    }  # fmt: skip
