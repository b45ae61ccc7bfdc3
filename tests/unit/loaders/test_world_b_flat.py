"""Loaders stream: memory does not grow with the rows of a file."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from legation.loaders.frame import registry
from legation.loaders.frame.base import Input
from tests.unit.loaders.world_b import DATA

TIMES = 200


def peak(loader: str, path: Path) -> int:
    """Bytes at the peak of checking and reading a file whose items nobody keeps."""
    declaration = registry.find(loader)
    tracemalloc.start()
    try:
        source = Input(path, {})
        declaration.check(source)
        for _ in declaration.read(source):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("loader", "name"),
    [
        ("capitals", "cow_capitals.csv"),
        ("cow_contiguity", "contdir.csv"),
        ("cow_disputes", "cow_mid_directed_dyad_year.csv"),
        ("cow_igos", "igo_membership.csv"),
        ("cow_states", "system2016.csv"),
        ("gdelt", "gdelt.tsv"),
        ("icews", "icews.tab"),
        ("leaders", "archigos.csv"),
        ("un_votes", "Idealpoint.csv"),
    ],
)
def test_two_hundred_times_the_rows_take_the_same_memory(loader: str, name: str, tmp_path: Path) -> None:
    header, *rows = (DATA / name).read_bytes().splitlines(keepends=True)
    large = tmp_path / name
    large.write_bytes(header + b"".join(rows) * TIMES)
    small = max(peak(loader, DATA / name) for _ in range(2))
    assert peak(loader, large) < small + 1_000_000
    assert large.stat().st_size > 100 * (DATA / name).stat().st_size
