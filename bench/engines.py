"""One engine filled with one file of claims, in a process of its own, so that its memory and CPU time are its own.

python -m bench.engines embedded|duckdb|oxigraph|neo4j FILE PLACE

PLACE is a new folder, or the address of an empty Neo4j. Prints one JSON object: claims, seconds, cpu_s (of the process), peak_mb (of the
process), file_mb, and for loads by our code `tenths`: claims a second in each tenth of the file. The peers take the same claims without
any check: DuckDB reads the file itself, Oxigraph is given seven triples a claim.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson

from legation.graph.claims import Claim


def legation(file: Path, place: str) -> dict[str, Any]:
    """`legation load claims FILE`: read, checked, written, drawn; the indexes and the register's parties are made before the clock runs."""
    from legation.graph.store import open_store, prepare
    from legation.loaders.frame import registry
    from legation.loaders.frame.run import load

    url = place if "://" in place else f"embedded:{place}/graph.kgl"
    store = open_store(url)
    prepare(store)
    seen: list[tuple[float, float]] = [(0.0, 0.0)]

    def progress(phase: str, done: int, total: int) -> None:
        if phase == "load" and done / total > seen[-1][1]:
            seen.append((time.perf_counter() - begun, done / total))

    begun = time.perf_counter()
    report = load(store, registry.find("claims"), file, progress=progress)
    seconds = time.perf_counter() - begun
    store.close()
    if report.refused:
        raise RuntimeError(f"claims of the bench were refused: {report.samples}")
    found = {"claims": report.claims_new, "tracks": report.tracks_drawn, "seconds": seconds, "written_s": seen[-1][0]}
    return found | {"tenths": [round(rate) for rate in _tenths(seen, report.claims_new)]}


def _tenths(seen: list[tuple[float, float]], claims: int) -> Iterator[float]:
    """Claims a second in each tenth of the file, from (second, part of the file that is written). Tenths that are written in one step
    make one rate."""
    last = (0.0, 0.0)
    for tenth in range(1, 11):
        reached = next((one for one in seen if one[1] >= tenth / 10), seen[-1])
        if reached[0] > last[0]:
            yield claims * (reached[1] - last[1]) / (reached[0] - last[0])
            last = reached


_COLUMNS = [name for name in Claim.model_fields if name not in ("claim_id", "recorded_at", "retracted_at", "retracted_why", "about")]


def duckdb(file: Path, place: str) -> dict[str, Any]:
    """One table from the lines, by the engine's own reader of JSON; what is nested stays JSON."""
    import duckdb as engine

    database = engine.connect(f"{place}/claims.duckdb")
    begun = time.perf_counter()
    columns = {name: "JSON" if name in ("source", "details", "span") else "DOUBLE" if name == "value" else "VARCHAR" for name in _COLUMNS}
    reader = "read_json($file, format = 'newline_delimited', columns = $columns)"
    database.execute(f"CREATE TABLE claims AS SELECT * FROM {reader}", {"file": str(file), "columns": columns})
    database.execute("CHECKPOINT")
    seconds = time.perf_counter() - begun
    (count,) = database.execute("SELECT count(*) FROM claims").fetchone() or (0,)
    database.close()
    return {"claims": count, "seconds": seconds}


def oxigraph(file: Path, place: str) -> dict[str, Any]:
    """Bulk load of kind, subject, object, time, value, source and place in the source."""
    from urllib.parse import quote

    from pyoxigraph import Literal, NamedNode, Quad, Store

    names = {name: NamedNode(f"urn:{name}") for name in ("kind", "subject", "object", "when", "value", "source", "locator")}
    count = 0

    def quads() -> Iterator[Quad]:
        nonlocal count
        with file.open("rb") as lines:
            for line in lines:
                claim = orjson.loads(line)
                node = NamedNode(f"urn:claim:{count}")
                count += 1
                source = claim["source"]
                yield Quad(node, names["kind"], NamedNode(f"urn:{claim['kind']}"))
                yield Quad(node, names["source"], NamedNode("urn:" + quote(f"{source['publisher']} {source.get('title')}")))
                for name in ("subject", "object"):
                    if name in claim:
                        yield Quad(node, names[name], NamedNode(f"urn:{quote(claim[name])}"))
                for name in ("when", "value", "locator"):
                    if name in claim:
                        yield Quad(node, names[name], Literal(claim[name]))

    store = Store(f"{place}/oxigraph")
    begun = time.perf_counter()
    store.bulk_extend(quads())
    store.flush()
    return {"claims": count, "seconds": time.perf_counter() - begun}


ENGINES: dict[str, Callable[[Path, str], dict[str, Any]]] = {
    "embedded": legation, "neo4j": legation, "duckdb": duckdb, "oxigraph": oxigraph,
}  # fmt: skip


def peak_mb() -> float:
    """Most MB that this process held. Linux hands the parent's peak on to `ru_maxrss` of what it starts, so its own table is read there."""
    table = Path("/proc/self/status")
    if table.is_file():
        held = next((line for line in table.read_text().splitlines() if line.startswith("VmHWM:")), None)
        if held is not None:
            return int(held.split()[1]) / 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1 << 20) if sys.platform == "darwin" else used / 1024


def main(engine: str, file: str, place: str) -> None:
    """Fill one engine; print what it took."""
    if "://" not in place:
        Path(place).mkdir(parents=True)
    begun = time.process_time()
    found = ENGINES[engine](Path(file), place)
    found["cpu_s"] = time.process_time() - begun
    found["peak_mb"] = peak_mb()
    if "://" not in place:
        found["file_mb"] = size_mb(Path(place))
    print(json.dumps(found))


def size_mb(folder: Path) -> float:
    """All files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    main(*sys.argv[1:])
