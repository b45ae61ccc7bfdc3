"""What the graph holds: counts, kinds, editions, sources, loads. Counting is a walk over all claims, so it is kept until the next write."""

from __future__ import annotations

from threading import Lock
from weakref import WeakKeyDictionary

from legation.graph.store import Store
from legation.service.answers.arms import EditionRef
from legation.service.answers.base import source_ref
from legation.service.answers.catalog import Catalog, Counts, KindCount, LoadEntry, SourceEntry
from legation.service.declaration import question
from legation.service.questions.arms.registers import registers

SOURCES = 200
LOADS = 20
_kept: WeakKeyDictionary[Store, Catalog] = WeakKeyDictionary()
_lock = Lock()


@question("/v1/catalog", "Sources, editions, counts, last loads", tag="system", long=True, statuses=())
def catalog(store: Store) -> Catalog:
    """What is loaded, from where, and what still waits to be drawn.

    The catalogue of the graph as it stands. May take seconds on millions of claims after a write.
    """
    version = store.version()
    with _lock:
        kept = _kept.get(store)
    if kept is not None and kept.version == version:
        return kept
    made = _catalog(store, version)
    with _lock:
        _kept[store] = made
    return made


def _catalog(store: Store, version: str) -> Catalog:
    counts = store.read("ask/catalog_counts")[0]
    rows = store.read("ask/catalog_sources", {"limit": SOURCES + 1}, timeout=120)
    return Catalog(
        engine=store.engine, version=version, counts=Counts(**counts),
        kinds=[KindCount(**row) for row in store.read("ask/catalog_kinds", timeout=120)],
        editions=[
            EditionRef(edition=one.edition, first=one.first, last=one.last, yearly=one.yearly, answers=one.everybody)
            for one in registers(store)
        ],
        sources=[
            SourceEntry(source=source_ref(row), dataset=row["dataset"], shape=row["shape"], licence=row["licence"], claims=row["claims"])
            for row in rows[:SOURCES]
        ],
        loads=[LoadEntry(**row) for row in store.read("ask/catalog_loads", {"limit": LOADS})],
        truncated=len(rows) > SOURCES,
    )  # fmt: skip
