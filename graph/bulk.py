"""A graph as CSV files for `neo4j-admin database import full`, the fast way to fill an empty Neo4j database.

Nodes (Party, Claim, Source, ArmsTotal, Load, Graph) and all edges, those between parties too, with typed headers. Text is always
quoted and a missing value never, which is how the importer tells "" from null. Constraints and indexes are made by the first
`legation` command that writes (`graph.store.prepare`), for which the note of the graph's form leaves out the register's mark.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from operator import itemgetter
from pathlib import Path
from typing import Any, TextIO, TypeVar

from legation import cypher
from legation.graph import projection, reading
from legation.graph.engines.interpreter import working_hard
from legation.graph.errors import InputError, StoreError
from legation.graph.rows import end_of, source_name
from legation.graph.store import FORM, Row, Store, chunks, utc_now

ARRAY = "\x1f"
"""Between the items of a list: a character that no name or id holds (ASCII unit separator)."""
_TYPES = {
    "value": "double", "tiv": "double", "estimated": "double", "span_from": "long", "span_to": "long", "latitude": "double",
    "longitude": "double", "covers_first": "long", "covers_last": "long", "covers_yearly": "boolean", "disputed": "boolean",
    "deliveries": "long", "unvalued": "long", "first_year": "long", "last_year": "long", "stated": "boolean", "rows": "long",
    "new": "long", "known": "long", "refused": "long", "form": "long", "version": "long",
    "names": "string[]", "codes": "string[]", "covers_suppliers": "string[]", "covers_recipients": "string[]", "cites": "string[]",
    "covers_lacks": "string[]",
    "claims": "string[]", "years": "long[]", "periods": "string[]", "begin_date": "date", "end_date": "date", "published_date": "date",
}  # fmt: skip
_OF_TOTALS = {"tiv": "double[]", "estimated": "double[]", "deliveries": "long[]"}
_OF_EDGES = {"sources": "long"}
READERS = 2
"""Threads that read while rows are written; with more of them the answers wait for the interpreter."""
PAGES_AHEAD = 4
"""Answers that wait to be written, each of some hundred tracks or the edges of some parties."""
PARTIES_AT_ONCE = 25
Progress = Callable[[str, int], None]
Page = TypeVar("Page")
Answer = TypeVar("Answer")


def export(store: Store, folder: Path, progress: Progress = lambda phase, done: None) -> list[str]:
    """Write the CSV files into `folder` (made if missing). Returns the words of the importer's command, `DATABASE` last left to the caller.

    Raises InputError for a folder that holds anything, StoreError while something waits to be drawn.
    """
    if projection.pending(store):
        raise StoreError("tracks wait to be drawn; run legation rebuild first, so that the export holds every edge")
    if folder.exists() and any(folder.iterdir()):
        raise InputError("the folder is not empty; name one that is, or a new one", place=str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as files, working_hard():
        tables = _Tables(folder, files)
        _nodes(store, tables, progress)
        _claims(store, tables, progress)
        _edges(store, tables, progress)
        return _command(tables)


class _Table:
    """One CSV file: a typed header, and rows of cells in its order. None is null and stays without quotes, which all text has."""

    def __init__(self, file: TextIO, header: Sequence[str]) -> None:
        self._file = file
        self.has_line_ends = False
        file.write(",".join(header) + "\n")

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        """Append rows of text, numbers, truth values, lists and None."""
        # Nearly every cell is empty or plain text, and there are dozens a row.
        lines = [
            ",".join(["" if v is None else f'"{v}"' if v.__class__ is str and '"' not in v else _cell(v) for v in cells]) for cells in rows
        ]
        if lines:
            page = "\n".join(lines)
            self.has_line_ends |= page.count("\n") >= len(lines) or "\r" in page
            self._file.write(page + "\n")


class _Tables:
    """The files of an export by name, each with how the importer is told of it."""

    def __init__(self, folder: Path, files: ExitStack) -> None:
        self._folder, self._files = folder, files
        self._made: dict[str, tuple[str, _Table]] = {}

    def _add(self, name: str, option: str, header: Sequence[str]) -> _Table:
        file = self._files.enter_context((self._folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
        table = _Table(file, header)
        self._made[name] = (f"--{option}{name}.csv", table)
        return table

    def nodes(self, name: str, group: str, props: Sequence[str], types: Mapping[str, str], *, label: str | None = None) -> _Table:
        """Nodes: id, properties, and their labels in a last column unless all have one `label`."""
        header = [f"id:ID({group})", *_typed(props, types), *([] if label else [":LABEL"])]
        return self._add(name, f"nodes={label}=" if label else "nodes=", header)

    def links(self, name: str, first: str, second: str) -> _Table:
        """Edges without properties; their type is the file's name."""
        return self._add(name, f"relationships={name.upper()}=", [f":START_ID({first})", f":END_ID({second})"])

    def edges(self, name: str, props: Sequence[str], types: Mapping[str, str]) -> _Table:
        """Edges between parties of any type."""
        return self._add(name, "relationships=", [":START_ID(Party)", ":END_ID(Party)", ":TYPE", *_typed(props, types)])

    def options(self) -> list[str]:
        """How the importer is told of the files. Those whose values hold line ends are named, since it reads the others faster."""
        lines = [f"{name}.csv" for name, (_, table) in self._made.items() if table.has_line_ends]
        multiline = [f"--multiline-fields={','.join(lines)}", "--multiline-fields-format=v2"] if lines else ["--multiline-fields=false"]
        return [*(option for option, _ in self._made.values()), *multiline]


