"""Reading small tables from workbooks (.xls, .xlsx, .ods, gzipped or not), or from tab-separated text with the same header.

The second form is that of refused rows, so that they can be mended and loaded again. Whole numbers come as such (`2`, not `2.0`).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from legation.graph.claims import Claim
from legation.graph.errors import InputError, UnknownParty
from legation.graph.time import TimeError
from legation.loaders.frame.base import Input, Item, Record
from legation.loaders.frame.files import opened_bytes
from legation.loaders.frame.head import Head
from legation.loaders.frame.tables import Row, Unusable, refusal
from legation.loaders.frame.zipped import check_workbook

MOST_BYTES = 60_000_000
MOST_ROWS = 600_000
ZIP = b"PK\x03\x04"
_MAGIC = (b"\xd0\xcf\x11\xe0", b"PK\x03\x04")
"""How an .xls and an .xlsx or .ods begin."""


@dataclass(frozen=True, slots=True)
class _Checker:
    """The check of workbooks with a sheet that has these columns; it knows its files by them too."""

    columns: tuple[str, ...]

    def __call__(self, source: Input) -> None:
        check_sheet(source, self.columns)

    def recognises(self, head: Head) -> int:
        wanted = set(self.columns)
        return len(wanted) if any(wanted <= set(names) for names in (*head.sheets, head.columns("\t"))) else 0


def checker(*columns: str) -> Callable[[Input], None]:
    """The `check` of a declaration whose workbooks have a sheet with these columns."""
    return _Checker(columns)


def check_sheet(source: Input, columns: Sequence[str]) -> list[Row]:
    """Read the sheet whose first row has these columns; its rows are kept in `source.state`. Raises InputError."""
    with opened_bytes(source) as binary:
        content = binary.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise InputError(f"the workbook has more than {MOST_BYTES:,} bytes", place=str(source.path))
    heads: list[list[str]] = []
    for grid in _grids(content, source):
        names = [" ".join(name.split()) for name in grid[0]] if grid else []
        heads.append(names)
        if set(columns) <= set(names):
            at = {name: names.index(name) for name in columns}
            source.head, source.encoding = "\t".join(names) + "\n", "utf-8"
            source.state = found = list(_rows(grid, at, len(names)))
            if not found:
                raise InputError("the sheet holds a header and no rows", place=str(source.path))
            return found
    nearest = max(heads, key=lambda head: len(set(head) & set(columns)), default=[])
    missing = [name for name in columns if name not in nearest]
    raise InputError(f"no sheet has the columns of this source; missing: {', '.join(missing)[:300]}", place=str(source.path))


def records(source: Input, columns: Sequence[str], make: Callable[[Row], Sequence[Claim]]) -> Iterator[Item]:
    """One record a row with the claims that `make` makes of it, or the row's refusal."""
    found = source.state if isinstance(source.state, list) else check_sheet(source, columns)
    for row in found:
        place = f"{source.path.name}, row {row.number}"
        try:
            yield Record(place, tuple(make(row)), raw=row.raw)
        except (Unusable, UnknownParty, ValidationError, TimeError) as error:
            yield refusal(error, place, row.raw)


def _rows(grid: list[list[str]], at: dict[str, int], width: int) -> Iterator[Row]:
    for number, cells in enumerate(grid[1:], 2):
        if any(cell.strip() for cell in cells):
            yield Row(number, [*cells, *[""] * (width - len(cells))], "\t".join(" ".join(cell.split()) for cell in cells), at)


def _grids(content: bytes, source: Input) -> Iterator[list[list[str]]]:
    """The cells of each sheet as text."""
    if not content.startswith(_MAGIC):
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError("this is no workbook, nor a table in UTF-8", place=str(source.path)) from error
        # Not the csv module: a cell of any length, and any of the ends of lines, is text like other text here.
        yield [line.rstrip("\n").split("\t") for line in io.StringIO(text, newline=None)]
        return
    from python_calamine import CalamineError, CalamineWorkbook

    if content.startswith(ZIP):
        check_workbook(content, str(source.path))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(nrows=MOST_ROWS + 1)
            if len(rows) > MOST_ROWS:
                raise InputError(f"the sheet {name!r} has more than {MOST_ROWS:,} rows; save it in parts", place=str(source.path))
            yield [[_text(cell) for cell in row] for row in rows]
    except (CalamineError, OSError, ValueError) as error:
        raise InputError(f"the workbook cannot be read ({error}); get the whole file", place=str(source.path)) from error


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
