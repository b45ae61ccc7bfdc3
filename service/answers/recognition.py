"""Recognition as answers show it: by observer, counted as a range, withdrawals with who disputes them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from legation.service.answers.base import Part, PartyRef, Row
from legation.service.answers.claims import ClaimLine, Holds
from legation.service.answers.states import State, Stated

COUNT_RULE = (
    "lowest: observers whose recognition holds, or held when last seen, and that no source denies or dates otherwise; highest: also "
    "those where it possibly holds, is disputed, has no date, or is only alleged. Relations, embassies and votes are not counted as "
    "recognition."
)


class Count(Part):
    """How many observers recognise a target: a range, since sources leave some open."""

    lowest: int
    highest: int
    open: list[str] = Field(description="ids of the observers that make the difference")
    rule: str


class Target(Part):
    """One recognised (or not recognised) party."""

    target: PartyRef
    count: Count
    observers: list[State] = Field(description="`subject` is the observer; observers of whom nothing is claimed are absent, not `no`")
    withdrawn: list[str] = Field(description="ids of observers of whom some source says that they withdrew")
    total: int
    truncated: bool


class Recognition(Stated):
    """Who recognises whom, by observer."""

    targets: list[Target]

    def table(self) -> Iterator[Row]:
        """One row an observer and target."""
        for target in self.targets:
            for one in target.observers:
                yield {
                    "target": target.target.id, "observer": one.subject.id, "observer_name": one.subject.name, "on": self.on,
                    "holds": one.holds, "disputed": one.disputed, "last_seen": one.last_seen, "sentence": one.sentence,
                    "begins": one.episodes[-1].begins if one.episodes else None,
                    "ends": one.episodes[-1].ends if one.episodes else None, "withdrawn": one.subject.id in target.withdrawn,
                    "claims": sorted({claim for episode in one.episodes for claim in episode.claims} | set(one.alleged) | set(one.denied)),
                    "independent_sources": one.independent_sources, "citation": self.cited(one.sources),
                }  # fmt: skip

    def columns(self) -> list[str]:
        """The columns of `table`."""
        return [
            "target", "observer", "observer_name", "on", "holds", "disputed", "last_seen", "sentence", "begins", "ends",
            "withdrawn", "claims", "independent_sources", "citation",
        ]  # fmt: skip


class Withdrawal(Part):
    """An observer of whom some source says that it withdrew its recognition."""

    observer: PartyRef
    holds: Holds = Field(description="whether the recognition holds on the day asked about")
    disputed: bool
    says: list[ClaimLine] = Field(description="claims that it withdrew, of every modality but denied")
    against: list[ClaimLine] = Field(description="denials of the withdrawal, and denials that there ever was a recognition")
    restored: list[ClaimLine] = Field(description="claims that it recognised again after the withdrawal")


class Withdrawals(Stated):
    """Who withdrew its recognition of a target, who says so and who disputes it."""

    target: PartyRef
    withdrawals: list[Withdrawal]

    def table(self) -> Iterator[Row]:
        """One row a claim."""
        for one in self.withdrawals:
            for side, lines in (("says", one.says), ("against", one.against), ("restored", one.restored)):
                for line in lines:
                    yield {
                        "target": self.target.id, "observer": one.observer.id, "holds": one.holds, "disputed": one.disputed, "side": side,
                        "claim": line.claim, "kind": line.kind, "modality": line.modality, "when": line.when, "said_by": line.said_by,
                        "quote": line.quote, "citation": line.source.citation if line.source else None,
                    }  # fmt: skip

    def columns(self) -> list[str]:
        """The columns of `table`."""
        return [
            "target", "observer", "holds", "disputed", "side", "claim", "kind", "modality", "when", "said_by", "quote", "citation",
        ]  # fmt: skip
