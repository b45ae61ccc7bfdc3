"""Deeds between parties as answers show them: visits, expulsions, recalls, threats; and sanctions counted by year."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from legation.service.answers.base import Part, PartyRef
from legation.service.answers.claims import ClaimLine
from legation.service.answers.dates import Edtf
from legation.service.answers.states import Stated
from legation.service.answers.table import Table


class Deed(Part):
    """One deed with the claims of it. Two claims of one source are two deeds."""

    what: str = Field(description="kind of claim, e.g. visit")
    subject: PartyRef = Field(description="who did it: the visitor's state, who expelled, who recalled, who threatened")
    object: PartyRef | None = Field(description="to whom")
    when: Edtf | None = Field(description="EDTF of the most precise claim")
    inside: Literal["yes", "possibly"] = Field(description="possibly: the date's uncertainty reaches beyond the period")
    modality: str = Field(description="done, planned, alleged or denied")
    place: str | None
    person: str | None = Field(description="who travelled, where a source says")
    details: dict[str, Any] = Field(description="role details of the most precise claim")
    claims: list[ClaimLine]
    independent_sources: int


class Deeds(Stated):
    """Deeds of some sorts in a period."""

    about: str
    party: PartyRef | None
    period: Edtf
    deeds: list[Deed]
    counts: dict[str, int] = Field(description="deeds by kind, before `limit`")

    TABLE = Table(
        lambda answer: ((line, one, {"when": line.when}) for one in answer.deeds for line in one.claims),
        "what subject subject_name object object_name when inside modality place person claim quote independent_sources citation",
        ClaimLine,
        Deed,
    )


class SanctionYear(Part):
    """The cases in force in a year."""

    year: int
    surely: int = Field(description="cases that were surely in force on some day of the year")
    possibly: int = Field(description="cases of which the sources leave it open")
    types: dict[str, int] = Field(description="of the sure ones, how many are of each type; a case may be of several")
    parties: list[PartyRef] = Field(description="the other sides of the sure ones")


class SanctionYears(Stated):
    """Sanctions on (or by) a party, counted by year."""

    party: PartyRef
    role: str
    first: int
    last: int
    years: list[SanctionYear]

    TABLE = Table("years", "year surely possibly types parties", key="year")
