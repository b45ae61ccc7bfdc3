"""Other downloads of SIPRI's database: tables since 2023, tables of everybody's totals, the register of the older web site, no preamble.

The heads are those of real downloads; the rows are few and made for the test.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.graph.claims import Claim
from legation.graph.errors import InputError, UnknownParty
from legation.graph.parties import register
from legation.loaders import sipri
from legation.loaders.frame.base import Input, Record, Refusal
from legation.loaders.sipri.values import unmarked
from tests.unit.loaders.test_sipri import DATA

SINCE_2023 = """Volume of transfers of major arms
Figures are in millions of SIPRI trend-indicator values (TIVs).
A '0' indicates that the volume of deliveries is between 0 and 0.5 million SIPRI TIV.

Source: SIPRI Arms Transfers Database (c) SIPRI.
Data generated: 14 Jul 2026 2:57:40 AM

{party},2018,2019,2020,2018-2020,Percentage,Sum total years,Percentage of total
{rows}
"""
UNTIL_2023 = """TIV of arms {what}, 2018-2020,,,,
Figures are SIPRI Trend Indicator Values (TIVs) expressed in millions.,,,,
Generated: 11 December 2019,,,,
,2018,2019,2020,Total
{rows}
"""
OLD_SITE = """SIPRI Transfers Database


 Database search results for buyer 'All Countries' and seller  'United States' and the years from 2008 to 2015 - (created: 07-09-2022)

Deal ID;Seller;Buyer;Designation;Description;Armament category;Order date;Order date is estimate;Numbers delivered;\
Numbers delivered is estimate;Delivery year;Delivery year is estimate;Status;SIPRI estimate;\
TIV deal unit;TIV delivery values;Local production
30229;United States;Turkey;Boeing-737 AEW&C;AEW&C aircraft;Aircraft;2002;No;3;No;2014;No;New;250.0000;250.0000;750;Yes
59348;United States;Niger;Cessna-208 Caravan;light transport ac;Aircraft;2014;No;2;Yes;2015;No;New;1.0000;1.0000;2;No

© Stockholm International Peace Research Institute, 2022. Terms and conditions of use see: href=http://www.sipri.org/databases/terms."""


def read(path: Path, text: str, **options: str) -> tuple[list[Claim], list[Refusal], list[str]]:
    path.write_text(text, encoding="utf-8")
    source = Input(path, options)
    sipri.DECLARATION.check(source)
    items = list(sipri.DECLARATION.read(source))
    claims = [claim for item in items if isinstance(item, Record) for claim in item.claims]
    return claims, [item for item in items if isinstance(item, Refusal)], source.notes


def figures(claims: list[Claim]) -> set[tuple[str, str | None, str | None, float | None]]:
    return {(claim.subject, claim.object, claim.when, claim.value) for claim in claims if claim.kind == "arms_transfer"}


def covered(claims: list[Claim]) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None, int, int]:
    covers = claims[0].source.covers
    assert covers is not None
    return covers.suppliers, covers.recipients, covers.first, covers.last


def test_a_table_since_2023_says_in_its_last_row_whose_trade_it_is(tmp_path: Path) -> None:
    rows = "Pakistan,500,526,407,1433,86%,1433,86%\nKenya,,0 ,237,237,14%,237,14%\nTotal imports from China,500,526,644,1670,100%,1670,100%"
    claims, refusals, notes = read(tmp_path / "x.csv", SINCE_2023.format(party="Recipient", rows=rows))
    assert refusals == []
    assert figures(claims) == {
        ("CHN", "PAK", "2018", 500), ("CHN", "PAK", "2019", 526), ("CHN", "PAK", "2020", 407),
        ("CHN", "KEN", "2019", 0), ("CHN", "KEN", "2020", 237),
    }  # fmt: skip
    assert [(c.subject, c.base, c.when, c.value) for c in claims if c.kind == "arms_total"] == [
        ("CHN", "exports", "2018", 500), ("CHN", "exports", "2019", 526), ("CHN", "exports", "2020", 644),
    ]  # fmt: skip
    assert covered(claims) == (("CHN",), (), 2018, 2020)
    assert claims[0].source.edition == "2026-07-14"
    assert any("each year agrees within rounding" in note for note in notes)


