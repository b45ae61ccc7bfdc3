"""How many ties each party has, and what began and ended for one party."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from legation.service.answers.base import Part, PartyRef, SourceRef
from legation.service.answers.dates import Day, Edtf
from legation.service.answers.states import Stated
from legation.service.answers.table import Lines, Table

CITED = 3
"""Sources that a row of counts names; the answer names them all."""


class TieCount(Part):
    """With how many others one party has a tie on the day."""

    party: PartyRef
    yes: int = Field(description="others with which the tie surely holds")
    possibly: int = Field(description="others with which it may hold, beside those")


def _counted(answer: TieCounts) -> Lines:
    """One row a party."""
    most = "; ".join(one.citation for one in answer.sources[:CITED])
    cite = f"Legation, {answer.what} on {answer.on}, counted from {len(answer.sources)} sources, most from: {most}"
    for one in answer.parties:
        yield one, {"citation": cite}


class TieCounts(Stated):
    """With how many others each party has a tie of one sort."""

    what: str
    types: list[str]
    parties: list[TieCount]
    sources: list[SourceRef] = Field(description="those with the most claims first")

    TABLE = Table(_counted, "what party name=party.name on yes possibly citation", TieCount, {"citation": str}, key="party")


class Turn(Part):
    """A beginning or an end."""

    what: str = Field(description="which sort of tie: one of the question's `what`")
    turn: Literal["began", "ended"]
    other: PartyRef
    when: Edtf = Field(description="EDTF: a day, or `first..last` where it lies between two days")
    first: Day = Field(description="first day that it can be (ISO)")
    last: Day = Field(description="last day that it can be (ISO)")
    type: str | None = Field(description="type of a mission")
    place: str | None
    claims: list[str] = Field(description="ids of claims of that episode, a few")
    sources: list[str] = Field(description="ids of the answer's `sources`, a few")


class YearOfTurns(Part):
    """How many began and ended in a year; those that may lie in another year are counted in the year of their first possible day."""

    year: int
    what: str
    began: int
    ended: int
    unsure: int = Field(description="of both, those whose day may lie in another year")


class History(Stated):
    """What began and ended for one party, in order of time."""

    party: PartyRef
    what: list[str]
    years: list[YearOfTurns]
    turns: list[Turn]
    undated: dict[str, int] = Field(description="episodes by sort of which no source dates the beginning, e.g. missions seen on a day")

    TABLE = Table("turns", "party what turn other other_name when first last type place claims citation")
