"""Asking who supplied a country, with both bases: in this process on both engines, and of the peers; and how the cost grows."""

from __future__ import annotations

from pathlib import Path

from bench.deliveries import REGISTER, deliveries
from bench.peers import PEERS, Answer
from bench.table import Line, p50_ms
from graph.store import Store, clear, open_store
from loaders import registry
from loaders.run import load
from service.questions.arms import suppliers

ASKED = ("AZE", 2016, 2020)
COPIES = 25
"""How many times each delivery stands in the larger register: as many dyads and years, more claims behind them."""


def lines(folder: Path, neo4j_url: str | None) -> list[Line]:
    """p50 of the question, and of the same on a register with many times the deliveries."""
    store = _loaded(f"embedded:{folder / 'ask.kgl'}")
    ours = p50_ms(lambda: suppliers(store, *ASKED))
    expected = _answer(store)
    found = []
    for copies, what in ((1, "suppliers with both bases"), (COPIES, f"… with {COPIES} times the deliveries (ours: with once)")):
        rows = deliveries(copies)
        for number, make in enumerate(PEERS):
            place = folder / f"ask-{copies}-{number}"
            place.mkdir()
            peer = make(place)
            peer.fill(rows)
            _agree(expected, peer.ask(*ASKED), copies)
            times = 200 if copies == 1 else 20
            theirs = p50_ms(lambda peer=peer: peer.ask(*ASKED), times=times, warm=3)  # type: ignore[misc]
            aim = "≤ 1.5 ms, below DuckDB" if peer.name == "DuckDB" and copies == 1 else ""
            found.append(Line(what, ours, theirs, peer.name, "ms p50", aim=aim))
    store.close()
    if neo4j_url:
        server = _loaded(neo4j_url)
        found.append(
            Line("suppliers with both bases", ours, p50_ms(lambda: suppliers(server, *ASKED), times=60), "Neo4j, same code", "ms p50")
        )
        clear(server)
        server.close()
    return found


def _loaded(url: str) -> Store:
    store = open_store(url)
    clear(store)
    load(store, registry.find("sipri"), REGISTER)
    return store


def _answer(store: Store) -> Answer:
    return [
        (line.supplier, line.tiv, line.share_of_imports or 0.0, line.share_of_exports or 0.0)
        for line in suppliers(store, *ASKED).suppliers
        if line.supplier != "unknown"
    ]


def _agree(ours: Answer, theirs: Answer, copies: int) -> None:
    """A bench that compares different answers measures nothing."""
    known = [row for row in theirs if not row[0].startswith("unknown")]
    assert [row[0] for row in ours] == [row[0] for row in known]
    for mine, other in zip(ours, known, strict=True):
        assert abs(mine[1] * copies - other[1]) < 0.01 * copies
        assert abs(mine[2] - other[2]) < 0.01
        assert abs(mine[3] - other[3]) < 0.01
