"""The rows of a file with their numbers, and the check of the whole input that comes before anything is written."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from legation.graph.errors import InputError
from legation.loaders.frame.base import Input
from legation.loaders.frame.files import MAX_LINE, byte_lines
from legation.loaders.sipri.forms import table_bytes
from legation.loaders.sipri.head import Head, read_head, selection_of, split
from legation.loaders.sipri.matrix_head import owner_by
from legation.loaders.sipri.numerals import Numerals

_NOT_LATIN = re.compile(rb"[\x80-\x9f\xd7\xf7\xfe\xff]")
"""Bytes that no text in ISO-8859-1 of SIPRI has: control codes and what is no letter of a western language."""
_BELOW = re.compile(r"\W*(?:©|\(c\))\s*(?:Stockholm International|SIPRI)\b", re.IGNORECASE)
"""What SIPRI's web site wrote below the rows until 2023."""
_YEAR = re.compile(r"\d{4}")


@dataclass(slots=True)
class FileRow:
    """One row: number of its first line, its cells, the text as it stood. `torn` where the export broke it over two lines."""

    number: int
    cells: list[str]
    raw: str
    torn: bool = False


@dataclass(slots=True)
class Layout:
    """What the check found out. `rows` counts the rows below the header."""

    head: Head
    encoding: str
    rows: int
    first_year: int | None = None
    last_year: int | None = None
    lone_party: tuple[str | None, str | None] = (None, None)
    numerals: Numerals = field(default_factory=Numerals)


def check(source: Input) -> Layout:
    """Go through the whole input: unpack, decode, find the header, measure lines and the last row.

    Raises InputError with file and line for whatever makes the file unreadable as a whole.
    """
    latin_at = 0
    utf8 = True
    last = b""

    def decoded(numbered: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, str]]:
        nonlocal latin_at, utf8, last
        for number, line in numbered:
            last = line
            if line.isascii():
                yield number, line.decode("ascii")
                continue
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError as error:
                utf8, latin_at = False, latin_at or number
                if odd := _NOT_LATIN.search(line):
                    raise InputError(
                        f"byte {odd[0][0]:#04x} is neither UTF-8 nor ISO-8859-1; convert the file to UTF-8 first",
                        place=source.place(number),
                    ) from error
                text = line.decode("iso-8859-1")
            yield number, text.removeprefix("\ufeff") if number == 1 else text

    with table_bytes(source) as binary:
        text = decoded(byte_lines(binary, source))
        head = read_head(text, source)
        count, row = 0, None
        years = head.columns.get("year")
        delivered = None if head.selected else head.columns.get("delivery year", head.columns.get("year(s) of delivery"))
        first_year: int | None = None
        last_year: int | None = None
        ends: tuple[set[str], set[str]] = (set(), set())
        numerals = Numerals(separated_by=head.delimiter)
        figures = head.figures()
        for row in rows(text, head, source):
            count += 1
            numerals.see(row.cells[at] for at in figures if at < len(row.cells))
            if head.shape == "tiv-matrix" and not head.owner_known and len(row.cells) == head.width:
                owner = owner_by(row.cells[head.columns["party"]])
                if owner != "":
                    head.owned_by(owner)
            if delivered is not None and len(row.cells) > delivered and (found := _YEAR.findall(row.cells[delivered])):
                first_year = min(first_year or 9999, *map(int, found))
                last_year = max(last_year or 0, *map(int, found))
            if years is not None and len(row.cells) > years and (year := row.cells[years]).isdecimal() and len(year) == 4:
                first_year = min(first_year or 9999, int(year))
                last_year = max(last_year or 0, int(year))
                for side, name in zip(ends, ("supplier", "recipient"), strict=True):
                    if len(side) < 2:
                        side.add(row.cells[head.columns[name]])
    if row is None:
        raise InputError("the file holds a header and no rows", place=str(source.path))
    _last_row(head, row, last, source)
    if head.shape == "tiv-matrix" and not head.owner_known and (given := source.options.get("selection")):
        _own(head, given)
    if head.shape == "tiv-matrix" and not head.owner_known:
        raise InputError(
            "the table does not say whose trade it is: neither a title like 'TIV of arms exports from Israel, 1950-2021' "
            "nor a last row like 'Total imports from China' or 'Total world import'; say it with --selection, as 'Israel to all'",
            place=source.place(head.line),
        )
    lone = tuple(next(iter(side)) if len(side) == 1 else None for side in ends)
    encoding = "utf-8" if utf8 else "iso-8859-1"
    if not utf8 and head.shape != "orders":
        source.notes.append(f"line {latin_at} is not UTF-8; the file was read as ISO-8859-1")
    source.encoding = encoding
    return Layout(head, encoding, count, first_year, last_year, (lone[0], lone[1]), numerals)


