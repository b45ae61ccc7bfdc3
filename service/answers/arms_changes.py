"""What changed: partners between two windows, and one window between two editions."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from legation.service.answers.arms import EditionRef, OfEstimates, Range, TivEstimate, TivMax, Total, Year
from legation.service.answers.arms_matrix import HEAD, ArmsAnswer
from legation.service.answers.base import Part, SourceRef
from legation.service.answers.table import Table

Kept = Literal["gained", "lost", "kept", "unclear"]
Revised = Literal["added", "removed", "revised", "same", "unclear"]


class Volume(Part):
    """One partner in one window of one edition."""

    tiv: float = Field(description="TIV surely delivered; 0 with deliveries is less than half a unit, 0 without is none")
    share: float | None = Field(description="percent of the party's trade in this window")
    deliveries: int
    tiv_max: TivMax = None
    tiv_estimate: TivEstimate = None
    share_range: Range | None = None
    share_estimate: OfEstimates = None


_BEFORE: JsonDict = {"tiv": 12690.0, "share": 74.8, "deliveries": 190}
_AFTER: JsonDict = {"tiv": 4945.2, "share": 36.1, "deliveries": 92}


class PartnerChange(Part):
    """A partner in the earlier and in the later window."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"partner": "RUS", "name": "Russia", "status": "kept", "before": _BEFORE, "after": _AFTER, "points": -38.7}]
        }
    )

    partner: str = Field(description="party id, or `unknown` for all unknown ones together")
    name: str
    status: Kept = Field(description="unclear: unknown partners, or only deliveries of which an unknown part falls into a window")
    before: Volume
    after: Volume
    points: float | None = Field(description="change of the share, percentage points")


class PartnerChanges(ArmsAnswer):
    """Which partners a party gained and lost between two windows; `from` and `to` are the earlier one."""

    party: str
    name: str
    role: Literal["imports", "exports"]
    later_from: Year
    later_to: Year
    total_before: Total
    total_after: Total
    gained: list[str] = Field(description="ids of partners of the later window only, the largest first")
    lost: list[str] = Field(description="ids of partners of the earlier window only, the largest first")
    partners: list[PartnerChange] = Field(description="by the larger of both volumes")
    total_before_max: TivMax = None
    total_after_max: TivMax = None
    total_before_estimate: TivEstimate = None
    total_after_estimate: TivEstimate = None

    TABLE = Table(
        "partners",
        f"party role {HEAD} later_from later_to partner name status tiv_before=before.tiv tiv_after=after.tiv "
        "share_before=before.share share_after=after.share points tiv_before_max=before.tiv_max tiv_after_max=after.tiv_max "
        "share_before_min=before.share_range.0 share_before_max=before.share_range.1 share_after_min=after.share_range.0 "
        "share_after_max=after.share_range.1 citation",
        key="partner",
    )


class Revision(Part):
    """One partner in the older and in the newer edition."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "partner": "TUR", "name": "Türkiye", "status": "revised", "before": {"tiv": 38.0, "share": 3.79, "deliveries": 5},
                    "after": {"tiv": 61.6, "share": 5.98, "deliveries": 6}, "difference": 23.6, "points": 2.19, "years": [2018, 2020],
                }
            ]
        }
    )  # fmt: skip

    partner: str = Field(description="party id, or `unknown` for all unknown ones together")
    name: str
    status: Revised = Field(
        description="same: equal as far as rounded cells and values per order can tell; added and removed: listed in one edition only"
    )
    before: Volume
    after: Volume
    difference: float = Field(description="TIV, newer minus older")
    points: float | None = Field(description="change of the share, percentage points")
    years: list[Year] = Field(description="delivery years whose figures differ by more than rounding; empty for values per order")


class Revisions(ArmsAnswer):
    """What a newer edition of the register says differently of one window; `edition` and `source` are the newer one."""

    party: str
    name: str
    role: Literal["imports", "exports"]
    against: str = Field(description="the older edition")
    against_source: SourceRef
    changed: bool = Field(description="whether any partner's figure differs by more than rounding")
    total_before: Total
    total_after: Total
    partners: list[Revision] = Field(description="the largest differences first")
    editions: list[EditionRef]

    TABLE = Table(
        "partners",
        f"party role {HEAD} against partner name status tiv_before=before.tiv tiv_after=after.tiv difference "
        "share_before=before.share share_after=after.share points years citation=both_cited",
        key="partner",
    )

    @property
    def both_cited(self) -> str:
        """The citations of both editions."""
        return f"{self.source.citation}; {self.against_source.citation}"
