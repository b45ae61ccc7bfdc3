"""The questions beside suppliers: dossier, embassies on a day, paths, a dyad-year panel; ours on both engines, peers over the same rows.

The graph holds the delivery register, Wikipedia's dates of relations and the Database of Embassies (about 73,000 claims). The peers
are given its claims and its derived edges as tables (bench/tables.py); ours answers with every claim, source and note beside the bare rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.deliveries import PARTIES, REGISTER, SHARED
from bench.neo4j import imported
from bench.table import Line, Taken, asked
from bench.tables import PEERS, Panel, Peer, tables
from legation.graph.store import Store, open_store
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.questions.common.asof import as_of
from legation.service.questions.missions.missions import missions
from legation.service.questions.pairs.dyads import between
from legation.service.questions.panel.data import deliveries
from legation.service.questions.panel.panel import table
from legation.service.questions.relations.paths import paths

FILES = {
    "sipri": REGISTER,
    "wikipedia-relations": SHARED / "relations" / "wikipedia_diplomatic_relations_dates.csv.gz",
    "embassies": SHARED / "missions" / "database_of_embassies_2022-11-16.csv.gz",
}
PAIR, HOST, DAY = ("FRA", "IND"), "AZE", "2022-11-16"
FAR = ("BTN", "PRK")
YEARS = (2000, 2020)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the service asks it, what of its answer is compared, and the same of a peer."""

    what: str
    ours: Callable[[Store], Any]
    said: Callable[[Any], Any]
    theirs: Callable[[Peer], Any]
    times: int = 30


def questions(register: str) -> tuple[Question, ...]:
    """The questions; `register` is the id of the register that the panel is made of."""
    return (
        Question(
            f"dossier {' and '.join(PAIR)}", lambda s: between(s, *PAIR), lambda a: [one.claim for one in a.timeline],
            lambda p: p.dossier(*PAIR),
        ),
        Question(
            f"embassies in {HOST} on {DAY}", lambda s: missions(s, host=HOST, types=["embassy"], valid_on=DAY, holds=["yes", "possibly"]),
            lambda a: {one.subject.id for one in a.missions}, lambda p: p.embassies(HOST, DAY),
        ),
        Question(
            f"paths of 2 steps {' to '.join(FAR)} on {DAY}", lambda s: paths(s, *FAR, max_hops=2, valid_on=DAY, limit=1000),
            lambda a: {one.parties[1].id for one in a.paths}, lambda p: p.middles(*FAR, DAY), 20,
        ),
        Question(
            "dyad-year panel of arms, 20 parties, 21 years",
            lambda s: list(table(s, "dyad-year", *YEARS, columns=["arms_1_to_2", "arms_2_to_1"], parties=sorted(PARTIES)).lines()),
            lambda a: [_row(line) for line in a], lambda p: rounded(p.panel(sorted(PARTIES), register, *YEARS)), 20,
        ),
    )  # fmt: skip


def lines(folder: Path, neo4j_url: str | None) -> list[Line]:
    """p50 of each question beside each peer's; fails where the answers differ."""
    store = open_store(f"embedded:{folder / 'compare.kgl'}")
    for name, path in FILES.items():
        load(store, registry.find(name), path)
    register = deliveries(store, as_of(), range(YEARS[0], YEARS[1] + 1)).source
    assert register
    wanted = questions(register)
    ours = {one.what: asked(lambda one=one: one.ours(store), times=one.times, warm=3) for one in wanted}  # type: ignore[misc]
    answers = {one.what: one.said(one.ours(store)) for one in wanted}
    rows = tables(store)
    found: list[Line] = []
    for number, make in enumerate(PEERS):
        place = folder / f"compare-{number}"
        place.mkdir()
        peer = make(rows, place)
        for one in wanted:
            agree(one.what, answers[one.what], one.theirs(peer))
            theirs = asked(lambda one=one, peer=peer: one.theirs(peer), times=one.times, warm=3)  # type: ignore[misc]
            found.append(_line(one.what, ours[one.what], theirs, peer.name, cpu=theirs.cpu))
    if neo4j_url:
        with imported(store, folder / "compare-csv") as (url, _):
            server = open_store(url)
            for one in wanted:
                agree(one.what, answers[one.what], one.said(one.ours(server)))
                theirs = asked(lambda one=one: one.ours(server), times=15, warm=3)  # type: ignore[misc]
                found.append(_line(one.what, ours[one.what], theirs, "Neo4j, same code"))
            server.close()
    store.close()
    order = [one.what for one in wanted]
    return sorted(found, key=lambda line: order.index(line.what))


def _line(what: str, ours: Taken, theirs: Taken, name: str, cpu: float | None = None) -> Line:
    return Line(what, ours.p50, theirs.p50, name, "ms p50", cpu=ours.cpu, peer_cpu=cpu)


def agree(what: str, ours: Any, theirs: Any) -> None:
    """A bench that compares different answers measures nothing."""
    if not ours or ours != theirs:
        raise RuntimeError(f"{what}: ours {str(ours)[:300]} is not {str(theirs)[:300]}")


def rounded(panel: Panel) -> Panel:
    """To what the table prints: six digits."""
    return [(a, b, year, float(f"{there:g}"), float(f"{back:g}")) for a, b, year, there, back in panel]


def _row(line: str) -> tuple[str, str, int, float, float]:
    a, b, year, there, back = line.split(",")
    return a, b, int(year), float(there or 0), float(back or 0)
