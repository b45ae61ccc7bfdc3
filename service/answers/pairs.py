"""Pairs of parties picked by what is and is not between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from legation.service.answers.base import Part, PartyRef, Row
from legation.service.answers.states import Stated

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

    def table(self) -> Iterator[Row]:
        """One row a pair."""
        for one in self.pairs:
            yield {
                "a": one.a.id, "a_name": one.a.name, "b": one.b.id, "b_name": one.b.name, "on": self.on,
                "mission_of_a_in_b": one.mission_of_a_in_b, "mission_of_b_in_a": one.mission_of_b_in_a, "relations": one.relations,
                "deliveries": one.deliveries, "claims": one.claims, "sample": one.sample, "citation": self.cited(one.sources),
            }  # fmt: skip

    def columns(self) -> list[str]:
        """The columns of `table`."""
        return [
            "a", "a_name", "b", "b_name", "on", "mission_of_a_in_b", "mission_of_b_in_a", "relations", "deliveries", "claims", "sample",
            "citation",
        ]  # fmt: skip


class Cover(Part):
    """One seat from which a sender covers other states."""

    sender: PartyRef
    seat: PartyRef | None = Field(description="host of the seat; null where the source does not say")
    hosts: list[PartyRef]
    holds: list[str] = Field(description="whether each accreditation holds on the day, in the order of `hosts`")
    claims: list[str]
    sources: list[str]


class Accreditations(Stated):
    """Who covers which states from a seat elsewhere, the widest cover first."""

    covers: list[Cover]

    def table(self) -> Iterator[Row]:
        """One row a host."""
        for one in self.covers:
            for host, holds in zip(one.hosts, one.holds, strict=True):
                yield {
                    "sender": one.sender.id, "sender_name": one.sender.name, "seat": one.seat.id if one.seat else None,
                    "seat_name": one.seat.name if one.seat else None, "host": host.id, "host_name": host.name,
                    "on": self.on, "holds": holds, "covered": len(one.hosts), "citation": self.cited(one.sources),
                }  # fmt: skip

    def columns(self) -> list[str]:
        """The columns of `table`."""
        return ["sender", "sender_name", "seat", "seat_name", "host", "host_name", "on", "holds", "covered", "citation"]
