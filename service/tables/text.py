"""An answer as text: JSON in the order of its fields, or its table as CSV (RFC 4180) or as one JSON object a line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import orjson

from legation.graph.signs import escaped, shown
from legation.service.answers.base import Answer

BOM = b"\xef\xbb\xbf"
"""The byte-order mark by which Excel takes a file for UTF-8."""
ROWS_A_PIECE = 1000
"""Rows that are made into text at a time, so that memory stays flat however long a table is."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What begins a formula, or may stand before one; spreadsheets of East Asia take the wide signs too."""
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


def json_bytes(answer: Answer) -> bytes:
    """The JSON text; what does not apply to this answer is left out, what is not known is null."""
    made: bytes = answer.__pydantic_serializer__.to_json(answer, by_alias=True, exclude_unset=True)
    return escaped(made)


def to_json(answer: Answer, *, indent: int | None = None) -> str:
    """The same as text, for a screen."""
    return escaped(answer.model_dump_json(by_alias=True, exclude_unset=True, indent=indent).encode()).decode()


def to_csv(answer: Answer) -> str:
    """The table as RFC 4180 CSV with a header; the last column says how to cite each row. Lists are joined by `; `."""
    return b"".join(csv_pieces(answer.columns(), answer.table())).decode()


def to_ndjson(answer: Answer) -> str:
    """The table's rows as JSON objects, one a line."""
    return b"".join(ndjson_pieces(answer.columns(), answer.table())).decode()


def csv_pieces(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """CSV in pieces of `ROWS_A_PIECE` rows, the header first. A row lacks no column and has no other (KeyError, ValueError)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for piece in _pieces(rows):
        for row in piece:
            if len(row) != len(columns):
                raise ValueError(f"a row has the columns {list(row)} and the table {list(columns)}")
            writer.writerow([_cell(row[name]) for name in columns])
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()
    if text.tell():
        yield text.getvalue().encode()


def ndjson_pieces(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """JSON Lines in pieces of `ROWS_A_PIECE` rows, keys in the order of `columns`."""
    for piece in _pieces(rows):
        yield escaped(b"".join(orjson.dumps({name: row[name] for name in columns}, option=orjson.OPT_APPEND_NEWLINE) for row in piece))


def _pieces(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    source = iter(rows)
    while piece := list(islice(source, ROWS_A_PIECE)):
        yield piece


def _cell(value: object) -> object:
    if isinstance(value, list | tuple):
        value = "; ".join(str(one) for one in value)
    elif isinstance(value, dict):
        value = orjson.dumps(value).decode()
    return guarded(value)


def guarded(value: object) -> object:
    """A value of a cell with a quotation mark before what a spreadsheet would run as a formula."""
    if isinstance(value, str):
        value = shown(value, lines=True)
    if isinstance(value, str) and value.startswith(_FORMULA) and not _NUMBER.fullmatch(value):
        return "'" + value
    return value
