"""Puts a table of a run into docs/performance.md, between the marks that name it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.table import Line, markdown

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"


def put(name: str, measured: str, lines: Sequence[Line] | str, page: Path = PAGE) -> None:
    """Replace what stands between `<!-- table NAME -->` and `<!-- end NAME -->`. `lines` may be a table in Markdown.

    Raises ValueError where the page has no such marks.
    """
    made = lines if isinstance(lines, str) else markdown(lines)
    begin, end = f"<!-- table {name} -->\n", f"<!-- end {name} -->"
    text = page.read_text(encoding="utf-8")
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{page.name} has no place for the table {name!r}")
    page.write_text(f"{before}{begin}{measured}\n\n{made}\n{end}{after}", encoding="utf-8")
