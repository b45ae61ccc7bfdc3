"""What stands above the rows of SIPRI's files: which shape it is, the columns by name, generation date, selection, years.

Three shapes, as SIPRI's database exports them (https://www.sipri.org/databases/armstransfers): the trade register by delivery
(`deliveries`), the trade register by order (`orders`), and TIV tables: a matrix of partners or parties by years (`tiv-matrix`, see
`matrix.py`) or what others made of them: a long table of supplier, recipient, year, value (`tiv-table`), or one with a column a year
(`tiv-wide`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from legation.graph.errors import InputError
from legation.loaders.frame.base import Input
from legation.loaders.sipri import matrix_head
from legation.loaders.sipri.days import read_days

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
_ALSO_CALLED = {
    "deliveries in the year range": "number delivered",
    "year of order estimate": "order year ?",
    "number ordered estimate": "number ordered ?",
    "number delivered estimate": "number delivered ?",
}
_UNTIL_2023 = {"deal id": "sipri at database id", "seller": "supplier", "buyer": "recipient"}
"""Column names of the register by delivery as the database's web site gave it until 2023 (`DealsAndTIVs-….txt`)."""
FIGURES = frozenset({"value", "sipri estimate", "number delivered", "number ordered", "numbers delivered"})
"""Columns of numbers, beside those that have TIV in their names."""
_MARKS = {"year of order": "order year ?", "number ordered": "number ordered ?", "number delivered": "number delivered ?"}
PUBLISHED_TABLE = (*NEEDED["tiv-table"], *OPTIONAL["tiv-table"])
"""Header of the long table that 360-info published (360-info/report-arms-trade, CC BY 4.0)."""
PUBLISHED_TABLE_EDITION = date(2022, 7, 28)
"""Its README: "SIPRI data generated 28 July 2022"; the file itself carries no date."""
PUBLISHED_TABLE_WHOLE_FROM = 1991
"""It lacks Germany before 1991 (a join on lifespans dropped it: 36,741 TIV of exports) and nobody else."""
PUBLISHED_TABLE_LACKS = "DEU"
SHAPES = {
    "deliveries": "the trade register by delivery",
    "orders": "the trade register by order",
    "tiv-table": "the long table of TIVs",
    "tiv-matrix": "a TIV table of one party",
    "tiv-wide": "a table of suppliers and recipients with a column a year",
}

_GENERATED = re.compile(r"(?:\bgenerated\b\s*:?|\(created:)\s*([^)]+)", re.IGNORECASE)
_SELECTION = re.compile(r"Transfers of major .*? from\s+(.+?)\s+to\s+(.+?)\s*[.:;]\s", re.IGNORECASE)
_RANGE = re.compile(r"year range\s+'([^']*)'\s+to\s+'([^']*)'", re.IGNORECASE)
_SEARCHED = re.compile(
    r"results for buyer\s+'([^']*)'\s+and seller\s+'([^']*)'\s+and the years from\s+(\d{4})\s+to\s+(\d{4})", re.IGNORECASE
)
"""The selection as the web site wrote it until 2023."""


@dataclass(slots=True)
class Head:
    """What the head of a file says. `columns` are positions by lower-case name; `years` and `total` are a matrix's columns.

    `editions` are the days on which it may have been generated: one, none where the file does not say, several where day and month can
    be either. `suppliers` and `recipients` are the selection as written, None for everybody; `first` and `last` the years that the
    selection names; `selected` is whether the file says what was selected, `owner_told` whether whoever loads a matrix said whose trade
    it is. The rows of a matrix are suppliers or recipients (`rows_are`): partners of the one whose trade it is, or, with `totals`,
    everybody with its own total.
    """

    shape: str
    delimiter: str
    line: int
    width: int
    columns: dict[str, int]
    editions: tuple[date, ...] = ()
    suppliers: str | None = None
    recipients: str | None = None
    first: int | None = None
    last: int | None = None
    years: dict[int, int] = field(default_factory=dict)
    total: int | None = None
    trailing: bool = False
    title: str = ""
    unread: tuple[str, ...] = ()
    selected: bool = True
    owner_told: bool = False
    rows_are: matrix_head.Rows | None = None
    totals: bool = False

    def owned_by(self, party: str | None) -> None:
        """Say whose trade a matrix is: a party's, or with None everybody's."""
        if party is None:
            self.totals = True
        elif self.rows_are == "recipients":
            self.suppliers = party
        else:
            self.recipients = party

    def figures(self) -> list[int]:
        """Positions of the columns that hold numbers with decimals."""
        if self.shape in ("tiv-matrix", "tiv-wide"):
            return list(self.years.values())
        return [at for name, at in self.columns.items() if "tiv" in name.split() or name in FIGURES]

    @property
    def owner_known(self) -> bool:
        """Whether it is said whose trade a matrix is."""
        return self.totals or self.suppliers is not None or self.recipients is not None


