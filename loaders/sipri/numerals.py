"""How a file writes numbers: decimal point or comma, thousands grouped or not. The whole file decides, not one cell."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLAIN = re.compile(r"\d+(\.\d+)?|\.\d+")
_POINT = re.compile(r"\d*\.(\d{1,2}|\d{4,})|\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,}")
"""What only a file with decimal points writes: `0.25`, `1,234.5`, `1,234,567`."""
_COMMA = re.compile(r"\d*,(\d{1,2}|\d{4,})|\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}")
_EITHER = re.compile(r"\d{1,3},\d{3}")
"""A thousand and more, or one with three decimals."""
_GROUPED = {",": re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?"), ".": re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")}
_SPACES = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
"""Between groups of three digits in other locales: spaces, narrow ones, apostrophes."""


class Numerals:
    """The convention of one file. `see` its cells first; a file that shows none is read with points, and `1,234` by what stands between
    its fields: where that is a comma, such a cell was quoted and is a thousand."""

    def __init__(self, separated_by: str = ",") -> None:
        self._separated_by = separated_by
        self._points = self._commas = 0

    def see(self, cells: Iterable[str]) -> None:
        """Take note of how these cells are written."""
        for cell in cells:
            if not cell or cell.isdigit():
                continue
            text = cell.strip()
            if "," not in text:
                self._points += _POINT.fullmatch(text) is not None
            elif _COMMA.fullmatch(text):
                self._commas += 1
            elif _POINT.fullmatch(text):
                self._points += 1

    @property
    def comma(self) -> bool:
        """Whether the decimal mark is the comma."""
        return self._commas > 0 and not self._points

    def read(self, text: str) -> float | None:
        """The number in a cell; None for what is none, or can be two."""
        if _PLAIN.fullmatch(text) and not (self.comma and _GROUPED["."].fullmatch(text)):
            return float(text)
        text = _SPACES.sub("", text)
        if self.comma:
            if _GROUPED["."].fullmatch(text):
                text = text.replace(".", "")
            return _float(text.replace(",", ".")) if text.count(",") <= 1 else None
        if _GROUPED[","].fullmatch(text):
            unsure = _EITHER.fullmatch(text) and not self._points and self._separated_by != ","
            return None if unsure or self._commas else float(text.replace(",", ""))
        if self._commas and not _EITHER.fullmatch(text) and text.count(",") == 1:
            return _float(text.replace(",", "."))  # both marks in one file: such a cell has only one reading
        return _float(text)


def _float(text: str) -> float | None:
    return float(text) if _PLAIN.fullmatch(text) else None
