"""TIV tables by years: one party's partners, or everybody's totals, with printed totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from legation.graph.claims import UNKNOWN, Claim, Source
from legation.loaders.frame.tables import Unusable
from legation.loaders.sipri.head import Head
from legation.loaders.sipri.matrix_head import is_total
from legation.loaders.sipri.rows import FileRow
from legation.loaders.sipri.source import SCOPE_OF_YEAR
from legation.loaders.sipri.tables import UNDER_HALF, cell
from legation.loaders.sipri.values import Cells

CATEGORIES = frozenset(
    ("aircraft", "air defence systems", "armoured vehicles", "artillery", "engines", "missiles", "naval weapons", "other", "satellites",
     "sensors", "ships")
)  # fmt: skip
"""SIPRI's armament categories, in lower case: rows of another table of the same form."""


class Matrix:
    """A matrix of names by years. With one party's trade a row makes a claim for each cell and the Total row one for each year; in a
    table of everybody's totals each row makes the totals of its party."""

    def __init__(self, head: Head, cells: Cells, source: Source) -> None:
        self._head, self._cells, self._source = head, cells, source
        self._exports = head.rows_are == ("suppliers" if head.totals else "recipients")
        self._party_text = (head.suppliers or head.recipients or "").strip()
        self._sums: dict[int, float] = defaultdict(float)
        self._filled: dict[int, int] = defaultdict(int)
        self._printed: dict[int, float] = {}
        self._off: list[str] = []
        self._zeros = 0

    def claims(self, row: FileRow) -> tuple[Claim, ...]:
        """The claims of one row. Raises Unusable; then nothing of the row is used."""
        name = row.cells[self._head.columns["party"]].strip()
        total = is_total(name)
        values = {year: value for year, at in self._head.years.items() if (value := self._cells.tiv(row.cells[at])[0]) is not None}
        if not values:
            raise Unusable("no-value", "every cell of the row is empty: no deliveries")
        if not name:
            raise Unusable("no-party", "there is no name in the column of parties")
        if name.casefold() == "others":
            raise Unusable("no-party", "'Others' is no party")
        if name.casefold() in CATEGORIES:
            raise Unusable("category", f"{name!r} is an armament category, not a party")
        printed = self._cells.tiv(row.cells[self._head.total])[0] if self._head.total is not None else None
        if printed is not None and abs(printed - sum(values.values())) > len(values) * 0.5 + 0.5:
            self._off.append(f"{name}: printed total {printed:g}, cells {sum(values.values()):g}")
        if total:
            self._printed = values
        else:
            for year, value in values.items():  # the printed totals hold them, whether or not the row makes claims
                self._sums[year] += value
                self._filled[year] += 1
        if total and self._head.totals:
            raise Unusable("world-total", "the sum of all parties is nobody's total; it was compared with the rows")
        if total or self._head.totals:
            return tuple(self._total(name, year, value) for year, value in values.items())
        ends = [self._party_text, name] if self._exports else [name, self._party_text]
        claims = tuple(cell(self._cells, self._source, ends[0], ends[1], year, value) for year, value in values.items())
        self._zeros += sum(value == 0 for value in values.values())
        return claims

    def notes(self) -> Iterator[str]:
        """Sentences for the report: what 0 means, and whether the printed totals fit the cells."""
        if self._zeros:
            yield f"{self._zeros} cells are 0: {UNDER_HALF}"
        if not self._printed:
            yield "the table prints no Total row; totals can only be summed from its cells"
            return
        off = [
            f"{year}: printed {value:g}, cells {self._sums[year]:g}"
            for year, value in self._printed.items()
            if abs(value - self._sums[year]) > self._filled[year] * 0.5 + 0.5
        ]
        cells, printed = sum(self._sums.values()), sum(self._printed.values())
        yield (
            f"printed totals of {len(self._printed)} years sum to {printed:g}, the cells to {cells:g}; each year agrees within rounding"
            if not off
            else f"printed totals of {len(off)} years differ from their cells by more than rounding: {'; '.join(off[:5])}"
        )
        if self._off:
            yield f"printed totals of {len(self._off)} rows differ from their cells by more than rounding: {'; '.join(self._off[:5])}"

    def _total(self, row: str, year: int, value: float) -> Claim:
        text = row if self._head.totals else self._party_text
        party = self._cells.party(text, "party", year, year)
        if party == UNKNOWN:
            raise Unusable("no-party", "a total of an unknown party is nobody's")
        return Claim(
            kind="arms_total",
            subject=party,
            when=f"{year:04d}",
            value=value,
            unit="TIV",
            base="exports" if self._exports else "imports",
            scope=SCOPE_OF_YEAR,
            subject_text=text,
            source=self._source,
            locator=f"{text}, {year}" if self._head.totals else f"Total, {year}",
        )
