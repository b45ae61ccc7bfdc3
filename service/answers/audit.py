"""What the evidence lacks, as answers show it."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from legation.service.answers.base import Answer, Part, Row
from legation.service.answers.claims import ClaimLine


class Lack(Part):
    """Claims of one kind from one publisher."""

    kind: str
    publisher: str
    claims: int
    lacking: int


class SolePublisher(Part):
    """One publisher, with the facts of which no other publisher tells."""

    publisher: str
    facts: int = Field(description="facts (tracks) all of whose claims stand in its sources")


class SolePublishers(Answer):
    """The facts that rest on one publisher only, counted by publisher."""

    publishers: list[SolePublisher]
    facts: int = Field(description="all of them together")
    notes: list[str]
    truncated: bool

    def table(self) -> Iterator[Row]:
        """One row a publisher."""
        for one in self.publishers:
            yield {"publisher": one.publisher, "facts": one.facts, "citation": f"Legation, facts that rest on {one.publisher} only"}

    def columns(self) -> list[str]:
        """The columns of `table`."""
        return ["publisher", "facts", "citation"]


class Audit(Answer):
    """How many claims lack something, and a page of them."""

    lacks: str
    claims: int
    lacking: int
    by: list[Lack] = Field(description="by kind and publisher; only those that lack it")
    page: list[ClaimLine] = Field(description="in order of id")
    after: str | None = Field(description="ask with `after` for the next page; null at the end")
    notes: list[str]
    truncated: bool

    def table(self) -> Iterator[Row]:
        """One row a claim of the page."""
        for one in self.page:
            yield {
                "lacks": self.lacks, "claim": one.claim, "kind": one.kind, "says": one.says, "when": one.when, "modality": one.modality,
                "citation": one.source.citation if one.source else None,
            }  # fmt: skip

    def columns(self) -> list[str]:
        """The columns of `table`."""
        return ["lacks", "claim", "kind", "says", "when", "modality", "citation"]