def test_suppliers_of_one_recipient_since_2023(tmp_path: Path) -> None:
    rows = "Israel,247,26,22,295,98%,295,98%\nunknown supplier(s),4,,,4,2%,4,2%\nTotal exports to Azerbaijan,251,26,22,299,100%,299,100%"
    claims, refusals, _ = read(tmp_path / "x.csv", SINCE_2023.format(party="Exports by", rows=rows))
    assert refusals == []
    assert ("ISR", "AZE", "2018", 247) in figures(claims)
    assert {(c.subject, c.base) for c in claims if c.kind == "arms_total"} == {("AZE", "imports")}
    assert covered(claims) == ((), ("AZE",), 2018, 2020)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        (SINCE_2023.format(party="Recipient", rows="{rows}\nTotal world import,3,4,5,12,100%,12,100%"), "imports"),
        (SINCE_2023.format(party="Exports by", rows="{rows}\nTotal world export,3,4,5,12,100%,12,100%"), "exports"),
        (UNTIL_2023.format(what="imports to all", rows="{rows}\n,,,,\nTotal,3,4,5,12"), "imports"),
        (UNTIL_2023.format(what="exports to all", rows="{rows}\n,,,,\nTotal,3,4,5,12"), "imports"),
        (UNTIL_2023.format(what="exports from all", rows="{rows}\n,,,,\nTotal,3,4,5,12"), "exports"),
    ],
    ids=["import values", "export values", "imports to all", "exports to all", "exports from all"],
)
def test_a_table_of_everybody_is_each_ones_totals_and_no_dyad(tmp_path: Path, text: str, base: str) -> None:
    rows = ["Germany (FRG),1,2,,3", "Israel,1,2,5,8", "Unknown country,1,,,1"]
    wide = ",x,x,x" if "Percentage" in text else ""
    claims, refusals, notes = read(tmp_path / "x.csv", text.format(rows="\n".join(row + wide for row in rows)))
    assert figures(claims) == set()
    assert {(c.subject, c.when, c.value, c.base) for c in claims} == {
        ("DEU", "2018", 1, base), ("DEU", "2019", 2, base), ("ISR", "2018", 1, base), ("ISR", "2019", 2, base), ("ISR", "2020", 5, base),
    }  # fmt: skip
    assert [refusal.code for refusal in refusals] == ["no-party", "world-total"]
    assert covered(claims)[:2] == ((), ())
    assert any("each year agrees within rounding" in note for note in notes)


def test_tables_of_imports_were_headed_exports_to(tmp_path: Path) -> None:
    claims, _, _ = read(
        tmp_path / "x.csv", UNTIL_2023.format(what="exports to Azerbaijan", rows="Israel,247,26,22,295\nTotal,247,26,22,295")
    )
    assert figures(claims) == {("ISR", "AZE", "2018", 247), ("ISR", "AZE", "2019", 26), ("ISR", "AZE", "2020", 22)}
    assert {(c.subject, c.base) for c in claims if c.kind == "arms_total"} == {("AZE", "imports")}


def test_a_table_of_the_top_suppliers(tmp_path: Path) -> None:
    text = (
        "Volume of exports of major arms by the top suppliers  2019-2020;\nData generated: 2 Nov 2024 10:30:55 PM\n\n"
        ",Rank 2019-2020,,Supplier,2019,2020,2019-2020,%,\n,1,,United States,10,20,30,75%,\n"
        ",,,Others,5,5,10,25%,\n,,,Total,15,25,40,100%,\n"
    )
    claims, refusals, _ = read(tmp_path / "x.csv", text)
    assert [(c.subject, c.base, c.when, c.value) for c in claims] == [("USA", "exports", "2019", 10), ("USA", "exports", "2020", 20)]
    assert [refusal.code for refusal in refusals] == ["no-party", "world-total"]


