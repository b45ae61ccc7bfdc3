"""What a graph engine has to do, and how one is opened: `embedded:PATH`, `bolt://…`, `neo4j://…`.

Statements go by their name in `cypher/`; values in and out are plain Python (str, int, float, bool, None, lists, maps).
Dates are ISO strings in the graph: they sort as text, take years before 1900 and open ends alike, and both engines return the same bytes.
"""

from __future__ import annotations

import hashlib
import math
import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar

import legation.graph.kinds  # noqa: F401  it declares the relationship types, without which no template is a statement
from legation import cypher
from legation.graph.errors import InputError, StoreFormat, StoreLocked
from legation.graph.parties import register

Row = dict[str, Any]
Params = Mapping[str, Any]
Step = tuple[str, Params]
T = TypeVar("T")

COMMIT = "commit"
"""Parameter of the statements that add or retract claims: the number of the write."""
UNWRITTEN = "0"
"""Version of a graph that was never written to."""
FORM = 2
"""Version of the graph's form. A graph of another form is refused until `graph/upgrade.py` has carried it over."""
UPGRADABLE = (1,)
"""Forms that can be carried over. 1: figures of all editions stand on one type of edge."""
WORDS = "schema/words/"
"""Full-text indexes. The embedded engine has them too, but answers with nothing while one waits to be built anew after a load."""
DEFAULT_TIMEOUT = 30.0
"""Seconds that a read may take unless its caller says otherwise."""
QUESTION_SECONDS = "LEGATION_QUESTION_SECONDS"
"""Setting: the most that one statement of a question may take, whatever its caller says, in seconds (default 120)."""
_PASSWORD = re.compile(r"^((?:[^:/@]*://)?[^:/@]*):.*@", re.DOTALL)
"""User and password before the last `@`; a password may hold any character by mistake."""


class Store(Protocol):
    """A graph engine. Safe to share between threads."""

    engine: str
    url: str
    inline: bool
    """Whether a read is cheap enough to run inside the event loop."""

    def read(self, name: str, params: Params | None = None, *, timeout: float = DEFAULT_TIMEOUT) -> list[Row]:
        """Rows of the statement `name`, each with the columns its header declares. Raises StoreError or LimitExceeded."""
        ...

    def write(self, steps: Sequence[Step], *, note: Params | None = None) -> list[list[Row]]:
        """Run the statements in one transaction: all or nothing. Returns each one's rows. Raises StoreError.

        A write that adds or retracts claims gets the next number of a sequence without gaps, in the order of commits; `note` is kept
        with it in the same transaction.
        """
        ...

    def version(self) -> str:
        """The graph's own id and the mark of its last write: never the same text for two states, whatever is restarted or restored."""
        ...

    def checkpoint(self) -> None:
        """Make what was committed cheap to open (a no-op where the engine does that itself)."""
        ...

    def close(self) -> None:
        """Release the engine; idempotent."""
        ...


Run = Callable[[str, Params], list[Row]]
"""Runs one statement, by its name, inside a transaction that is open."""


COMMIT_TEMPLATE = {"number": 0, "at": "x", "mark": "x", "intent": "x", "key": "x", "holder": "x", "action": "x"}
MARK_TEMPLATE = {"graph": "x", "version": 0, "mark": "x", "commits": 0}
"""A value of the right type for each property of a commit, and of the mark of a graph."""


def numbered(run: Run, steps: Sequence[Step], note: Params | None) -> tuple[list[list[Row]], str]:
    """Run the steps of a write after the statements that mark and number it; the rows of each step, and the graph's new version."""
    marked = run("write/graph_bump", {"graph": secrets.token_hex(8), "mark": secrets.token_hex(8)})[0]
    number = None
    if any(COMMIT in cypher.load(name).params for name, _ in steps):
        number = int(run("write/commit_number", {})[0]["commit"])
        props = {**(note or {}), "number": number, "at": utc_now(), "mark": marked["mark"]}
        run("write/commit_note", {"id": commit_id(number), "props": props})
    rows = [run(name, {COMMIT: number, **params} if COMMIT in cypher.load(name).params else params) for name, params in steps]
    return rows, version_of(marked)


def version_of(row: Row) -> str:
    """The text of a graph's version."""
    return f"{row['graph']}-{row['version']}-{row['mark']}"


def commit_id(number: int) -> str:
    """The id of the node of a commit."""
    return f"{number:015d}"


