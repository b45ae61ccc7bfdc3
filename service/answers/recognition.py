"""Recognition as answers show it: by observer, counted as a range, withdrawals with who disputes them."""

from __future__ import annotations

from pydantic import Field

from legation.service.answers.base import Part, PartyRef
from legation.service.answers.claims import ClaimLine, Holds
from legation.service.answers.dates import Edtf
from legation.service.answers.states import State, Stated
from legation.service.answers.table import Lines, Table

COUNT_RULE = (
    "lowest: observers whose recognition holds, or held when last seen, and that no source denies or dates otherwise; highest: also "
    "those where it possibly holds, is disputed, has no date, is only alleged, or was frozen or suspended and not withdrawn. Relations, "
    "embassies and votes are not counted as recognition."
)


class Count(Part):
    """How many observers recognise a target: a range, since sources leave some open; null where no loaded source tells of any."""

    lowest: int | None
    highest: int | None
    implied: list[str] = Field(
        default_factory=list,
        description="ids of the parties whose relations with the target imply recognition of which no claim tells; not in the count",
    )
    open: list[str] = Field(description="ids of the observers that make the difference")
    rule: str
    implied_before: list[str] = Field(
        default_factory=list,
        description="the same of parties whose relations were frozen, suspended or cancelled, or may have ended",
    )
    lowest_with_implied: int | None = Field(
        default=None, description="`lowest` and `implied` together: counted apart, as relations are no act of recognition"
    )
    highest_with_implied: int | None = Field(default=None, description="`highest`, `implied` and `implied_before` together")


class Target(Part):
    """One recognised (or not recognised) party."""

    target: PartyRef
    count: Count
    observers: list[State] = Field(description="`subject` is the observer; observers of whom nothing is claimed are absent, not `no`")
    withdrawn: list[str] = Field(description="ids of observers of whom some source says that they withdrew")
    total: int
    truncated: bool


def _observers(answer: Recognition) -> Lines:
    """One row an observer and target."""
    for target in answer.targets:
        for one in target.observers:
            last = one.episodes[-1] if one.episodes else None
            yield one, {
                "target": target.target, "begins": last and last.begins, "ends": last and last.ends,
                "withdrawn": one.subject.id in target.withdrawn,
                "claims": sorted({claim for episode in one.episodes for claim in episode.claims} | set(one.alleged) | set(one.denied)),
            }  # fmt: skip


class Recognition(Stated):
    """Who recognises whom, by observer."""

    targets: list[Target]

    TABLE = Table(
        _observers,
        "target observer=subject observer_name=subject.name on holds disputed last_seen sentence begins ends withdrawn claims "
        "independent_sources citation",
        State,
        {"target": PartyRef, "begins": Edtf | None, "ends": Edtf | None, "withdrawn": bool, "claims": list[str]},
        key="target observer",
    )


class Withdrawal(Part):
    """An observer of whom some source says that it withdrew its recognition."""

    observer: PartyRef
    holds: Holds = Field(description="whether the recognition holds on the day asked about")
    disputed: bool
    says: list[ClaimLine] = Field(description="claims that it withdrew, of every modality but denied")
    against: list[ClaimLine] = Field(description="denials of the withdrawal, and denials that there ever was a recognition")
    restored: list[ClaimLine] = Field(description="claims that it recognised again after the withdrawal")


def _said(answer: Withdrawals) -> Lines:
    """One row a claim."""
    for one in answer.withdrawals:
        for side, lines in (("says", one.says), ("against", one.against), ("restored", one.restored)):
            for line in lines:
                yield one, line, {"side": side}


class Withdrawals(Stated):
    """Who withdrew its recognition of a target, who says so and who disputes it."""

    target: PartyRef
    withdrawals: list[Withdrawal]

    TABLE = Table(
        _said, "target observer holds disputed side claim kind modality when said_by quote citation", Withdrawal, ClaimLine, {"side": str}
    )
