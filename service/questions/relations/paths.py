"""Paths between two parties over chosen sorts of edges, bounded in hops, rows and time; each step with its claims.

Both ends are widened by whole steps and met in the middle, so that no statement walks a path itself: neither engine prunes such a walk
by sort and day, and through a hub like USA it would not come back.
"""

from __future__ import annotations

import time as clock
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Annotated, Any

from pydantic import Field

from legation.graph.claims import UNKNOWN
from legation.graph.errors import InputError, LimitExceeded
from legation.graph.kinds import EDGES
from legation.graph.store import Row, Store
from legation.service.answers.base import PartyRef
from legation.service.answers.neighbours import Neighbour
from legation.service.answers.paths import Path, Paths, Step
from legation.service.declaration import question
from legation.service.parameters import EdgeTypes, KnownOn, OneParty, OtherParty, ValidOn
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.parties import two_parties
from legation.service.questions.common.state_as_of import ref, source_refs
from legation.service.questions.relations.neighbours import both_ways, describe, drawn_as, edge_types

MAX_HOPS = 4
LIMIT = 10
SECONDS = 5.0
"""Time that the whole question may take."""
ROWS = 60_000
"""Steps that one statement may return."""
PICKED = 8
"""So many ends are asked for by name: an engine compares each edge with each of a longer list, which costs more than all the edges."""
FRONTIER = 250
"""Parties from which a step is widened; more are cut, and the answer says so."""
Ends = tuple[str, ...]


class _Walk:
    """The parties reached so far, with the number of edges: `near[party][neighbour]`."""

    def __init__(self, store: Store, types: Sequence[str], asof: AsOf, dated: bool) -> None:
        self._store = store
        self._types = drawn_as(types) if len(types) < len(EDGES) else None
        first, last = (asof.first, asof.last) if dated else ("0001-01-01", "9999-12-31")
        self._window: dict[str, Any] = {"first": first, "last": last, "known_on": asof.known_on}
        self._ever = not dated and asof.known_on is None and self._types is None
        self._deadline = clock.monotonic() + SECONDS
        self.near: dict[str, dict[str, int]] = {}
        self._widened: set[str] = set()
        self.cut = False

    def _read(self, name: str, params: dict[str, Any]) -> list[Row]:
        left = self._deadline - clock.monotonic()
        if left <= 0.05:
            raise LimitExceeded(f"the paths took longer than {SECONDS:g} s; ask for fewer hops, fewer sorts of edge or one day")
        return self._store.read(name, params, timeout=left)

    def widen(self, ids: Sequence[str], to: Sequence[str] | None = None) -> None:
        """Read who is one step from some parties (of some, or of any)."""
        wanted = [one for one in ids if one not in self._widened]
        if len(wanted) > FRONTIER:
            wanted, self.cut = wanted[:FRONTIER], True
        if not wanted:
            return
        if self._ever and to is None:
            for row in self._read("ask/reach_ever", {"ids": wanted}):
                if not row["id"].startswith(f"{UNKNOWN}:"):
                    mine = self.near.setdefault(row["start"], {})
                    mine[row["id"]] = mine.get(row["id"], 0) + row["edges"]
        else:
            rows = self._read("ask/reach", {"ids": wanted, "to": to, "types": self._types, "limit": ROWS, **self._window})
            self.cut = self.cut or len(rows) == ROWS
            for row in rows:
                self.near.setdefault(row["start"], {})[row["id"]] = row["edges"]
        if to is None:
            self._widened.update(wanted)

    def of(self, party: str) -> dict[str, int]:
        """The neighbours of a party."""
        return self.near.get(party, {})

    def weight(self, ends: Ends) -> int:
        """Edges of a path's weakest step."""
        return min(self.of(a).get(b) or self.of(b).get(a, 0) for a, b in pairwise(ends))

    def steps(self, batch: Sequence[Ends]) -> dict[tuple[str, str], dict[str, Row]]:
        """The edges of each step of some paths by sort, read from the ends of the paths as far as that goes."""
        starts = {end for ends in batch for end in (ends[0], ends[-1])}
        wanted: dict[str, set[str]] = {}
        for ends in batch:
            for a, b in pairwise(ends):
                start, end = (b, a) if b in starts and a not in starts else (a, b)
                wanted.setdefault(start, set()).add(end)
        found: dict[tuple[str, str], dict[str, Row]] = {}
        ends_of = {"ids": sorted(wanted), "to": sorted(set().union(*wanted.values()))}
        for row in both_ways(self._read("ask/steps_to", {**ends_of, "types": self._types, **self._window})):
            a, b = row["start"], row["id"]
            found.setdefault((a, b), {})[row["type"]] = row
            found.setdefault((b, a), {})[row["type"]] = row | {"start": b, "id": a, "outgoing": row["edges"] - row["outgoing"]}
        return found


