"""Who supplied whom: a matrix of suppliers and recipients, and one party's trade over the years."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from legation.service.answers.arms import (
    Deliveries,
    Estimated,
    OfEstimates,
    OfExports,
    OfImports,
    Range,
    Tiv,
    TivEstimate,
    TivMax,
    Total,
    Unit,
    Year,
    ends,
)
from legation.service.answers.base import Answer, Part, SourceRef
from legation.service.answers.table import Lines, Table


class ArmsAnswer(Answer):
    """What every answer about arms in a window has."""

    from_: Year = Field(alias="from")
    to: Year
    edition: str = Field(description="the edition of the register that answers")
    unit: Unit
    source: SourceRef = Field(description="the register that answers")
    notes: list[str] = Field(description="what a reader has to know beside the figures")
    truncated: bool = Field(default=False, description="whether lines were left out by the limit")


HEAD = "from to edition unit"
"""The columns that each row of these tables has."""


class Side(Part):
    """A row or a column of the matrix."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"id": "RUS", "name": "Russia", "tiv": 27110.4, "estimated_tiv": 19000.1, "deliveries": 1020}]}
    )

    id: str = Field(description="party id, or `unknown` for all unknown ones together")
    name: str
    tiv: Tiv
    estimated_tiv: Estimated
    deliveries: Deliveries
    tiv_max: TivMax = None
    tiv_estimate: TivEstimate = None


class Cell(Part):
    """What went from one supplier to one recipient; a pair without a cell has no delivery in this edition, one with 0 has a tiny one."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "supplier": "ISR", "recipient": "AZE", "tiv": 697.45, "estimated_tiv": 273.0, "deliveries": 25,
                    "share_of_imports": 67.74, "share_of_exports": 16.01,
                }
            ]
        }
    )  # fmt: skip

    supplier: str
    recipient: str
    tiv: Tiv
    estimated_tiv: Estimated
    deliveries: Deliveries
    share_of_imports: OfImports
    share_of_exports: OfExports
    tiv_max: TivMax = None
    tiv_estimate: TivEstimate = None
    share_of_imports_range: Range | None = None
    share_of_exports_range: Range | None = None
    share_of_imports_estimate: OfEstimates = None
    share_of_exports_estimate: OfEstimates = None


def _cells(answer: Matrix) -> Lines:
    """One row a cell."""
    names = {one.id: one.name for one in (*answer.recipients, *answer.suppliers)}
    for one in answer.cells:
        yield one, {"supplier_name": names[one.supplier], "recipient_name": names[one.recipient]}


class Matrix(ArmsAnswer):
    """Who supplied whom with major arms."""

    suppliers: list[Side] = Field(description="the rows; each with all that it supplied to the recipients asked for (or to everybody)")
    recipients: list[Side] = Field(
        description="the columns; each with all that it received from the suppliers asked for (or from everybody)"
    )
    cells: list[Cell]
    total: Total
    total_max: TivMax = None
    total_estimate: TivEstimate = None
    shown_percent: float | None = Field(description="part of `total` (of the estimates where there are any) that the cells hold")

    TABLE = Table(
        _cells,
        f"{HEAD} supplier supplier_name recipient recipient_name tiv tiv_max share_of_imports share_of_exports estimated_tiv "
        f"deliveries tiv_estimate {ends('share_of_imports', 'share_of_exports')} citation",
        Cell,
        {"supplier_name": str, "recipient_name": str},
        key="supplier recipient",
    )


class LargestFlow(Cell):
    """One of the largest flows, with names."""

    supplier_name: str
    recipient_name: str
    percent: float | None = Field(description="of `total`")


class Place(Part):
    """A party of the flows and where its capital is, for a map."""

    id: str
    name: str
    latitude: float | None = Field(description="degrees (WGS 84); null for organisations, groups and unknown parties")
    longitude: float | None
    supplied: float = Field(description="TIV that it supplied in the flows shown, by the estimate where there is one")
    received: float = Field(description="TIV that it received in the flows shown, likewise")


class Flows(ArmsAnswer):
    """The largest flows of a window."""

    flows: list[LargestFlow] = Field(description="pairs of supplier and recipient, largest first")
    parties: list[Place] = Field(description="the parties of these flows, those with the largest flows first")
    pairs: int = Field(description="pairs of supplier and recipient in all")
    total: Total
    total_max: TivMax = None
    total_estimate: TivEstimate = None
    shown_percent: float | None = Field(description="part of `total` (of the estimates where there are any) that the flows shown hold")

    TABLE = Table(
        "flows",
        f"{HEAD} supplier supplier_name recipient recipient_name tiv tiv_max percent share_of_imports share_of_exports "
        "estimated_tiv deliveries tiv_estimate citation",
        key="supplier recipient",
    )


class Series(Part):
    """One partner's figures, year by year, in the order of the answer's `years`."""

    partner: str = Field(description="party id, `unknown` for all unknown ones together, `others` for all that are not shown")
    name: str
    total: float = Field(description="TIV surely delivered within `from` and `to`")
    tiv: list[float] = Field(description="TIV of each year; 0 where the register lists nothing or less than half a unit")
    tiv_estimate: list[float] | None = Field(
        default=None, description="with values for several years: their even split by year, an estimate; drawn in place of `tiv`"
    )
    total_estimate: TivEstimate = None
    deliveries: list[int] = Field(description="rows of the register behind each year; 0 is none, so that nothing and 0 TIV differ")


class WindowPart(Part):
    """One partner in one window."""

    partner: str
    tiv: Tiv
    share: float | None = Field(description="percent of the party's trade in this window")
    estimated_tiv: Estimated
    tiv_max: TivMax = None
    tiv_estimate: TivEstimate = None
    share_range: Range | None = None
    share_estimate: OfEstimates = None


class TrendWindow(Part):
    """A window of years with the partners shown."""

    from_: Year = Field(alias="from")
    to: Year
    total: Total
    total_max: TivMax = None
    total_estimate: TivEstimate = None
    partners: list[WindowPart]


def _windows(answer: Trend) -> Lines:
    """One row for each window and partner."""
    names = {one.partner: one.name for one in answer.series}
    for one in answer.windows:
        for part in one.partners:
            yield one, part, {"name": names.get(part.partner, part.partner)}


class Trend(ArmsAnswer):
    """One party's imports or exports over time: every year by partner, and every window of a given length."""

    party: str
    name: str
    role: Literal["imports", "exports"]
    length: int = Field(description="years in each window")
    years: list[Year]
    totals: list[float] = Field(description="all partners together, for each of `years`")
    totals_estimate: list[float] | None = Field(default=None, description="as `totals`, by the estimates; given where they differ")
    series: list[Series] = Field(description="the largest partners over all the years, then `others`")
    windows: list[TrendWindow] = Field(description="each window of `length` years, oldest first; a year is in several of them")

    TABLE = Table(
        _windows,
        f"party role {HEAD} partner name tiv tiv_max share estimated_tiv total tiv_estimate {ends('share')} citation",
        TrendWindow,
        WindowPart,
        {"name": str},
        key="from to partner",
    )
