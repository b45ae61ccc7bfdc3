"""A graph as CSV files for `neo4j-admin database import full`, the fast way to fill an empty Neo4j database.

Nodes (Party, Claim, Source, ArmsTotal, Load, Graph) and all edges, those between parties too, with typed headers. Text is always
quoted and a missing value never, which is how the importer tells "" from null. Constraints and indexes are made by the first
`legation` command that writes (`graph.store.prepare`), for which the note of the graph's form leaves out the register's mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

import cypher
from graph import projection, reading
from graph.errors import InputError, StoreError
from graph.store import FORM, Row, Store, chunks, utc_now
from graph.verify import edge_pages

ARRAY = "\x1f"
"""Between the items of a list: a character that no name or id holds (ASCII unit separator)."""
_TYPES = {
    "value": "double", "tiv": "double", "estimated": "double", "span_from": "long", "span_to": "long", "latitude": "double",
    "longitude": "double", "covers_first": "long", "covers_last": "long", "covers_yearly": "boolean", "disputed": "boolean",
    "deliveries": "long", "unvalued": "long", "first_year": "long", "last_year": "long", "stated": "boolean", "rows": "long",
    "new": "long", "known": "long", "refused": "long", "form": "long", "version": "long",
    "names": "string[]", "codes": "string[]", "covers_suppliers": "string[]", "covers_recipients": "string[]", "cites": "string[]",
    "claims": "string[]", "years": "long[]", "periods": "string[]",
}  # fmt: skip
_OF_TOTALS = {"tiv": "double[]", "estimated": "double[]", "deliveries": "long[]"}
_OF_EDGES = {"sources": "long"}
Progress = Callable[[str, int], None]


def export(store: Store, folder: Path, progress: Progress = lambda phase, done: None) -> list[str]:
    """Write the CSV files into `folder` (made if missing). Returns the words of the importer's command, `DATABASE` last left to the caller.

    Raises InputError for a folder that holds anything, StoreError while something waits to be drawn.
    """
    if projection.pending(store):
        raise StoreError("tracks wait to be drawn; run legation rebuild first, so that the export holds every edge")
    if folder.exists() and any(folder.iterdir()):
        raise InputError("the folder is not empty; name one that is, or a new one", place=str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    _nodes(store, folder, progress)
    _claims(store, folder, progress)
    _edges(store, folder, progress)
    return command(folder)


def command(folder: Path) -> list[str]:
    """The importer's command over the files of `folder`, run inside it."""
    nodes = ["parties", "claims", "sources", "totals", "loads", "graph"]
    links = ["SUBJECT=subject", "OBJECT=object", "STATED_IN=stated_in", "CITES=cites", "ABOUT=about"]
    return [
        "neo4j-admin", "database", "import", "full",
        *(f"--nodes={name}.csv" for name in nodes),
        *(f"--relationships={link}.csv" for link in links), "--relationships=edges.csv",
        "--id-type=string", "--array-delimiter=U+001F", "--multiline-fields=true", "--legacy-style-quoting=false", "--bad-tolerance=0",
        "--overwrite-destination=true",
    ]  # fmt: skip


class _Table:
    """One CSV file: a typed header and rows of maps."""

    def __init__(self, file: TextIO, header: Sequence[str], columns: Sequence[str]) -> None:
        self._file, self._columns = file, columns
        file.write(",".join(header) + "\n")

    def write(self, rows: Iterable[Row]) -> None:
        """Append rows; what a row lacks is null."""
        columns = self._columns
        for row in rows:
            values = map(row.get, columns)
            # Nearly every cell is empty or plain text, and there are dozens a row.
            cells = ["" if v is None else f'"{v}"' if v.__class__ is str and '"' not in v else _cell(v) for v in values]
            self._file.write(",".join(cells) + "\n")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return '"' + ARRAY.join(str(item) for item in value).replace('"', '""') + '"'
    return repr(value)


def _open(folder: Path, name: str) -> TextIO:
    return (folder / f"{name}.csv").open("w", encoding="utf-8", newline="")


def _node_table(file: TextIO, label: str, props: Sequence[str], types: dict[str, str]) -> _Table:
    header = [f"id:ID({label})", *(f"{name}:{types.get(name, 'string')}" for name in props), ":LABEL"]
    return _Table(file, header, ["id", *props, "labels"])


def _columns(statement: str, *leave_out: str) -> list[str]:
    return [name for name in cypher.load(statement).columns if name not in ("id", "labels", *leave_out)]


