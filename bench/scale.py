"""`python -m bench scale --claims 5000000`: the same claims into each engine, each in a process of its own, and how the cost grows.

python -m bench scale --claims 500000 --only embedded,bulk --keep DIR

The claims are those of bench/generate.py, in one file of JSON Lines that all engines read. `bulk` is the
embedded graph exported and brought into Neo4j by `neo4j-admin database import full`, with the digests compared; `neo4j` is the load
through transactions, left out by itself above 500,000 claims, where it takes hours. Figures go into DIR/figures.json too, and a later
run with the same `--keep` adds to them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench import generate, page
from bench.neo4j import docker_answers, fresh, imported
from bench.table import Line, machine, measured, show
from legation.graph.digest import digest
from legation.graph.store import open_store

ROOT = Path(__file__).resolve().parent.parent
ENGINES = ("embedded", "opened", "duckdb", "oxigraph", "bulk", "neo4j")
TRANSACTIONAL = 500_000
"""Claims up to which the load through transactions is run unless it is asked for."""
COMPARED = 1_000_000
"""Claims up to which the digest of the imported graph is read back and compared."""
NAMES = {"duckdb": "DuckDB", "oxigraph": "Oxigraph bulk", "neo4j": "Neo4j transactional"}


def main(arguments: Sequence[str]) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench scale", description=__doc__)
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--only", default=None, help=f"some of {', '.join(ENGINES)}")
    parser.add_argument("--keep", type=Path, default=None, help="a folder for the graphs and figures, which stays")
    parser.add_argument("--page", action="store_true", help="put the table into docs/performance.md")
    given = parser.parse_args(arguments)
    engines = given.only.split(",") if given.only else [name for name in ENGINES if name != "neo4j" or given.claims <= TRANSACTIONAL]
    begun = machine()
    with ExitStack() as stack:
        folder = given.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="legation-scale-")))
        figures = run(folder, given.claims, engines)
    found = lines(given.claims, figures)
    if given.page:
        page.put(f"scale {given.claims}", measured(begun), found)
    show(found, measured(begun))
    return 0


def small(folder: Path, neo4j_url: str | None) -> list[Line]:
    """20,000 claims in every engine, for the run of all benches; without Docker in those that need none."""
    engines = ENGINES if neo4j_url or docker_answers() else [name for name in ENGINES if name not in ("bulk", "neo4j")]
    return lines(20_000, run(folder / "scale", 20_000, engines))


def run(folder: Path, count: int, engines: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Fill the engines one after the other; what each took, beside what `folder` knows from an earlier run."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "figures.json"
    figures: dict[str, dict[str, Any]] = json.loads(kept.read_text()) if kept.exists() else {}
    file = generate.write(count, folder / f"{count}.jsonl")
    for engine in engines:
        place = folder / engine
        print(f"bench: {count:,} claims, {engine}", file=sys.stderr, flush=True)
        if engine == "bulk":
            figures[engine] = _bulk(folder / "embedded", place, compare=count <= COMPARED)
        elif engine == "opened":
            figures[engine] = _child("bench.opened", str(folder / "embedded" / "graph.kgl"))
        elif engine == "neo4j":
            with fresh() as (url, container):
                before = _cpu_seconds(container)
                figures[engine] = _child("bench.engines", engine, str(file), url)
                figures[engine]["server_cpu_s"] = _cpu_seconds(container) - before
                figures[engine]["file_mb"] = float(container.exec_run("du -sm /data").output.split()[0])
        else:
            shutil.rmtree(place, ignore_errors=True)
            figures[engine] = _child("bench.engines", engine, str(file), str(place))
        figures[engine]["measured"] = machine()
        kept.write_text(json.dumps(figures, indent=1))
    return figures


def _child(module: str, *arguments: str) -> dict[str, Any]:
    """What a module of the bench prints as JSON, run in a process of its own."""
    done = subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _bulk(graph: Path, place: Path, *, compare: bool) -> dict[str, Any]:
    """Export and import what the embedded load left; raises if the digests differ."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    store = open_store(f"embedded:{graph / 'graph.kgl'}", read_only=True)
    with imported(store, place / "csv") as (url, took):
        if compare:
            server = open_store(url)
            mine, theirs = digest(store), digest(server)
            server.close()
            if mine != theirs:
                raise RuntimeError(f"the imported graph differs: {theirs} instead of {mine}")
    store.close()
    shutil.rmtree(place)
    return {**asdict(took), "seconds": took.export_s + took.import_s + took.indexes_s, "digest": "same" if compare else "not compared"}


def _cpu_seconds(container: Any) -> float:
    return float(container.stats(stream=False)["cpu_stats"]["cpu_usage"]["total_usage"]) / 1e9


def lines(count: int, figures: dict[str, dict[str, Any]]) -> list[Line]:
    """Rows of the table from what the engines took."""
    ours, repeat = figures["embedded"], f"scale --claims {count}"
    found = []
    for name, title in NAMES.items():
        if theirs := figures.get(name):
            cpu = count / (theirs["cpu_s"] + theirs.get("server_cpu_s", 0.0))
            found.append(
                Line(f"load {count:,} claims", count / ours["seconds"], count / theirs["seconds"], title, "claims/s", "more",
                     "≥ 5 ×" if name == "neo4j" else "", count / ours["cpu_s"], cpu, repeat)
            )  # fmt: skip
    if brought := figures.get("bulk"):
        slow = figures.get("neo4j")
        theirs_rate = count / slow["seconds"] if slow else None
        whole, alone = count / brought["seconds"], count / brought["import_s"]
        aim = "≥ 10 ×" if slow else "transactional left out"
        found.append(Line("Neo4j: bulk import alone", alone, theirs_rate, "Neo4j transactional", "claims/s", "more", aim, command=repeat))
        found.append(Line("Neo4j: export, import, indexes", whole, theirs_rate, "the same", "claims/s", "more", command=repeat))
    for name, title in NAMES.items():
        if theirs := figures.get(name):
            if name != "neo4j":
                found.append(Line(f"memory while loading {count:,}", ours["peak_mb"], theirs["peak_mb"], title, "MB", command=repeat))
            found.append(Line("file", ours["file_mb"] * 1e6 / count, theirs["file_mb"] * 1e6 / count, title, "bytes/claim", command=repeat))
    if brought:
        found.append(
            Line("file", ours["file_mb"] * 1e6 / count, brought["file_mb"] * 1e6 / count, "Neo4j bulk", "bytes/claim", command=repeat)
        )
    tenths = ours["tenths"]
    found.append(Line("writing: last tenth of the file", tenths[-1], tenths[0], "its first tenth", "claims/s", "more", command=repeat))
    if opened := figures.get("opened"):
        found.append(Line("open the graph", opened["open_s"], None, "", "s", cpu=opened["open_cpu_s"], command=repeat))
        found.append(Line("memory of a process that holds it", opened["mb"], None, "", "MB", command=repeat))
        found += [Line(what, ms, None, "", "ms p50", cpu=opened["cpu"][what], command=repeat) for what, ms in opened["p50"].items()]
    return found