def _own(head: Head, given: object) -> None:
    """Take whose trade a matrix is from the option `selection`. Raises InputError where the rows are its own side."""
    suppliers, recipients = selection_of(given)
    if suppliers and recipients:
        raise InputError(f"a table by years is one party's trade or everybody's; {given!r} names two", place="--selection")
    owner = suppliers or recipients
    if owner and (head.rows_are == "recipients") != (suppliers is not None):
        raise InputError(f"the rows of the table are {head.rows_are}, so that {given!r} cannot be what was selected", place="--selection")
    head.owned_by(owner)
    head.owner_told = True


def _last_row(head: Head, row: FileRow, last: bytes, source: Input) -> None:
    """Refuse a file whose end is missing; say so where one cannot tell."""
    if len(row.cells) < head.width:
        raise InputError(
            f"the file is cut at line {row.number}: its last row has {len(row.cells)} of {head.width} fields; get the whole file",
            place=source.place(row.number),
        )
    if last.endswith((b"\n", b"\r")) or _BELOW.match(last.decode("utf-8", "replace")):
        return
    yes_no = head.columns.get("local production")
    if yes_no is not None and row.cells[yes_no].strip().casefold() not in ("yes", "no", ""):
        raise InputError(f"the file is cut at line {row.number}, inside its last field; get the whole file", place=source.place(row.number))
    source.notes.append(f"the last line ({row.number}) has no line end; if the file was cut inside its last field, that does not show")


def read_rows(source: Input, layout: Layout) -> Iterator[FileRow]:
    """The rows below the header, decoded."""
    with table_bytes(source) as binary:
        encoding = layout.encoding
        text = ((number, line.decode(encoding)) for number, line in byte_lines(binary, source))
        for number, _ in text:
            if number == layout.head.line:
                break
        yield from rows(text, layout.head, source)


def rows(lines: Iterable[tuple[int, str]], head: Head, source: Input) -> Iterator[FileRow]:
    """Rows of lines. Blank ones are left out; empty cells beyond the header's width are too. A row of the order register that the
    export broke over two lines (a line end inside an unquoted comment) is put together where the two parts make exactly one row.

    A row with another number of cells is yielded as it is: the reader refuses it.
    """
    delimiter, width, trailing = head.delimiter, head.width, head.trailing
    waiting: FileRow | None = None
    iterator = iter(lines)
    for number, raw in iterator:
        text = raw.rstrip("\r\n")
        if trailing:
            text = text.rstrip(";")
        if '"' in text:
            cells, raw = _quoted(number, raw, text, iterator, delimiter, source)
        else:
            cells = text.split(delimiter)
        if trailing and cells[-1].endswith(";"):
            cells[-1] = cells[-1].rstrip(";")
        if len(cells) < width and _BELOW.match(text):
            continue
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            del cells[width:]
        if len(cells) == width:
            if waiting is not None:
                yield waiting
                waiting = None
            if cells[0] or any(cell.strip() for cell in cells):
                yield FileRow(number, cells, raw)
            continue
        if waiting is not None and len(waiting.cells) + len(cells) - 1 == width:
            joined = [*waiting.cells[:-1], f"{waiting.cells[-1].rstrip()} {cells[0].lstrip()}".strip(), *cells[1:]]
            yield FileRow(waiting.number, joined, waiting.raw + raw, torn=True)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = FileRow(number, cells, raw) if any(cell.strip() for cell in cells) else None
    if waiting is not None:
        yield waiting


def _quoted(number: int, raw: str, text: str, lines: Iterator[tuple[int, str]], delimiter: str, source: Input) -> tuple[list[str], str]:
    """The cells of a row with quotes; a quoted cell may hold line ends."""
    while True:
        try:
            return split(text, delimiter), raw
        except csv.Error as error:
            following = next(lines, None) if "end of data" in str(error) else None
            if following is None or len(raw) > MAX_LINE:
                reason = "a quoted field is never closed" if "end of data" in str(error) else f"quotes do not fit: {error}"
                raise InputError(reason, place=source.place(number)) from error
            raw += following[1]
            text = raw.rstrip("\r\n")
