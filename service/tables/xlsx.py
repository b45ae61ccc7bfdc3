"""A table as an Excel workbook, by xlsxwriter (the extra `export`): one sheet of rows, one that says what the columns mean."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import orjson

from legation.graph.errors import InputError, LimitExceeded
from legation.service.answers.base import Answer
from legation.service.tables.columns import meaning_of, unit_of
from legation.service.tables.schema import Holds, schema
from legation.service.tables.schema import day as day_of
from legation.service.tables.text import guarded

MOST_ROWS = 1_000_000
"""Rows of a sheet; Excel takes 1,048,576."""


def to_xlsx(answer: Answer) -> bytes:
    """The table, its head fixed and filtered; numbers are numbers, dates dates, lists joined by `; ` as in CSV.

    Raises InputError where xlsxwriter is not installed, LimitExceeded for more rows than a sheet holds.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise InputError("Excel needs the extra `export`: pip install 'legation[export]'", place="format") from error
    out = io.BytesIO()
    columns = answer.columns()
    days = {one.name for one in schema(type(answer)) if one.holds is Holds.day}
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        bold, shown_day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("table")
        sheet.write_row(0, 0, columns, bold)
        last = 0
        for last, row in enumerate(answer.table(), 1):
            if last > MOST_ROWS:
                raise LimitExceeded(f"a sheet holds {MOST_ROWS:,} rows; ask for fewer, or for csv or parquet")
            for at, name in enumerate(columns):
                _write(sheet, last, at, day_of(row[name]) if name in days else row[name], shown_day)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, max(len(columns) - 1, 0))
        about = book.add_worksheet("columns")
        said = answer.TABLE.says(type(answer))
        about.write_row(0, 0, ["column", "meaning", "unit"], bold)
        for at, name in enumerate(columns, 1):
            about.write_row(at, 0, [name, meaning_of(name, said[name]), unit_of(name) or ""])
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, value: object, day: Any) -> None:
    if value is None:
        return
    if isinstance(value, list | tuple):
        value = "; ".join(str(one) for one in value)
    elif isinstance(value, dict):
        value = orjson.dumps(value).decode()
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    else:
        sheet.write_string(row, column, str(guarded(str(value)))[:32_767])
