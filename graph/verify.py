"""What must be true of a graph at rest, checked against the graph itself (`legation verify`).

0. On Neo4j every constraint and index is there.
1. Nothing waits to be drawn. What does wait (a load is running, or was killed) is left out of 5 and 6.
2. Each claim stands in its track, where all else looks for it; its id is the hash of its content, and every derived property (track,
   dyad, bounds, origin, known_from) is what its content gives.
3. Each claim has exactly its SUBJECT, OBJECT, STATED_IN and ABOUT edges; a quote is as long as its span.
4. Each source's id is the hash of its content; its CITES edges and its mark as a register fit.
5. The edges between parties are exactly those that `projection.edges.edges_of` draws from the claims: so each edge's claims exist, and no
   claim lacks its edge.
6. Each party's yearly totals equal the sums over the edges, or what the source prints.

Claims stream by tracks; edges are compared by sums of hashes in buckets, and only buckets that differ are gone through one by one,
so memory does not grow with the graph.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import orjson

from legation.graph import reading
from legation.graph.digest import plain
from legation.graph.errors import Unreadable
from legation.graph.kinds import SORT
from legation.graph.projection.edges import edges_of
from legation.graph.projection.registers import Editions, editions
from legation.graph.projection.totals import TOTAL, stated_totals, total_id
from legation.graph.rows import claim_row, end_of, source_row
from legation.graph.states.episodes import known
from legation.graph.store import Row, Store, chunks, missing_schema

SAMPLES = 20
"""Faults described for each rule; all are counted."""
_PARTIES_AT_ONCE = 50
_BUCKETS = 4096
Progress = Callable[[str, int], None]
"""Called with the phase (`claims`, `sources`, `edges`, `totals`) and how many of it have been checked."""


@dataclass(slots=True)
class Findings:
    """What a check found. `faults` counts by rule, `samples` describe up to SAMPLES of each."""

    claims: int = 0
    sources: int = 0
    edges: int = 0
    totals: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[str]] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether every rule holds."""
        return not self.faults

    def add(self, rule: str, what: str) -> None:
        """Note one fault."""
        self.faults[rule] += 1
        shown = self.samples.setdefault(rule, [])
        if len(shown) < SAMPLES:
            shown.append(what)

    def to_json(self) -> dict[str, Any]:
        """Plain values, for `--format json`."""
        counts = {"claims": self.claims, "sources": self.sources, "edges": self.edges, "totals": self.totals}
        return {"sound": self.sound, **counts, "faults": dict(self.faults), "samples": self.samples}


def verify(store: Store, progress: Progress = lambda phase, done: None) -> Findings:
    """Check every rule over the whole graph. Nothing is changed. Raises StoreError only where the engine fails."""
    found = Findings()
    for name in missing_schema(store):
        found.add("schema", f"{name} is missing: somebody dropped it; the next load or write makes it again")
    held = int(store.read("ask/catalog_counts", timeout=reading.TIMEOUT)[0]["claims"])
    waiting = _waiting(store)
    if waiting:
        found.add("pending", f"{len(waiting)} tracks or totals wait to be drawn; load again, or run legation rebuild")
    expected: list[int] = [0] * _BUCKETS
    stated: dict[str, Row] = {}
    sources, registers = reading.Sources(store), editions(store)
    for tracks in reading.track_pages(store):
        rows = reading.rows_of(store, tracks)
        _check_claims(store, sources, rows, found)
        for track, edges in _drawn(rows, registers):
            if track in waiting:
                continue
            for edge in edges:
                expected[_bucket(edge["key"])] += _hash(edge)
            if track.startswith("arms_total|"):
                own = [row for row in known((r for r in rows if r["track"] == track), None)]
                stated |= {total["id"]: total["props"] for total in stated_totals(track, own)}
        progress("claims", found.claims)
    if found.claims < held:  # none is ever removed; those that come meanwhile are checked or not
        found.add("claim-lost", f"{held - found.claims} claims stand in no track, where no question finds them")
    _check_sources(store, found, progress)
    sums = _check_edges(store, expected, waiting, found, progress)
    _check_totals(store, sums, stated, waiting, found, progress)
    return found


