"""What a party's trade is made of: categories of arms, and how much of it rests on estimates."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from legation.service.answers.arms import Deliveries, Estimated, Range, Tiv, TivEstimate, TivMax, Total, Unvalued, ends
from legation.service.answers.arms_matrix import HEAD, ArmsAnswer
from legation.service.answers.base import Part
from legation.service.answers.table import Lines, Table


class PartnerTiv(Part):
    """A partner within a category."""

    partner: str
    name: str
    tiv: Tiv
    share: float | None = Field(description="percent of the category")


class Category(Part):
    """One armament category."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "category": "Missiles", "tiv": 301.2, "share": 29.25, "estimated_tiv": 200.1, "deliveries": 20,
                    "partners": [{"partner": "ISR", "name": "Israel", "tiv": 281.0, "share": 93.29}],
                }
            ]
        }
    )  # fmt: skip

    category: str = Field(description="as the register names it; `(none given)` for deliveries without one")
    tiv: Tiv
    share: float | None = Field(description="percent of the party's trade, or of what went between the two parties")
    estimated_tiv: Estimated
    deliveries: Deliveries
    partners: list[PartnerTiv] = Field(description="the largest partners in it")
    unvalued: Unvalued = 0


def _partners(answer: Categories) -> Lines:
    """One row a category and partner shown."""
    for one in answer.categories:
        for part in one.partners:
            yield one, {"category_tiv": one.tiv, "partner": part.partner, "partner_name": part.name, "tiv": part.tiv}


class Categories(ArmsAnswer):
    """A party's imports or exports by armament category."""

    party: str
    name: str
    role: Literal["imports", "exports"]
    partner: str | None = Field(description="only what went between the two, where a partner was asked for")
    total: Total
    categories: list[Category]

    TABLE = Table(
        _partners,
        f"party role {HEAD} category category_tiv share estimated_tiv deliveries partner partner_name tiv citation",
        Category,
        {"category_tiv": float, "partner": str, "partner_name": str, "tiv": float},
        key="category partner",
    )


_BEYOND = {"tiv_max", "tiv_estimate"}


class EstimatedPart(Part):
    """How much of what went between the party and one partner rests on estimates, and what that does to its share."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "partner": "ISR", "name": "Israel", "tiv": 697.45, "share": 67.74, "estimated_tiv": 524.95, "estimated_percent": 75.27,
                    "year_estimated_tiv": 273.0, "may_lie_outside": 120.0, "may_lie_inside": 15.0, "share_range": [67.74, 67.74],
                    "share_range_years": [61.2, 70.3],
                }
            ]
        }
    )  # fmt: skip

    partner: str = Field(description="party id, or `unknown` for all unknown ones together")
    name: str
    tiv: Tiv
    share: float | None = Field(description="percent of the party's trade")
    estimated_tiv: float | None = Field(description="part of `tiv` with an estimated number, year or value; null: no marks in this edition")
    estimated_percent: float | None
    year_estimated_tiv: float | None = Field(description="part of `tiv` whose delivery year is estimated")
    may_lie_outside: float | None = Field(description="TIV of the window's first and last year whose delivery year is estimated")
    may_lie_inside: float | None = Field(description="TIV of the years just before and after whose delivery year is estimated")
    share_range: Range | None = Field(description="lowest and highest share by rounded cells, or by values per order over the edge")
    share_range_years: Range | None = Field(
        description="lowest and highest share if estimated delivery years at the window's edges are one year off, in the worst way"
    )
    tiv_max: TivMax = None
    tiv_estimate: TivEstimate = None


class EstimatedParts(ArmsAnswer):
    """How sure a party's shares are: the estimated part, rounding, and estimated years at the window's edges."""

    party: str
    name: str
    role: Literal["imports", "exports"]
    total: Total
    estimated_tiv: float | None = Field(description="of `total`; null where the edition marks no estimates")
    estimated_percent: float | None
    partners: list[EstimatedPart]
    total_max: TivMax = None
    total_estimate: TivEstimate = None

    TABLE = Table(
        "partners",
        f"party role {HEAD} {' '.join(name for name in EstimatedPart.model_fields if name not in _BEYOND)} {ends('share')} "
        "share_min_years=share_range_years.0 share_max_years=share_range_years.1 citation",
        key="partner",
    )
