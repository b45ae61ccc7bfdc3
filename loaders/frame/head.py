"""The beginning of a file, whatever it is called: enough to tell which source it is of, or what else it is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from legation.graph.errors import InputError
from legation.loaders.frame.files import opened_bytes
from legation.loaders.frame.input import Input
from legation.loaders.frame.json_text import parsed
from legation.loaders.frame.tar import members
from legation.loaders.frame.zipped import check_workbook

BYTES = 1 << 16
"""Bytes that are looked at; the longest header of a table in use has some 4,000."""
MEMBERS = 3_000
"""Files of an archive whose names are looked at."""
BEGUN = 5
"""Files of an archive whose first bytes are looked at."""
WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How an .xlsx (and every zip) and an .xls begin."""
_MOST_OF_A_WORKBOOK = 60_000_000
_PAGE = re.compile(r"<!doctype html|<html|<head\b|<body\b")
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


@dataclass
class Head:
    """The first bytes of a file, unpacked where it is gzipped, and what they tell. Raises InputError where it cannot be opened."""

    path: Path
    data: bytes = field(init=False)

    def __post_init__(self) -> None:
        with opened_bytes(Input(self.path, {})) as binary:
            self.data = binary.read(BYTES)

    @cached_property
    def text(self) -> str:
        """The bytes as text: UTF-16 by its mark, else UTF-8, else ISO-8859-1, with `\\n` between lines; "" for what is no text."""
        if encoding := _UTF16.get(self.data[:2]):
            found = self.data[2:].decode(encoding, "ignore")
        elif b"\0" in self.data:
            return ""
        else:
            try:
                found = self.data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
            except UnicodeDecodeError as error:
                cut = len(self.data) == BYTES and error.start > len(self.data) - 8
                found = self.data[: error.start].decode("utf-8-sig") if cut else self.data.decode("iso-8859-1")
        return found.replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def lines(self) -> list[str]:
        """The lines; the last one may be cut."""
        return self.text.split("\n")

    def columns(self, delimiter: str = ",") -> list[str]:
        """The cells of the first line that is not blank, without quotes and blanks around them."""
        line = next((line for line in self.lines if line.strip()), "")
        try:
            cells = next(csv.reader([line], delimiter=delimiter, strict=True))
        except (csv.Error, StopIteration):
            cells = line.split(delimiter)
        return [cell.strip().strip('"') for cell in cells]

    @cached_property
    def first_object(self) -> dict[str, Any]:
        """The JSON object that is the first line, or {}."""
        try:
            found = parsed(next((line for line in self.lines if line.strip()), ""))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    @cached_property
    def members(self) -> dict[str, bytes]:
        """Names of the first files of a tar archive, and the first bytes of a few of them; {} for what is none."""
        if self.data[257:262] != b"ustar" and not self.data[:100].rstrip(b"\0").isascii():
            return {}
        found: dict[str, bytes] = {}
        try:
            for member in members(Input(self.path, {})):
                if not member.name.rpartition("/")[2].startswith("."):
                    found[member.name] = member.first(2_000) if len(found) < BEGUN else b""
                if len(found) >= MEMBERS:
                    break
        except (InputError, OSError):
            return found
        return found

    @cached_property
    def sheets(self) -> list[list[str]]:
        """The first row of each sheet of a workbook; [] for what is none, or where the reader of workbooks is not installed."""
        if not self.data.startswith(WORKBOOK):
            return []
        try:
            from python_calamine import CalamineError, CalamineWorkbook
        except ImportError:
            return []
        with opened_bytes(Input(self.path, {})) as binary:
            content = binary.read(_MOST_OF_A_WORKBOOK)
        try:
            if content.startswith(WORKBOOK[0]):
                check_workbook(content, str(self.path))
            book = CalamineWorkbook.from_filelike(io.BytesIO(content))
            sheets = [book.get_sheet_by_name(name).to_python(nrows=1) for name in book.sheet_names]
        except (CalamineError, OSError, ValueError, InputError):
            return []
        return [[str(cell).strip() for cell in sheet[0]] for sheet in sheets if sheet]

    @cached_property
    def zipped(self) -> list[str]:
        """Names of the files in a zip archive that is no workbook; [] for what is none."""
        import zipfile

        if not self.data.startswith(b"PK\x03\x04"):
            return []
        try:
            with zipfile.ZipFile(self.path) as archive:
                names = [name for name in archive.namelist() if not name.endswith("/") and "__MACOSX" not in name]
        except (zipfile.BadZipFile, OSError):
            return []
        return [] if "[Content_Types].xml" in names else names


