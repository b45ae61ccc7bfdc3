"""Every question of the catalogue on the whole world, in this process: p50 and p95, beside what issue 6 asks for.

    python -m bench questions              all of them, the export and as-of; or NAME … for some questions only
    python -m bench questions --neo4j      beside the same world in Neo4j, brought there by its bulk importer in a container
    LEGATION_BENCH_WORLD=embedded:PATH     a graph that holds the whole world; without it one is loaded from ../shared/data

Each question is asked with several parties and days. Answers are made whole, without their JSON.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import page
from bench.engines import peak_mb
from bench.neo4j import imported
from bench.table import machine, measured
from legation.graph.engines.interpreter import settled
from legation.graph.errors import LegationError
from legation.graph.parties import register
from legation.graph.store import Store, open_store
from legation.service.catalogue import catalogue
from legation.service.declaration import Question
from legation.service.questions.panel import panel

Given = dict[str, Any]
EVERY = 6
_LIVING = [one.id for one in register().parties() if one.kind == "country" and one.end is None]
PARTIES = (*_LIVING[::EVERY], "USA", "AZE", "ISR")
"""Countries evenly from the register, the one with the most edges, and those of the seed article."""
PAIRS = [(a, b) for a, b in zip(PARTIES, PARTIES[1:] + PARTIES[:1], strict=True)]
WINDOWS = [(2016, 2020), (2010, 2014), (2000, 2023), (2019, 2019), (1992, 1999)]
DAYS = (None, "1995", "2010-06-15", "2022-11-16")
ROUNDS = 3
WORLDWIDE = 3
"""How often a question about the whole world is asked with each of its parameters."""
EXPORTED = (1950, 2023)
AIMS = {
    "arms-suppliers": 3.0, "arms-recipients": 3.0, "paths": 50.0,
} | dict.fromkeys(
    ("dyad", "party", "parties", "claim", "arms-share", "arms-check", "missions", "tie", "recognition", "recognition-withdrawals",
     "protecting-powers", "supplies", "neighbours", "partners-common"), 10.0,
)  # fmt: skip
"""p95 in ms that the issue sets: suppliers, paths, look-ups and dossiers."""


class Measured:
    """One question: how many answers, and quantiles in ms by the clock on the wall and by the CPU time of the process."""

    def __init__(self, name: str, taken: Sequence[tuple[float, float]]) -> None:
        self.name, self.answers = name, len(taken)
        wall, cpu = ([one[at] for one in taken] or [0.0, 0.0] for at in (0, 1))
        self.p50, self.p95 = statistics.median(wall), statistics.quantiles([*wall, wall[-1]], n=20)[-1]
        self.cpu50, self.cpu95 = statistics.median(cpu), statistics.quantiles([*cpu, cpu[-1]], n=20)[-1]

    @property
    def missed(self) -> bool:
        """Whether the CPU time alone is above the aim: then no quieter machine would meet it."""
        return self.name in AIMS and self.cpu95 > AIMS[self.name]


def asked(store: Store) -> dict[str, list[Given]]:
    """What questions are asked with; one that is missing here is asked with the examples of its parameters."""
    years = [{"from": first, "to": last} for first, last in WINDOWS]
    party = [{"party": one} for one in PARTIES]
    pairs = [{"a": a, "b": b} for a, b in PAIRS]
    days = [{"valid_on": day} if day else {} for day in DAYS]
    page = {"kind": None, "since": None, "known_on": None, "quoted": False, "after": "", "limit": 20}
    claims = [row["id"] for row in store.read("ask/claims_page", page)]
    arms = [{**one, **years[at % 3]} for at, one in enumerate(party)]
    flow = [{"supplier": a, "recipient": b, **years[at % 3]} for at, (a, b) in enumerate(PAIRS)]
    two = {"from": 2010, "to": 2014, "later_from": 2019, "later_to": 2023}
    return {
        "arms-suppliers": [{"recipient": one, **years[at % 5]} for at, one in enumerate(PARTIES)],
        "arms-recipients": [{"supplier": one, **years[at % 5]} for at, one in enumerate(PARTIES)],
        "arms-share": flow, "arms-check": [{"supplier": a, "recipient": b} for a, b in PAIRS],
        "supplies": [{"supplier": a, "recipient": b} for a, b in PAIRS],
        "arms-categories": arms, "arms-estimates": arms, "arms-trend": arms, "arms-concentration": arms, "arms-succession": arms,
        "arms-changes": [{**one, **two} for one in party], "arms-editions": [{**one, "from": 2016, "to": 2020} for one in party],
        "arms-both": [{"a": [a], "b": [b], **years[0]} for a, b in PAIRS], "arms-bloc": [{"organisation": "EU", **one} for one in years],
        "arms-matrix": years, "arms-flows": years, "arms-concentration-ranking": years[:3], "arms-dependence": years[:3],
        "dyad": [{**one, **days[at % 4]} for at, one in enumerate(pairs)],
        "evidence-single-publisher": [{"publisher": "Erik Voeten"}], "evidence-publishers": [{}],
        "evidence-disagreements": [{}, *party[:5]], "evidence-audit": [{"lacks": "quote"}, {"lacks": "date"}],
        "claims": [{}, {"kind": "mission_opened"}, *party], "changes": [{"since": "2025-01-03"}], "claim": [{"id": one} for one in claims],
        "graph": [{"party": [one], "valid_on": "2015"} for one in PARTIES],
        "missions": [{"sender": one} for one in PARTIES] + [{"host": one, "valid_on": "2010"} for one in PARTIES] + [{"city": "Geneva"}],
        "missions-events": [{"period": "2015"}, {"period": "1990/1999"}], "missions-planned": [{}],
        "tie": [{"what": what, **one} for what in ("relations", "memberships", "alliances", "leaders") for one in party],
        "recognition": [{"target": [one]} for one in ("XKX", "AZE", "PSE")],
        "recognition-withdrawals": [{"target": one} for one in ("XKX", "AZE")],
        "neighbours": party, "partners-common": pairs, "count": [{"what": "missions_sent"}, {"what": "relations"}], "history": party,
        "switches": [{"left": "TWN", "taken": "CHN"}], "missions-matrix": [{"sender_region": "Western Asia", "valid_on": "2015"}],
        "recognition-matrix": [{"target": ["XKX"], "observer_region": "Europe"}],
        "pair": [{"about": what} for what in ("one_sided", "relations_without_missions", "arms_without_embassy")],
        "accreditations": [{"sender": "ISR"}, {"host": "ARM"}, {"least": 5}], "protecting-powers": [{}, {"protected": "USA"}],
        "paths": pairs + [{**one, "max_hops": 4, "valid_on": "2015"} for one in pairs],
        "parties": [{"q": text} for text in ("Turkey", "Yugoslavia", "Azerbajan", "Germany", "Kosovo")],
        "party": [{"id": one} for one in PARTIES],
        "catalog": [{}],
        "question": [{"q": "Who armed Azerbaijan in 2016–2020?"}, {"q": "Which pairs have arms transfers but no embassy?"}],
        "table": [{"about": "country-year", "from": 2000, "to": 2020}],
    }  # fmt: skip


def run(url: str, names: Sequence[str] = ()) -> list[Measured]:
    """Every question of the catalogue (or those named), measured."""
    store = open_store(url, read_only=True) if url.startswith("embedded:") else open_store(url)
    samples = asked(store)
    settled()  # as the service does
    if strange := sorted(set(samples) - set(catalogue())):
        raise SystemExit(f"bench: there is no question {', '.join(strange)}")
    found = []
    for name, question in catalogue().items():
        if names and name not in names:
            continue
        found.append(Measured(name, _timed(store, question, samples.get(name) or [question.example])))
    store.close()
    return found


def _timed(store: Store, question: Question, samples: Sequence[Given]) -> list[tuple[float, float]]:
    taken: list[tuple[float, float]] = []
    for lap in range(ROUNDS + 1):
        for given in samples:
            begun, cpu = time.perf_counter(), time.process_time()
            try:
                question.ask(store, given)
            except LegationError:
                continue  # what no register covers is refused; that is no answer to be timed
            if lap:  # the first lap warms
                taken.append(((time.perf_counter() - begun) * 1000, (time.process_time() - cpu) * 1000))
    return taken


def export(url: str) -> tuple[float, float, float]:
    """Rows a second of the dyad-year table by the clock and by CPU time, and the MB by which the process grew in its second half."""
    store = open_store(url, read_only=True)
    made = panel.table(store, "dyad-year", *EXPORTED)
    begun, cpu, sent, half = time.perf_counter(), time.process_time(), 0, 0.0
    for piece in made.csv():
        sent += piece.count(b"\r\n")
        if not half and sent > made.size / 2:
            half = peak_mb()
    spent, worked = time.perf_counter() - begun, time.process_time() - cpu
    grown = peak_mb() - half
    store.close()
    return made.size / spent, made.size / worked, grown


def as_of(url: str) -> float:
    """How many times more CPU time a dossier and a list of relations take on an earlier day of both times than now."""
    store = open_store(url, read_only=True)
    past: Given = {"valid_on": "2010-06-15", "known_on": "2025-12-31"}
    now = [("dyad", {"a": a, "b": b}) for a, b in PAIRS] + [("tie", {"what": "relations", "party": one}) for one in PARTIES]
    laps = [statistics.median(_sum(store, now, more) for _ in range(5)) for more in ({}, past)]
    store.close()
    return laps[1] / laps[0]


def _sum(store: Store, asked_for: Sequence[tuple[str, Given]], more: Given) -> float:
    begun = time.process_time()
    for name, given in asked_for:
        catalogue()[name].ask(store, {**given, **more})
    return time.process_time() - begun


@contextmanager
def world(folder: Path) -> Iterator[str]:
    """The URL of an embedded graph with the whole world."""
    if url := os.environ.get("LEGATION_BENCH_WORLD"):
        yield url
        return
    from legation.loaders import starter
    from legation.loaders.frame import load_all
    from legation.loaders.frame.registry import find
    from legation.loaders.frame.run import load

    url = f"embedded:{folder / 'world.kgl'}"
    store = open_store(url)
    load_all.load_all(store, Path("../shared/data"))
    load(store, find("claims"), starter.path())
    store.close()
    yield url


def main(arguments: Sequence[str]) -> int:
    """Print the table of every question and the figures that the issue sets aims for. Returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m bench questions", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--neo4j", action="store_true", help="the same world in Neo4j beside it")
    parser.add_argument("--page", action="store_true", help="put the table into docs/performance.md")
    given = parser.parse_args(arguments)
    begun = machine()
    with tempfile.TemporaryDirectory(prefix="legation-bench-") as folder, world(Path(folder)) as url:
        ours = run(url, given.names)
        rest = [] if given.names else further(url)
        theirs = _in_neo4j(url, Path(folder), given.names) if given.neo4j else {}
    header, rows = table(ours, theirs)
    printed = Table(title="Every question on the whole world, ms in process", title_justify="left")
    for at, name in enumerate(header):
        printed.add_column(name, justify="right" if at else "left")
    for row in rows:
        printed.add_row(*row)
    Console(width=150).print(printed)
    missed = [f"{one.name} {one.cpu95:.1f} of {AIMS[one.name]:g}" for one in ours if one.missed]
    rest.insert(0, f"Above their aim by CPU time alone (p95, ms): {', '.join(missed) or 'none'}")
    print("\n".join(rest))
    if given.page:
        lines = [header, ("---", *["---:"] * (len(header) - 1)), *rows]
        text = "\n".join(f"| {' | '.join(row)} |" for row in lines)
        page.put("questions", measured(begun), f"{text}\n\n" + "\n".join(f"- {line}." for line in rest))
    return 0


