"""TIV tables: one figure a dyad and year, as a long table or as the matrix of one supplier or recipient with printed totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.claims import UNKNOWN, Claim, Source
from loaders.sipri.head import Head
from loaders.sipri.rows import Row
from loaders.sipri.source import SCOPE_OF_YEAR
from loaders.sipri.values import Cells, Unusable

_UNDER_HALF = "'0' in this table stands for less than 0.5 million TIV and is kept as 0; an empty cell makes no claim"


class LongTable:
    """Rows of supplier, recipient, year, value."""

    def __init__(self, head: Head, cells: Cells, source: Source) -> None:
        at = head.columns
        self._cells, self._source = cells, source
        self._supplier, self._recipient, self._year, self._value = at["supplier"], at["recipient"], at["year"], at["value"]
        self._zeros = 0

    def claim(self, row: Row, times: int) -> Claim:
        """The claim of a row. Raises Unusable, also for a second figure of one dyad and year."""
        cells = row.cells
        year, _ = self._cells.year(cells[self._year], "year")
        value, _ = self._cells.tiv(cells[self._value])
        if value is None:
            raise Unusable("no-value", "there is no TIV")
        if times > 1:
            raise Unusable("twice", "the table holds this row twice; a dyad and year have one figure")
        self._zeros += value == 0
        supplier, recipient = cells[self._supplier], cells[self._recipient]
        return cell(self._cells, self._source, supplier, recipient, year, value)

    def notes(self) -> Iterator[str]:
        """Sentences for the report."""
        if self._zeros:
            yield f"{self._zeros} figures are 0: {_UNDER_HALF}"


class Matrix:
    """A matrix of partners by years: one row makes a claim for each cell, the Total row one for each year."""

    def __init__(self, head: Head, cells: Cells, source: Source) -> None:
        self._head, self._cells, self._source = head, cells, source
        self._exports = head.suppliers is not None
        self._party_text = (head.suppliers or head.recipients or "").strip()
        self._sums: dict[int, float] = defaultdict(float)
        self._filled: dict[int, int] = defaultdict(int)
        self._printed: dict[int, float] = {}
        self._off: list[str] = []
        self._zeros = 0

    def claims(self, row: Row) -> tuple[Claim, ...]:
        """The claims of one row. Raises Unusable; then nothing of the row is used."""
        name = row.cells[0].strip()
        if not name:
            raise Unusable("no-party", "there is no name in the first column")
        values = {year: value for year, at in self._head.years.items() if (value := self._cells.tiv(row.cells[at])[0]) is not None}
        if not values:
            raise Unusable("no-value", "every cell of the row is empty: no deliveries")
        printed = self._cells.tiv(row.cells[self._head.total])[0] if self._head.total is not None else None
        if printed is not None and abs(printed - sum(values.values())) > len(values) * 0.5 + 0.5:
            self._off.append(f"{name}: printed total {printed:g}, cells {sum(values.values()):g}")
        total = name.casefold() == "total" or name.casefold().startswith("total exports") or name.casefold().startswith("total imports")
        if total:
            self._printed = values
            return tuple(self._total(year, value) for year, value in values.items())
        claims = []
        for year, value in values.items():
            ends = (self._party_text, name) if self._exports else (name, self._party_text)
            claims.append(cell(self._cells, self._source, *ends, year, value))
        for year, value in values.items():
            self._sums[year] += value
            self._filled[year] += 1
            self._zeros += value == 0
        return tuple(claims)

    def notes(self) -> Iterator[str]:
        """Sentences for the report: what 0 means, and whether the printed totals fit the cells."""
        if self._zeros:
            yield f"{self._zeros} cells are 0: {_UNDER_HALF}"
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

    def _total(self, year: int, value: float) -> Claim:
        party = self._cells.party(self._party_text, "party", year, year)
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
            subject_text=self._party_text,
            source=self._source,
            locator=f"Total, {year}",
        )


def cell(cells: Cells, source: Source, supplier: str, recipient: str, year: int, value: float) -> Claim:
    """The claim of one figure of a dyad and year."""
    return Claim(
        kind="arms_transfer",
        subject=cells.party(supplier, "supplier", year, year),
        object=cells.party(recipient, "recipient", year, year),
        when=f"{year:04d}",
        value=value,
        unit="TIV",
        scope=SCOPE_OF_YEAR,
        subject_text=supplier.strip(),
        object_text=recipient.strip(),
        source=source,
        locator=f"{supplier.strip()}, {recipient.strip()}, {year}",
    )