def test_armament_categories_are_no_parties(tmp_path: Path) -> None:
    claims, refusals, _ = read(
        tmp_path / "x.csv", UNTIL_2023.format(what="exports from all", rows="Aircraft,1,2,3,6\nShips,1,,,1\nTotal,2,2,3,7")
    )
    assert claims == []
    assert [refusal.code for refusal in refusals] == ["category", "category", "world-total"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (SINCE_2023.format(party="Recipient", rows="Pakistan,1,2,3,6,100%,6,100%"), "line 8: the table does not say whose trade it is"),
        (
            "Volume of exports of major arms by region broken down by suppliers 1990-2023\n,,1990,1991\nAfrica,Total,1,2\n",
            "line 1: this is a table by region",
        ),
        ("supplier,recipients,1950,1951\nChina,Pakistan,1,2\n", "none of SIPRI's shapes"),
    ],
    ids=["nobody's", "regions", "not SIPRI's"],
)  # fmt: skip
def test_a_table_that_does_not_say_whose_it_is_cannot_be_read(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read(tmp_path / "x.csv", text)
    assert caught.value.exit_code == 2


def test_the_register_of_the_older_web_site(tmp_path: Path) -> None:
    claims, refusals, notes = read(tmp_path / "DealsAndTIVs-2022-09-07-00_25_02.txt", OLD_SITE)
    assert (refusals, notes) == ([], [])
    assert figures(claims) == {("USA", "TUR", "2014", 750), ("USA", "NER", "2015", 2)}
    assert [claim.details["register_id"] for claim in claims] == ["30229", "59348"]
    assert claims[0].source.edition == "2022-09-07"
    assert covered(claims) == (("USA",), (), 2008, 2015)
    cut, _, _ = OLD_SITE.partition(";New;1.0000")
    with pytest.raises(InputError, match="the file is cut at line 8"):
        read(tmp_path / "cut.txt", cut)


def test_a_register_without_its_first_lines_covers_nobody_until_it_is_said(tmp_path: Path) -> None:
    text = "".join((DATA / "deliveries.csv").read_text(encoding="utf-8").splitlines(keepends=True)[11:])
    with pytest.raises(InputError, match="--edition"):
        read(tmp_path / "x.csv", text)
    claims, _, notes = read(tmp_path / "x.csv", text, edition="2025-01-03")
    assert claims[0].source.covers is None
    assert any("--selection" in note for note in notes)
    whole = {claim.when for claim in claims}
    for given, expected in (("all", (None, None)), ("Israel to all", (("ISR",), ())), ("all to Azerbaijan", ((), ("AZE",)))):
        claims, _, _ = read(tmp_path / "x.csv", text, edition="2025-01-03", selection=given)
        assert covered(claims)[:2] == expected
        assert f"{covered(claims)[2]}" == min(filter(None, whole))
    with pytest.raises(InputError, match="no selection like"):
        read(tmp_path / "x.csv", text, edition="2025-01-03", selection="Israel")
    with pytest.raises(InputError, match="says itself what was selected"):
        read(tmp_path / "y.csv", (DATA / "deliveries.csv").read_text(encoding="utf-8"), selection="all")


def test_a_selection_of_several_parties(tmp_path: Path) -> None:
    text = (DATA / "deliveries.csv").read_text(encoding="utf-8").replace("from All countries  to", "from Israel, Germany  to")
    claims, _, _ = read(tmp_path / "x.csv", text)
    assert covered(claims)[:2] == (("DEU", "ISR"), ())


def test_columns_of_marks_that_have_names(tmp_path: Path) -> None:
    lines = (DATA / "orders.csv").read_bytes().decode("iso-8859-1").splitlines()
    marks = iter(("Year of order estimate", "Number ordered estimate", "Number delivered estimate"))
    lines[11] = ",".join(cell if cell.strip() else next(marks) for cell in lines[11].split(","))
    claims, _, notes = read(tmp_path / "x.csv", "\n".join(lines) + "\n")
    assert any(claim.details.get("number_estimated") for claim in claims)
    assert not any("not read" in note for note in notes)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Germany (FRG)", "DEU"),
        ("Macedonia (FYROM)", "MKD"),
        ("HoR (Libya)*", "House of Representatives (Libya)"),
        ("House of Representatives (Libya)*", "House of Representatives (Libya)"),
        ("RSF (Sudan)*", "Rapid Support Forces"),
        ("Palestinian Islamic Jihad (Israel/Palestine)*", "Palestinian Islamic Jihad"),
    ],
)
def test_names_of_older_and_newer_editions(text: str, party: str) -> None:
    assert register().resolve(text, scheme="sipri").id == party


@pytest.mark.parametrize("text", ["Lebanon*", "Libya (Lebanon)*", "Israel**"])
def test_a_starred_name_is_never_a_country(text: str) -> None:
    with pytest.raises(UnknownParty):
        register().resolve(text, scheme="sipri")


@pytest.mark.parametrize(
    ("text", "value", "marked"),
    [("25", "25", False), ("25?", "25", True), ("c. 25", "25", True), ("ca 2016", "2016", True), ("(2016)", "2016", True),
     ("..", "", False), ("25.5", "25.5", False), ("c", "c", False), ("?", "", True), ("(a)", "(a)", False)],
)  # fmt: skip
def test_marks_of_what_is_uncertain(text: str, value: str, marked: bool) -> None:
    assert unmarked(text) == (value, marked)


def test_a_marked_year_and_number_are_estimates(tmp_path: Path) -> None:
    text = (DATA / "deliveries.csv").read_text(encoding="utf-8").replace(",2,No,2010,No,", ",c. 2,No,(2010),No,")
    claims, refusals, _ = read(tmp_path / "x.csv", text)
    assert refusals == []
    mi17 = next(claim for claim in claims if claim.details["register_id"] == "51754")
    assert (mi17.when, mi17.details["number"], mi17.details["number_estimated"], mi17.details["years_estimated"]) == ("2010", 2, True, True)
    assert mi17.details["estimated"] == 5.8