def open_store(url: str, *, read_only: bool = False, served: bool = False) -> Store:
    """Open the engine that `url` names. Engines are imported when they are asked for, so that either can be missing. With `served` an
    embedded graph that a running service holds is reached through that service.

    Raises InputError for a URL of no engine, StoreLocked, StoreUnavailable or StoreFormat from the engine.
    """
    scheme = url.split(":", 1)[0]
    if scheme == "embedded":
        from legation.graph.engines.embedded import EmbeddedStore

        try:
            return EmbeddedStore(url, read_only=read_only)
        except StoreLocked:
            from legation.graph.engines.served import connect

            through = connect(url) if served else None
            if through is None:
                raise
            return through
    if scheme in ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"):
        from legation.graph.engines.neo4j import Neo4jStore

        return Neo4jStore(url, read_only=read_only)
    raise InputError(f"{shown(url)!r} names no graph; write embedded:PATH, neo4j://HOST or bolt://HOST", place="--store")


def longest_question() -> float:
    """Seconds that one statement of a question may take by the settings. Raises InputError."""
    text = os.environ.get(QUESTION_SECONDS, "120")
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.001 <= seconds < math.inf:
        raise InputError(f"{text!r} is no number of seconds above 0", place=QUESTION_SECONDS)
    return seconds


def shown(url: str) -> str:
    """The URL without a password, for messages and logs; also where it is no URL that can be read."""
    return url if url.startswith("embedded:") else _PASSWORD.sub(r"\1:…@", url)


def prepare(store: Store, *, upgrading: bool = False) -> None:
    """Make the graph ready for writing: constraints, indexes, the parties of the register. Cheap when it is ready already.

    Raises StoreFormat for a graph of another form; while one is carried over, its note of the form stays.
    """
    digest = hashlib.blake2b(digest_size=8)
    for name in cypher.names():  # all are read here, so that a process out of file handles can still ask and write
        query = cypher.load(name)
        if name.startswith(("schema/", "write/claim_properties")):
            digest.update(query.text.encode())
    from legation.graph.rows import party_rows, template_row

    digest.update(",".join(sorted(template_row())).encode())  # a property that is new must be made known to the engine
    mark = f"{digest.hexdigest()}:{register().version}"
    noted = check_form(store, upgrading=upgrading)
    if noted and noted[0]["register"] == mark:
        return
    form = noted[0]["form"] if noted else FORM
    for name in cypher.names():
        if name.startswith("schema/") and (store.engine == "neo4j" or not name.startswith(WORDS)):
            store.write([(name, {})])
    store.write([("write/claim_properties", {"row": template_row()})])
    for label, rows in party_rows(register().parties()).items():
        for chunk in chunks(rows, 500):
            store.write([(f"write/parties/{label}", {"rows": chunk})])
    store.checkpoint()  # the embedded engine's log does not hold the names of properties; only then may the note say that all is ready
    store.write([("write/graph_note", {"id": "form", "props": {"form": form, "register": mark, "changed": utc_now()}})])


def check_form(store: Store, *, upgrading: bool = False) -> list[Row]:
    """What the graph notes of its own form. Raises StoreFormat for another form than this version's, unless it is being carried over."""
    noted = store.read("write/graph_noted", {"id": "form"})
    if noted and noted[0]["form"] in UPGRADABLE:
        if upgrading:
            return noted
        raise StoreFormat(
            f"{shown(store.url)} holds form {noted[0]['form']} of the graph and this version reads form {FORM}; "
            "make a backup, then run legation rebuild once, which carries it over"
        )
    if noted and noted[0]["form"] != FORM:
        raise StoreFormat(
            f"{shown(store.url)} holds form {noted[0]['form']} of the graph and this version reads form {FORM}; "
            "load the sources into a new graph, or use the version that wrote it"
        )
    return noted


def clear(store: Store) -> None:
    """Empty the graph, for tests: claims, sources and edges go; the schema and the parties of the register stay."""
    limit = 20_000
    for name in ("write/clear", "write/clear_edges"):
        while store.write([(name, {"limit": limit})])[0][0]["n"] == limit:
            pass
    noted = store.read("write/graph_noted", {"id": "form"})
    if noted and noted[0]["form"] != FORM:  # nothing is left that is of the older form
        store.write([("write/graph_note", {"id": "form", "props": {"form": FORM, "register": ""}})])


def utc_now() -> str:
    """The present moment, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """`items` in pieces of at most `size`."""
    for at in range(0, len(items), size):
        yield items[at : at + size]
