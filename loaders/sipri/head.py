"""What stands above the rows of SIPRI's files: which shape it is, the columns by name, generation date, selection, years.

Three shapes, as SIPRI's database exports them (https://www.sipri.org/databases/armstransfers): the trade register by delivery
(`deliveries`), the trade register by order (`orders`), and TIV tables: one party's matrix (`tiv-matrix`) or a long table of supplier,
recipient, year, value that others made of them (`tiv-table`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from graph.errors import InputError
from loaders.base import Input

MAX_HEAD = 60
"""Lines among which the header must be."""
ALL = "All countries"
OLDEST = 1950
"""First year of the Arms Transfers Database."""

NEEDED: dict[str, tuple[str, ...]] = {
    "deliveries": (
        "sipri at database id", "supplier", "recipient", "designation", "description", "armament category", "order date",
        "numbers delivered", "numbers delivered is estimate", "delivery year", "delivery year is estimate", "tiv delivery values",
    ),
    "orders": (
        "recipient", "supplier", "year of order", "number ordered", "weapon designation", "weapon description", "number delivered",
        "year(s) of delivery", "status", "comments", "sipri tiv per unit", "sipri tiv for total order", "sipri tiv of delivered weapons",
    ),
    "tiv-table": ("supplier", "recipient", "year", "value"),
}  # fmt: skip
"""Columns without which a shape cannot be read, in lower case."""
OPTIONAL: dict[str, tuple[str, ...]] = {
    "deliveries": ("order date is estimate", "status", "sipri estimate", "tiv deal unit", "local production"),
    "orders": ("order year ?", "number ordered ?", "number delivered ?"),
    "tiv-table": ("supplier_cown", "recipient_cown", "supplier_lon", "supplier_lat", "recipient_lon", "recipient_lat"),
}
_ALSO_CALLED = {"deliveries in the year range": "number delivered"}
_MARKS = {"year of order": "order year ?", "number ordered": "number ordered ?", "number delivered": "number delivered ?"}
PUBLISHED_TABLE = (*NEEDED["tiv-table"], *OPTIONAL["tiv-table"])
"""Header of the long table that 360-info published (360-info/report-arms-trade, CC BY 4.0)."""
PUBLISHED_TABLE_EDITION = date(2022, 7, 28)
"""Its README: "SIPRI data generated 28 July 2022"; the file itself carries no date."""
PUBLISHED_TABLE_WHOLE_FROM = 1991
"""It lacks Germany before 1991 (a join on lifespans dropped it: 36,741 TIV of exports), so no earlier year of it is whole."""
SHAPES = {
    "deliveries": "the trade register by delivery",
    "orders": "the trade register by order",
    "tiv-table": "the long table of TIVs",
    "tiv-matrix": "a TIV table of one party",
}

_GENERATED = re.compile(r"\bgenerated\b\s*:?\s*(.+)", re.IGNORECASE)
_SELECTION = re.compile(r"Transfers of major .*? from\s+(.+?)\s+to\s+(.+?)\s*\.\s", re.IGNORECASE)
_RANGE = re.compile(r"year range\s+'([^']*)'\s+to\s+'([^']*)'", re.IGNORECASE)
_MATRIX = re.compile(r"TIV of arms (exports from|imports to)\s+(.+?),\s*(\d{4})\s*[-–]\s*(\d{4})", re.IGNORECASE)
_MONTHS = {
    name: number
    for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1)
}


@dataclass(slots=True)
class Head:
    """What the head of a file says. `columns` are positions by lower-case name; `years` and `total` are a matrix's columns.

    `suppliers` and `recipients` are the selection as written, None for everybody; `first` and `last` the years that the selection names.
    """

    shape: str
    delimiter: str
    line: int
    width: int
    columns: dict[str, int]
    edition: date | None
    suppliers: str | None = None
    recipients: str | None = None
    first: int | None = None
    last: int | None = None
    years: dict[int, int] = field(default_factory=dict)
    total: int | None = None
    trailing: bool = False
    title: str = ""
    unread: tuple[str, ...] = ()


def read_head(lines: Iterable[tuple[int, str]], source: Input) -> Head:
    """Consume the preamble and the header. `lines` yields numbers and text; what was consumed is added to `source.head`.

    Raises InputError for a file of none of the shapes, for missing or doubled columns and for an ambiguous date.
    """
    above: list[str] = []
    for number, text in lines:
        source.head += text
        matrix = _MATRIX.search(" ".join(above))
        found = _matrix_header(text, number, matrix) if matrix else _header(text, number, source)
        if found:
            _preamble(found, above, source)
            return found
        above.append(text.strip())
        if number >= MAX_HEAD:
            break
    first = next((line for line in above if line), "")[:80]
    raise InputError(
        f"this is none of SIPRI's shapes ({', '.join(SHAPES.values())}): no header among the first {MAX_HEAD} lines; it begins {first!r}",
        place=str(source.path),
    )


def split(text: str, delimiter: str) -> list[str]:
    """The cells of one line. Raises csv.Error for a quote that is not closed in it."""
    text = text.rstrip("\r\n")
    if '"' not in text:
        return text.split(delimiter)
    return next(csv.reader([text], delimiter=delimiter, strict=True))


def _cells(text: str, delimiter: str) -> list[str]:
    try:
        cells = split(text.removeprefix("\ufeff"), delimiter)
    except csv.Error:
        return []
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _names(cells: Sequence[str]) -> list[str]:
    """Column names in lower case without what varies; the blank ones of the order register become the `?` of the column before."""
    names: list[str] = []
    for cell in cells:
        name = " ".join(cell.casefold().split())
        name = re.sub(r"\s*\((millions?|in millions)\)$", "", name)
        name = _ALSO_CALLED.get(name, name)
        names.append(_MARKS.get(names[-1], "") if not name and names else name)
    return names


def _header(text: str, number: int, source: Input) -> Head | None:
    """The header of one of the three lists, if this line is one."""
    trailing = False
    best: tuple[float, str, str, list[str]] = (0.0, "", "", [])
    for delimiter in (",", ";", "\t"):
        line = text.rstrip("\r\n")
        if delimiter == "," and line.endswith(";"):
            line = line.rstrip(";")
        names = _names(_cells(line, delimiter))
        for shape, needed in NEEDED.items():
            hit = sum(name in names for name in needed)
            if hit >= 2 and hit / len(needed) > best[0]:
                best = (hit / len(needed), shape, delimiter, names)
                trailing = delimiter == "," and text.rstrip("\r\n").endswith(";")
    share, shape, delimiter, names = best
    if share < 0.5:
        return None
    missing = [name for name in NEEDED[shape] if name not in names]
    known = {*NEEDED[shape], *OPTIONAL[shape], ""}
    odd = [name for name in names if name not in known]
    doubled = sorted({name for name in names if name and names.count(name) > 1})
    if missing or doubled:
        said = [f"misses the column{'s' * (len(missing) > 1)} {', '.join(map(repr, missing))}"] if missing else []
        said += [f"has twice {', '.join(map(repr, doubled))}"] if doubled else []
        said += [f"and has {', '.join(map(repr, odd))}, which it should not"] if odd and missing else []
        raise InputError(f"the header of {SHAPES[shape]} {' '.join(said)}", place=source.place(number))
    columns = {name: index for index, name in enumerate(names) if name}
    return Head(shape, delimiter, number, len(names), columns, None, trailing=trailing, unread=tuple(odd))


def _matrix_header(text: str, number: int, title: re.Match[str]) -> Head | None:
    """The line of years of one party's TIV table."""
    for delimiter in (",", ";", "\t"):
        cells = [cell.strip() for cell in _cells(text, delimiter)]
        years = {int(cell): index for index, cell in enumerate(cells) if index and re.fullmatch(r"\d{4}", cell)}
        if len(cells) < 2 or not years or cells[0].casefold() not in ("", "supplier", "recipient"):
            continue
        span = f"{min(years)}-{max(years)}"
        total = next((index for index, cell in enumerate(cells) if cell.casefold() == "total" or cell == span), None)
        party, exports = title[2].strip(), title[1].casefold().startswith("exports")
        return Head(
            "tiv-matrix", delimiter, number, len(cells), {"party": 0}, None,
            suppliers=party if exports else None, recipients=None if exports else party,
            first=min(years), last=max(years), years=years, total=total, title=title[0],
        )  # fmt: skip
    return None


