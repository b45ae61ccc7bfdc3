"""The files of a tar archive, one at a time, as pages of a collection."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator

from legation.graph.errors import InputError
from legation.loaders.frame.base import Input
from legation.loaders.frame.files import opened_bytes

MAX_MEMBER = 8_000_000
"""Bytes of one page; the largest in use has 1.5 million."""


def members(source: Input, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    """Name (without folders) and bytes of the files whose name is `wanted`. Raises InputError for what is no whole archive."""
    try:
        with opened_bytes(source) as binary, tarfile.open(fileobj=binary, mode="r|") as archive:
            for member in archive:
                name = member.name.rpartition("/")[2]
                if not member.isfile() or name.startswith(".") or not wanted(name):
                    continue
                if member.size > MAX_MEMBER:
                    raise InputError(f"{member.name} has more than {MAX_MEMBER:,} bytes", place=str(source.path))
                content = archive.extractfile(member)
                yield name, content.read() if content is not None else b""
    except (tarfile.TarError, EOFError) as error:
        raise InputError(f"this is not a whole tar archive ({error})", place=str(source.path)) from error


def checker(wanted: Callable[[str], bool], what: str) -> Callable[[Input], None]:
    """The `check` of a declaration: the archive is whole and holds `what`."""

    def check(source: Input) -> None:
        if not sum(1 for _ in members(source, wanted)):
            raise InputError(f"the archive holds no {what}", place=str(source.path))

    return check
