"""The files of a tar archive, one at a time, as pages of a collection."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from legation.graph.errors import InputError
from legation.loaders.frame import tar
from legation.loaders.frame.base import Input

MAX_MEMBER = 8_000_000
"""Bytes of one page; the largest in use has 1.5 million."""


def members(source: Input, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    """Name (without folders) and bytes of the files whose name is `wanted`. Raises InputError for what is no whole archive."""
    for member in tar.members(source):
        name = member.name.rpartition("/")[2]
        if not name.startswith(".") and wanted(name):
            yield name, member.read(MAX_MEMBER)


def checker(wanted: Callable[[str], bool], what: str) -> Callable[[Input], None]:
    """The `check` of a declaration: the archive is whole and holds `what`."""

    def check(source: Input) -> None:
        if not sum(1 for _ in members(source, wanted)):
            raise InputError(f"the archive holds no {what}", place=str(source.path))

    return check
