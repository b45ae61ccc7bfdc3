"""Paths between two parties as answers show them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from legation.service.answers.base import Answer, Part, PartyRef, Row, SourceRef
from legation.service.answers.neighbours import Neighbour


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

    def table(self) -> Iterator[Row]:
        """One row a step and sort of edge."""
        citations = {one.id: one.citation for one in self.sources}
        for number, path in enumerate(self.paths, 1):
            for at, step in enumerate(path.steps, 1):
                for type_, tie in step.ties.items():
                    yield {
                        "path": number, "hops": path.hops, "step": at, "from": step.start.id, "to": step.end.id, "type": type_,
                        "direction": tie.direction, "edges": tie.edges, "earliest": tie.earliest, "latest": tie.latest, "holds": tie.holds,
                        "claims": tie.claims, "sample": tie.sample,
                        "citation": "; ".join(citations[i] for i in tie.sources if i in citations),
                    }  # fmt: skip

    def columns(self) -> list[str]:
        """The columns of `table`."""
        return [
            "path", "hops", "step", "from", "to", "type", "direction", "edges", "earliest", "latest", "holds", "claims", "sample",
            "citation",
        ]  # fmt: skip
