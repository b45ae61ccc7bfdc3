"""The projection: claims in, dated edges between parties out. Can be dropped and rebuilt at any time with the same result.

`run` draws what writers noted as pending; `rebuild` draws everything. Edges of a track are replaced whole in one transaction, together
with the note that asked for it, so a kill at any point leaves either the old edges and the note or the new ones. A note that another
writer renewed in between stays, and the track is drawn again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from graph.kinds import TRACKS
from graph.projection.edges import Edge, edges_of
from graph.projection.totals import TOTAL, stated_totals, totals_steps
from graph.state import Row, known
from graph.store import Step, Store

TRACKS_A_BATCH = 200
Progress = Callable[[int], None]


def run(store: Store, progress: Progress | None = None) -> int:
    """Draw all that is pending. `progress` is called with the number of tracks drawn since the last call. Returns tracks drawn."""
    drawn = 0
    flying: tuple[dict[str, int], Future[list[list[Row]]]] | None = None
    with ThreadPoolExecutor(1, thread_name_prefix="legation-draw") as pool:
        while True:
            busy = set(flying[0]) if flying else set()
            rows = store.read("write/pending_next", {"prefix": "", "limit": TRACKS_A_BATCH + len(busy)}, timeout=300)
            waiting = {row["id"]: row["asked"] for row in rows if row["id"] not in busy}
            tracks = {name: asked for name, asked in waiting.items() if not name.startswith(TOTAL)}
            steps = _track_steps(store, tracks) if tracks else []
            if flying:
                flying[1].result()
                drawn += len(flying[0])
                if progress:
                    progress(len(flying[0]))
                flying = None
            if tracks:  # the engine draws these while the next ones are worked out
                flying = (tracks, pool.submit(store.write, steps))
            elif busy:
                continue  # what these noted for the totals is there only since they were written
            elif waiting:
                store.write(totals_steps(store, waiting))
            else:
                return drawn


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
    for track in tracks:
        rows = sorted(known(by_track[track], None), key=lambda row: row["id"])
        for edge_type, subject, object_ in _ends(track, by_track[track]):
            drops[edge_type].append({"subject": subject, "object": object_, "track": track})
        for edge in edges_of(track, rows):
            drawn[edge.type].append(edge.row())
            waiting.update(_totals_of(edge))
        if track.startswith("arms_total|"):
            totals += stated_totals(track, rows)
    steps: list[Step] = [(f"write/edges/{name}_drop", {"rows": rows}) for name, rows in sorted(drops.items())]
    steps += [(f"write/edges/{name}", {"rows": rows}) for name, rows in sorted(drawn.items())]
    if totals:
        steps.append(("write/arms_totals", {"rows": totals}))
    if waiting:
        steps.append(("write/pending", {"ids": sorted(waiting)}))
    steps.append(("write/pending_done", {"rows": [{"id": track, "asked": asked} for track, asked in tracks.items()]}))
    return steps


def _ends(track: str, rows: Iterable[Row]) -> set[tuple[str, str, str]]:
    """Between which parties, and by which relationship types, edges of this track may stand."""
    types = {kind.edge for kind in TRACKS[track.split("|", 1)[0]] if kind.edge}
    ends = {(row["subject"], row["object"]) for row in rows if row["object"] is not None}
    return {(edge_type, *pair) for edge_type in types for pair in ends}


def _totals_of(edge: Edge) -> Iterable[str]:
    source = edge.props.get("source")
    if edge.type == "SUPPLIES_ARMS_TO" and source:
        yield f"{TOTAL}{edge.subject}|{source}|exports"
        yield f"{TOTAL}{edge.object}|{source}|imports"


__all__ = ["Progress", "pending", "rebuild", "run"]
