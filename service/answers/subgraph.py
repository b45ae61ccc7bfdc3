"""A part of the graph, for drawing and for export."""

from __future__ import annotations

from pydantic import Field

from legation.service.answers.base import Answer, Part, SourceRef
from legation.service.answers.dates import Day, Edtf
from legation.service.answers.table import Lines, Table


class Node(Part):
    """A party as a node."""

    id: str
    name: str
    kind: str = Field(description="country, organization or group; says nothing of statehood")
    asked: bool = Field(description="whether it was asked for; else it is a neighbour")
    latitude: float | None = Field(description="of the capital, degrees (WGS 84)")
    longitude: float | None


class Edge(Part):
    """All edges of one type from one party to another, together."""

    id: str = Field(description="TYPE|subject|object")
    type: str
    subject: str
    object: str
    earliest: Day | None = Field(description="first day that the first of them may have begun (ISO)")
    latest: Day | None = Field(description="last day that the last of them may have lasted; null: without end")
    edges: int = Field(description="how many edges of the graph these are")
    disputed: bool = Field(description="whether the claims of one of them contradict each other")
    tiv: float | None = Field(description="of deliveries: the sum of the newest edition that lists any")
    edition: str | None = Field(description="which edition `tiv` is of")
    claims: list[str] = Field(description="ids of claims that it rests on, at most 20")
    claims_total: int


class ClaimSource(Part):
    """Where a claim of an edge stands."""

    claim: str
    source: str = Field(description="id of one of `sources`")


def _edges(answer: Subgraph) -> Lines:
    """One row an edge."""
    names = {one.id: one.name for one in answer.nodes}
    source_of = {one.claim: one.source for one in answer.stated_in}
    for one in answer.edges:
        cited = dict.fromkeys(source_of[claim] for claim in one.claims if claim in source_of)
        yield one, {"subject_name": names[one.subject], "object_name": names[one.object], "sources": list(cited)}


class Subgraph(Answer):
    """Parties as nodes, what stands between them as edges, with the claims that each edge rests on."""

    on: Edtf | None = Field(description="the day or period that edges have to touch (EDTF); null: any time")
    known_on: str | None
    nodes: list[Node]
    edges: list[Edge]
    stated_in: list[ClaimSource]
    sources: list[SourceRef]
    notes: list[str]
    truncated: bool = Field(description="whether edges are missing because of `limit`")

    TABLE = Table(
        _edges,
        "type subject subject_name object object_name earliest latest edges disputed tiv edition claims claims_total citation",
        Edge,
        {"subject_name": str, "object_name": str, "sources": list[str]},
    )
