"""Every answer in every form, by `format=` and by `Accept`, with its metadata twin."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import orjson
import pytest
from fastapi.testclient import TestClient

from legation.graph.errors import LegationError
from legation.graph.store import Store
from legation.service.answers.base import SourceRef
from legation.service.catalogue import catalogue
from legation.service.http.negotiate import TABLE_FORMS, accepted
from legation.service.http.openapi import _EXAMPLES
from legation.service.tables.metadata import bibtex
from legation.service.tables.text import ROWS_A_PIECE, csv_pieces

EXAMPLES = orjson.loads(_EXAMPLES.read_bytes())
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
    assert columns["tiv"]["schema:unitText"].startswith("SIPRI trend-indicator value")
    assert columns["share_of_imports"]["schema:unitText"] == "percent"
    assert all(one["dc:description"] for one in columns.values())
    assert "supplier" not in columns["recipient"]["dc:description"]
    assert columns["name"]["dc:description"] == "present name of the party that the row is about"
    assert (columns["tiv"]["datatype"], columns["from"]["datatype"], columns["name"]["datatype"]) == ("number", "integer", "string")
    assert twin["tableSchema"]["primaryKey"] == ["supplier"]
    source = next(one for one in twin["dc:source"] if "SIPRI" in one["citation"] or "Stockholm" in one["publisher"])
    assert "dc:license" in source
    assert source["bibtex"].startswith("@misc{legation-")
    assert source["citation"] in twin["dc:bibliographicCitation"]


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


def test_missions_are_points(client: TestClient) -> None:
    ask = "/v1/missions?sender=ISR&host=AZE&format="
    answer = client.get(f"{ask}geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    features = answer.json()["features"]
    rows = list(csv.DictReader(io.StringIO(client.get(f"{ask}csv").text)))
    assert [one["properties"]["type"] for one in features] == [row["type"] for row in rows]
    placed = [(one["geometry"]["coordinates"], row) for one, row in zip(features, rows, strict=True) if one["geometry"]]
    assert placed
    for (longitude, latitude), row in placed:
        assert (longitude, latitude) == (float(row["longitude"]), float(row["latitude"]))
        assert 48 < longitude < 51  # Baku
    assert client.get(f"{SUPPLIERS}&format=geojson").status_code == 422
    assert client.get(f"{ask}csv").headers["link"].endswith('rel="describedby"; type="application/csvm+json"')


@pytest.mark.parametrize("ask", [f"{SUPPLIERS}&format=csv-bom", f"{SUPPLIERS}&format=csv&bom=1"])
def test_excel_is_told_that_it_is_utf_8(client: TestClient, ask: str) -> None:
    marked = client.get(ask)
    assert marked.content == b"\xef\xbb\xbf" + client.get(f"{SUPPLIERS}&format=csv").content
    assert marked.headers["content-type"] == "text/csv; charset=utf-8"


def test_counts_by_name_are_json_in_a_cell() -> None:
    body = b"".join(csv_pieces(["types"], [{"types": {"arms": 2}}])).decode()
    assert list(csv.DictReader(io.StringIO(body))) == [{"types": '{"arms":2}'}]


@pytest.mark.parametrize("name", [one.name for one in catalogue().values() if one.answer.TABLE.key])
def test_no_two_rows_have_the_same_key(starter_store: Store, name: str) -> None:
    question = catalogue()[name]
    try:
        answer = question.ask(starter_store, question.example)
    except LegationError:
        answer = question.answer.model_validate(EXAMPLES[question.path]["value"])
    keys = [tuple(map(str, (row[one] for one in answer.TABLE.key))) for row in answer.table()]
    assert len(keys) == len(set(keys))
    assert set(answer.TABLE.key) <= set(answer.columns())


def test_a_tidy_table_is_parquet_too(client: TestClient) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    ask = "/v1/tables/dyad-year?from=2015&to=2016&party=AZE&party=ISR&column=relations&column=arms_1_to_2"
    table = parquet.read_table(io.BytesIO(client.get(f"{ask}&format=parquet").content))
    rows = list(csv.DictReader(io.StringIO(client.get(f"{ask}&format=csv").text)))
    assert [str(one.type) for one in table.schema] == ["string", "string", "int64", "string", "double"]
    assert table.column("relations").to_pylist() == [row["relations"] for row in rows]
    assert client.get(f"{ask}&format=csv-bom").content.startswith(b"\xef\xbb\xbfparty1,")
