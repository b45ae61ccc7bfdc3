"""Opening input files: plain or gzipped, in a stated encoding, with bounded lines and errors that name the place."""

from __future__ import annotations

import csv
import gzip
import io
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TextIO, cast

from legation.graph.errors import InputError
from legation.loaders.frame.input import Input

MAX_LINE = 1_000_000
"""Characters of one line; no source in use comes near, and a longer one is not a table."""
MAX_RATIO = 200
"""How often larger than its file a source may unpack, once past `RATIO_FROM` bytes: tables reach 10 to 50, a bomb 1,000."""
RATIO_FROM = 50_000_000
MAX_UNPACKED = "LEGATION_MAX_UNPACKED_GB"
"""Setting: the most that a compressed source may unpack to, in GB (default 20). Plain files are bounded by their own size."""
_GZIP = b"\x1f\x8b"
_BLOCK = 1 << 18


@dataclass(slots=True)
class Line:
    """One line: its number (from 1) and its text with the line end."""

    number: int
    text: str

    @property
    def whole(self) -> bool:
        """Whether it ends in a line end."""
        return self.text.endswith(("\n", "\r"))


class _Counting(io.RawIOBase):
    """Passes bytes on and counts them, for the progress bar."""

    def __init__(self, raw: IO[bytes], target: Input) -> None:
        self._raw, self._target = raw, target

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._raw.read(len(buffer))
        buffer[: len(data)] = data
        self._target.read_bytes += len(data)
        return len(data)


class _Unpacking(io.RawIOBase):
    """Passes unpacked bytes on until there are more of them than a source can have."""

    def __init__(self, unpacked: IO[bytes], target: Input) -> None:
        self._unpacked, self._target, self._most, self._read = unpacked, target, max_unpacked(), 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._unpacked.read(len(buffer))
        buffer[: len(data)] = data
        self._read += len(data)
        if self._read > self._most:
            raise InputError(
                f"it unpacks to more than {self._most / 1e9:g} GB; if that is right, set {MAX_UNPACKED}", place=str(self._target.path)
            )
        if self._read > RATIO_FROM and self._read > MAX_RATIO * self._target.size:
            raise InputError(
                f"it unpacks to more than {MAX_RATIO} times its size, as no table does; if that is right, unpack it first",
                place=str(self._target.path),
            )
        return len(data)


def max_unpacked() -> int:
    """Bytes that a compressed source may unpack to. Raises InputError for a setting that is no number above 0."""
    text = os.environ.get(MAX_UNPACKED, "20")
    try:
        most = float(text)
    except ValueError:
        most = 0.0
    if not 0 < most < 1e9:
        raise InputError(f"{text!r} is no number of GB above 0", place=MAX_UNPACKED)
    return int(most * 1e9)


@contextmanager
def opened_bytes(source: Input) -> Iterator[io.BufferedIOBase]:
    """The input's bytes, unpacked. Raises InputError for what is missing, no file, empty, damaged, or unpacks to too much."""
    path = source.path
    if not path.exists():
        raise InputError("there is no such file", place=str(path))
    if not path.is_file():
        raise InputError("this is not a file", place=str(path))
    source.size = path.stat().st_size
    source.read_bytes = 0
    if source.size == 0:
        raise InputError("the file is empty", place=str(path))
    try:
        with open(path, "rb") as raw:
            zipped = raw.read(2) == _GZIP
            raw.seek(0)
            counted = io.BufferedReader(cast(io.RawIOBase, _Counting(raw, source)), _BLOCK)
            if zipped:
                yield io.BufferedReader(_Unpacking(cast(IO[bytes], gzip.GzipFile(fileobj=counted)), source), _BLOCK)
            else:
                yield counted
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"the compressed file is cut or damaged ({error})", place=str(path)) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", place=str(path)) from error


@contextmanager
def opened(source: Input, *, encoding: str = "utf-8", newline: str | None = "") -> Iterator[TextIO]:
    """The input as text. Raises InputError for what is missing, no file, or empty; decoding errors become InputErrors where it is read."""
    try:
        with opened_bytes(source) as binary, io.TextIOWrapper(cast(IO[bytes], binary), encoding=encoding, newline=newline) as text:
            yield text
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte {error.object[error.start]:#04x} near byte {error.start} of a block is not {encoding}; "
            f"convert the file to {encoding} first",
            place=str(source.path),
        ) from error


def byte_lines(binary: io.BufferedIOBase, source: Input) -> Iterator[tuple[int, bytes]]:
    """Numbers (from 1) and bytes of the lines, split at `\\n` only, in bounded memory.

    Raises InputError for a line longer than MAX_LINE, or with a NUL byte (UTF-16, or no text at all).
    """
    number = 0
    readline = binary.readline
    while line := readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise InputError(f"the line is longer than {MAX_LINE:,} bytes; this is not a table", place=source.place(number))
        if b"\0" in line:
            raise InputError(
                "the line holds a NUL byte; this is not a text file, or one in UTF-16: convert it to UTF-8", place=source.place(number)
            )
        yield number, line


def text_lines(source: Input) -> Iterator[tuple[int, str]]:
    """Numbers (from 1) and texts of a UTF-8 file's lines that are not blank, in bounded memory. Raises InputError as `utf8` does."""
    with opened_bytes(source) as binary:
        for number, text in utf8(byte_lines(binary, source), source):
            if not text.isspace():
                yield number, text


def utf8(lines: Iterable[tuple[int, bytes]], source: Input) -> Iterator[tuple[int, str]]:
    """The lines as text. Raises InputError with the line and the byte that is not UTF-8; a byte order mark is left out."""
    for number, line in lines:
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError(
                f"byte {line[error.start]:#04x} at position {error.start + 1} is not UTF-8; convert the file to UTF-8 first",
                place=source.place(number),
            ) from error
        yield number, text.removeprefix("\ufeff") if number == 1 else text


def lines(text: TextIO, source: Input) -> Iterator[Line]:
    """The lines with their numbers. Raises InputError for one longer than MAX_LINE, or with a NUL character (not a text file)."""
    number = 0
    while part := text.readline(MAX_LINE):
        number += 1
        if len(part) >= MAX_LINE and not part.endswith("\n"):
            raise InputError(f"the line is longer than {MAX_LINE:,} characters; this is not a table", place=source.place(number))
        if "\0" in part:
            raise InputError("the line holds a NUL character; this is not a text file", place=source.place(number))
        yield Line(number, part)


@dataclass(slots=True)
class TableRow:
    """One row of a table: number of its first line, its fields, and the text it was read from."""

    number: int
    fields: list[str]
    raw: str
    whole: bool


def table(rows: Iterator[Line], source: Input, *, delimiter: str = ",") -> Iterator[TableRow]:
    """Parse lines as CSV. A quoted field may hold line ends; a quote that is never closed is an InputError that names where it began."""
    taken: list[Line] = []
    size = 0

    def feed() -> Iterator[str]:
        nonlocal size
        for line in rows:
            taken.append(line)
            size += len(line.text)
            if size > MAX_LINE:
                raise InputError("a quoted field is never closed", place=source.place(taken[0].number))
            yield line.text

    reader = csv.reader(feed(), delimiter=delimiter, strict=True)
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            at = taken[0].number if taken else 0
            raise InputError(f"this is not a table with {delimiter!r} between fields: {error}", place=source.place(at)) from error
        yield TableRow(taken[0].number, fields, "".join(line.text for line in taken), taken[-1].whole)
        taken.clear()
        size = 0


def no_check(source: Input) -> None:
    """For inputs whose whole structure is checked while they are read into memory anyway."""
