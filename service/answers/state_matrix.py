"""States of one sort between two sets of parties: missions of senders in hosts, recognition of targets by observers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from legation.service.answers.base import Part, PartyRef
from legation.service.answers.pairs import Between
from legation.service.answers.states import Stated
from legation.service.answers.table import Lines, Table


class StateCell(Part):
    """What holds from a row's party to a column's; a pair without a cell is one of which no loaded source speaks."""

    subject: str
    object: str
    holds: Between = Field(description="`nothing claimed`: a source plans, alleges or denies it, and none says that it was done")
    last_seen: str | None = Field(default=None, description="the last day (ISO) on which a claim shows it; what is later is possible")
    held_last: bool = Field(
        default=False, description="whether it is possible only because the day lies after `last_seen`: it held when it was last seen"
    )
    tracks: list[str] = Field(description="the stories behind it, e.g. an embassy and a consulate")
    claims: int
    sample: list[str] = Field(description="ids of claims, one of each source")
    sources: list[str] = Field(description="ids of the answer's `sources`")


def _cells(answer: StateMatrix) -> Lines:
    """One row a cell."""
    names = {one.id: one.name for one in (*answer.subjects, *answer.objects)}
    for one in answer.cells:
        yield one, {"subject_name": names[one.subject], "object_name": names[one.object]}


class StateMatrix(Stated):
    """A matrix of states on a day: rows are senders or observers, columns are hosts or targets."""

    about: Literal["missions", "recognition"]
    types: list[str] = Field(description="types of mission that count; empty for recognition")
    subjects: list[PartyRef] = Field(description="rows: senders, observers")
    objects: list[PartyRef] = Field(description="columns: hosts, targets")
    cells: list[StateCell]
    counts: dict[str, int] = Field(description="cells by `holds`")

    TABLE = Table(
        _cells,
        "subject subject_name object object_name about on holds claims sample citation",
        StateCell,
        {"subject_name": str, "object_name": str},
        key="subject object",
    )
