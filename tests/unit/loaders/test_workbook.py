"""Tables from workbooks, or from tab-separated text with the same header."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.graph.errors import InputError
from legation.loaders.frame.base import Input
from legation.loaders.frame.workbook import check_sheet


def cells(path: Path, content: bytes) -> list[tuple[int, list[str]]]:
    path.write_bytes(content)
    return [(row.number, [row["state"], row["note"]]) for row in check_sheet(Input(path, {}), ["state", "note"])]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_lines_may_end_in_any_way(tmp_path: Path, end: bytes) -> None:
    content = end.join([b"state\tnote", b'Cuba\t"quoted" in part', b"Iran\t" + 200_000 * b"x", b""])
    assert cells(tmp_path / "rows", content) == [(2, ["Cuba", '"quoted" in part']), (3, ["Iran", 200_000 * "x"])]


@pytest.mark.parametrize("content", [b"a\rb\rc", b"\r", b"state,note\rCuba,1\r"])
def test_a_table_of_another_source_is_refused_by_its_columns(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputError, match="no sheet has the columns of this source"):
        cells(tmp_path / "rows", content)
