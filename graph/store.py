"""How a graph is opened (`embedded:PATH`, `bolt://…`, `neo4j://…`) and made ready for writing. What an engine has to do says
`graph/protocol.py`; its names are given out here too, so that those who use a graph need one module."""

from __future__ import annotations

import hashlib
import logging
import re
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TypeVar
from weakref import WeakKeyDictionary

from legation import cypher
from legation.graph.engines import ENGINES
from legation.graph.errors import InputError, StoreError, StoreFormat, StoreLocked
from legation.graph.parties import register
from legation.graph.protocol import DEFAULT_TIMEOUT, UNWRITTEN, Params, Row, Step, Store, commit_id, shown, utc_now
from legation.graph.rows import party_rows, template_row

__all__ = (
    "DEFAULT_TIMEOUT", "FORM", "UNWRITTEN", "Params", "Row", "Step", "Store", "check_form", "chunks", "clear", "commit_id", "open_store",
    "prepare", "shown", "utc_now",
)  # fmt: skip

T = TypeVar("T")
FORM = 2
"""Version of the graph's form. A graph of another form is refused until `graph/upgrade.py` has carried it over."""
UPGRADABLE = (1,)
"""Forms that can be carried over. 1: figures of all editions stand on one type of edge."""
SCHEMA_SECONDS = 60.0
"""Seconds between two looks whether the database still has its constraints."""
_MADE = re.compile(r"^\w+ (?:FULLTEXT )?(?:CONSTRAINT|INDEX) (\w+) IF NOT EXISTS", re.MULTILINE)
_looked: WeakKeyDictionary[Store, float] = WeakKeyDictionary()
log = logging.getLogger(__name__)
WORDS = "schema/words/"
"""Full-text indexes. The embedded engine has them too, but answers with nothing while one waits to be built anew after a load."""


def open_to_watch(url: str) -> Store:
    """The graph for a command that only reads and runs for hours: an embedded one is never held. Raises as `open_store`."""
    if not url.startswith("embedded:"):
        return open_store(url, read_only=True)
    from legation.graph.engines.watching import WatchingStore

    return WatchingStore(url)


def open_store(url: str, *, read_only: bool = False, served: bool = False) -> Store:
    """Open the engine that `url` names. Engines are imported when they are asked for, so that either can be missing. With `served` an
    embedded graph that a running service holds is reached through that service.

    Raises InputError for a URL of no engine, StoreLocked, StoreUnavailable or StoreFormat from the engine.
    """
    scheme = url.split(":", 1)[0]
    engine = next((name for name, schemes in ENGINES.items() if scheme in schemes), None)
    if engine is None:
        raise InputError(f"{shown(url)!r} names no graph; write embedded:PATH, neo4j://HOST or bolt://HOST", place="--store")
    try:
        store: Store = import_module(f"legation.graph.engines.{engine}").open_graph(url, read_only=read_only)
    except StoreLocked:
        from legation.graph.engines.served import connect

        through = connect(url) if served else None
        if through is None:
            raise
        return through
    return store


def prepare(store: Store, *, upgrading: bool = False) -> None:
    """Make the graph ready for writing: constraints, indexes, the parties of the register. Cheap when it is ready already.

    Raises StoreFormat for a graph of another form; while one is carried over, its note of the form stays.
    """
    digest = hashlib.blake2b(digest_size=8)
    for name in cypher.names():  # all are read here, so that a process out of file handles can still ask and write
        query = cypher.load(name)
        if name.startswith(("schema/", "write/claim_properties")):
            digest.update(query.text.encode())
    digest.update(",".join(sorted(template_row())).encode())  # a property that is new must be made known to the engine
    mark = f"{digest.hexdigest()}:{register().version}"
    noted = check_form(store, upgrading=upgrading)
    if noted and noted[0]["register"] == mark:
        _make_again(store)
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


def missing_schema(store: Store) -> list[str]:
    """Names of the constraints and indexes that somebody dropped from the database, in order; the embedded engine is nobody else's."""
    if store.engine != "neo4j":
        return []
    held = {row["name"] for row in store.read("ask/schema_held")}
    return sorted(name for name in _schema_names() if name not in held)


def _schema_names() -> dict[str, str]:
    """The statement that makes each constraint and index, by the name that it gives it."""
    found = {}
    for name in cypher.names():
        if name.startswith("schema/") and (said := _MADE.search(cypher.load(name).text)):
            found[said[1]] = name
    return found


def _make_again(store: Store) -> None:
    """Make what was dropped, looked for once a minute. Raises StoreError where it cannot be made: two nodes have one id by now."""
    now = time.monotonic()
    if store.engine != "neo4j" or now - _looked.get(store, -SCHEMA_SECONDS) < SCHEMA_SECONDS:
        return
    made = _schema_names()
    for name in missing_schema(store):
        log.warning("%s: %s was dropped and is made again", shown(store.url), name)
        try:
            store.write([(made[name], {})])
        except StoreError as error:
            raise StoreError(
                f"{name} was dropped from the database and cannot be made again ({error.message}); remove what stands there twice, "
                "which legation verify names"
            ) from error
    _looked[store] = now


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


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """`items` in pieces of at most `size`."""
    for at in range(0, len(items), size):
        yield items[at : at + size]