def _command(tables: _Tables) -> list[str]:
    """The importer's command over the files, run inside their folder."""
    return [
        "neo4j-admin", "database", "import", "full", *tables.options(),
        "--id-type=string", "--array-delimiter=U+001F", "--legacy-style-quoting=false", "--bad-tolerance=0", "--overwrite-destination=true",
    ]  # fmt: skip


def _typed(props: Sequence[str], types: Mapping[str, str]) -> list[str]:
    return [f"{name}:{types.get(name, 'string')}" for name in props]


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _cell(ARRAY.join(map(str, value)))
    return repr(value)


def _columns(statement: str, *leave_out: str) -> list[str]:
    return [name for name in cypher.load(statement).columns if name not in ("id", "labels", *leave_out)]


def _ahead(work: Callable[[Page], Answer], pages: Iterable[Page]) -> Iterator[Answer]:
    """What `work` makes of each page, in order, in threads ahead of who uses the answers: engines read without the interpreter."""
    flying: deque[Future[Answer]] = deque()
    with ThreadPoolExecutor(READERS, thread_name_prefix="legation-export") as pool:
        for page in pages:
            flying.append(pool.submit(work, page))
            if len(flying) > PAGES_AHEAD:
                yield flying.popleft().result()
        while flying:
            yield flying.popleft().result()


def _nodes(store: Store, tables: _Tables, progress: Progress) -> None:
    columns = ["name", "kind", "begin", "end", "capital", "latitude", "longitude", "region", "names", "codes"]
    table = tables.nodes("parties", "Party", columns, _TYPES)
    for page in reading.pages(store, "write/parties_page"):
        rows = ({**row, "begin": row["first_day"], "end": row["last_day"], "labels": sorted(row["labels"])} for row in page)
        table.write(map(itemgetter("id", *columns, "labels"), rows))
    _sources(store, tables, progress)
    for name, statement, label, types in (
        ("totals", "write/totals_whole", "ArmsTotal", _TYPES | _OF_TOTALS),
        ("loads", "write/loads_page", "Load", _TYPES),
    ):
        columns = [*_columns(statement), "name"]
        table = tables.nodes(name, label, columns, types, label=label)
        ends = (
            (tables.links("has_arms_total", "Party", label), tables.links("from_source", label, "Source")) if label == "ArmsTotal" else ()
        )
        for page in reading.pages(store, statement):
            for row in page:
                row["name"] = f"arms {row['role']} of {row['party']}" if label == "ArmsTotal" else row["file"] or row["loader"] or row["id"]
            table.write(map(itemgetter("id", *columns), page))
            for link, pair in zip(ends, (("party", "id"), ("id", "source")), strict=False):
                link.write(map(itemgetter(*pair), page))
    table = tables.nodes("graph", "Graph", ["form", "changed", "version"], _TYPES, label="Graph")
    table.write([("form", FORM, utc_now(), None), ("version", None, None, 1)])


