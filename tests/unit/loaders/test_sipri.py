"""The shapes of SIPRI's files on slices of real ones: what becomes a claim, what is refused, and that it adds up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from legation.graph.claims import UNKNOWN, Claim
from legation.graph.errors import InputError
from legation.loaders import sipri
from legation.loaders.frame.base import Input, Record, Refusal
from legation.loaders.sipri.days import read_days
from legation.loaders.sipri.head import last_complete_year

DATA = Path(__file__).resolve().parents[2] / "data" / "sipri"


def read(path: Path, **options: str) -> tuple[list[Claim], list[Refusal], Input]:
    """Check and read a file as a load does."""
    source = Input(path, options)
    sipri.DECLARATION.check(source)
    items = list(sipri.DECLARATION.read(source))
    claims = [claim for item in items if isinstance(item, Record) for claim in item.claims]
    return claims, [item for item in items if isinstance(item, Refusal)], source


def changed(tmp_path: Path, name: str, change: Callable[[str], str], encoding: str = "utf-8") -> Path:
    """A copy of a slice with its text changed."""
    text = (DATA / name).read_bytes().decode("iso-8859-1" if name == "orders.csv" else "utf-8")
    path = tmp_path / name
    path.write_bytes(change(text).encode(encoding))
    return path


def test_deliveries_keep_what_the_register_states() -> None:
    claims, refusals, _ = read(DATA / "deliveries.csv")
    assert (len(claims), refusals) == (14, [])
    mi17 = next(claim for claim in claims if claim.details["register_id"] == "51754")
    assert (mi17.subject, mi17.object, mi17.when, mi17.value, mi17.unit) == ("GBR", "AFG", "2010", 5.8, "TIV")
    assert mi17.scope == "major conventional arms"
    assert mi17.details == {
        "designation": "Mi-17", "description": "transport helicopter", "category": "Aircraft", "order_year": 2009,
        "order_estimated": False, "number": 2, "number_estimated": False, "years_estimated": False, "status": "Second hand",
        "tiv_unit": 2.9, "tiv_new": 7.25, "local_production": False, "register_id": "51754",
    }  # fmt: skip
    source = mi17.source
    assert (source.edition, source.published, source.dataset, source.shape) == ("2025-01-03", "2025-01-03", "sipri", "deliveries")
    assert source.covers is not None
    assert (source.covers.first, source.covers.last, source.covers.suppliers, source.covers.yearly) == (2000, 2023, None, True)


def test_estimated_is_the_tiv_of_rows_whose_number_or_year_is_marked() -> None:
    claims, _, _ = read(DATA / "deliveries.csv")
    for claim in claims:
        marked = claim.details["number_estimated"] or claim.details["years_estimated"]
        assert claim.details.get("estimated", 0.0) == (claim.value if marked else 0.0)
    assert {claim.details["number_estimated"] or claim.details["years_estimated"] for claim in claims} == {True, False}


def test_a_group_is_its_own_party_and_an_unknown_one_is_nobody() -> None:
    claims, _, _ = read(DATA / "deliveries.csv")
    to = {claim.object_text: claim.object for claim in claims}
    assert to["Hezbollah (Lebanon)*"] not in ("LBN", UNKNOWN)
    unknown = [claim for claim in claims if claim.subject == UNKNOWN]
    assert {claim.subject_text for claim in unknown} == {"unknown supplier(s)"}
    assert len({claim.subject_node for claim in unknown}) == len(unknown) == 2


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("trailing", ["", ";", ";;"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_separators_and_line_ends_change_nothing(tmp_path: Path, delimiter: str, trailing: str, line_end: str) -> None:
    def change(text: str) -> str:
        above, rows = text.splitlines()[:11], text.splitlines()[11:]
        return line_end.join([line + trailing for line in [*above, *(row.replace(",", delimiter) for row in rows)]]) + line_end * 2

    claims, refusals, _ = read(changed(tmp_path, "deliveries.csv", change))
    assert refusals == []
    assert {claim.id for claim in claims} == {claim.id for claim in read(DATA / "deliveries.csv")[0]}


def test_other_spellings_quotes_and_marks_of_another_edition(tmp_path: Path) -> None:
    def change(text: str) -> str:
        text = text.replace("Data generated: 3 Jan 2025 9:16:02 PM", "Data generated: 2023-11-20 10:00").replace("Turkiye", "Turkey")
        text = text.replace("'2000' to '2030'", "'1990' to '2022'").replace("Mi-17,transport", '"Mi-17, new",transport')
        return text.replace("No,20,Yes,2016,No", "No,20?,No,2016,?").replace(",17.4,No", ",,No")

    claims, refusals, _source = read(changed(tmp_path, "deliveries.csv", change))
    assert refusals == []
    assert {claim.source.edition for claim in claims} == {"2023-11-20"}
    covers = claims[0].source.covers
    assert covers is not None
    assert (covers.first, covers.last) == (1990, 2022)
    assert any(claim.subject == "TUR" for claim in claims)
    assert "Mi-17, new" in {claim.details["designation"] for claim in claims}
    orbiter = next(claim for claim in claims if claim.details["register_id"] == "60534" and claim.when == "2016")
    assert orbiter.details["number_estimated"]
    assert orbiter.details["years_estimated"]
    assert orbiter.details["estimated"] == 3
    assert [claim.value for claim in claims if claim.details["register_id"] == "40242"] == [None]


def test_a_selection_covers_whom_it_names(tmp_path: Path) -> None:
    path = changed(tmp_path, "deliveries.csv", lambda text: text.replace("from All countries  to", "from Israel  to"))
    covers = read(path)[0][0].source.covers
    assert covers is not None
    assert (covers.suppliers, covers.recipients) == (("ISR",), ())


def test_equal_deals_stay_two_and_reordering_changes_no_id(tmp_path: Path) -> None:
    claims, _, _ = read(DATA / "orders.csv")
    twice = [claim for claim in claims if claim.details["designation"] == "DC-6/C-118"]
    assert [claim.locator for claim in twice] == [None, "equal deal 2"]
    assert len({claim.id for claim in twice}) == 2

    def reverse(text: str) -> str:
        lines = text.splitlines(keepends=True)
        rows = [line for line in lines[12:] if line.count(",") == 15]
        return "".join([*lines[:12], *reversed(rows)])

    whole = [claim for claim in claims if not (claim.details.get("comment") or "").startswith("Part of THB4b")]
    other, _, _ = read(changed(tmp_path, "orders.csv", reverse, "iso-8859-1"))
    assert {claim.id for claim in other} == {claim.id for claim in whole}


def test_orders_never_split_a_tiv_over_years() -> None:
    claims, refusals, source = read(DATA / "orders.csv")
    malyutka = next(claim for claim in claims if claim.details["designation"] == "Malyutka")
    assert (malyutka.subject, malyutka.when, malyutka.value) == ("SUN", "1979/1990", 60)
    assert malyutka.details["years"] == list(range(1979, 1991))
    btr = next(claim for claim in claims if claim.details["designation"] == "BTR-3")
    assert (btr.details["years"], btr.value, btr.details["tiv_order"]) == ([2010, 2012], 3.25, 3.5)
    assert "years" not in next(claim for claim in claims if claim.details["designation"] == "Mamba").details
    assert {refusal.code for refusal in refusals} == {"no-delivery"}
    assert len(refusals) == 1
    assert claims[0].source.covers is not None
    assert not claims[0].source.covers.yearly
    assert any("broke over two lines were put together" in note for note in source.notes)


def test_orders_read_in_either_encoding(tmp_path: Path) -> None:
    latin, _, source = read(DATA / "orders.csv")
    assert source.encoding == "iso-8859-1"
    utf8, _, other = read(changed(tmp_path, "orders.csv", lambda text: text))
    assert other.encoding == "utf-8"
    assert [claim.id for claim in utf8] == [claim.id for claim in latin]
    assert any("ü" in str(claim.details) for claim in latin)


def test_a_matrix_makes_a_claim_of_each_filled_cell_and_of_each_printed_total() -> None:
    claims, refusals, source = read(DATA / "matrix.csv")
    assert refusals == []
    azerbaijan = {claim.when: claim.value for claim in claims if claim.object == "AZE" and claim.subject == "ISR"}
    assert [azerbaijan[str(year)] for year in range(2016, 2021)] == [250, 151, 247, 26, 22]
    union = [(claim.when, claim.value) for claim in claims if claim.object_text == "African Union**"]
    assert union == [("2018", 0)]
    totals = {claim.when: claim.value for claim in claims if claim.kind == "arms_total"}
    assert sum(totals[str(year)] or 0 for year in range(2016, 2021)) == 4184
    assert {claim.base for claim in claims if claim.kind == "arms_total"} == {"exports"}
    covers = claims[0].source.covers
    assert covers is not None
    assert (covers.first, covers.last, covers.suppliers, covers.recipients) == (1950, 2021, ("ISR",), ())
    assert any("differ from their cells by more than rounding" in note for note in source.notes)  # the slice leaves rows out


def test_a_matrix_of_one_recipient_is_read_the_other_way_round(tmp_path: Path) -> None:
    text = (
        '"TIV of arms imports to Azerbaijan, 2018-2020",,,,\nGenerated: 28 July 2022,,,,\n,2018,2019,2020,Total\n'
        "Israel,247,26,22,295\nTotal,247,26,22,295\n"
    )
    path = tmp_path / "imports.csv"
    path.write_text(text, encoding="utf-8")
    claims, refusals, source = read(path)
    assert refusals == []
    assert {(claim.subject, claim.object) for claim in claims if claim.kind == "arms_transfer"} == {("ISR", "AZE")}
    assert [(claim.subject, claim.base) for claim in claims if claim.kind == "arms_total"] == [("AZE", "imports")] * 3
    assert any("agrees within rounding" in note for note in source.notes)


def test_the_long_table_knows_its_edition_or_asks_for_it(tmp_path: Path) -> None:
    claims, refusals, source = read(DATA / "table.csv")
    covers = claims[0].source.covers
    assert covers is not None
    assert (covers.suppliers, covers.recipients) == (None, None)  # everybody's trade
    assert (len(claims), refusals) == (14, [])
    assert claims[0].source.edition == "2022-07-28"
    assert any("360-info" in note for note in source.notes)
    assert [claim.value for claim in claims if claim.subject == "CAN"] == [0]
    who = {(claim.subject_text, claim.when): claim.subject for claim in claims}
    assert who["Soviet Union", "1985"] == "SUN"
    assert who["Russia", "1993"] == "RUS"
    assert who["Yugoslavia", "1985"] == "YUG"
    assert who["Serbia", "2012"] == "SRB"

    path = changed(tmp_path, "table.csv", lambda text: "".join(",".join(line.split(",")[:4]) + "\n" for line in text.splitlines()))
    with pytest.raises(InputError, match="--edition"):
        read(path)
    assert {claim.source.edition for claim in read(path, edition="2024-03-11")[0]} == {"2024-03-11"}
    with pytest.raises(InputError, match="not a day"):
        read(path, edition="March 2024")


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path: Path) -> None:
    claims, refusals, _ = read(changed(tmp_path, "table.csv", lambda text: "\ufeff" + text))
    assert refusals == []
    assert [claim.id for claim in claims] == [claim.id for claim in read(DATA / "table.csv")[0]]


def test_a_stated_edition_is_not_overruled() -> None:
    with pytest.raises(InputError, match="was generated on 2025-01-03, not on 2024-01-01"):
        read(DATA / "deliveries.csv", edition="2024-01-01")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 Jan 2025 9:16:02 PM", date(2025, 1, 3)),
        ("28 July 2022", date(2022, 7, 28)),
        ("July 28, 2022", date(2022, 7, 28)),
        ("2022-07-28 10:00", date(2022, 7, 28)),
        ("28/07/2022", date(2022, 7, 28)),
        ("07/28/2022", date(2022, 7, 28)),
        ("13-Mar-2025", date(2025, 3, 13)),
        ("12 févr. 2026 12:26:12", date(2026, 2, 12)),
        ("3. März 2025 10:02", date(2025, 3, 3)),
        ("9 de agosto de 2024", date(2024, 8, 9)),
        ("2 juil. 2024", date(2024, 7, 2)),
        ("2 juin 2024", date(2024, 6, 2)),
        ("18 мая 2026 г.", date(2026, 5, 18)),
        ("12.02.2026 12:26", date(2026, 2, 12)),
        ("2026年2月12日", date(2026, 2, 12)),
    ],
)
def test_generation_dates(text: str, day: date) -> None:
    assert read_days(text, place="x.csv") == (day,)


@pytest.mark.parametrize("text", ["yesterday", "31 Feb 2024", "12 Blah 2024"])
def test_a_generation_date_is_never_guessed(text: str) -> None:
    with pytest.raises(InputError, match="generation date"):
        read_days(text, place="x.csv")


@pytest.mark.parametrize(("made", "last"), [("2025-01-03", 2023), ("2025-03-13", 2024), ("2025-03-09", 2023), ("2022-07-28", 2021)])
def test_a_year_is_whole_from_the_march_release_on(made: str, last: int) -> None:
    assert last_complete_year(date.fromisoformat(made)) == last
