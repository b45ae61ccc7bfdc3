"""Every answer in every form, by `format=` and by `Accept`, with its metadata twin."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import orjson
import pytest
from fastapi.testclient import TestClient

from legation.service.answers.base import SourceRef
from legation.service.http.negotiate import TABLE_FORMS, accepted
from legation.service.tables.metadata import bibtex
from legation.service.tables.text import ROWS_A_PIECE, csv_pieces

SUPPLIERS = "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020"


@pytest.mark.parametrize(
    ("header", "form"),
    [
        ("text/csv", "csv"),
        ("application/x-ndjson", "ndjson"),
        ("application/vnd.apache.parquet", "parquet"),
        ("application/csvm+json", "csv-metadata"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "json"),
        ("text/csv;q=0.2, application/json", "json"),
        ("text/csv;q=no", "json"),
        ("image/png", "json"),
    ],
)
def test_the_accept_header_chooses(header: str, form: str) -> None:
    assert accepted(header, TABLE_FORMS) == form


def test_accept_gives_the_same_bytes_as_format(client: TestClient) -> None:
    by_header = client.get(SUPPLIERS, headers={"Accept": "text/csv"})
    by_name = client.get(f"{SUPPLIERS}&format=csv")
    assert by_header.content == by_name.content
    assert "Accept" in by_header.headers["vary"].split(", ")
    assert client.get(f"{SUPPLIERS}&format=json", headers={"Accept": "text/csv"}).headers["content-type"] == "application/json"


def test_lines_and_parquet_hold_the_rows_of_the_csv(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"{SUPPLIERS}&format=csv").text)))
    lines = [orjson.loads(line) for line in client.get(f"{SUPPLIERS}&format=ndjson").content.splitlines()]
    assert [line["supplier"] for line in lines] == [row["supplier"] for row in rows]
    assert lines[0]["share_of_imports"] == float(rows[0]["share_of_imports"])
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(client.get(f"{SUPPLIERS}&format=parquet").content))
    assert table.column_names == list(rows[0])
    assert table.column("share_of_imports").to_pylist() == [line["share_of_imports"] for line in lines]


@pytest.mark.parametrize("ask", [f"{SUPPLIERS}&format=csv-metadata", f"{SUPPLIERS}&format=csv&metadata=1"])
def test_the_twin_of_a_table_says_what_it_holds(client: TestClient, ask: str) -> None:
    answer = client.get(ask)
    assert answer.headers["content-type"] == "application/csvm+json"
    twin = answer.json()
    columns = {one["name"]: one for one in twin["tableSchema"]["columns"]}
    assert list(columns) == client.get(twin["url"]).text.splitlines()[0].split(",")
    assert columns["tiv"]["unit"].startswith("SIPRI trend-indicator value")
    assert columns["share_of_imports"]["unit"] == "percent"
    assert all(one["dc:description"] for one in columns.values())
    source = next(one for one in twin["dc:source"] if "SIPRI" in one["citation"] or "Stockholm" in one["publisher"])
    assert "dc:license" in source
    assert source["bibtex"].startswith("@misc{legation-")
    assert source["citation"] in twin["citation"]


def test_bibtex_keeps_what_tex_would_take_for_commands() -> None:
    entry = bibtex(SourceRef(id="s1", publisher="A & B", title="50% of {all}_", published="2021-03-15", citation="A & B, 2021"))
    assert r"author = {{A \& B}}" in entry
    assert r"title = {{50\% of \{all\}\_}}" in entry
    assert "year = {2021}" in entry


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-cmd|x", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1+1", "＠SUM(A1)"])
def test_what_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    body = b"".join(csv_pieces(["a"], [{"a": text}])).decode()
    assert next(csv.reader(io.StringIO(body.split("\r\n", 1)[1], newline="")))[0] == "'" + text


@pytest.mark.parametrize("text", ["-5", "+5.25", "-1e3", "-.5", "plain", "a=b"])
def test_numbers_and_plain_text_stay(text: str) -> None:
    assert b"".join(csv_pieces(["a"], [{"a": text}])) == f"a\r\n{text}\r\n".encode()


def test_a_long_table_is_made_piece_by_piece() -> None:
    made = 0

    def rows() -> Iterator[dict[str, object]]:
        nonlocal made
        for made in range(1, 10 * ROWS_A_PIECE + 1):
            yield {"n": made, "text": "a,b"}

    pieces = csv_pieces(["n", "text"], rows())
    assert next(pieces).startswith(b'n,text\r\n1,"a,b"\r\n')
    assert made == ROWS_A_PIECE
    assert sum(piece.count(b"\r\n") for piece in pieces) == 9 * ROWS_A_PIECE
    assert b"".join(csv_pieces(["n"], [])) == b"n\r\n"


def test_a_row_of_another_shape_is_a_defect() -> None:
    with pytest.raises(ValueError, match="columns"):
        list(csv_pieces(["a"], [{"a": 1, "b": 2}]))