@question("/v1/paths", "Paths between two parties", tag="pairs", long=True)
def paths(
    store: Store, a: OneParty, b: OtherParty, *, types: EdgeTypes = None,
    max_hops: Annotated[int, Field(ge=1, le=4, description="most steps", examples=[3])] = 3, valid_on: ValidOn = None,
    known_on: KnownOn = None, limit: Annotated[int, Field(ge=1, le=50, description="most paths", examples=[10])] = 10,
) -> Paths:  # fmt: skip
    """The shortest first, each step with its claims and, on a day, whether it holds. Bounded in steps, rows and time: what would take too
    long ends in a problem that says so.

    Paths of at most `max_hops` (1 to 4) steps between two parties, over edges of the given sorts (default: all), the shortest first.

    With `valid_on` each step holds or may hold on that day. Raises UnknownParty, InputError, LimitExceeded where it would take too long.
    """
    if not 1 <= max_hops <= MAX_HOPS:
        raise InputError(f"a path has 1 to {MAX_HOPS} steps, not {max_hops}", place="max_hops")
    asof = as_of(valid_on, known_on)
    *ends, notes = two_parties(a, b, asof.on if valid_on else None)
    wanted = edge_types(types)
    walk = _Walk(store, wanted, asof, valid_on is not None)
    found: list[Path] = []
    sources: dict[str, Row] = {}
    rest = _candidates(walk, ends[0].id, ends[1].id, max_hops)
    while len(found) <= limit and (batch := list(islice(rest, limit + 1))):
        made, cited = _described(store, walk, batch, asof, valid_on is not None)
        found += made
        sources |= cited
    more = len(found) > limit
    found = found[:limit]
    if not found:
        notes.append(f"No path of at most {max_hops} steps is known; what is not loaded cannot be walked.")
    if walk.cut:
        notes.append(f"The walk was cut at {FRONTIER} parties or {ROWS} steps; there may be more paths.")
    return Paths(
        a=PartyRef(id=ends[0].id, name=ends[0].name), b=PartyRef(id=ends[1].id, name=ends[1].name), types=wanted, max_hops=max_hops,
        on=asof.on.edtf if valid_on else None, known_on=asof.known_on, paths=found, notes=notes, truncated=more or walk.cut,
        sources=source_refs(sources, (tie.sources for path in found for step in path.steps for tie in step.ties.values())),
    )  # fmt: skip


def _candidates(walk: _Walk, a: str, b: str, max_hops: int) -> Iterator[Ends]:
    """The simple paths, the shortest first; longer ones are looked for only when they are asked for."""
    for hops in range(1, max_hops + 1):
        yield from sorted(_of_length(walk, a, b, hops), key=lambda one: (-walk.weight(one), one))


def _of_length(walk: _Walk, a: str, b: str, hops: int) -> Iterator[Ends]:
    """The simple paths of exactly so many steps."""
    if hops == 1:
        walk.widen([a])
        if b in walk.of(a):
            yield (a, b)
        return
    walk.widen([b])
    from_a, from_b = walk.of(a).keys() - {b}, walk.of(b).keys() - {a}
    if not from_a or not from_b:  # nothing else leads to one of the ends: no longer path does, and the walk need not go on
        return
    if hops == 2:
        yield from ((a, middle, b) for middle in from_a & from_b)
        return
    fewer, more = sorted((from_a, from_b), key=len)
    if hops == 3:
        walk.widen(sorted(fewer), sorted(more) if len(more) <= PICKED else None)
        for start in from_a:
            for end in from_b:
                if start != end and (end in walk.of(start) or start in walk.of(end)):
                    yield (a, start, end, b)
        return
    walk.widen(sorted(from_a))
    walk.widen(sorted(from_b))
    for start in from_a:
        for end in from_b:
            if start != end:
                for middle in walk.of(start).keys() & walk.of(end).keys() - {a, b, start, end}:
                    yield (a, start, middle, end, b)


def _described(store: Store, walk: _Walk, batch: Sequence[Ends], asof: AsOf, dated: bool) -> tuple[list[Path], dict[str, Row]]:
    """The paths with their claims; those with a step of which nothing was known, or that did not hold, are left out."""
    steps = walk.steps(batch)
    pairs = sorted({pair for ends in batch for pair in pairwise(ends)})
    entries = [(f"{name}|{a}", row) for a, b in pairs for name, row in sorted(steps.get((a, b), {}).items())]
    made, sources = describe(store, entries, asof, dated)
    ties: dict[tuple[str, str], dict[str, Neighbour]] = {}
    for name, row in entries:
        if (name, row["id"]) in made:
            ties.setdefault((row["start"], row["id"]), {})[name.split("|")[0]] = made[name, row["id"]]
    found = [
        Path(
            hops=len(ends) - 1, parties=[ref(one) for one in ends],
            steps=[Step(start=ref(a), end=ref(b), ties=ties[a, b]) for a, b in pairwise(ends)],
        )
        for ends in batch
        if all(pair in ties for pair in pairwise(ends))
    ]  # fmt: skip
    return found, sources
