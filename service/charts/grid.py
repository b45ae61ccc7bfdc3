"""A matrix: what rows have with columns, by shade and, where a cell has room, by a sign or number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from legation.service.charts.page import FOOT, HEAD, MARGIN, WIDTH, Theme, fitted, legend, page, rect, text

NAMES, TOP = 150, 96
HIGHEST, LEAST = 26, 10
NONE = "No loaded source speaks of any of these pairs. That is not a no."
_DARK = 4
"""From this shade on a cell's text is light."""


class Cell(NamedTuple):
    """One cell: its shade (0 to 5), what stands in it, and what it says."""

    shade: int
    mark: str
    says: str


def grid(
    title: str, sub: str, rows: Sequence[tuple[str, str]], columns: Sequence[tuple[str, str]], cells: Mapping[tuple[str, str], Cell],
    keys: Sequence[tuple[str, str]], source: str, *, theme: Theme = "auto",
) -> str:  # fmt: skip
    """Rows and columns are (id, name); cells stand at (id of the row, id of the column)."""
    if not cells:
        return page(title, sub, text(MARGIN, HEAD + 15, NONE), source, HEAD + 30 + FOOT, theme=theme)
    left, top = MARGIN + NAMES, HEAD + TOP
    across = min(64.0, (WIDTH - left - MARGIN - 30) / max(1, len(columns)))
    high = max(LEAST, min(HIGHEST, across))
    kind = "s" if high >= 16 else "v"
    drawn = []
    for index, (_, name) in enumerate(columns):
        x = left + (index + 0.5) * across + 4
        words = escape(fitted(name, 128, "s"))
        drawn.append(f'<text class="s" transform="translate({x:.1f} {top - 6:.1f}) rotate(-45)">{words}</text>')
    for down, (row, name) in enumerate(rows):
        y = top + down * high
        drawn.append(text(left - 8, y + high / 2 + 4, fitted(name, NAMES - 10, "s"), kind=kind, anchor="end"))
        for index, (column, _) in enumerate(columns):
            cell = cells.get((row, column))
            x = left + index * across
            drawn.append(rect(f"q{cell.shade if cell else 0}", x, y, across - 1, high - 1, cell.says if cell else ""))
            if cell and cell.mark and len(cell.mark) * 6.4 <= across and high >= 13:
                drawn.append(text(x + across / 2, y + high / 2 + 4, cell.mark, kind="o" if cell.shade >= _DARK else "v", anchor="middle"))
    base = top + len(rows) * high + 12
    shown, room = legend(base, list(keys))
    return page(title, sub, "".join([*drawn, shown]), source, base + room + FOOT, theme=theme)