def what_it_is(head: Head) -> str:
    """One sentence: what a file is that no source reads, and what to do."""
    return next(_kinds(head))


def no_data(head: Head) -> str | None:
    """One sentence for what is no data of any source whatever it is called: a pointer, a page, a document; None for anything else."""
    return next(_no_data(head), None)


def _no_data(head: Head) -> Iterator[str]:
    data, start = head.data, head.text.lstrip()[:300]
    lower = start.casefold()
    if lower.startswith("version https://git-lfs.github.com/spec/"):
        yield "this is a Git LFS pointer, not the data; get the file itself with `git lfs pull`, or from the repository's page"
    if "/annex/objects/" in start and len(data) < 1_000:
        yield "this is a git-annex pointer, not the data; get the file itself with `git annex get`"
    if start.startswith("{\\rtf"):
        yield "this is a document in rich text (RTF), not a table; get the data as CSV"
    if data.startswith(b"%PDF"):
        yield "this is a PDF; copy its table to a spreadsheet and save it as CSV, or give its text to `legation extract`"
    if start.startswith("<") and _PAGE.search(lower):
        yield "this is a web page (HTML), not the data; get the download itself, or read the page with `legation extract`"
    if data.startswith((b"RDX", b"RDA", b"X\n")):
        yield "this is data saved by R (.rda, .rds); save the table as CSV in R with write.csv(…, row.names = FALSE)"
    if data.startswith(b"<stata_dta") or (data[:1] in (b"\x71", b"\x72", b"\x73") and data[1:2] in (b"\x01", b"\x02")):
        yield "this is data of Stata (.dta); save the table as CSV in Stata with `export delimited`"
    if data.startswith((b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")):
        yield "this is an archive of a form that is not read (7z, rar, bz2, xz or zstd); unpack it first"


def _kinds(head: Head) -> Iterator[str]:
    yield from _no_data(head)
    start = head.text.lstrip()[:300]
    if start.startswith("<"):
        yield "this is XML of a form that no source reads; `legation sources` says which forms are read"
    if head.sheets:
        names = ", ".join(name for name in head.sheets[0] if name)[:200]
        yield f"this is an Excel workbook whose columns ({names}) are those of no source; `legation sources` says what is read"
    if packed := head.zipped:
        yield f"this is a zip archive of {_some(packed)}; unpack it and load those files (`legation load all DIR`)"
    if head.data.startswith(WORKBOOK):
        yield "this is an Excel workbook (or a damaged zip) that cannot be read here; install legation[tables], or save its sheet as CSV"
    if members := list(head.members):
        yield f"this is a tar archive of {_some(members)}, which no source reads; unpack it and load the files"
    if not head.text:
        yield "this is a binary file of a form that no source reads; get the data as CSV"
    if not start:
        yield "the file holds nothing but blanks; get it again"
    if start.startswith(("{", "[")):
        keys = ", ".join(sorted(head.first_object))[:120]
        has = f" (it has {keys})" if keys else ""
        yield f"this is JSON of a form that no source reads{has}; `legation schema claim` prints the form of claims"
    if start.startswith(("#!", "---\n", "# ")):
        yield "this is a text, not a table; for an article use `legation extract`"
    yield "this is no table of a source that is known"


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:3])[:160]
    return shown if len(names) <= 3 else f"{len(names):,} files ({shown}, …)"
