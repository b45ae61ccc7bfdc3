"""Cells of SIPRI's files to values: years, TIVs, counts, marks and parties. What cannot be read is refused, nothing is guessed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from legation.graph.claims import UNKNOWN, Claim
from legation.graph.errors import UnknownParty
from legation.graph.parties import register
from legation.loaders.frame.tables import Unusable
from legation.loaders.sipri.head import OLDEST
from legation.loaders.sipri.numerals import Numerals

_TRUE = frozenset({"yes", "y", "true", "1", "?"})
_FALSE = frozenset({"", "no", "n", "false", "0"})
_MARKED = re.compile(r"(.*)\?|(?:c\.|ca\.?)\s*(\d.*)|\((\d[^()]*)\)", re.IGNORECASE)
"""Marks of what is uncertain, in all editions' conventions."""
_UNKNOWN_GROUP = re.compile(r"unknown\b.*", re.IGNORECASE)


class Cells:
    """Reads the cells of one file. `edition` bounds the years; `numerals` say how the file writes numbers."""

    def __init__(self, edition: date, numerals: Numerals | None = None) -> None:
        self._last = edition.year + 30
        self._numerals = numerals or Numerals()
        self._parties: dict[tuple[str, int, int], str] = {}
        self._years: dict[tuple[str, int], tuple[int, bool]] = {}
        self._numbers: dict[str, tuple[float | None, bool]] = {"": (None, False)}

    def year(self, text: str, what: str, *, first: int = OLDEST) -> tuple[int, bool]:
        """(year, marked as uncertain). Raises Unusable for none, no year, or one outside `first`..edition+30."""
        found = self._years.get((text, first))
        if found is None:
            found = self._years[text, first] = self._year(text, what, first)
        return found

    def _year(self, text: str, what: str, first: int) -> tuple[int, bool]:
        cell, marked = unmarked(text)
        if not cell:
            raise Unusable("no-year", f"there is no {what}")
        if not (cell.isascii() and cell.isdigit()):
            raise Unusable("bad-year", f"the {what} {cell!r} is not a year")
        year = int(cell)
        if not first <= year <= self._last:
            raise Unusable("bad-year", f"the {what} {cell} is outside {first}–{self._last}")
        return year, marked

    def number(self, text: str, what: str, code: str = "bad-number") -> tuple[float | None, bool]:
        """(value, marked as uncertain); None for an empty cell. Raises Unusable for what is no number or negative."""
        found = self._numbers.get(text)
        if found is None:
            found = self._number(text, what, code)
            if len(self._numbers) < 100_000:
                self._numbers[text] = found
        return found

    def _number(self, text: str, what: str, code: str) -> tuple[float | None, bool]:
        cell, marked = unmarked(text)
        if not cell:
            return None, marked
        value = self._numerals.read(cell)
        if value is None:
            if cell.startswith(("-", "−")) and self._numerals.read(cell[1:]) is not None:
                raise Unusable(code, f"the {what} {cell} is negative")
            raise Unusable(code, f"the {what} {cell!r} is not a number")
        return value, marked

    def tiv(self, text: str) -> tuple[float | None, bool]:
        """(TIV in millions, marked as uncertain); None for an empty cell."""
        return self.number(text, "TIV", "bad-tiv")

    def transfer(self, supplier: str, recipient: str, first: int, last: int, **fields: Any) -> Claim:
        """The claim that something went from one party to another in the years `first` to `last`. Raises Unusable."""
        return Claim(
            kind="arms_transfer", unit="TIV", subject=self.party(supplier, "supplier", first, last),
            object=self.party(recipient, "recipient", first, last), subject_text=supplier.strip(), object_text=recipient.strip(), **fields,
        )  # fmt: skip

    def party(self, text: str, role: str, first: int, last: int) -> str:
        """Id of the party that a name means in these years, or `unknown`. Raises Unusable where the cell is empty or nobody's name."""
        key = (text, first, last)
        found = self._parties.get(key)
        if found is None:
            found = self._parties[key] = self._resolve(text.strip(), role, first, last)
        return found

    def _resolve(self, name: str, role: str, first: int, last: int) -> str:
        if not name:
            raise Unusable("no-party", f"there is no {role}")
        if register().is_placeholder(name) or _UNKNOWN_GROUP.fullmatch(name):
            return UNKNOWN
        try:
            return register().resolve(name, scheme="sipri", on=(date(first, 1, 1), date(last, 12, 31))).id
        except UnknownParty as error:
            raise Unusable("unknown-party", f"{role}: {error}") from error


def unmarked(text: str) -> tuple[str, bool]:
    """A cell without SIPRI's marks of what is uncertain (`25?`, `c. 25`, `(25)`), and whether it had one. `..` is an empty cell."""
    cell = text.strip()
    if cell.isdigit():
        return cell, False
    if found := _MARKED.fullmatch(cell):
        return (found[1] or found[2] or found[3] or "").strip(), True
    return ("", False) if cell == ".." else (cell, False)


def marked(text: str, what: str) -> bool:
    """A Yes/No or `?` column. An empty cell is no mark."""
    if text == "No" or not text:
        return False
    cell = text.strip().casefold()
    if cell in _FALSE:
        return False
    if cell in _TRUE:
        return True
    raise Unusable("bad-mark", f"{what} is {text.strip()!r}, neither Yes nor No")


def whole(value: float | None) -> int | float | None:
    """A count as an int where it is one."""
    return int(value) if value is not None and value.is_integer() else value
