"""A table as Arrow or Parquet, by pyarrow (the extra `parquet`): column types are those of the answer's fields, full or empty.

Beside a column of EDTF texts stand the days that bound each (`when_earliest`, `when_latest`), so that a date can be compared as one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import orjson

from legation.graph.errors import InputError
from legation.graph.signs import escaped, shown
from legation.service.answers.base import Answer
from legation.service.tables.schema import Column, Holds, bounds, day, moment, schema

if TYPE_CHECKING:
    import pyarrow

ROWS_A_BATCH = 20_000
EARLIEST, LATEST = "_earliest", "_latest"


def to_parquet(answer: Answer) -> bytes:
    """The table as Parquet, compressed by zstd. Raises InputError where pyarrow is not installed."""
    return parquet_of(arrow_table(answer))


def to_arrow(answer: Answer) -> bytes:
    """The table as an Arrow IPC file (Feather 2). Raises InputError where pyarrow is not installed."""
    return arrow_of(arrow_table(answer))


def parquet_of(table: pyarrow.Table) -> bytes:
    """The bytes of a Parquet file."""
    import pyarrow.parquet

    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def arrow_of(table: pyarrow.Table) -> bytes:
    """The bytes of an Arrow IPC file."""
    import pyarrow.ipc

    out = io.BytesIO()
    with pyarrow.ipc.new_file(out, table.schema) as writer:
        writer.write_table(table, max_chunksize=ROWS_A_BATCH)
    return out.getvalue()


def arrow_table(answer: Answer) -> pyarrow.Table:
    """The table in memory. Lists are joined by `; ` as in CSV, counts by name are JSON; a column says in its metadata what it is where its
    type does not. Raises InputError where pyarrow is not installed."""
    library = _library()
    columns = schema(type(answer))
    fields = arrow_schema(columns)
    batches = [
        library.record_batch(_arrays(columns, rows, fields), schema=fields) for rows in _batches(answer.table())
    ]  # fmt: skip
    return library.Table.from_batches(batches, schema=fields)


def arrow_schema(columns: Sequence[Column]) -> pyarrow.Schema:
    """The Arrow schema of columns."""
    library = _library()
    types = {
        Holds.integer: library.int64(), Holds.number: library.float64(), Holds.truth: library.bool_(), Holds.day: library.date32(),
        Holds.moment: library.timestamp("us", tz="UTC"),
    }  # fmt: skip
    fields = []
    for one in columns:
        said = {"holds": one.holds.value} if one.holds in (Holds.edtf, Holds.several, Holds.counts) else None
        fields.append(library.field(one.name, types.get(one.holds, library.string()), metadata=said))
        if one.holds is Holds.edtf:
            fields += [library.field(one.name + end, library.date32()) for end in (EARLIEST, LATEST)]
    return library.schema(fields)


def _arrays(columns: Sequence[Column], rows: list[dict[str, Any]], fields: pyarrow.Schema) -> list[pyarrow.Array]:
    library = _library()
    made: list[list[Any]] = []
    for one in columns:
        values = [row[one.name] for row in rows]
        made.append([value_of(value, one.holds) for value in values])
        if one.holds is Holds.edtf:
            made += [list(ends) for ends in zip(*map(bounds, values), strict=True)]
    return [library.array(values, type=field.type) for values, field in zip(made, fields, strict=True)]


def value_of(value: Any, holds: Holds) -> Any:
    """A value of an answer as its column holds it."""
    if value is None:
        return None
    if holds is Holds.several:
        return shown("; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value), lines=True)
    if holds is Holds.counts:
        return escaped(orjson.dumps(value)).decode()
    if holds is Holds.day:
        return day(value)
    if holds is Holds.moment:
        return moment(value)
    if holds is Holds.number:
        return float(value)
    return shown(str(value), lines=True) if holds in (Holds.text, Holds.edtf) else value


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while some := list(islice(rows, ROWS_A_BATCH)):
        yield some


def _library() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise InputError(
            "they need the extra `parquet`: pip install 'legation[parquet]' (in a clone: `make develop`); or ask for csv or xlsx",
            place="format",
        ) from error
    return pyarrow
