"""A tidy table as Arrow: its CSV, read with the type that each column is declared to have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from legation.graph.errors import InputError
from legation.service.answers.tidy import TidyTable

if TYPE_CHECKING:
    import pyarrow


def tidy_arrow(answer: TidyTable, pieces: Iterable[bytes]) -> pyarrow.Table:
    """The rows of a tidy table from the pieces of its CSV; an empty cell is null. Raises InputError where pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.csv
    except ImportError as error:
        raise InputError(
            "they need the extra `parquet`: pip install 'legation[parquet]' (in a clone: `make develop`); or ask for csv", place="format"
        ) from error
    types = {"integer": pyarrow.int64(), "number": pyarrow.float64(), "text": pyarrow.string()}
    held = {one.name: types[one.type] for one in answer.columns_} | {"year": types["integer"]}
    body = b"".join(pieces)
    head = body[: body.index(b"\r\n")].decode().split(",")
    options = pyarrow.csv.ConvertOptions(
        column_types={name: held.get(name, types["text"]) for name in head}, null_values=[""], strings_can_be_null=True
    )
    return pyarrow.csv.read_csv(pyarrow.py_buffer(body), convert_options=options)
