"""SIPRI's files in the forms that people keep: saved by a spreadsheet of another country or an old Mac, packed, an answer of the backend.

One small register, made for the test, in every form; each has to say the same.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from legation.graph.claims import Claim
from legation.graph.errors import InputError
from legation.loaders import sipri
from legation.loaders.frame.base import Input, Record, Refusal
from legation.loaders.sipri.days import read_days
from legation.loaders.sipri.numerals import Numerals

HEAD = [
    "Transfers of major conventional arms from All countries  to All countries . "
    "Deals with deliveries made for the year range '2015' to '2024'",
    "Data generated: 12 Feb 2026 12:26:12 PM",
]
COLUMNS = [
    "SIPRI AT Database ID", "Supplier", "Recipient", "Designation", "Description", "Armament category", "Order date",
    "Order date is estimate", "Numbers delivered", "Numbers delivered is estimate", "Delivery year", "Delivery year is estimate", "Status",
    "SIPRI estimate", "TIV deal unit", "TIV delivery values", "Local production",
]  # fmt: skip
ROWS = [
    "1,Israel,Azerbaijan,Heron,UAV,Aircraft,2014,No,6,No,2016,No,New,2.5,2.5,15,No",
    "2,Turkey,Azerbaijan,Cobra,APV,Armoured vehicles,2014,Yes,12,Yes,2017,Yes,Second hand,0.25,0.1,1.25,No",
    "3,Israel,India,Barak-8,SAM,Missiles,2012,No,2000,Yes,2018,No,New,0.65,0.65,1234.5,Yes",
]
TIV = 15 + 1.25 + 1234.5


def plain(*, first: str = "", date_line: str = HEAD[1], delimiter: str = ",", end: str = "\r\n", trailing: str = "") -> str:
    lines = [HEAD[0], date_line, delimiter.join(COLUMNS), *(row.replace(",", delimiter) for row in ROWS)]
    return first + "".join(line + trailing + end for line in lines)


def german() -> str:
    """As Excel of a country with decimal commas saves a file whose lines ended in `;`."""
    lines = [HEAD[0], HEAD[1], ";".join(COLUMNS[:-1]) + ';"Local production;"']
    lines += [row.rpartition(",")[0].replace(",", ";").replace(".", ",") + f';"{row.rpartition(",")[2]};"' for row in ROWS]
    return "\r\n".join(lines) + "\r\n"


def commas(text: str) -> str:
    return re.sub(r"(?<=\d)\.(?=\d)", ",", text)


def thousands() -> str:
    return plain().replace(",1234.5,", ',"1,234.5",').replace(",2000,", ',"2,000",')


def workbook() -> bytes:
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([[HEAD[0]], [HEAD[1]], COLUMNS, *(row.split(",") for row in ROWS)]):
            for column, cell in enumerate(row):
                sheet.write(at, column, float(cell) if cell.replace(".", "", 1).isdigit() else cell)
    return made.getvalue()


FORMS: dict[str, Callable[[], bytes]] = {
    "as downloaded": lambda: plain().encode(),
    "sep= line": lambda: plain(first="sep=,\r\n", trailing="").encode(),
    "sep=; line": lambda: plain(first="sep=;\r\n", delimiter=";").encode(),
    "old Mac": lambda: plain(end="\r").encode(),
    "UTF-16 text": lambda: b"\xff\xfe" + plain(delimiter="\t").encode("utf-16-le"),
    "UTF-16 the other way": lambda: b"\xfe\xff" + plain(delimiter="\t").encode("utf-16-be"),
    "UTF-16 with decimal commas": lambda: commas(plain(delimiter="\t")).encode("utf-16"),
    "German Excel": lambda: german().encode("iso-8859-1"),
    "thousands": lambda: thousands().encode(),
    "German thousands": lambda: german().replace("1234,5", "1.234,5").encode(),
    "French thousands": lambda: commas(plain(delimiter=";").replace("1234.5", "1\u202f234.5")).encode(),
    "French date": lambda: plain(date_line="Data generated: 12 févr. 2026 12:26:12", trailing=";").encode(),
    "packed": lambda: gzip.compress(plain().encode()),
    "answer of the backend": lambda: json.dumps({"bytes": base64.b64encode(plain(end="\n").encode()).decode()}).encode(),
    "packed answer": lambda: gzip.compress(json.dumps({"bytes": base64.b64encode(plain().encode()).decode()}).encode()),
    "answer as text": lambda: json.dumps({"result": plain(end="\n")}).encode(),
    "workbook": workbook,
}


def read(path: Path, content: bytes, **options: str) -> tuple[list[Claim], list[Refusal]]:
    path.write_bytes(content)
    source = Input(path, options)
    sipri.DECLARATION.check(source)
    items = list(sipri.DECLARATION.read(source))
    return [c for item in items if isinstance(item, Record) for c in item.claims], [item for item in items if isinstance(item, Refusal)]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_the_same(tmp_path: Path, form: str) -> None:
    claims, refusals = read(tmp_path / "file", FORMS[form]())
    assert refusals == []
    assert sum(claim.value or 0 for claim in claims) == pytest.approx(TIV)
    as_downloaded, _ = read(tmp_path / "plain", plain().encode())
    assert sorted(claim.id for claim in claims) == sorted(claim.id for claim in as_downloaded)


def test_the_edition_decides_between_two_readings_of_the_date(tmp_path: Path) -> None:
    text = plain(date_line="Data generated: 3/4/2024 12:26").encode()
    with pytest.raises(InputError, match="say which it is: --edition 2024-04-03 or --edition 2024-03-04"):
        read(tmp_path / "x.csv", text)
    with pytest.raises(InputError, match="generated on 2024-04-03 or 2024-03-04, not on 2024-05-05"):
        read(tmp_path / "x.csv", text, edition="2024-05-05")
    for edition in ("2024-04-03", "2024-03-04"):
        claims, _ = read(tmp_path / "x.csv", text, edition=edition)
        assert {claim.source.edition for claim in claims} == {edition}


def test_a_day_to_come_is_no_reading() -> None:
    assert read_days("2/12/2026 12:26", place="x", today=date(2026, 11, 30)) == (date(2026, 2, 12),)
    assert read_days("2/12/2026 12:26", place="x", today=date(2027, 1, 1)) == (date(2026, 12, 2), date(2026, 2, 12))


@pytest.mark.parametrize(
    ("seen", "text", "value"),
    [
        (["0.25"], "1,234", 1234.0), (["0,25"], "1,234", 1.234), (["0,25"], "1.234", 1234.0), (["0,25"], "1.234,5", 1234.5),
        ([], "1234", 1234.0), (["0,25"], "4.5", 4.5), (["0.25"], "1'234.5", 1234.5), (["0,25"], "12 345", 12345.0),
        (["0.25", "0,5"], "1,234", None), (["0.25"], "01. Apr", None), (["0.25"], "1,23,4", None),
    ],
)  # fmt: skip
def test_the_file_decides_how_numbers_are_written(seen: list[str], text: str, value: float | None) -> None:
    numerals = Numerals(";")
    numerals.see(seen)
    assert numerals.read(text) == value


def test_a_number_that_can_be_two_is_refused(tmp_path: Path) -> None:
    text = (
        plain(delimiter=";").replace("1234.5", "1,234").replace("0.65", "1").replace("2.5", "3").replace("0.25", "1").replace("1.25", "2")
    )
    _, refusals = read(tmp_path / "x.csv", text.replace("0.1", "1").encode())
    assert [refusal.code for refusal in refusals] == ["bad-tiv"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{\\rtf1\\ansi Transfers of major arms}", "document \\(RTF\\)"),
        (b"<!DOCTYPE html><html><body>Too many requests</body></html>", "web page"),
        (b'{"error": "no"}', "no answer of SIPRI's web backend"),
        (b'{"bytes": "###"}', "not base64"),
        (b'{"bytes": ', "begins like JSON"),
        (plain(delimiter="\t").encode("utf-16") + b"x", "begins as UTF-16 and is none"),
        (b"PK\x03\x04not a workbook", "workbook"),
    ],
)
def test_what_is_no_table_is_called_what_it_is(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read(tmp_path / "x", content)
