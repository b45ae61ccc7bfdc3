"""Pairs of parties picked by what is and is not between them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from legation.service.answers.base import Part, PartyRef
from legation.service.answers.states import Stated
from legation.service.answers.table import Lines, Table

Between = Literal["yes", "possibly", "undated", "no", "nothing claimed"]


class Pair(Part):
    """Two parties. `nothing claimed` is not `no`: no loaded source speaks of it."""

    a: PartyRef
    b: PartyRef
    mission_of_a_in_b: Between
    mission_of_b_in_a: Between
    relations: Between
    deliveries: str | None = Field(description="years of arms transfers, for that question: `AZE<ISR 2016–2020`")
    tracks: list[str]
    claims: int
    sample: list[str] = Field(description="ids of claims, one of each source")
    sources: list[str]


class Pairs(Stated):
    """The pairs that a question picks."""

    about: str
    types: list[str] = Field(description="types of mission that count")
    party: PartyRef | None
    pairs: list[Pair]

    TABLE = Table(
        "pairs", "a a_name b b_name on mission_of_a_in_b mission_of_b_in_a relations deliveries claims sample citation", key="a b"
    )


class Cover(Part):
    """One seat from which a sender covers other states."""

    sender: PartyRef
    seat: PartyRef | None = Field(description="host of the seat; null where the source does not say")
    hosts: list[PartyRef]
    holds: list[str] = Field(description="whether each accreditation holds on the day, in the order of `hosts`")
    claims: list[str]
    sources: list[str]


def _hosts(answer: Accreditations) -> Lines:
    """One row a host."""
    for one in answer.covers:
        for host, holds in zip(one.hosts, one.holds, strict=True):
            yield one, {"host": host, "holds": holds, "covered": len(one.hosts)}


class Accreditations(Stated):
    """Who covers which states from a seat elsewhere, the widest cover first."""

    covers: list[Cover]

    TABLE = Table(
        _hosts,
        "sender sender_name seat seat_name host host_name on holds covered citation",
        Cover,
        {"host": PartyRef, "holds": str, "covered": int},
    )
