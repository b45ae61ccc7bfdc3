"""Who is tied to a party, sort by sort; partners that two parties share."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from legation.service.answers.base import Answer, Part, PartyRef, SourceRef
from legation.service.answers.claims import Holds
from legation.service.answers.dates import Day
from legation.service.answers.table import Lines, Table


class Neighbour(Part):
    """A party at the other end of edges of one sort."""

    party: PartyRef
    latitude: float | None = Field(description="of its capital, degrees (WGS 84)")
    longitude: float | None
    direction: Literal["out", "in", "both", "symmetric"]
    edges: int
    earliest: Day | None
    latest: Day | None = Field(description="null where it goes on, or no source gives an end")
    holds: Holds | None = Field(description="whether a state holds on the day; null for events and flows")
    tracks: list[str]
    claims: int
    sample: list[str] = Field(description="ids of claims, one of each source")
    sources: list[str]


class NeighbourKind(Part):
    """The neighbours by one sort of edge."""

    type: str = Field(description="relationship type in the graph, e.g. HAS_MISSION_IN")
    total: int = Field(description="neighbours in all")
    edges: int
    neighbours: list[Neighbour] = Field(description="a page, in order of id")
    after: str | None = Field(description="ask for this type with `after` for the next page; null at the end")


def _ties(answer: Neighbours) -> Lines:
    """One row a neighbour and sort."""
    for kind in answer.kinds:
        for one in kind.neighbours:
            yield one, {"party": answer.party, "type": kind.type, "neighbour": one.party}


class Neighbours(Answer):
    """A party's neighbours, a page for each sort of edge."""

    party: PartyRef
    on: str | None = Field(description="the day that edges are taken for (EDTF); null: all times")
    known_on: str | None
    kinds: list[NeighbourKind]
    sources: list[SourceRef]
    notes: list[str]
    truncated: bool

    TABLE = Table(
        _ties,
        "party type neighbour neighbour_name direction edges earliest latest holds claims sample citation",
        Neighbour,
        {"party": PartyRef, "type": str, "neighbour": PartyRef},
        key="type neighbour direction",
    )


class CommonPartner(Part):
    """A party that both are tied to."""

    party: PartyRef
    ties: dict[str, list[Neighbour]] = Field(description="sort of edge to [tie with a, tie with b]; `party` of a tie is a or b")


def _sides(answer: CommonPartners) -> Lines:
    """One row a partner, sort and side."""
    for partner in answer.partners:
        for type_, sides in partner.ties.items():
            for one in sides:
                yield one, {"partner": partner.party, "type": type_, "with": one.party}


class CommonPartners(Answer):
    """Partners that two parties share, by chosen sorts of edges."""

    a: PartyRef
    b: PartyRef
    types: list[str]
    on: str | None
    known_on: str | None
    partners: list[CommonPartner]
    sources: list[SourceRef]
    notes: list[str]
    total: int
    truncated: bool

    TABLE = Table(
        _sides,
        "partner partner_name type with direction edges earliest latest holds claims sample citation",
        Neighbour,
        {"partner": PartyRef, "type": str, "with": PartyRef},
    )
