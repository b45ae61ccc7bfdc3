"""Asking who supplied a country, with both bases: in this process on both engines, and of the peers; and how the cost grows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.deliveries import REGISTER, deliveries, records
from bench.peers import PEERS, Answer
from bench.table import Line, Taken, asked
from legation.graph import projection
from legation.graph.claims import Claim
from legation.graph.store import Store, chunks, clear, open_store
from legation.graph.write import Writer
from legation.loaders.frame import registry
from legation.loaders.frame.base import Input
from legation.loaders.frame.run import load
from legation.service.questions.arms.partners import suppliers

ASKED = ("AZE", 2016, 2020)
COPIES = 25
"""How many times each delivery stands in the larger register: as many dyads and years, more claims behind them."""
BEHIND = 4
"""How many claims stand for each delivery where what is asked is whether the cost follows the claims or the dyads."""


def lines(folder: Path, neo4j_url: str | None) -> list[Line]:
    """p50 of the question, and of the same on a register with many times the deliveries."""
    store = _loaded(f"embedded:{folder / 'ask.kgl'}")
    ours = asked(lambda: suppliers(store, *ASKED))
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
            theirs = asked(lambda peer=peer: peer.ask(*ASKED), times=times, warm=3)  # type: ignore[misc]
            aim = "≤ 1.5 ms, below DuckDB" if peer.name == "DuckDB" and copies == 1 else ""
            found.append(Line(what, ours.p50, theirs.p50, peer.name, "ms p50", aim=aim, cpu=ours.cpu, peer_cpu=theirs.cpu))
    if neo4j_url:
        server = _loaded(neo4j_url)
        theirs = asked(lambda: suppliers(server, *ASKED), times=60)
        found.append(Line("suppliers with both bases", ours.p50, theirs.p50, "Neo4j, same code", "ms p50", cpu=ours.cpu))
        clear(server)
        server.close()
    return found + _growth(store, folder, ours)


def _growth(store: Store, folder: Path, once: Taken) -> list[Line]:
    """The same question where ten times the claims lie behind each dyad and year, and for recipients with more and more suppliers."""
    behind = open_store(f"embedded:{folder / 'ask-behind.kgl'}")
    writer = Writer(behind)
    for copy in range(BEHIND):
        claims = [_again(claim, copy) for claim in _claims()]
        for some in chunks(claims, 2500):
            writer.add(some)
    projection.run(behind)
    _agree(_answer(store), _answer(behind), BEHIND)
    found = []
    ten = asked(lambda: suppliers(behind, *ASKED))
    what = f"suppliers, {BEHIND} times the claims behind each dyad and year"
    found.append(Line(what, ten.p50, once.p50, "the same with once", "ms p50", aim="flat", cpu=ten.cpu, peer_cpu=once.cpu))
    behind.close()
    for recipient in ("ARM", "AZE", "IND", "SAU"):
        taken = asked(lambda recipient=recipient: suppliers(store, recipient, 2000, 2020))  # type: ignore[misc]
        dyads = len(suppliers(store, recipient, 2000, 2020).suppliers)
        what = f"suppliers of {recipient} 2000 to 2020: {dyads} suppliers"
        found.append(Line(what, taken.p50, once.p50, f"of {ASKED[0]} 2016 to 2020", "ms p50", cpu=taken.cpu, peer_cpu=once.cpu))
    return found


def _again(claim: Claim, copy: int) -> Claim:
    """The claim at another place of its source. A claim of its own: a copy would keep the id that was worked out before."""
    given = {name: getattr(claim, name) for name in claim.model_fields_set}
    return Claim(**given | {"locator": f"{claim.locator} copy {copy}"})


def _claims() -> Iterator[Claim]:
    for record in records(Input(REGISTER, {})):
        yield from record.claims


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