def further(url: str) -> list[str]:
    """The export and as-of, in words."""
    rate, by_cpu, grown = export(url)
    return [
        f"dyad-year table {EXPORTED[0]} to {EXPORTED[1]}: {rate:,.0f} rows/s, by CPU time {by_cpu:,.0f} (aim 100,000)",
        f"the process grew by {grown:.0f} MB while the second half of it was made (aim 0)",
        f"as of 2010 as known in 2025, against now: {as_of(url):.2f} times the CPU time (aim 1.5)",
    ]


def _in_neo4j(url: str, folder: Path, names: Sequence[str]) -> dict[str, Measured]:
    """The same questions of the same graph in a Neo4j of its own."""
    store = open_store(url, read_only=True)
    with imported(store, folder / "csv") as (server, _):
        store.close()
        return {one.name: one for one in run(server, names)}


def table(ours: Sequence[Measured], theirs: dict[str, Measured]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Header and rows. CPU time stands beside the clock, because other work on the machine lengthens it less."""
    header = ("Question", "Answers", "p50", "p95", "CPU p50", "CPU p95", "Aim p95", "Neo4j p50", "Neo4j p95")
    rows = []
    for one in ours:
        other = theirs.get(one.name)
        beside = (f"{other.p50:.1f}", f"{other.p95:.1f}") if other else ("", "")
        figures = [f"{value:.2f}" for value in (one.p50, one.p95, one.cpu50, one.cpu95)]
        rows.append((one.name, f"{one.answers}", *figures, f"≤ {AIMS[one.name]:g}" if one.name in AIMS else "", *beside))
    return header, rows
