"""What the evidence lacks, as answers show it."""

from __future__ import annotations

from pydantic import Field

from legation.service.answers.base import Answer, Part
from legation.service.answers.claims import ClaimLine
from legation.service.answers.table import Table


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

    @property
    def citation(self) -> str:
        """How to cite the count."""
        return f"Legation, facts that rest on {self.publisher} only"


class SolePublishers(Answer):
    """The facts that rest on one publisher only, counted by publisher."""

    publishers: list[SolePublisher]
    facts: int = Field(description="all of them together")
    notes: list[str]
    truncated: bool

    TABLE = Table("publishers", "publisher facts citation", key="publisher")


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

    TABLE = Table("page", "lacks claim kind says when modality citation", key="claim")