def _preamble(head: Head, above: list[str], source: Input) -> None:
    text = " ".join(above) + " "
    for line in above:
        if generated := _GENERATED.search(line):
            head.edition = read_date(generated[1].strip(' ";,'), source)
    if head.shape == "tiv-matrix":
        return
    if selection := _SELECTION.search(text):
        suppliers, recipients = (" ".join(name.split()) for name in selection.groups())
        head.suppliers = None if suppliers.casefold() == ALL.casefold() else suppliers
        head.recipients = None if recipients.casefold() == ALL.casefold() else recipients
    if years := _RANGE.search(text):
        head.first, head.last = (int(year) if re.fullmatch(r"\d{4}", year) else None for year in years.groups())


def read_date(text: str, source: Input) -> date:
    """The day in a generation date: `3 Jan 2025 9:16:02 PM`, `28 July 2022`, `July 28, 2022`, `2022-07-28`, `28/07/2022`.

    Raises InputError for a text without a day, or where day and month could be either.
    """
    found: tuple[str, str, str] | None = None
    if match := re.search(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        found = (match[1], match[2], match[3])
    elif match := re.search(r"(\d{1,2})(?:st|nd|rd|th)?[\s.\-]+([A-Za-z]{3,9})\.?[\s.,\-]+(\d{4})", text):
        found = (match[3], match[2], match[1])
    elif match := re.search(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", text):
        found = (match[3], match[1], match[2])
    elif match := re.search(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", text):
        one, two = int(match[1]), int(match[2])
        if one <= 12 and two <= 12 and one != two:
            raise InputError(
                f"the generation date {text!r} can be read in two ways; say --edition YYYY-MM-DD without it in the file",
                place=str(source.path),
            )
        found = (match[3], match[2], match[1]) if one > 12 or one == two else (match[3], match[1], match[2])
    try:
        if found:
            month = int(found[1]) if found[1].isdecimal() else _MONTHS[found[1][:3].casefold()]
            return date(int(found[0]), month, int(found[2]))
    except (KeyError, ValueError):
        pass
    raise InputError(f"the generation date {text!r} is not a day", place=str(source.path))


def last_complete_year(edition: date) -> int:
    """The last year whose deliveries an edition has whole: SIPRI adds a year with its release in March (2nd Monday, in 2021 the 3rd)."""
    march = date(edition.year, 3, 1)
    release = march + timedelta(days=-march.weekday() % 7 + 7)
    return edition.year - 1 if edition >= release else edition.year - 2
