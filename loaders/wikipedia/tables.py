"""The tables of a page in wikitext, row by row: heading, columns, cells as plain text, and whom the row's flags name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from legation.loaders.texts.markup import END, FLAG, plain

_HEADING = re.compile(r"(={2,6})\s*(.+?)\s*\1\s*$")
_FLAGGED = re.compile(f"{FLAG}([^{FLAG}{END}]*){END}")
_ATTRIBUTES = re.compile(r"\s*(?:[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s|\"']+)\s*)+\|(?!\|)")
_MARKS = re.compile(f"[{FLAG}{END}]")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: headings above it (the outermost first), column names, cells, and the name in its first flag (None: no flag)."""

    section: tuple[str, ...]
    header: tuple[str, ...]
    cells: tuple[str, ...]
    flag: str | None

    def cell(self, pattern: re.Pattern[str]) -> str | None:
        """The cell under the first column whose name matches; None where there is none or the row is shorter."""
        for at, name in enumerate(self.header):
            if pattern.search(name):
                return self.cells[at] if at < len(self.cells) else None
        return None


def rows(wikitext: str) -> Iterator[TableRow]:
    """The rows of the outer tables. A header that stands in several lines is the last of them; a row that spans rows fills its own only."""
    path: list[tuple[int, str]] = []
    depth = 0
    header: list[str] = []
    cells: list[str] = []
    in_header = False
    for line in plain(wikitext).split("\n"):
        text = line.strip()
        if text.startswith("{|"):
            depth += 1
            if depth == 1:
                header, cells, in_header = [], [], False
        elif depth == 0:
            if found := _HEADING.fullmatch(text):
                path = [one for one in path if one[0] < len(found[1])] + [(len(found[1]), _bare(found[2]))]
        elif depth == 1 and text.startswith(("|}", "|-")):
            if in_header and cells:
                header = [_bare(cell) for cell in cells]
            elif cells:
                yield _row(path, header, cells)
            cells, in_header = [], False
            depth -= text.startswith("|}")
        elif text.startswith("|}"):
            depth -= 1
        elif depth == 1 and text.startswith(("!", "|")) and not text.startswith("|+"):
            own = text.startswith("!")
            in_header = own if not cells else in_header and own  # a row whose first cell is a heading of the row is none of the table
            cells += [_ATTRIBUTES.sub("", cell, count=1) for cell in re.split(r"\|\||!!" if own else r"\|\|", text[1:])]
        elif depth == 1 and cells:
            cells[-1] += f"\n{text}"


def _row(path: list[tuple[int, str]], header: list[str], cells: list[str]) -> TableRow:
    flag = next((found[1].strip() for cell in cells[:3] if (found := _FLAGGED.search(cell))), None)
    return TableRow(tuple(name for _, name in path), tuple(header), tuple(_bare(cell) for cell in cells), flag or None)


def _bare(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text).split())
