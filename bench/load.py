"""Loading SIPRI's delivery register: rows read, checked, written, drawn; the same code on both engines, and bulk inserts of the peers."""

from __future__ import annotations

from pathlib import Path

from bench.deliveries import REGISTER, deliveries
from bench.peers import PEERS
from bench.table import Line, seconds
from graph.store import clear, open_store, prepare
from loaders import registry
from loaders.run import load


def lines(folder: Path, neo4j_url: str | None) -> list[Line]:
    """Rows a second of each."""
    embedded = rate(f"embedded:{folder / 'load.kgl'}")
    found = []
    if neo4j_url:
        found.append(
            Line("load the delivery register", embedded, rate(neo4j_url), "Neo4j, same code", "rows/s", "more", "≥ 15,000 and 5 ×")
        )
    else:
        found.append(Line("load the delivery register", embedded, None, "Neo4j left out: no Docker", "rows/s", "more", "≥ 15,000"))
    rows = deliveries()
    for number, make in enumerate(PEERS):
        place = folder / f"load-{number}"
        place.mkdir()
        peer = make(place)
        taken = seconds(lambda peer=peer: peer.fill(rows))  # type: ignore[misc]
        found.append(Line("… against a bare insert, nothing checked", embedded, len(rows) / taken, peer.name, "rows/s", "more"))
    size = (folder / "load.kgl").stat().st_size
    found.append(Line("graph file, for each claim", size / len(rows), REGISTER.stat().st_size / len(rows), "the gzipped CSV", "bytes"))
    return found


def rate(url: str) -> float:
    """Rows a second of one load into an empty graph whose schema is ready."""
    store = open_store(url)
    try:
        clear(store)
        prepare(store)
        report = load(store, registry.find("sipri"), REGISTER)
        return report.rows / report.seconds
    finally:
        store.close()
