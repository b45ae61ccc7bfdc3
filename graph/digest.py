"""A digest of what a graph says: the same for the same claims on either engine, whatever the order or number of loads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from graph.store import Row, Store, chunks

PAGE = 5000
TRACKS_AT_ONCE = 500


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
    after = ""
    published: dict[str, bool] = {}
    while page := [row["track"] for row in store.read("write/tracks", {"after": after, "limit": PAGE}, timeout=300)]:
        for tracks in chunks(page, TRACKS_AT_ONCE):
            rows = store.read("write/track_claims", {"tracks": list(tracks)}, timeout=300)
            unseen = {row["source"] for row in rows} - published.keys()
            for source in store.read("write/sources_whole", {"ids": sorted(unseen)}, timeout=300) if unseen else ():
                published[source["id"]] = source["known_from"] is not None
            for row in rows:
                yield row if published.get(row["source"]) else {**row, "known_from": None}
        after = page[-1]


def _pages(store: Store, name: str, key: str) -> Iterator[Row]:
    after = ""
    while page := store.read(name, {"after": after, "limit": PAGE}, timeout=300):
        yield from page
        after = page[-1][key]


def _hashed(rows: Iterator[Row]) -> tuple[int, str]:
    """Number and hash of rows in any order: whole numbers are one whether an engine returns them as int or float."""
    lines = sorted(orjson.dumps({name: plain(value) for name, value in row.items()}, option=orjson.OPT_SORT_KEYS) for row in rows)
    whole = hashlib.blake2b(digest_size=16)
    for line in lines:
        whole.update(line)
    return len(lines), whole.hexdigest()


def plain(value: Any) -> Any:
    """A value as both engines return it: whole floats as int, others to 6 decimals."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return round(value, 6) if isinstance(value, float) else value
