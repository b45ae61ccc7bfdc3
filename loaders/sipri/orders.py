"""The trade register by order: one row for each deal, its years of delivery as a list, one TIV for all of them together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from legation.graph.claims import Claim, Source
from legation.loaders.frame.tables import Unusable
from legation.loaders.sipri.head import Head
from legation.loaders.sipri.rows import FileRow
from legation.loaders.sipri.source import SCOPE
from legation.loaders.sipri.values import Cells, marked, whole

_TEXTS = {"designation": "weapon designation", "description": "weapon description", "status": "status", "comment": "comments"}
_YEARS = re.compile(r"[;,/]\s*|\s+")


class Orders:
    """Turns rows of one file into claims. The TIV of several years is never split."""

    def __init__(self, head: Head, cells: Cells, source: Source) -> None:
        at = head.columns
        self._cells, self._source = cells, source
        self._supplier, self._recipient = at["supplier"], at["recipient"]
        self._order, self._order_mark = at["year of order"], at.get("order year ?")
        self._ordered, self._ordered_mark = at["number ordered"], at.get("number ordered ?")
        self._number, self._number_mark = at["number delivered"], at.get("number delivered ?")
        self._years = at["year(s) of delivery"]
        self._tiv, self._unit, self._whole = (
            at["sipri tiv of delivered weapons"],
            at["sipri tiv per unit"],
            at["sipri tiv for total order"],
        )
        self._texts = [(name, at[column]) for name, column in _TEXTS.items()]
        self._several = 0

    def claim(self, row: FileRow, times: int) -> Claim:
        """The claim of a row; `times` tells equal deals apart. Raises Unusable."""
        cells = row.cells
        years, years_estimated = self._delivery_years(cells)
        number, number_estimated = self._count(self._number, self._number_mark, cells, "number delivered")
        value, value_marked = self._cells.tiv(cells[self._tiv])
        details: dict[str, Any] = {name: text for name, at in self._texts if (text := cells[at].strip())}
        if cells[self._order].strip():
            details["order_year"], order_marked = self._cells.year(cells[self._order], "year of order", first=1900)
            details["order_estimated"] = order_marked or self._marked(self._order_mark, cells)
        ordered, ordered_estimated = self._count(self._ordered, self._ordered_mark, cells, "number ordered")
        if ordered is not None:
            details["number_ordered"] = whole(ordered)
            details["number_ordered_estimated"] = ordered_estimated
        if number is not None:
            details["number"] = whole(number)
        details["number_estimated"] = number_estimated
        if years_estimated:
            details["years_estimated"] = True
        if len(years) > 1:
            details["years"] = years
            self._several += times == 1
        for name, at in (("tiv_unit", self._unit), ("tiv_order", self._whole)):
            if (tiv := self._cells.tiv(cells[at])[0]) is not None:
                details[name] = tiv
        if number_estimated or years_estimated or value_marked:
            details["estimated"] = value or 0.0
        supplier, recipient = cells[self._supplier], cells[self._recipient]
        return self._cells.transfer(
            supplier, recipient, years[0], years[-1], value=value, scope=SCOPE, details=details, source=self._source,
            when=f"{years[0]:04d}" if len(years) == 1 else f"{years[0]:04d}/{years[-1]:04d}",
            locator=None if times == 1 else f"equal deal {times}",
        )  # fmt: skip

    def notes(self) -> Iterator[str]:
        """Sentences for the report."""
        if self._several:
            yield f"{self._several} deals were delivered over several years with one TIV for all; it is kept whole, never split by year"

    def _delivery_years(self, cells: list[str]) -> tuple[list[int], bool]:
        text = cells[self._years].strip()
        if not text:
            raise Unusable("no-delivery", "nothing of this order has been delivered in this edition: it has no year of delivery")
        years: set[int] = set()
        estimated = False
        for part in _YEARS.split(text):
            if part:
                year, mark = self._cells.year(part, "year of delivery")
                years.add(year)
                estimated = estimated or mark
        return sorted(years), estimated

    def _count(self, at: int, mark: int | None, cells: list[str], what: str) -> tuple[float | None, bool]:
        number, estimated = self._cells.number(cells[at], what)
        return number, estimated or self._marked(mark, cells)

    def _marked(self, at: int | None, cells: list[str]) -> bool:
        return at is not None and marked(cells[at], "a '?' column")
