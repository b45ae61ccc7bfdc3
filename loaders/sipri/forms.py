"""The forms in which people keep SIPRI's files: plain text, Excel's UTF-16 text, old Mac line ends, a workbook, the web backend's JSON.

Whatever the form, what comes out is the bytes of a text table with `\\n` between lines, so that the readers know one form only.
"""

from __future__ import annotations

import base64
import binascii
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

from legation.graph.errors import InputError
from legation.loaders.frame import json_text
from legation.loaders.frame.base import Input
from legation.loaders.frame.files import opened_bytes

_BLOCK = 1 << 16
MOST_WHOLE = 200_000_000
"""Bytes of a JSON answer or a workbook, which are read whole; the backend's answer with every deal there is has some 6 MB."""
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


@contextmanager
def table_bytes(source: Input) -> Iterator[io.BufferedIOBase]:
    """The bytes of the file's table. Raises InputError for what is no table, and says what it is."""
    with opened_bytes(source) as binary:
        start = cast(io.BufferedReader, binary).peek(_BLOCK)[:_BLOCK]
        plain = start.removeprefix(b"\xef\xbb\xbf").lstrip()
        if start[:2] in _UTF16:
            yield _reader(_Recoded(binary, _UTF16[start[:2]], str(source.path)))
        elif plain.startswith(b"{\\rtf"):
            raise InputError(
                "this is a document (RTF): SIPRI's registers of that form list deals without TIV; get the register as CSV",
                place=str(source.path),
            )
        elif plain[:1] == b"<":
            raise InputError("this is a web page (HTML or XML), not a table; get the download itself", place=str(source.path))
        elif plain[:1] == b"{":
            yield io.BytesIO(_of_answer(_whole(binary, source), source))
        elif start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            yield io.BytesIO(_of_workbook(_whole(binary, source), source))
        elif b"\r" in start and b"\n" not in start:
            yield _reader(_Returns(binary))
        else:
            yield binary


def _reader(raw: io.RawIOBase) -> io.BufferedReader:
    return io.BufferedReader(raw, _BLOCK)


class _Recoded(io.RawIOBase):
    """UTF-16 as UTF-8, the byte order mark left out. Raises InputError for what is none."""

    def __init__(self, binary: IO[bytes] | io.BufferedIOBase, encoding: str, place: str) -> None:
        self._place = place
        self._text = io.TextIOWrapper(cast(IO[bytes], binary), encoding=encoding, newline="")
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if not self._rest:
            try:
                self._rest = self._text.read(_BLOCK // 4).removeprefix("\ufeff").encode()
            except UnicodeError as error:
                raise InputError(f"it begins as UTF-16 and is none: {error}", place=self._place) from error
        data, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


class _Returns(io.RawIOBase):
    """Lone carriage returns, the line ends of old Macs, as `\\n`."""

    def __init__(self, binary: io.BufferedIOBase) -> None:
        self._binary = binary

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._binary.read(len(buffer)).replace(b"\r", b"\n")
        buffer[: len(data)] = data
        return len(data)


def _whole(binary: io.BufferedIOBase, source: Input) -> bytes:
    data = binary.read(MOST_WHOLE + 1)
    if len(data) > MOST_WHOLE:
        raise InputError(f"it is larger than {MOST_WHOLE / 1e6:g} MB; SIPRI's database gives no such file", place=str(source.path))
    return data


def _of_answer(data: bytes, source: Input) -> bytes:
    """The table in an answer of SIPRI's web backend: `{"bytes": base64}` or `{"result": text}`."""
    try:
        answer = json_text.parsed(data)
    except ValueError as error:
        raise InputError(f"this begins like JSON and is none: {error}", place=str(source.path)) from error
    if isinstance(answer, dict) and isinstance(answer.get("bytes"), str):
        try:
            return base64.b64decode(answer["bytes"], validate=True)
        except (binascii.Error, ValueError) as error:
            raise InputError(f"`bytes` of the answer is not base64: {error}", place=str(source.path)) from error
    if isinstance(answer, dict) and isinstance(answer.get("result"), str):
        return cast(str, answer["result"]).encode()
    names = ", ".join(sorted(answer)[:5]) if isinstance(answer, dict) else type(answer).__name__
    raise InputError(
        f"this is JSON, and no answer of SIPRI's web backend with a table in `bytes` or `result` (it has: {names})", place=str(source.path)
    )


def _of_workbook(data: bytes, source: Input) -> bytes:
    """The first sheet of a workbook with more than one row, as CSV. Dates become their ISO text, whole numbers have no `.0`."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise InputError(
            "this is an Excel workbook; to read it install legation[tables], or save it as CSV", place=str(source.path)
        ) from error
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if len(rows) > 1:
                text = io.StringIO()
                csv.writer(text, lineterminator="\n").writerows([[_text(cell) for cell in row] for row in rows])
                return text.getvalue().encode()
    except (CalamineError, OSError) as error:
        raise InputError(f"this is no workbook that can be read: {error}", place=str(source.path)) from error
    raise InputError("the workbook has no sheet with rows", place=str(source.path))


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).splitlines())