def _waiting(store: Store) -> set[str]:
    """Every pending track and total."""
    return {row["id"] for page in reading.pages(store, "write/pending_page", limit=20_000) for row in page}


def _check_claims(store: Store, sources: reading.Sources, rows: Sequence[Row], found: Findings) -> None:
    with suppress(Unreadable):  # said below of each claim that it concerns
        sources.want({row["source"] for row in rows})
    links: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for ids in chunks([row["id"] for row in rows], 5000):
        for link in store.read("write/claim_links", {"ids": list(ids)}, timeout=reading.TIMEOUT):
            links[link["id"]].append((link["type"], link["other"]))
    about = sorted({row["about"] for row in rows if row["about"]})
    held = {row["id"] for ids in chunks(about, 5000) for row in store.read("write/known_claims", {"ids": list(ids)})}
    for row in rows:
        found.claims += 1
        ends = [("SUBJECT", end_of(row["subject"])), ("OBJECT", row["object"] and end_of(row["object"])), ("STATED_IN", row["source"])]
        ends.append(("ABOUT", row["about"] if row["about"] in held else None))
        wanted = sorted((name, other) for name, other in ends if other is not None)
        if sorted(links[row["id"]]) != wanted:
            found.add("claim-edges", f"claim {row['id']}: has {sorted(links[row['id']])}, wants {wanted}")
        if row["span_from"] is not None and (row["quote"] is None or row["span_to"] - row["span_from"] != len(row["quote"])):
            found.add(
                "span", f"claim {row['id']}: span {row['span_from']} to {row['span_to']}, quote of {len(row['quote'] or '')} characters"
            )
        try:
            claim = reading.claim_of(row, sources[row["source"]])
        except Unreadable as error:
            found.add("claim-content", error.message)
            continue
        made = claim_row(claim, row["recorded_at"] or "")
        odd = [name for name, value in made.items() if name != "context" and plain(value) != plain(row[name])]
        if odd:
            found.add("claim-content", f"claim {row['id']}: {', '.join(odd)} not as its content gives")


def _check_sources(store: Store, found: Findings, progress: Progress) -> None:
    sources = reading.Sources(store)
    for page in reading.pages(store, "write/sources_page"):
        ids = [row["id"] for row in page]
        cites: dict[str, list[str]] = defaultdict(list)
        for row in store.read("write/source_cites", {"ids": ids}, timeout=reading.TIMEOUT):
            cites[row["id"]].append(row["cites"])
        for row in reading.source_rows(store, ids):
            found.sources += 1
            if sorted(cites[row["id"]]) != sorted(set(row["cites"] or ())):
                found.add("source-edges", f"source {row['id']}: cites {sorted(cites[row['id']])}, wants {row['cites'] or []}")
            if row["register"] != (row["covers_first"] is not None):
                found.add("source-edges", f"source {row['id']}: marked as a register and says what it covers, or neither")
            try:
                made = source_row(sources[row["id"]])["props"]
            except Unreadable as error:
                found.add("source-content", error.message)
                continue
            for name in ("origin", "known_from"):
                if made.get(name) != row[name]:
                    found.add("source-content", f"source {row['id']}: {name} {row[name]!r}, wants {made.get(name)!r}")
        progress("sources", found.sources)


def _drawn(rows: Sequence[Row], registers: Editions) -> Iterator[tuple[str, list[Row]]]:
    """The edges that the claims of each track draw, as the graph returns them."""
    by_track: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_track[row["track"]].append(row)
    for track, claims in by_track.items():
        edges = edges_of(track, sorted(known(claims, None), key=lambda row: str(row["id"])), registers)
        yield track, [{"type": edge.type, "subject": edge.subject, "object": edge.object, **edge.props} for edge in edges]


