"""The files of a tar archive, one after another, none of them written anywhere.

Read here and not by the library, which believes what a header says: it reads a header of 2^62 bytes into memory, goes into itself for each
header that is about another, and its older versions never end on some. Forms: ustar, pax and GNU's long names (POSIX.1-2017, pax, "ustar
Interchange Format" and "pax Header Block"); GNU's sparse files are refused.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from legation.graph.errors import InputError
from legation.loaders.frame.files import max_unpacked, opened_bytes
from legation.loaders.frame.input import Input

BLOCK = 512
MOST_MEMBERS = 300_000
"""Files of one archive; the largest in use has 15,000."""
MOST_HEADER = 1 << 16
"""Bytes of a header that is about the next one: a long name, or attributes."""
_AT_ONCE = 1 << 18
_ABOUT_NEXT = (b"x", b"X", b"g", b"L", b"K")
_FILES = (b"0", b"\0", b"7")
_NO_DATA = (b"1", b"2", b"3", b"4", b"5", b"6")
"""Links, devices and folders: nothing follows their header, whatever size it says."""


@dataclass(slots=True)
class Member:
    """One file of an archive: its name without a leading `./`, its size, and its bytes as long as the next one is not asked for."""

    name: str
    size: int
    _binary: io.BufferedIOBase
    _place: str
    _left: int

    def read(self, most: int) -> bytes:
        """All of it. Raises InputError for more than `most` bytes, or an archive that ends before."""
        if self.size > most:
            raise InputError(f"{self.name} has {self.size:,} bytes, more than {most:,}", place=self._place)
        return self.first(self.size)

    def first(self, most: int) -> bytes:
        """At most so many of its bytes. Raises InputError for an archive that ends before."""
        wanted = min(most, self._left)
        content = self._binary.read(wanted)
        self._left -= len(content)
        if len(content) < wanted:
            raise _cut(self._place, f"it ends within {self.name}")
        return content


def members(source: Input) -> Iterator[Member]:
    """The files, in the archive's order. Raises InputError for what is no whole archive, or one that no source is."""
    place = str(source.path)
    with opened_bytes(source) as binary:
        said: dict[str, str] = {}
        count = 0
        while (head := binary.read(BLOCK)).strip(b"\0"):
            if len(head) < BLOCK or not _sums_up(head):
                raise _cut(place, "a header is damaged" if count or said else "it begins with no header")
            count += 1
            if count > MOST_MEMBERS:
                raise InputError(f"the archive has more than {MOST_MEMBERS:,} entries, as no source has", place=place)
            kind = head[156:157]
            about_next = kind in _ABOUT_NEXT
            size = _number("" if about_next else said.get("size", ""), head, place)
            if about_next:
                if size > MOST_HEADER:
                    raise InputError(f"a header of the archive says that it has {size:,} bytes, more than {MOST_HEADER:,}", place=place)
                text = _whole(binary, size + -size % BLOCK, place)[:size]
                if kind in (b"x", b"X"):
                    said |= _attributes(text, place)
                elif kind == b"L":
                    said["path"] = text.split(b"\0", 1)[0].decode("utf-8", "replace")
                continue
            if kind == b"S" or any(name.startswith("GNU.sparse") for name in said):
                raise InputError("the archive holds a sparse file, which is not read; make it anew without --sparse", place=place)
            name = (said.get("path") or _name(head)).removeprefix("./")
            said = {}
            if kind in _NO_DATA:
                continue
            if size > max_unpacked():
                raise InputError(f"{name[:200]} says that it has {size:,} bytes, more than an archive may hold", place=place)
            one = Member(name, size, binary, place, size)
            if kind in _FILES and not name.endswith("/"):
                yield one
            _pass(one, place)
            _whole(binary, -size % BLOCK, place)
        if not count:
            raise _cut(place, "it holds nothing")


def _pass(one: Member, place: str) -> None:
    """Read over what is left of a file."""
    while one._left:
        one.first(_AT_ONCE)


def _whole(binary: io.BufferedIOBase, size: int, place: str) -> bytes:
    content = binary.read(size)
    if len(content) < size:
        raise _cut(place, "it ends within an entry")
    return content


def _cut(place: str, why: str) -> InputError:
    return InputError(f"this is not a tar archive, or not a whole tar archive ({why}); get the whole file", place=place)


def _sums_up(head: bytes) -> bool:
    """Whether the header's checksum is that of its bytes, which some programs take as signed."""
    try:
        stated = int(head[148:156].split(b"\0", 1)[0].strip() or b"0", 8)
    except ValueError:
        return False
    rest = head[:148] + b" " * 8 + head[156:]
    unsigned = sum(rest)
    return stated in (unsigned, unsigned - 256 * sum(byte > 127 for byte in rest))


def _number(said: str, head: bytes, place: str) -> int:
    """The size of an entry: from attributes before it, else octal, else GNU's form for large ones."""
    try:
        if said:
            size = int(said[:30])
        elif head[124] & 0x80:
            size = int.from_bytes(head[125:136], "big") if head[124] == 0x80 else -1
        else:
            size = int(head[124:136].split(b"\0", 1)[0].strip() or b"0", 8)
    except ValueError:
        size = -1
    if size < 0:
        raise _cut(place, "the size of an entry is no number")
    return size


def _name(head: bytes) -> str:
    name, prefix = head[:100].split(b"\0", 1)[0], b""
    if head[257:263] == b"ustar\0":
        prefix = head[345:500].split(b"\0", 1)[0]
    return (prefix + b"/" + name if prefix else name).decode("utf-8", "replace")


def _attributes(text: bytes, place: str) -> dict[str, str]:
    """The records `LENGTH NAME=VALUE` of a pax header."""
    found: dict[str, str] = {}
    at = 0
    while at < len(text) and text[at : at + 1] != b"\0":
        blank = text.find(b" ", at, at + 20)
        length = int(text[at:blank]) if blank > at and text[at:blank].isdigit() else 0
        name, equals, value = text[blank + 1 : at + length].partition(b"=")
        if length < 5 or at + length > len(text) or not equals or not value.endswith(b"\n"):
            raise _cut(place, "the attributes of an entry are damaged")
        found[name.decode("utf-8", "replace")] = value[:-1].decode("utf-8", "replace")
        at += length
    return found
