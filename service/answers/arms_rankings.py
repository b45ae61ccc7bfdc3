"""How a party's trade is spread over its partners, and who is most concentrated or most dependent."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from legation.service.answers.arms import Deliveries, Estimated, Range, Tiv, TivEstimate, TivMax, Total, ends
from legation.service.answers.arms_matrix import HEAD, ArmsAnswer
from legation.service.answers.base import Part
from legation.service.answers.table import Table

Hhi = Annotated[
    float | None,
    Field(
        description="Herfindahl-Hirschman index of the partners' shares, 0 to 1 (1: one partner); all unknown partners count as one. "
        "Null for values per order that reach over the window's edge"
    ),
]
Effective = Annotated[float | None, Field(description="1 / hhi: the number of equal partners that would give this index")]


class PartnerShare(Part):
    """A partner's part of the party's trade."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"partner": "ISR", "name": "Israel", "tiv": 697.45, "share": 67.74, "estimated_tiv": 524.95, "deliveries": 36},
            ]
        }
    )

    partner: str = Field(description="party id, or `unknown` for all unknown ones together")
    name: str
    tiv: Tiv
    share: float | None = Field(description="percent of the party's trade")
    estimated_tiv: Estimated
    deliveries: Deliveries
    tiv_max: TivMax = None
    tiv_estimate: TivEstimate = None
    share_range: Range | None = Field(
        default=None, description="lowest and highest that the register allows: rounded cells, or values per order over the window's edge"
    )


class Concentration(ArmsAnswer):
    """How concentrated one party's trade is."""

    party: str
    name: str
    role: Literal["imports", "exports"]
    hhi: Hhi
    effective_partners: Effective
    hhi_range: Range | None = Field(description="lowest and highest index: unknown partners spread or one of the known, rounding, edges")
    total: Total
    partners: list[PartnerShare]
    total_max: TivMax = None
    total_estimate: TivEstimate = None

    TABLE = Table(
        "partners",
        f"party role {HEAD} hhi partner name tiv tiv_max share estimated_tiv deliveries tiv_estimate {ends('hhi', 'share')} citation",
        key="partner",
    )


class Ranked(Part):
    """A party in a ranking by concentration."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "party": "BLR", "name": "Belarus", "hhi": 0.98, "effective_partners": 1.02, "partners": 2, "total": 520.5,
                    "estimated_tiv": 101.0, "largest": "RUS", "largest_name": "Russia", "largest_share": 99.1, "unknown_share": 0.0,
                }
            ]
        }
    )  # fmt: skip

    party: str
    name: str
    hhi: Hhi
    effective_partners: Effective
    partners: int = Field(description="partners with at least one delivery; unknown ones count as one")
    total: Total
    estimated_tiv: Estimated
    largest: str = Field(description="the partner with the largest part")
    largest_name: str
    largest_share: float = Field(description="percent of the party's trade")
    unknown_share: float = Field(description="percent of the party's trade with unknown partners")


class Ranking(ArmsAnswer):
    """Parties by the concentration of their trade, the most concentrated first."""

    role: Literal["imports", "exports"]
    min_tiv: float = Field(description="parties with less trade in the window are left out")
    left_out: int = Field(description="how many parties that is")
    ranking: list[Ranked]

    TABLE = Table("ranking", f"role {HEAD} {' '.join(Ranked.model_fields)} citation", key="party")


class Dependent(Part):
    """A party and the one partner on which it depends most."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "party": "BLR", "name": "Belarus", "partner": "RUS", "partner_name": "Russia", "share": 99.1,
                    "tiv": 515.8,
                    "total": 520.5, "estimated_tiv": 100.0, "partners": 2, "next_partner": "UKR", "next_share": 0.9,
                    "share_of_partner": 21.2,
                }
            ]
        }
    )  # fmt: skip

    party: str
    name: str
    partner: str
    partner_name: str
    share: float = Field(description="percent of the party's exports (of=suppliers) or imports (of=recipients)")
    tiv: Tiv
    total: Total
    estimated_tiv: Estimated
    partners: int = Field(description="partners with at least one delivery; unknown ones count as one")
    next_partner: str | None = Field(description="the second largest, if there is one")
    next_share: float | None
    share_of_partner: float | None = Field(description="the same flow on the other base: percent of the partner's imports (or exports)")


class Dependence(ArmsAnswer):
    """Parties by their dependence on one partner, the most dependent first."""

    of: Literal["suppliers", "recipients"] = Field(
        description="suppliers: which depend on one customer; recipients: which depend on one supplier"
    )
    min_tiv: float = Field(description="parties with less trade in the window are left out")
    left_out: int = Field(description="how many parties that is")
    ranking: list[Dependent]

    TABLE = Table("ranking", f"of {HEAD} {' '.join(Dependent.model_fields)} citation", key="party")