def _sources(store: Store, tables: _Tables, progress: Progress) -> None:
    columns = [*_columns("write/sources_whole", "title", "register"), "headline", "name", "published_date"]
    table = tables.nodes("sources", "Source", columns, _TYPES)
    cites = tables.links("cites", "Source", "Source")
    done = 0
    for page in reading.pages(store, "write/sources_page"):
        rows = reading.source_rows(store, [row["id"] for row in page])
        for row in rows:
            row["headline"], row["published_date"] = row["title"], row["known_from"]
            row["name"] = source_name(row)
            row["labels"] = ["Register", "Source"] if row["register"] else "Source"
        table.write(map(itemgetter("id", *columns, "labels"), rows))
        cites.write((row["id"], cited) for row in rows for cited in dict.fromkeys(row["cites"] or ()))
        done += len(rows)
        progress("sources", done)


def _claims(store: Store, tables: _Tables, progress: Progress) -> None:
    columns = [*_columns("write/track_claims_whole"), "name", "begin_date", "end_date"]
    cells = itemgetter("id", *columns)
    nodes = tables.nodes("claims", "Claim", columns, _TYPES, label="Claim")
    ends = {name: tables.links(name, "Claim", group) for name, group in (("subject", "Party"), ("object", "Party"))}
    stated, about = tables.links("stated_in", "Claim", "Source"), tables.links("about", "Claim", "Claim")
    done = 0
    for rows in _ahead(lambda tracks: reading.rows_of(store, tracks), reading.track_pages(store)):
        for row in rows:
            row["name"], row["begin_date"], row["end_date"] = _caption(row), row["earliest"], row["latest"]
        nodes.write(map(cells, rows))
        for name, table in ends.items():
            table.write([(row["id"], end_of(row[name])) for row in rows if row[name] is not None])
        stated.write([(row["id"], row["source"]) for row in rows])
        about.write(_about(store, rows))
        done += len(rows)
        progress("claims", done)


def _caption(row: Row) -> str:
    """A claim's `name`, as the statements of `cypher/write/claims*.cypher` make it."""
    ends = [row["subject_text"] or row["subject"], *([row["object_text"] or row["object"]] if row["object"] else [])]
    return f"{row['kind']}: {', '.join([*ends, *([row['edtf']] if row['edtf'] else [])])}"


def _about(store: Store, rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """The links to claims that the graph holds; a claim may be about one that it does not."""
    named = sorted({row["about"] for row in rows if row["about"]})
    held = {row["id"] for ids in chunks(named, 5000) for row in store.read("write/known_claims", {"ids": list(ids)})}
    return ((row["id"], row["about"]) for row in rows if row["about"] in held)


def _edges(store: Store, tables: _Tables, progress: Progress) -> None:
    columns = [name for name in cypher.load("write/edges_from").columns if name not in ("type", "subject", "object")]
    columns += ["begin_date", "end_date"]
    cells = itemgetter("subject", "object", "type", *columns)
    table = tables.edges("edges", columns, _TYPES | _OF_EDGES)
    parties = [row["id"] for page in reading.pages(store, "write/parties_page") for row in page]
    done = 0

    def read(some: Sequence[str]) -> list[Row]:
        return store.read("write/edges_from", {"parties": list(some)}, timeout=reading.TIMEOUT)

    for rows in _ahead(read, chunks(parties, PARTIES_AT_ONCE)):
        for row in rows:
            row["begin_date"], row["end_date"] = row["earliest"], row["latest"]
        table.write(map(cells, rows))
        done += len(rows)
        progress("edges", done)