def read_head(lines: Iterable[tuple[int, str]], source: Input) -> Head:
    """Consume the preamble and the header. `lines` yields numbers and text; what was consumed is added to `source.head`.

    Raises InputError for a file of none of the shapes, for missing or doubled columns and for an ambiguous date.
    """
    above: list[str] = []
    for number, text in lines:
        source.head += text
        titles = " ".join(above)
        found = _wide_header(text, number)
        if found is None and matrix_head.TITLE.search(titles) is None:
            found = _header(text, number, source)
        found = found or _matrix_header(text, number, titles)
        if found:
            _preamble(found, above, source)
            return found
        if (otherwise := matrix_head.OTHERWISE.search(text)) is not None:
            kind = "region" if otherwise[1].casefold() == "region" else "armament category"
            raise InputError(
                f"this is a table by {kind}, whose rows are not parties; load a register, or a table of suppliers or recipients",
                place=source.place(number),
            )
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
        cells = _cells(line, delimiter)
        inner = bool(cells) and cells[-1].endswith(";")
        if inner:
            cells[-1] = cells[-1].rstrip(" ;")
        names = _names(cells)
        if _UNTIL_2023.keys() <= set(names):
            names = [_UNTIL_2023.get(name, name) for name in names]
        for shape, needed in NEEDED.items():
            hit = sum(name in names for name in needed)
            if hit >= 2 and hit / len(needed) > best[0]:
                best = (hit / len(needed), shape, delimiter, names)
                trailing = inner or (delimiter == "," and text.rstrip("\r\n").endswith(";"))
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
    return Head(shape, delimiter, number, len(names), columns, trailing=trailing, unread=tuple(odd))


_SIDES = {"supplier": ("supplier", "exporter", "seller"), "recipient": ("recipient", "importer", "buyer")}
"""What the columns of a table with a column a year are called."""


def _wide_header(text: str, number: int) -> Head | None:
    """The header of a table with supplier, recipient and a column a year."""
    for delimiter in (",", ";", "\t"):
        names = _names(_cells(text, delimiter))
        years = {int(name): at for at, name in enumerate(names) if re.fullmatch(r"(?:19|20)\d\d", name)}
        sides = {side: [at for at, name in enumerate(names) if name in also] for side, also in _SIDES.items()}
        if len(years) < 2 or any(len(found) != 1 for found in sides.values()):
            continue
        columns = {side: found[0] for side, found in sides.items()}
        taken = {*columns.values(), *years.values()}
        unread = tuple(name for at, name in enumerate(names) if at not in taken and name not in ("", "total"))
        return Head(
            "tiv-wide", delimiter, number, len(names), columns, first=min(years), last=max(years), years=years, unread=unread,
            selected=False,
        )  # fmt: skip
    return None


def _matrix_header(text: str, number: int, above: str) -> Head | None:
    """The line of years of a TIV table."""
    for delimiter in (",", ";", "\t"):
        cells = _cells(text, delimiter)
        found = matrix_head.read(cells, above) if len(cells) > 1 else None
        if found is None:
            continue
        head = Head(
            "tiv-matrix", delimiter, number, len(cells), {"party": found.party}, first=min(found.years), last=max(found.years),
            years=found.years, total=found.total, unread=found.unread, rows_are=found.rows,
        )  # fmt: skip
        if title := matrix_head.TITLE.search(above):
            head.title = title[0]
        if found.owner != "":
            head.owned_by(found.owner)
        return head
    return None


def _preamble(head: Head, above: list[str], source: Input) -> None:
    text = " ".join(above) + " "
    searched = _SEARCHED.search(text)
    for line in above:
        if generated := _GENERATED.search(line):
            head.editions = read_days(generated[1].strip(' ";,'), place=str(source.path), day_first=searched is not None)
    if head.shape in (
        "tiv-matrix",
        "tiv-table",
        "tiv-wide",
    ):  # no selection stands above them
        return
    head.selected = bool(text.strip()) or head.shape == "tiv-table"  # such a table has no lines above its rows
    if searched:
        head.recipients, head.suppliers = (_selected(name) for name in searched.group(1, 2))
        head.first, head.last = int(searched[3]), int(searched[4])
    if selection := _SELECTION.search(text):
        head.suppliers, head.recipients = (_selected(name) for name in selection.groups())
    if years := _RANGE.search(text):
        head.first, head.last = (int(year) if re.fullmatch(r"\d{4}", year) else None for year in years.groups())


def selection_of(given: object) -> tuple[str | None, str | None]:
    """Suppliers and recipients of a selection as an option says it: `all`, `Israel to all`, `all to Azerbaijan`. Raises InputError."""
    ends = [part.strip() for part in str(given).removeprefix("from ").split(" to ")]
    if ends == ["all"]:
        ends = ["all", "all"]
    if len(ends) != 2 or not all(ends):
        raise InputError(f"{given!r} is no selection like 'all', 'Israel to all' or 'all to Azerbaijan'", place="--selection")
    suppliers, recipients = (_selected(end) for end in ends)
    return suppliers, recipients


def _selected(name: str) -> str | None:
    """A side of a selection: a party's name, or None for everybody."""
    name = " ".join(name.split())
    return None if name.casefold() in ("all", ALL.casefold()) else name


def last_complete_year(edition: date) -> int:
    """The last year whose deliveries an edition has whole: SIPRI adds a year with its release in March (2nd Monday, in 2021 the 3rd)."""
    march = date(edition.year, 3, 1)
    release = march + timedelta(days=-march.weekday() % 7 + 7)
    return edition.year - 1 if edition >= release else edition.year - 2
