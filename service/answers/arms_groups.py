"""Arms and groups of parties: both sides of a conflict, a bloc with the members of each year, a party with those it succeeded."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from legation.service.answers.arms import Estimated, Tiv, TivEstimate, TivMax, Total, Year
from legation.service.answers.arms_changes import Volume
from legation.service.answers.arms_matrix import HEAD, ArmsAnswer
from legation.service.answers.base import Part, PartyRef
from legation.service.answers.claims import Holds
from legation.service.answers.table import Table

_A: JsonDict = {"tiv": 355.7, "share": 94.48, "deliveries": 12}
_B: JsonDict = {"tiv": 169.0, "share": 16.41, "deliveries": 8}


class BothFlow(Part):
    """A supplier of both sides."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"supplier": "RUS", "name": "Russia", "to_a": _A, "to_b": _B, "total": 524.7}]}
    )

    supplier: str
    name: str
    to_a: Volume = Field(description="what it supplied to side a; `share` is percent of that side's imports")
    to_b: Volume
    total: Total
    mission_in_a: Holds | None = Field(default=None, description="whether it had an embassy with a party of side a on the day asked about")
    mission_in_b: Holds | None = None


class Both(ArmsAnswer):
    """Who supplied both of two sides with major arms."""

    a: list[PartyRef]
    b: list[PartyRef]
    total_a: float = Field(description="TIV of side a's imports from everybody")
    total_b: float
    missions_on: str | None = Field(description="the day for which missions were looked up, if they were asked for")
    suppliers: list[BothFlow] = Field(description="suppliers of both, the largest first; unknown suppliers are never taken to be one")
    only_a: list[str] = Field(description="ids of those who supplied side a only, the largest first")
    only_b: list[str]

    TABLE = Table(
        "suppliers",
        f"a b {HEAD} supplier name tiv_to_a=to_a.tiv share_of_a=to_a.share tiv_to_b=to_b.tiv share_of_b=to_b.share mission_in_a "
        "mission_in_b citation",
        key="supplier",
    )


class BlocYear(Part):
    """One year of a bloc's trade."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "year": 2004, "members": 25, "inside": 1010.2, "outside": 1320.1, "outside_percent": 56.65, "own": 0.0,
                    "joined": ["CYP", "CZE"], "left": [], "possible": [],
                }
            ]
        }
    )  # fmt: skip

    year: Year
    members: int = Field(description="parties that count as members in this year")
    inside: float = Field(description="TIV between parties that were both members in this year")
    outside: float = Field(description="TIV between members and parties that were not, unknown ones among them")
    outside_percent: float | None = Field(description="percent of the members' trade")
    own: float = Field(description="TIV of the organisation's own imports or exports, not in the figures above")
    joined: list[str] = Field(description="members that were none in the year before (within the window)")
    left: list[str]
    possible: list[str] = Field(description="parties of which the sources do not decide whether they were members")


class BlocPartner(Part):
    """A partner of the bloc's members."""

    partner: str
    name: str
    tiv: Tiv
    share: float | None = Field(description="percent of the members' trade in the window")
    as_member: float = Field(description="part of `tiv` in years in which the partner was a member itself")
    estimated_tiv: Estimated


class Bloc(ArmsAnswer):
    """The arms trade of an organisation's members, each year with the members of that year."""

    organisation: str
    name: str
    role: Literal["imports", "exports"]
    rule: str = Field(description="when a party counts as a member")
    total: Total
    inside: float = Field(description="TIV within the bloc")
    outside: float = Field(description="TIV with parties outside it")
    outside_percent: float | None
    years: list[BlocYear]
    partners: list[BlocPartner] = Field(description="the largest partners, members and others")
    membership_sources: list[str] = Field(description="citations of the sources that say who was a member")

    TABLE = Table(
        "years", "organisation role year edition unit members inside outside outside_percent own joined left citation=all_cited", key="year"
    )

    @property
    def all_cited(self) -> str:
        """The citations of the register and of those who say who was a member."""
        return "; ".join([self.source.citation, *self.membership_sources])


class RolledUp(Part):
    """A party of the roll-up."""

    id: str
    name: str
    why: str = Field(description="the party asked for, its continuator chain, or asked for by name")
    tiv: Tiv
    tiv_max: TivMax = None
    tiv_estimate: TivEstimate = None


class RolledFlow(Part):
    """A partner of the parties together."""

    partner: str
    name: str
    tiv: Tiv
    share: float | None = Field(description="percent of the parties' trade together")
    estimated_tiv: Estimated
    by_party: dict[str, float] = Field(description="TIV by party id")
    tiv_max: TivMax = None
    tiv_estimate: TivEstimate = None


class Succession(ArmsAnswer):
    """A party's arms trade together with that of the states it continued, as an explicit choice."""

    party: str
    name: str
    role: Literal["imports", "exports"]
    rule: str
    parties: list[RolledUp]
    total: Total
    between: float = Field(description="TIV between the parties themselves, not in `total`")
    partners: list[RolledFlow]
    total_max: TivMax = None
    total_estimate: TivEstimate = None

    TABLE = Table("partners", f"party with=others role {HEAD} partner name tiv share estimated_tiv citation")

    @property
    def others(self) -> list[str]:
        """The other parties of the roll-up."""
        return [one.id for one in self.parties if one.id != self.party]
