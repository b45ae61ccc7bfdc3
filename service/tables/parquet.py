"""A table as Parquet, by pyarrow (the extra `export`)."""

from __future__ import annotations

import io
from typing import Any

import orjson

from legation.graph.errors import InputError
from legation.service.answers.base import Answer


def to_parquet(answer: Answer) -> bytes:
    """The table with a column type each; lists are joined by `; ` as in CSV, counts by name are JSON.

    Raises InputError where pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise InputError("Parquet needs the extra `export`: pip install 'legation[export]'", place="format") from error
    columns: dict[str, list[Any]] = {name: [] for name in answer.columns()}
    for row in answer.table():
        for name, values in columns.items():
            value = row[name]
            if isinstance(value, dict):  # counts by name: Parquet takes no struct without fields, and their names differ by row
                value = orjson.dumps(value).decode()
            values.append("; ".join(map(str, value)) if isinstance(value, list | tuple) else value)
    arrays = {name: pyarrow.array(_alike(values)) for name, values in columns.items()}
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(arrays), out, compression="zstd")
    return out.getvalue()


def _alike(values: list[Any]) -> list[Any]:
    """Values of one type: integers beside floats become floats, anything else mixed becomes text."""
    types = {type(value) for value in values if value is not None}
    if types <= {int, float}:
        return [float(value) if value is not None and float in types else value for value in values]
    if len(types) > 1:
        return [None if value is None else str(value) for value in values]
    return values
