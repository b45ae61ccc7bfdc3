"""The trade register by delivery: one row for each deal and year of delivery, with an exact TIV per year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from legation.graph.claims import Claim, Source
from legation.loaders.sipri.head import Head
from legation.loaders.sipri.rows import FileRow
from legation.loaders.sipri.source import SCOPE
from legation.loaders.sipri.values import Cells, marked, whole


class Deliveries:
    """Turns rows of one file into claims; `partial` counts deliveries after the last complete year."""

    def __init__(self, head: Head, cells: Cells, source: Source) -> None:
        at = head.columns
        self._cells, self._source = cells, source
        self._id, self._supplier, self._recipient = at["sipri at database id"], at["supplier"], at["recipient"]
        self._year, self._year_mark = at["delivery year"], at["delivery year is estimate"]
        self._number, self._number_mark = at["numbers delivered"], at["numbers delivered is estimate"]
        self._tiv = at["tiv delivery values"]
        self._units = [(name, at[column]) for name, column in _UNITS.items() if column in at]
        self._order, self._order_mark = at["order date"], at.get("order date is estimate")
        self._texts = [(name, at[column]) for name, column in _TEXTS.items() if column in at]
        self._local = at.get("local production")
        self._made_in = int(source.edition[:4]) if source.edition else 9999
        self._complete = source.covers.last if source.covers else 9999
        self.partial = 0

    def claim(self, row: FileRow, times: int) -> Claim:
        """The claim of a row; `times` tells equal deals apart. Raises Unusable."""
        cells = row.cells
        year, year_marked = self._cells.year(cells[self._year], "delivery year")
        years_estimated = year_marked or marked(cells[self._year_mark], "'Delivery year is estimate'")
        number, number_marked = self._cells.number(cells[self._number], "number delivered")
        number_estimated = number_marked or marked(cells[self._number_mark], "'Numbers delivered is estimate'")
        value, value_marked = self._cells.tiv(cells[self._tiv])
        details: dict[str, Any] = {name: text for name, at in self._texts if (text := cells[at].strip())}
        if cells[self._order].strip():
            details["order_year"], order_marked = self._cells.year(cells[self._order], "order date", first=1900)
            details["order_estimated"] = order_marked or (
                self._order_mark is not None and marked(cells[self._order_mark], "'Order date is estimate'")
            )
        if number is not None:
            details["number"] = whole(number)
        details["number_estimated"] = number_estimated
        details["years_estimated"] = years_estimated
        for name, position in self._units:
            if (unit := self._cells.tiv(cells[position])[0]) is not None:
                details[name] = unit
        if self._local is not None:
            details["local_production"] = marked(cells[self._local], "'Local production'")
        if years_estimated or number_estimated or value_marked:
            details["estimated"] = value or 0.0
        register_id = cells[self._id].strip()
        if register_id:
            details["register_id"] = register_id
        supplier, recipient = cells[self._supplier], cells[self._recipient]
        if year > self._complete:
            self.partial += 1
        return self._cells.transfer(
            supplier, recipient, year, year, modality="done" if year <= self._made_in else "planned", when=f"{year:04d}", value=value,
            scope=SCOPE, details=details, source=self._source,
            locator=f"deal {register_id}" if times == 1 else f"deal {register_id} ({times})",
        )  # fmt: skip

    def notes(self) -> Iterator[str]:
        """Sentences for the report."""
        if self.partial:
            yield f"{self.partial} deliveries after {self._complete} are loaded but partial: this edition covers years to {self._complete}"


_TEXTS = {"designation": "designation", "description": "description", "category": "armament category", "status": "status"}
_UNITS = {"tiv_unit": "tiv deal unit", "tiv_new": "sipri estimate"}
