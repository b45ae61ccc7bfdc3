"""The head of a TIV table by years: what its rows are, and whose trade they are.

Two layouts. Until 2023 the title says it (`TIV of arms exports from Israel, 1950-2021`; rows are the partners, or everybody where it
says `all`; tables of imports were headed `TIV of arms exports to …` for years). Since then the header says what the rows are
(`Recipient`, `Exports by`) and only the last row whose trade it is (`Total imports from China`, `Total world export`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Rows = Literal["suppliers", "recipients"]

TITLE = re.compile(r"TIV of arms (exports|imports) (from|to)\s+(.+?),\s*(\d{4})\s*[-–]\s*(\d{4})", re.IGNORECASE)
TOP = re.compile(r"Volume of (exports|imports) of major arms by the top (?:suppliers|recipients)", re.IGNORECASE)
OTHERWISE = re.compile(r"Volume of (?:exports|imports|transfers) of major arms by (region|\w*\s*categor)", re.IGNORECASE)
"""Tables whose rows are not parties."""
_TOTAL = re.compile(r"total(?:\s+(?:of\s+)?(?:world\s+)?(?:imports?|exports?)(?:\s+(from|to|by)\s+(.+))?)?", re.IGNORECASE)
_PARTY: dict[str, Rows] = {
    "recipient": "recipients", "recipients": "recipients", "imports by": "recipients", "importer": "recipients",
    "supplier": "suppliers", "suppliers": "suppliers", "exports by": "suppliers", "exporter": "suppliers",
}  # fmt: skip
"""What the header calls the column of parties."""
_SUMMARY = re.compile(r"|total|percentage( of total)?|sum total years|%.*|rank\b.*|\d{4}\s*[-–]\s*\d{4}", re.IGNORECASE)
"""Columns that sum up the others."""


@dataclass(slots=True)
class MatrixHead:
    """`party` is the column of names, `years` and `total` the others. `owner` is whose trade it is, with the rows as its partners: None
    where the rows are everybody's totals, "" where only the last row says."""

    rows: Rows
    party: int
    years: dict[int, int]
    total: int | None
    owner: str | None = ""
    unread: tuple[str, ...] = field(default=())


def read(cells: Sequence[str], title: str) -> MatrixHead | None:
    """The head, if this line is one. `cells` are the line's without what is blank at its end; `title` all the text above it."""
    names = [cell.strip() for cell in cells]
    years = {int(name): at for at, name in enumerate(names) if at and re.fullmatch(r"(?:19|20)\d\d", name)}
    parties = [at for at, name in enumerate(names) if name.casefold() in _PARTY]
    named = TITLE.search(title)
    if not years or len(parties) > 1 or not (named or parties) or (not parties and names[0]):
        return None
    party = parties[0] if parties else 0
    span = f"{min(years)}-{max(years)}"
    total = next((at for at, name in enumerate(names) if name.casefold() == "total" or name.replace("–", "-") == span), None)
    taken = {party, *years.values()}
    unread = tuple(name for at, name in enumerate(names) if at not in taken and not _SUMMARY.fullmatch(name))
    if named:
        # `exports from X` lists X's recipients, `imports to X` (for years: `exports to X`) its suppliers; `all` everybody's own totals.
        owner = None if named[3].strip().casefold() in ("all", "all countries") else named[3].strip()
        of_supplier = named[2].casefold() == "from"
        rows: Rows = "recipients" if of_supplier == (owner is not None) else "suppliers"
        return MatrixHead(rows, party, years, total, owner, unread)
    rows = _PARTY[names[party].casefold()]
    return MatrixHead(rows, party, years, total, None if TOP.search(title) else "", unread)


def is_total(name: str) -> bool:
    """Whether a row is the sum of the others."""
    return _TOTAL.fullmatch(name.strip()) is not None


def owner_by(total_row: str) -> str | None:
    """Whose trade a table is by the name of its last row: a party, None for everybody's, "" where it does not say."""
    found = _TOTAL.fullmatch(total_row.strip())
    if found is None:
        return ""
    if found[2]:
        return found[2].strip()
    return None if "world" in total_row.casefold() else ""
