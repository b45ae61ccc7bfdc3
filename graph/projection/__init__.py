"""The projection: claims in, dated edges between parties out. Can be dropped and rebuilt at any time with the same result.

`run` draws what writers noted as pending; `rebuild` draws everything. Edges of a track are replaced whole in one transaction, together
with the note that asked for it, so a kill at any point leaves either the old edges and the note or the new ones. A note that another
writer renewed in between stays, and the track is drawn again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

from legation.graph.kinds import SORT, TRACKS
from legation.graph.presence import alone
from legation.graph.projection.edges import Edge, edges_of
from legation.graph.projection.registers import editions
from legation.graph.projection.totals import TOTAL, stated_totals, totals_steps
from legation.graph.rows import end_of
from legation.graph.states.episodes import Row, known
from legation.graph.store import Step, Store

TRACKS_A_BATCH = 200
NOTES_A_READ = 5000
"""Pending notes read together: the engine puts all of them in order for each read, and there may be a hundred thousand."""
BATCHES_AHEAD = 10
BATCHES_LOST = 3
"""How many batches more than are kept may have been worked out for nothing, before no more are worked out ahead."""
Progress = Callable[[int], None]


class Drawing:
    """Draws what is pending. A load that waits for the engine can let it work out some tracks `ahead`; `run` draws these first."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ahead: list[_Batch] = []
        self._lost = 0
        self._own: set[str] = set()
        self.alone = True
        """Whether all that is pending is to be drawn. Not while others load: then only what is this one's `own`."""

    def own(self, tracks: Set[str]) -> None:
        """Count tracks as this one's, which wrote to them."""
        self._own |= tracks

    def ahead(self, busy: Set[str]) -> bool:
        """Work out the edges of a batch of its own pending tracks that are not `busy` (about to get more claims), and keep them.

        False, and nothing done, where fewer are pending than make a batch or enough is kept, and where the source comes back to its
        tracks again and again, so that too much was worked out for nothing.
        """
        if len(self._ahead) >= BATCHES_AHEAD or self._lost > len(self._ahead) + BATCHES_LOST:
            return False
        kept = set(busy).union(*(batch.tracks for batch in self._ahead))
        some = self._next_own(kept, TRACKS_A_BATCH) if self._own else self._next(kept, TRACKS_A_BATCH)
        tracks = {name: asked for name, asked in some.items() if not name.startswith(TOTAL)}
        if len(tracks) < TRACKS_A_BATCH:
            return False
        self._ahead.append(_Batch(tracks, _track_steps(self._store, tracks)))
        return True

    def forget(self, tracks: Set[str]) -> None:
        """Drop what was worked out ahead for tracks that get more claims; to draw it would be right, and work done twice."""
        kept = [batch for batch in self._ahead if tracks.isdisjoint(batch.tracks)]
        self._lost += len(self._ahead) - len(kept)
        self._ahead = kept

    def run(self, progress: Progress | None = None) -> int:
        """Draw all that is pending. `progress` is called with the number of tracks drawn since the last call. Returns tracks drawn."""
        drawn = 0
        flying: tuple[_Batch, Future[list[list[Row]]]] | None = None
        queue: list[tuple[str, int]] = []
        with ThreadPoolExecutor(1, thread_name_prefix="legation-draw") as pool:
            while True:
                busy = set(flying[0].tracks) if flying else set()
                totals: list[tuple[str, int]] = []
                if self._ahead:
                    batch = self._ahead.pop(0)
                else:
                    if not queue:
                        waiting = list(self._next(busy, NOTES_A_READ).items())
                        queue = [note for note in waiting if not note[0].startswith(TOTAL)]
                        totals = [] if queue else waiting[:TRACKS_A_BATCH]
                    tracks, queue = dict(queue[:TRACKS_A_BATCH]), queue[TRACKS_A_BATCH:]
                    batch = _Batch(tracks, _track_steps(self._store, tracks) if tracks else [])
                if flying:
                    flying[1].result()
                    self._own.update(flying[0].noted)
                    drawn += len(flying[0].tracks)
                    if progress:
                        progress(len(flying[0].tracks))
                    flying = None
                if batch.tracks:  # the engine draws these while the next ones are worked out
                    flying = (batch, pool.submit(self._store.write, batch.steps))
                elif busy:
                    continue  # what these noted for the totals is there only since they were written
                elif totals:
                    self._store.write(totals_steps(self._store, dict(totals)))
                else:
                    return drawn

    def _next(self, busy: Set[str], limit: int) -> dict[str, int]:
        """Some pending tracks and totals that are not busy, and how often each was asked for."""
        if not self.alone:
            return self._next_own(busy, limit)
        rows = self._store.read("write/pending_next", {"limit": limit + len(busy)}, timeout=300)
        # On Neo4j a note that another transaction removes during the read comes without its id.
        return {row["id"]: row["asked"] for row in rows if row["id"] is not None and row["id"] not in busy}

    def _next_own(self, busy: Set[str], limit: int) -> dict[str, int]:
        """The same of what is this one's own; what does not wait any more is forgotten."""
        while some := list(islice((one for one in self._own if one not in busy), limit)):
            found = {row["id"]: row["asked"] for row in self._store.read("write/pending_of", {"ids": some}, timeout=300)}
            self._own.difference_update(one for one in some if one not in found)
            if found:
                return found
        return {}