def edge_pages(store: Store) -> Iterator[list[Row]]:
    """Every edge between parties with what it holds, without empty properties."""
    for page in reading.pages(store, "write/parties_page"):
        for parties in chunks([row["id"] for row in page], _PARTIES_AT_ONCE):
            rows = store.read("write/edges_from", {"parties": list(parties)}, timeout=reading.TIMEOUT)
            yield [{name: value for name, value in row.items() if value is not None} for row in rows]


def _check_edges(
    store: Store, expected: list[int], waiting: Set[str], found: Findings, progress: Progress
) -> dict[str, dict[str, list[float]]]:
    """Compare with what should be drawn. Returns the sums of the arms edges by totals id and period."""
    seen = [0] * _BUCKETS
    sums: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0, 0.0]))
    for edges in edge_pages(store):
        for edge in edges:
            found.edges += 1
            if edge.get("track") not in waiting:
                seen[_bucket(edge.get("key", ""))] += _hash(edge)
            if SORT.get(edge["type"]) == "SUPPLIES_ARMS_TO" and "source" in edge:
                for party, role in ((edge["subject"], "exports"), (edge["object"], "imports")):
                    period = sums[total_id(party, edge["source"], role)][edge["period"]]
                    for at, name in enumerate(("tiv", "estimated", "deliveries")):
                        period[at] += edge[name]
        progress("edges", found.edges)
    bad = {at for at in range(_BUCKETS) if seen[at] != expected[at]}
    if bad:
        _name_edges(store, bad, waiting, found)
    return sums


def _name_edges(store: Store, bad: set[int], waiting: Set[str], found: Findings) -> None:
    """Say which edges of some buckets are missing, too many or other than drawn."""
    wanted: dict[tuple[str, int], Row] = {}
    registers = editions(store)
    for tracks in reading.track_pages(store):
        for track, edges in _drawn(reading.rows_of(store, tracks), registers):
            wanted |= {(edge["key"], _hash(edge)): edge for edge in edges if _bucket(edge["key"]) in bad and track not in waiting}
    for edges in edge_pages(store):
        for edge in edges:
            key = str(edge.get("key", ""))
            if _bucket(key) in bad and edge.get("track") not in waiting and wanted.pop((key, _hash(edge)), None) is None:
                found.add("edges", f"{edge['subject']} {edge['type']} {edge['object']} ({edge.get('track')}): its claims draw no such edge")
    for edge in wanted.values():
        found.add("edges", f"{edge['subject']} {edge['type']} {edge['object']} ({edge['track']}): its claims draw it, the graph lacks it")


def _check_totals(
    store: Store, sums: dict[str, dict[str, list[float]]], stated: dict[str, Row], waiting: Set[str], found: Findings, progress: Progress
) -> None:
    missing = (set(sums) | set(stated)) - {note.removeprefix(TOTAL) for note in waiting}
    for page in reading.pages(store, "write/totals_whole"):
        for row in page:
            found.totals += 1
            missing.discard(row["id"])
            if TOTAL + row["id"] in waiting or (row["stated"] and f"arms_total|{row['party']}" in waiting):
                continue
            if row["stated"]:
                props = stated.get(row["id"])
                same = props is not None and all(plain(row[name]) == plain(value) for name, value in props.items())
            else:
                same = _same_sums(row, sums.get(row["id"], {}))
            if not same:
                found.add("totals", f"totals {row['id']} are not the sums of what stands behind them")
        progress("totals", found.totals)
    for name in sorted(missing):
        found.add("totals", f"totals {name} are missing")


def _same_sums(row: Row, wanted: dict[str, list[float]]) -> bool:
    if sorted(row["periods"]) != sorted(wanted):
        return False
    held = zip(row["periods"], row["tiv"], row["estimated"], row["deliveries"], strict=True)
    return all(abs(a - b) < 1e-3 for period, *values in held for a, b in zip(values, wanted[period], strict=True))


def _bucket(key: str) -> int:
    """Keys are hashes; what has none is in the first bucket."""
    return int(key[:3], 16) if key else 0


def _hash(edge: Row) -> int:
    text = orjson.dumps({name: plain(value) for name, value in edge.items()}, option=orjson.OPT_SORT_KEYS)
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest())
