"""A digest of what a graph says: the same for the same claims on either engine, whatever the order or number of loads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from legation.graph import reading
from legation.graph.store import Row, Store

PAGE = 25_000
BYTES = 16
"""Of a hash; those of all rows are held, so a million claims take 50 MB."""


@dataclass(frozen=True, slots=True)
class Digest:
    """Counts and hashes (BLAKE2b, 128 bits) of claims, edges between parties, and yearly totals.

    Times of recording are left out, also where a source has no day of publication and `known_from` is the day of recording: two graphs
    that were loaded on different days say the same.
    """

    claims: int
    edges: int
    totals: int
    claims_hash: str
    edges_hash: str
    totals_hash: str


def digest(store: Store) -> Digest:
    """Read the whole graph in pages and digest it. Nothing may be pending: run the projection first."""
    claims, claims_hash = _hashed(_claims(store))
    edges, edges_hash = _hashed(_pages(store, "write/drawn_claims", "key"))
    totals, totals_hash = _hashed(_pages(store, "write/totals_page", "id"))
    return Digest(claims, edges, totals, claims_hash, edges_hash, totals_hash)


def _claims(store: Store) -> Iterator[Row]:
    published: dict[str, bool] = {}
    for tracks in reading.track_pages(store):
        rows = store.read("write/track_claims", {"tracks": list(tracks)}, timeout=300)
        unseen = {row["source"] for row in rows} - published.keys()
        for source in store.read("write/sources_whole", {"ids": sorted(unseen)}, timeout=300) if unseen else ():
            published[source["id"]] = source["known_from"] is not None
        for row in rows:
            del row["recorded_at"]
            yield row if published.get(row["source"]) else {**row, "known_from": None}


def _pages(store: Store, name: str, key: str) -> Iterator[Row]:
    after = ""
    while page := store.read(name, {"after": after, "limit": PAGE}, timeout=300):
        yield from page
        after = page[-1][key]


def _hashed(rows: Iterator[Row]) -> tuple[int, str]:
    """Number of rows, and hash of their hashes in order, so that rows may come in any. Whole numbers are one, int or float."""
    found = sorted(
        hashlib.blake2b(
            orjson.dumps({name: plain(value) for name, value in row.items()}, option=orjson.OPT_SORT_KEYS), digest_size=BYTES
        ).digest()
        for row in rows
    )
    return len(found), hashlib.blake2b(b"".join(found), digest_size=BYTES).hexdigest()


def plain(value: Any) -> Any:
    """A value as both engines return it: whole floats as int, others to 6 decimals."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return round(value, 6) if isinstance(value, float) else value