@dataclass(frozen=True, slots=True)
class _Batch:
    """Tracks with how often each was asked for, and the writes that replace their edges."""

    tracks: dict[str, int]
    steps: list[Step]

    @property
    def noted(self) -> list[str]:
        """What these writes note as pending in their turn: totals."""
        return [one for name, params in self.steps if name == "write/pending" for one in params["ids"]]


def run(store: Store, progress: Progress | None = None) -> int:
    """Draw all that is pending; see `Drawing.run`."""
    return Drawing(store).run(progress)


def run_own(store: Store, tracks: Set[str]) -> int:
    """Draw all that is pending, or while somebody loads these tracks only, which were just written to."""
    drawing = Drawing(store)
    drawing.own(tracks)
    drawing.alone = alone(store)
    return drawing.run()


def pending(store: Store) -> int:
    """How many tracks and totals wait to be drawn."""
    return int(store.read("write/pending_count")[0]["n"])


def rebuild(store: Store, progress: Progress | None = None) -> int:
    """Draw every track anew. Returns how many there are."""
    after = ""
    while True:
        page = [row["track"] for row in store.read("write/tracks", {"after": after, "limit": 20_000}, timeout=300)]
        if not page:
            break
        store.write([("write/pending", {"ids": page})])
        after = page[-1]
    return run(store, progress)


def _track_steps(store: Store, tracks: Mapping[str, int]) -> list[Step]:
    """The writes that replace the edges of some tracks; `tracks` says how often each was asked for."""
    by_track: dict[str, list[Row]] = defaultdict(list)
    for row in store.read("write/track_claims", {"tracks": list(tracks)}, timeout=300):
        by_track[row["track"]].append(row)
    drops: dict[str, list[Row]] = defaultdict(list)
    drawn: dict[str, list[Row]] = defaultdict(list)
    waiting: set[str] = set()
    totals: list[Row] = []
    bare: list[str] = []
    registers = editions(store) if any(track.startswith("arms|") for track in tracks) else None
    for track in tracks:
        rows = sorted(known(by_track[track], None), key=lambda row: row["id"])
        for edge_type, subject, object_ in _ends(track, by_track[track]):
            drops[edge_type].append({"subject": subject, "object": object_, "track": track})
        for edge in edges_of(track, rows, registers):
            drawn[edge.type].append(edge.row())
            waiting.update(_totals_of(edge))
        ended = [row for row in by_track[track] if row["retracted_on"] is not None]
        if track.startswith("arms_total|"):
            stated = stated_totals(track, rows)
            totals += stated
            bare += sorted({total["id"] for total in stated_totals(track, ended)} - {total["id"] for total in stated})
        elif track.startswith("arms|"):  # an edge that is drawn no more was a part of totals too
            waiting.update(note for row in ended for note in _totals_between(end_of(row["subject"]), end_of(row["object"]), row["source"]))
    steps: list[Step] = [(f"write/undraw/{name}", {"rows": rows}) for name, rows in sorted(drops.items())]
    steps += [(f"write/draw/{name}", {"rows": rows}) for name, rows in sorted(drawn.items())]
    if totals:
        steps.append(("write/arms_totals", {"rows": totals}))
    if bare:
        steps.append(("write/arms_totals_drop", {"ids": bare}))
    if waiting:
        steps.append(("write/pending", {"ids": sorted(waiting)}))
    steps.append(("write/pending_done", {"rows": [{"id": track, "asked": asked} for track, asked in tracks.items()]}))
    return steps


def _ends(track: str, rows: Iterable[Row]) -> set[tuple[str, str, str]]:
    """Between which parties, and by which relationship types, edges of this track may stand. Those of a symmetric kind stand in the order
    of the ids, whichever way round the claims name the parties."""
    kinds = [kind for kind in TRACKS[track.split("|", 1)[0]] if kind.edge]
    said = {(row["subject"], row["object"]) for row in rows if row["object"] is not None}
    stated, ordered = ({(end_of(a), end_of(b)) for a, b in pairs} for pairs in (said, {(min(pair), max(pair)) for pair in said}))
    types = {(name, kind.symmetric) for kind in kinds for name in (kind.edge, kind.other_edge) if name}
    return {(name, *pair) for name, symmetric in types for pair in (stated | ordered if symmetric else stated)}


def _totals_of(edge: Edge) -> Iterable[str]:
    source = edge.props.get("source")
    if source and SORT[edge.type] == "SUPPLIES_ARMS_TO":
        yield from _totals_between(edge.subject, edge.object, source)


def _totals_between(supplier: str, recipient: str, source: str) -> Iterable[str]:
    """Notes of the two totals that a delivery is a part of."""
    yield f"{TOTAL}{supplier}|{source}|exports"
    yield f"{TOTAL}{recipient}|{source}|imports"


__all__ = ["Drawing", "Progress", "pending", "rebuild", "run", "run_own"]
