"""A part of the graph around some parties, bounded, each edge with its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import Annotated

from pydantic import Field

from legation.graph.errors import InputError
from legation.graph.kinds import SORT
from legation.graph.parties import register
from legation.graph.store import Row, Store
from legation.service.answers.base import source_ref
from legation.service.answers.subgraph import ClaimSource, Edge, Node, Subgraph
from legation.service.declaration import question
from legation.service.parameters import GraphForm, KnownOn, Text
from legation.service.questions.arms.registers import registers
from legation.service.questions.common.asof import as_of
from legation.service.questions.common.parties import party_in
from legation.service.questions.relations.neighbours import drawn_as, edge_types

MOST_PARTIES = 50
LIMIT = 500
ROWS = 40_000
"""Rows that are read for one drawing: deliveries of many years and editions are put together to one edge."""
CLAIMS = 20
"""Claims that one edge names."""


@question("/v1/graph", "A part of the graph, for drawing", tag="graph", long=True, form=GraphForm)
def subgraph(
    store: Store,
    parties: Annotated[
        list[Text],
        Field(alias="party", min_length=1, max_length=MOST_PARTIES, description="id, code or name (repeat it)", examples=[["AZE"]]),
    ],
    *,
    types: Annotated[
        list[Text] | None,
        Field(alias="kinds", max_length=40, description="types of edge (repeat it); default: all", examples=[["HAS_MISSION_IN"]]),
    ] = None,
    between: Annotated[bool, Field(description="only edges among the parties asked for")] = False,
    valid_on: Annotated[
        str | None, Field(max_length=32, description="EDTF day, month, year or interval that edges have to touch", examples=["2015"])
    ] = None,
    known_on: KnownOn = None,
    limit: Annotated[int, Field(ge=1, le=5000, description="most edges; an answer that was cut says `truncated`")] = LIMIT,
) -> Subgraph:  # fmt: skip
    """Parties as nodes with the place of their capital, one edge for each type and pair with its days, its claims and their sources.

    The edges that touch the parties, or with `between` only those among them; at most `limit`.

    Edges whose time may touch `valid_on` (EDTF; default: any time) count. With `known_on` edges that rest on what was published later
    are left out; for the exact state of a day ask for the dyad. Raises UnknownParty, InputError.
    """
    if not parties:
        raise InputError("name at least one party", place="party")
    if len(parties) > MOST_PARTIES:
        raise InputError(f"{len(parties)} parties were given; a drawing takes at most {MOST_PARTIES}", place="party")
    asof = as_of(valid_on, known_on)
    notes: list[str] = []
    asked: list[str] = []
    for text in parties:
        party, said = party_in(text, asof.on)
        if party.id not in asked:
            asked.append(party.id)
            notes += said if valid_on else []
    span = {"first": asof.first, "last": asof.last} if valid_on else {"first": "0001-01-01", "last": "9999-12-31"}
    wanted = edge_types(types, place="kinds")
    rows = store.read(
        "ask/subgraph",
        {
            "parties": asked, "types": drawn_as(wanted), "between": between, "known_on": asof.known_on, "limit": ROWS + 1, **span,
        },
        timeout=60,
    )  # fmt: skip
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows[:ROWS]:
        groups[SORT[row["type"]], row["subject"], row["object"]].append(row)
    editions = {one.id: (one.age, one.edition) for one in registers(store, asof.known_on)}
    edges = [_edge(key, members, editions) for key, members in islice(sorted(groups.items()), limit)]
    stated = store.read("ask/claims_sources", {"ids": sorted({claim for one in edges for claim in one.claims})}, timeout=60)
    if asof.known_on:
        notes.append("Edges stand as all that is known draws them; those that rest on later publications only are left out.")
    return Subgraph(
        on=asof.on.edtf if valid_on else None, known_on=asof.known_on, nodes=_nodes(asked, edges), edges=edges, notes=notes,
        stated_in=[ClaimSource(claim=row["claim"], source=row["id"]) for row in stated],
        sources=[source_ref(row) for row in {row["id"]: row for row in stated}.values()],
        truncated=len(groups) > limit or len(rows) > ROWS,
    )  # fmt: skip


def _edge(key: tuple[str, str, str], rows: Sequence[Row], editions: dict[str, tuple[tuple[str, str], str]]) -> Edge:
    valued = [row for row in rows if row["tiv"] and row["source"] in editions]
    newest = max((editions[row["source"]] for row in valued), default=None)
    claims = sorted({claim for row in rows for part in row["claims"] for claim in part or ()})
    ends = [row["latest"] for row in rows]
    return Edge(
        id="|".join(key), type=key[0], subject=key[1], object=key[2], edges=sum(row["edges"] for row in rows),
        earliest=min((row["earliest"] for row in rows if row["earliest"]), default=None),
        latest=None if None in ends else max(ends), disputed=any(row["disputed"] for row in rows),
        tiv=round(sum(row["tiv"] for row in valued if newest and editions[row["source"]] == newest), 2) if newest else None,
        edition=newest[1] if newest else None, claims=claims[:CLAIMS], claims_total=len(claims),
    )  # fmt: skip


def _nodes(asked: Sequence[str], edges: Sequence[Edge]) -> list[Node]:
    known = register()
    ids = [*asked, *sorted({end for one in edges for end in (one.subject, one.object)} - set(asked))]
    return [
        Node(
            id=id_, name=known.get(id_).name, kind=known.get(id_).kind, asked=id_ in asked, latitude=known.get(id_).latitude,
            longitude=known.get(id_).longitude,
        )
        for id_ in ids
    ]  # fmt: skip
