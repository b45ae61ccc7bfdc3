"""What a zip archive holds, bounded before anybody believes it: workbooks are zip archives, and what reads them takes what they say."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from legation.graph.errors import InputError

MOST_FILES = 2_000
MOST_UNPACKED = 400_000_000
"""Bytes of all files together."""
MOST_CELLS = 12_000_000
"""Cells of a sheet from its first to its last: the reader keeps a place for each, also where one stands alone in the last corner."""
_BLOCK = 1 << 20
_LONGEST_TAG = 100_000
_TAG = re.compile(rb"<(?:[a-z]+:)?(table-row|(?:covered-)?table-cell|table|row|c)\b([^>]*)>")
_PLACE = re.compile(rb'\sr="([A-Z]{0,3})([0-9]{1,7})"')
_REPEATED = re.compile(rb'number-(?:columns|rows)-repeated="([0-9]{1,12})"')


def check_workbook(content: bytes, place: str) -> None:
    """Raise InputError for a workbook (.xlsx, .ods) that unpacks to more than a source's can, or whose sheets are larger."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES:
                raise InputError(f"the workbook holds {len(entries):,} files, more than {MOST_FILES:,}", place=place)
            left = MOST_UNPACKED
            for entry in entries:
                left = _check_file(archive, entry, left, place)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise InputError(f"the workbook cannot be read ({error}); get the whole file", place=place) from error


def _check_file(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, place: str) -> int:
    """Unpack a file of the workbook to nowhere; how many bytes may still come."""
    sheet = _Sheet(place) if entry.filename.lower().endswith(".xml") else None
    with archive.open(entry) as file:
        rest = b""
        while block := file.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise InputError(f"the workbook unpacks to more than {MOST_UNPACKED:,} bytes, as no table does", place=place)
            if sheet is not None:
                seen = rest + block
                end = seen.rfind(b">") + 1
                sheet.see(seen[:end])
                rest = seen[end:][-_LONGEST_TAG:]
    return left


class _Sheet:
    """How far the cells of a sheet reach, by its tags: each says its place (.xlsx), or how often it is repeated (.ods)."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._begin()

    def _begin(self) -> None:
        self._columns = self._rows = 1
        self._row, self._column, self._repeated = 0, 0, 1

    def see(self, text: bytes) -> None:
        """Go on with some tags. Raises InputError."""
        for found in _TAG.finditer(text):
            tag, said = found[1], found[2]
            if tag == b"table":
                self._begin()
            elif tag in (b"row", b"c"):
                if at := _PLACE.search(said):
                    self._reach(_column(at[1]), int(at[2]))
            else:
                often = int(again[1]) if (again := _REPEATED.search(said)) else 1
                if tag == b"table-row":
                    self._row, self._column, self._repeated = self._row + self._repeated, 0, often
                else:
                    self._column += often
                    if b"value-type" in said:
                        self._reach(self._column, self._row + self._repeated - 1)

    def _reach(self, column: int, row: int) -> None:
        self._columns, self._rows = max(self._columns, column), max(self._rows, row)
        if self._columns * self._rows > MOST_CELLS:
            raise InputError(
                f"a sheet reaches to row {self._rows:,} and column {self._columns:,}; clear what stands far from its table",
                place=self._place,
            )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
