"""Paths between two parties as answers show them."""

from __future__ import annotations

from pydantic import Field

from legation.service.answers.base import Answer, Part, PartyRef, SourceRef
from legation.service.answers.neighbours import Neighbour
from legation.service.answers.table import Lines, Table


class Step(Part):
    """One step of a path: every tie of the wanted sorts between its two ends."""

    start: PartyRef
    end: PartyRef
    ties: dict[str, Neighbour] = Field(description="by sort of edge; `party` is the end of the step")


class Path(Part):
    """A path without repeated parties."""

    hops: int
    parties: list[PartyRef]
    steps: list[Step]


def _steps(answer: Paths) -> Lines:
    """One row a step and sort of edge."""
    for number, path in enumerate(answer.paths, 1):
        for at, step in enumerate(path.steps, 1):
            for type_, tie in step.ties.items():
                yield tie, {"path": number, "hops": path.hops, "step": at, "from": step.start, "to": step.end, "type": type_}


class Paths(Answer):
    """Paths between two parties, the shortest first; of equal length those whose weakest step has most edges first."""

    a: PartyRef
    b: PartyRef
    types: list[str]
    max_hops: int
    on: str | None = Field(description="the day that edges are taken for (EDTF); null: all times")
    known_on: str | None
    paths: list[Path]
    sources: list[SourceRef]
    notes: list[str]
    truncated: bool = Field(description="whether there are or may be more paths within `max_hops`")

    TABLE = Table(
        _steps,
        "path hops step from to type direction edges earliest latest holds claims sample citation",
        Neighbour,
        {"path": int, "hops": int, "step": int, "from": PartyRef, "to": PartyRef, "type": str},
        key="path step type",
    )
