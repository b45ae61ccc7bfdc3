"""Arrow and Parquet: the types of an answer's fields, the same for an empty answer and for a full one, read by the libraries themselves."""

from __future__ import annotations

import io
from datetime import date
from urllib.parse import urlencode

import orjson
import polars
import pyarrow as arrow
import pyarrow.parquet as parquet
import pytest
from fastapi.testclient import TestClient
from pyarrow import feather

from legation.service.catalogue import catalogue
from legation.service.http.openapi import _EXAMPLES
from legation.service.tables.arrow import arrow_schema, arrow_table, value_of
from legation.service.tables.schema import Holds, bounds, schema

EXAMPLES = orjson.loads(_EXAMPLES.read_bytes())


@pytest.mark.parametrize("name", [one.name for one in catalogue().values()])
def test_every_table_has_the_types_of_its_fields(name: str) -> None:
    question = catalogue()[name]
    columns = schema(question.answer)
    assert [one.name for one in columns] == list(question.answer.TABLE.columns)
    answer = question.answer.model_validate(EXAMPLES[question.path]["value"])
    for row in answer.table():
        for one in columns:
            value = row[one.name]
            assert value is not None or one.empty, (one.name, row)
            if value is not None and one.holds not in (Holds.several, Holds.edtf):
                assert isinstance(value, _TYPES[one.holds]), (one, value)
            if value is not None and one.holds is Holds.edtf:
                assert bounds(value) != (None, None), (one.name, value)
    assert arrow_table(answer).schema == arrow_schema(columns)


_TYPES = {
    Holds.text: str, Holds.integer: int, Holds.number: (int, float), Holds.truth: bool, Holds.day: str, Holds.moment: str, 
    Holds.counts: dict,
}  # fmt: skip


def test_an_empty_answer_has_the_schema_of_a_full_one(client: TestClient) -> None:
    def asked(kind: str, form: str) -> bytes:
        response = client.get(f"/v1/claims?{urlencode({'kind': kind, 'limit': 20, 'format': form})}")
        assert response.status_code == 200, response.text
        return response.content

    full, empty = (parquet.read_table(io.BytesIO(asked(kind, "parquet"))) for kind in ("recognized", "war"))
    assert full.num_rows == 4
    assert empty.num_rows == 0
    assert full.schema == empty.schema
    assert full.schema.field("known_from").type == arrow.date32()
    assert full.schema.field("value").type == arrow.float64()
    assert arrow.concat_tables([full, empty]).num_rows == 4
    same = feather.read_table(io.BytesIO(asked("recognized", "arrow")))
    assert same.equals(full)
    frame = polars.read_ipc(io.BytesIO(asked("recognized", "arrow")))
    assert frame.schema["when_latest"] == polars.Date
    one = frame.row(0, named=True)
    assert (one["when_earliest"], one["when_latest"]) == bounds(one["when"])


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1991", date(1991, 1, 1), date(1991, 12, 31)), ("2016/2020", date(2016, 1, 1), date(2020, 12, 31)),
        ("1992-04-07", date(1992, 4, 7), date(1992, 4, 7)), ("1945-01-01..1945-12-31", date(1945, 1, 1), date(1945, 12, 31)),
        ("..2020", None, date(2020, 12, 31)), ("no date", None, None), (None, None, None),
    ],
)  # fmt: skip
def test_a_time_is_bounded_by_days(edtf: str | None, first: date | None, last: date | None) -> None:
    assert bounds(edtf) == (first, last)


def test_lists_and_counts_are_texts() -> None:
    assert value_of(["a", "b"], Holds.several) == "a; b"
    assert value_of((1.5, 2.5), Holds.several) == "1.5; 2.5"
    assert value_of({"arms": 2}, Holds.counts) == '{"arms":2}'
    assert value_of("2023-03-29", Holds.day) == date(2023, 3, 29)
