"""TIV tables of dyads and years: a long one with one figure a row, a wide one with a column a year."""

from __future__ import annotations

from collections.abc import Iterator

from legation.graph.claims import Claim, Source
from legation.loaders.frame.tables import Unusable
from legation.loaders.sipri.head import Head
from legation.loaders.sipri.rows import FileRow
from legation.loaders.sipri.source import SCOPE_OF_YEAR
from legation.loaders.sipri.values import Cells

UNDER_HALF = "'0' in this table stands for less than 0.5 million TIV and is kept as 0; an empty cell makes no claim"


class LongTable:
    """Rows of supplier, recipient, year, value."""

    def __init__(self, head: Head, cells: Cells, source: Source) -> None:
        at = head.columns
        self._cells, self._source = cells, source
        self._supplier, self._recipient, self._year, self._value = at["supplier"], at["recipient"], at["year"], at["value"]
        self._zeros = 0

    def claim(self, row: FileRow, times: int) -> Claim:
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
            yield f"{self._zeros} figures are 0: {UNDER_HALF}"


class WideTable:
    """Rows of supplier, recipient and a figure for each year."""

    def __init__(self, head: Head, cells: Cells, source: Source) -> None:
        self._head, self._cells, self._source = head, cells, source
        self._seen: set[tuple[str, str]] = set()
        self._zeros = 0

    def claims(self, row: FileRow) -> tuple[Claim, ...]:
        """A claim for each cell that is filled. Raises Unusable, also for a second row of one dyad."""
        supplier, recipient = (row.cells[self._head.columns[side]].strip() for side in ("supplier", "recipient"))
        values = {year: value for year, at in self._head.years.items() if (value := self._cells.tiv(row.cells[at])[0]) is not None}
        if not values:
            raise Unusable("no-value", "every cell of the row is empty: no deliveries")
        if (supplier, recipient) in self._seen:
            raise Unusable("twice", "the table has another row of this dyad; a dyad and year have one figure")
        self._seen.add((supplier, recipient))
        self._zeros += sum(value == 0 for value in values.values())
        return tuple(cell(self._cells, self._source, supplier, recipient, year, value) for year, value in values.items())

    def notes(self) -> Iterator[str]:
        """Sentences for the report."""
        if self._zeros:
            yield f"{self._zeros} cells are 0: {UNDER_HALF}"


def cell(cells: Cells, source: Source, supplier: str, recipient: str, year: int, value: float) -> Claim:
    """The claim of one figure of a dyad and year."""
    return cells.transfer(
        supplier, recipient, year, year, when=f"{year:04d}", value=value, scope=SCOPE_OF_YEAR, source=source,
        locator=f"{supplier.strip()}, {recipient.strip()}, {year}",
    )  # fmt: skip