def _nodes(store: Store, folder: Path, progress: Progress) -> None:
    parties = ["name", "kind", "begin", "end", "capital", "latitude", "longitude", "region", "names", "codes"]
    sources = [*_columns("write/sources_whole", "title", "register"), "headline"]
    totals, loads = _columns("write/totals_whole"), _columns("write/loads_page")
    with _open(folder, "parties") as file:
        table = _node_table(file, "Party", parties, _TYPES)
        for page in reading.pages(store, "write/parties_page"):
            table.write({**row, "begin": row["first_day"], "end": row["last_day"], "labels": _labels(row["labels"])} for row in page)
    with _open(folder, "sources") as file, _open(folder, "cites") as cites:
        table = _node_table(file, "Source", sources, _TYPES)
        links = _link_table(cites, "Source", "Source")
        done = 0
        for page in reading.pages(store, "write/sources_page"):
            rows = reading.source_rows(store, [row["id"] for row in page])
            table.write(
                {**row, "headline": row["title"], "labels": _labels(["Source", *(["Register"] if row["register"] else [])])} for row in rows
            )
            links.write({"from": row["id"], "to": cited} for row in rows for cited in dict.fromkeys(row["cites"] or ()))
            done += len(rows)
            progress("sources", done)
    with _open(folder, "totals") as file:
        table = _node_table(file, "ArmsTotal", totals, _TYPES | _OF_TOTALS)
        for page in reading.pages(store, "write/totals_whole"):
            table.write({**row, "labels": "ArmsTotal"} for row in page)
    with _open(folder, "loads") as file:
        table = _node_table(file, "Load", loads, _TYPES)
        for page in reading.pages(store, "write/loads_page"):
            table.write({**row, "labels": "Load"} for row in page)
    with _open(folder, "graph") as file:
        table = _node_table(file, "Graph", ["form", "changed", "version"], _TYPES)
        table.write([{"id": "form", "form": FORM, "changed": utc_now(), "labels": "Graph"}])
        table.write([{"id": "version", "version": 1, "labels": "Graph"}])


def _labels(labels: Iterable[str]) -> str:
    return ARRAY.join(sorted(labels))


def _link_table(file: TextIO, first: str, second: str) -> _Table:
    return _Table(file, [f":START_ID({first})", f":END_ID({second})"], ["from", "to"])


def _claims(store: Store, folder: Path, progress: Progress) -> None:
    props = _columns("write/track_claims_whole")
    names = ("claims", "subject", "object", "stated_in", "about")
    files = {name: _open(folder, name) for name in names}
    try:
        nodes = _node_table(files["claims"], "Claim", props, _TYPES)
        ends = {name: _link_table(files[name], "Claim", "Party") for name in ("subject", "object")}
        stated = _link_table(files["stated_in"], "Claim", "Source")
        about = _link_table(files["about"], "Claim", "Claim")
        done = 0
        for tracks in reading.track_pages(store):
            rows = reading.rows_of(store, tracks)
            nodes.write({**row, "labels": "Claim"} for row in rows)
            for name, table in ends.items():
                table.write({"from": row["id"], "to": row[name]} for row in rows if row[name] is not None)
            stated.write({"from": row["id"], "to": row["source"]} for row in rows)
            about.write(_about(store, rows))
            done += len(rows)
            progress("claims", done)
    finally:
        for file in files.values():
            file.close()


def _about(store: Store, rows: Sequence[Row]) -> Iterator[Row]:
    """The links to claims that the graph holds; a claim may be about one that it does not."""
    named = sorted({row["about"] for row in rows if row["about"]})
    held = {row["id"] for ids in chunks(named, 5000) for row in store.read("write/known_claims", {"ids": list(ids)})}
    return ({"from": row["id"], "to": row["about"]} for row in rows if row["about"] in held)


def _edges(store: Store, folder: Path, progress: Progress) -> None:
    props = [name for name in cypher.load("write/edges_from").columns if name not in ("type", "subject", "object")]
    types = _TYPES | _OF_EDGES
    header = [":START_ID(Party)", ":END_ID(Party)", ":TYPE", *(f"{name}:{types.get(name, 'string')}" for name in props)]
    with _open(folder, "edges") as file:
        table = _Table(file, header, ["subject", "object", "type", *props])
        done = 0
        for edges in edge_pages(store):
            table.write(edges)
            done += len(edges)
            progress("edges", done)
