"""Lists that go on from page to page: claims, what changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from legation.service.answers.base import Answer, Part, PartyRef, Row
from legation.service.answers.claims import ClaimLine

_LINE = (
    "claim", "when", "modality", "kind", "subject", "object", "says", "value", "unit", "base", "scope", "mission", "place", "commodity",
    "said_by", "quote", "known_from",
)  # fmt: skip


class ClaimPage(Answer):
    """A page of claims, in the order asked for."""

    party: PartyRef | None = Field(description="the party that they are about, if one was asked for")
    kind: str | None
    claims: list[ClaimLine]
    total: int | None = Field(description="all claims that fit; null where counting them would cost more than the page")
    next: str | None = Field(description="`cursor` of the next page; null on the last")
    truncated: bool = Field(description="whether there is a next page")

    def table(self) -> Iterator[Row]:
        """One row a claim."""
        for line in self.claims:
            yield {
                **{name: getattr(line, name) for name in _LINE},
                "source": line.source.id if line.source else None,
                "citation": line.source.citation if line.source else None,
            }

    def columns(self) -> list[str]:
        """The columns of `table`."""
        return [*_LINE, "source", "citation"]


class Change(Part):
    """One change of what the graph holds."""

    at: str = Field(description="ISO 8601, UTC: when it happened in this graph")
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

    def table(self) -> Iterator[Row]:
        """One row a change."""
        for one in self.changes:
            yield {
                "at": one.at,
                "change": one.what,
                "commit": one.commit,
                "why": one.why,
                **{name: getattr(one.claim, name) for name in _LINE},
                "citation": one.claim.source.citation if one.claim.source else None,
            }

    def columns(self) -> list[str]:
        """The columns of `table`."""
        return ["at", "change", "commit", "why", *_LINE, "citation"]
