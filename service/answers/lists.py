"""Lists that go on from page to page: claims, what changed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from legation.service.answers.base import Answer, Part, PartyRef
from legation.service.answers.claims import LINE, ClaimLine
from legation.service.answers.dates import Moment
from legation.service.answers.table import Table


class ClaimPage(Answer):
    """A page of claims, in the order asked for."""

    party: PartyRef | None = Field(description="the party that they are about, if one was asked for")
    kind: str | None
    claims: list[ClaimLine]
    total: int | None = Field(description="all claims that fit; null where counting them would cost more than the page")
    next: str | None = Field(description="`cursor` of the next page; null on the last")
    truncated: bool = Field(description="whether there is a next page")

    TABLE = Table("claims", f"{LINE} source citation", key="claim")


class Change(Part):
    """One change of what the graph holds."""

    at: Moment = Field(description="ISO 8601, UTC: when it happened in this graph")
    what: Literal["recorded", "retracted"]
    commit: int | None = Field(description="number of the write that did it, without gaps; null for what is older than the numbers")
    why: str | None = Field(description="the reason of a retraction")
    claim: ClaimLine


class Changes(Answer):
    """What changed since a moment, in the order of commits."""

    since: str = Field(description="ISO 8601, UTC")
    changes: list[Change]
    next: str | None = Field(description="`cursor` of the next page; null on the last")
    resume: str | None = Field(description="`cursor` that goes on after the last change shown: keep it and ask again later")
    truncated: bool = Field(description="whether there is a next page")

    TABLE = Table(
        lambda answer: ((one, one.claim) for one in answer.changes),
        f"at change=what commit why {LINE} citation",
        Change,
        ClaimLine,
        key="at change claim",
    )
