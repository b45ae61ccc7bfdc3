"""How much is loaded of each kind by decade and region, and what sources are complete for. Kept until the next write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Annotated, Literal
from weakref import WeakKeyDictionary

from pydantic import Field

from legation.graph.claims import today
from legation.graph.errors import InputError
from legation.graph.kinds import KINDS
from legation.graph.parties import register
from legation.graph.parties.regions import Region, parties_of
from legation.graph.rows import source_name
from legation.graph.store import Row, Store
from legation.service.answers.coverage import Complete, Coverage, CoverageCell, KindCoverage
from legation.service.declaration import question
from legation.service.parameters import ClaimKind
from legation.service.questions.arms.registers import registers

By = Literal["decade", "region", "both"]
ALL, NONE, UNDATED = "all", "none", "undated"
LIMIT = 5000
SECONDS = 120
NOTES = [
    "A fact that holds for years is counted in the decade in which it begins or is first seen.",
    "A fact between parties of two regions is counted in both, so that regions do not add up to `all`; nor do pairs and sources.",
    "Nothing loaded is not nothing in the world: only what a source is complete for says that there was none.",
]
Key = tuple[str, str, str]
Kinds = Annotated[
    list[ClaimKind] | None, Field(alias="kind", max_length=60, description="these kinds (repeat it)", examples=[["recognized"]])
]


@dataclass(slots=True)
class _Count:
    """What stands in one cell."""

    facts: int = 0
    claims: int = 0
    pairs: set[tuple[str, ...]] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    last: str | None = None

    def add(self, row: Row, pair: tuple[str, ...]) -> None:
        """Count a track's decade."""
        self.facts += row["facts"]
        self.claims += row["claims"]
        self.pairs.add(pair)
        self.sources.update(row["sources"])
        self.origins.update(row["origins"])
        if row["last"] is not None and (self.last is None or row["last"] > self.last):
            self.last = row["last"]

    def told(self) -> dict[str, int | str | None]:
        """As the answer's fields."""
        return {
            "facts": self.facts, "claims": self.claims, "pairs": len(self.pairs), "sources": len(self.sources),
            "independent": len(self.origins), "last_seen": self.last,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Counted:
    """All cells of a graph's version, as the answer tells them."""

    version: str
    cells: Mapping[Key, dict[str, int | str | None]]
    complete: Mapping[str, list[Complete]]


_kept: WeakKeyDictionary[Store, dict[Region | None, _Counted]] = WeakKeyDictionary()
_lock = Lock()


@question("/v1/coverage", "How much is loaded of each kind, by decade and region", tag="evidence", long=True, statuses=())
def coverage(
    store: Store, *,
    kinds: Kinds = None,
    by: Annotated[By, Field(description="cells by decade, by region, or by both at once", examples=["decade"])] = "both",
    region: Annotated[Region | None, Field(description="only what a party of it has to do with (UN M49)", examples=["Europe"])] = None,
    limit: Annotated[int, Field(ge=1, le=20_000, description="most cells; an answer that was cut says `truncated`")] = LIMIT,
) -> Coverage:  # fmt: skip
    """For each kind of claim by decade and region: facts, pairs, sources, independent sources, the last day seen, and what sources are
    complete for. What is thin is seen at a glance. Planned, alleged, denied and retracted claims are not counted.

    Counting is a walk over all claims, kept until the next write. Raises InputError.
    """
    for kind in kinds or ():
        if kind not in KINDS:
            raise InputError(f"there is no kind {kind!r}; there are {', '.join(KINDS)}", place="kind")
    counted = _counted(store, region)
    nothing = _Count().told()
    wanted = [name for name in KINDS if not kinds or name in kinds]
    whole = [
        KindCoverage(
            kind=name, says=KINDS[name].says, complete=counted.complete.get(name, []),
            **counted.cells.get((name, ALL, ALL), nothing),  # type: ignore[arg-type]
        )
        for name in wanted
    ]  # fmt: skip
    whole.sort(key=lambda one: (-one.facts, one.kind))
    order = {one.kind: at for at, one in enumerate(whole)}
    keys = [key for key in counted.cells if key[0] in order and (key[1] == ALL, key[2] == ALL) == (by == "region", by == "decade")]
    keys.sort(key=lambda key: (order[key[0]], key[1] == UNDATED, key[1].zfill(5), key[2] == NONE, key[2]))
    shown = keys[:limit]
    return Coverage(
        version=counted.version, by=by, kinds=whole,
        decades=sorted({key[1] for key in shown}, key=lambda one: (one == UNDATED, one)),
        regions=sorted({key[2] for key in shown}, key=lambda one: (one == NONE, one)),
        cells=[CoverageCell(kind=key[0], decade=key[1], region=key[2], **counted.cells[key]) for key in shown],  # type: ignore[arg-type]
        total=len(keys), truncated=len(keys) > limit, notes=NOTES,
    )  # fmt: skip


def _counted(store: Store, region: Region | None) -> _Counted:
    """The cells of the graph as it stands, kept with its version."""
    version = store.version()
    with _lock:
        found = _kept.get(store, {}).get(region)
    if found is not None and found.version == version:
        return found
    rows = store.read("ask/coverage", {"kinds": None, "today": today().isoformat()}, timeout=SECONDS)
    made = _Counted(version, _cells(rows, parties_of(region) if region else None), _complete(store, rows))
    with _lock:
        kept = {name: one for name, one in _kept.get(store, {}).items() if one.version == version}
        _kept[store] = kept | {region: made}
    return made


def _cells(rows: Sequence[Row], only: frozenset[str] | None) -> dict[Key, dict[str, int | str | None]]:
    """Every cell: with the decade, the region, both, and neither."""
    regions = {party.id: party.region or NONE for party in register().parties()}
    cells: defaultdict[Key, _Count] = defaultdict(_Count)
    for row in rows:
        pair = tuple(end for end in row["track"].split("|")[1:3] if end)
        if only is not None and only.isdisjoint(pair):
            continue
        kind, decade = row["kind"], f"{row['decade']}0s" if row["decade"] else UNDATED
        for place in {ALL, *(regions.get(end, NONE) for end in pair)}:
            cells[kind, decade, place].add(row, pair)
            cells[kind, ALL, place].add(row, pair)
    return {key: count.told() for key, count in cells.items()}


def _complete(store: Store, rows: Sequence[Row]) -> dict[str, list[Complete]]:
    """What sources are complete for, by kind: registers of arms by what they declare, lists by their claims that a state is absent."""
    found: defaultdict[str, list[Complete]] = defaultdict(list)
    for one in registers(store):
        who = "everybody's trade" if one.everybody else "the trade of some parties, whole"
        lists = f"{who}{', by year' if one.yearly else ', by order'}"
        found["arms_transfer"].append(Complete(source=source_name(one.row), first=f"{one.first}", last=f"{one.last}", what=lists))
    for kind, source, first, last in _absences(rows):
        name = store.read("ask/sources", {"ids": [source]})
        for other in KINDS.values():
            if other.edge == KINDS[kind].edge and other.effect == "spans" and name:
                told = ", ".join(str(name[0][part]) for part in ("publisher", "title", "edition") if name[0][part])
                found[other.name].append(Complete(source=told, first=first, last=last, what=f"also lists where it does not hold ({kind})"))
    return found


def _absences(rows: Sequence[Row]) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Kind, source, first and last day of what sources show not to hold."""
    days: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        if KINDS[row["kind"]].effect == "absent":
            for source in row["sources"]:
                days[row["kind"], source].update(day for day in (row["last"],) if day)
    for (kind, source), seen in sorted(days.items()):
        yield kind, source, min(seen, default=None), max(seen, default=None)
