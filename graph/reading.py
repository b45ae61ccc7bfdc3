"""Claims read back whole from a graph, with their sources and what those cite: the way to backups, copies, exports and checks.

What is read streams by tracks, so memory does not grow with the graph. Each claim's and source's id is checked against its content.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

import orjson
from pydantic import ValidationError

from legation.graph.claims import FORMER_PARTIES, UNKNOWN, Claim, Coverage, Lack, Source
from legation.graph.errors import Unreadable
from legation.graph.rows import unpacked
from legation.graph.store import Row, Store, chunks, shown

TRACK_PAGE = 200_000
"""Names of tracks held at once, about 30 MB; each further page looks through all claims again."""
TRACKS_AT_ONCE = 500
KEPT_SOURCES = 50_000
"""Sources kept while claims stream by; one source mostly stands behind many claims."""
TIMEOUT = 300.0
_SAME = (
    "kind", "modality", "seen_until", "value", "unit", "base", "scope", "mission", "place", "commodity", "said_by", "quote",
    "subject_text", "object_text", "about", "locator", "loader", "recorded_at", "retracted_at", "retracted_why", "id",
)  # fmt: skip
"""Properties of a claim's node that go by the same name in the claim."""
_OF_SOURCE = (
    "publisher", "publication", "title", "author", "url", "published", "edition", "licence", "citation", "text_hash", "dataset", "shape",
)  # fmt: skip


def track_pages(store: Store, size: int = TRACKS_AT_ONCE) -> Iterator[Sequence[str]]:
    """Every track that the graph holds, in order, in lists of at most `size`."""
    after = ""
    while page := [row["track"] for row in store.read("write/tracks", {"after": after, "limit": TRACK_PAGE}, timeout=TIMEOUT)]:
        yield from chunks(page, size)
        after = page[-1]


def pages(store: Store, name: str, *, limit: int = 2000) -> Iterator[list[Row]]:
    """The rows of a statement that pages by `id`."""
    after = ""
    while page := store.read(name, {"after": after, "limit": limit}, timeout=TIMEOUT):
        yield page
        after = page[-1]["id"]


def rows_of(store: Store, tracks: Sequence[str]) -> list[Row]:
    """The nodes of the claims of some tracks, whole, in order of track and id."""
    rows = store.read("write/track_claims_whole", {"tracks": list(tracks)}, timeout=TIMEOUT)
    return sorted(rows, key=lambda row: (row["track"], row["id"]))


def claims(store: Store) -> Iterator[Claim]:
    """Every claim in order of track and id, retracted ones too, as it was when it was written.

    Raises Unreadable where a node's content is not what its id says; `legation verify` lists all such places.
    """
    sources = Sources(store)
    for tracks in track_pages(store):
        rows = rows_of(store, tracks)
        sources.want({row["source"] for row in rows})
        for row in rows:
            yield claim_of(row, sources[row["source"]])


def claims_by_id(store: Store, ids: set[str], tracks: set[str]) -> list[Claim]:
    """Some claims of some tracks, in order of track and id. Raises Unreadable."""
    sources, found = Sources(store), []
    for some in chunks(sorted(tracks), TRACKS_AT_ONCE):
        rows = [row for row in rows_of(store, some) if row["id"] in ids]
        sources.want({row["source"] for row in rows})
        found += [claim_of(row, sources[row["source"]]) for row in rows]
    return found


def claim_of(row: Row, source: Source) -> Claim:
    """The claim that a node holds. Raises Unreadable with the claim's id."""
    fields: dict[str, Any] = {name: row[name] for name in _SAME if row[name] is not None}
    fields["subject"] = _party(row["subject"])
    if row["object"] is not None:
        fields["object"] = _party(row["object"])
    if row["edtf"] is not None:
        fields["when"] = row["edtf"]
    if row["span_from"] is not None:
        fields["span"] = (row["span_from"], row["span_to"])
    fields["source"] = source
    try:
        if row["context"] is not None:
            fields["context"] = unpacked(row["context"])
        if row["details"] is not None:
            fields["details"] = orjson.loads(row["details"])
        return Claim.model_validate(fields)
    except (ValidationError, ValueError) as error:
        raise Unreadable(f"claim {row['id']} of {row['track']} is damaged ({_first(error)}); run legation verify") from error


def _party(node: str) -> str:
    return UNKNOWN if node.startswith(f"{UNKNOWN}:") else FORMER_PARTIES.get(node, node)


def _first(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return error.errors(include_url=False, include_context=False)[0]["msg"].removeprefix("Value error, ")
    return str(error)


class Sources:
    """Sources by id, read when they are wanted, with what they cite. Raises Unreadable for one that is not there or damaged."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[str, Source] = {}

    def __getitem__(self, source_id: str) -> Source:
        if source_id not in self._kept:
            self.want({source_id})
        return self._kept[source_id]

    def want(self, ids: set[str]) -> None:
        """Read those of `ids` that are not kept yet, in few reads."""
        if len(self._kept) > KEPT_SOURCES:
            self._kept.clear()
        rows: dict[str, Row] = {}
        todo = sorted(ids - self._kept.keys())
        while todo:
            found = {row["id"]: row for chunk in chunks(todo, 1000) for row in source_rows(self._store, chunk)}
            if missing := [one for one in todo if one not in found]:
                raise Unreadable(f"{shown(self._store.url)}: no source {missing[0]}, which a claim names; run legation verify")
            rows |= found
            todo = sorted({cited for row in found.values() for cited in row["cites"] or ()} - rows.keys() - self._kept.keys())
        for source_id in rows:
            self._make(source_id, rows, ())

    def _make(self, source_id: str, rows: dict[str, Row], above: tuple[str, ...]) -> Source:
        if source_id in self._kept:
            return self._kept[source_id]
        if source_id in above:
            raise Unreadable(f"source {source_id} cites itself; run legation verify")
        row = rows[source_id]
        cites = tuple(self._make(cited, rows, (*above, source_id)) for cited in row["cites"] or ())
        source = self._kept[source_id] = source_of(row, cites)
        return source


def source_rows(store: Store, ids: Sequence[str]) -> list[Row]:
    """The nodes of some sources, whole."""
    return store.read("write/sources_whole", {"ids": list(ids)}, timeout=TIMEOUT)


def _lack(text: str) -> Lack:
    party, first, last = text.split("|")
    return Lack(party=party, first=int(first), last=int(last))


def source_of(row: Row, cites: tuple[Source, ...]) -> Source:
    """The source that a node holds. Raises Unreadable."""
    fields: dict[str, Any] = {name: row[name] for name in _OF_SOURCE if row[name] is not None}
    try:
        if row["covers_first"] is not None:
            fields["covers"] = Coverage(
                first=row["covers_first"],
                last=row["covers_last"],
                suppliers=row["covers_suppliers"],
                recipients=row["covers_recipients"],
                yearly=row["covers_yearly"],
                lacks=tuple(_lack(text) for text in row["covers_lacks"] or ()),
            )
        source = Source(cites=cites, **fields)
    except ValidationError as error:
        raise Unreadable(f"source {row['id']} is damaged ({_first(error)}); run legation verify") from error
    if source.id != row["id"]:
        raise Unreadable(f"source {row['id']} is damaged (its content has the id {source.id}); run legation verify")
    return source


def line(claim: Claim) -> bytes:
    """The claim as one line of JSON Lines, as `legation load claims` takes it."""
    body = claim.to_json()
    try:
        return orjson.dumps(body, option=orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError:  # it writes only so deep
        return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class Sum:
    """A hash of lines in any order (sum of 128-bit BLAKE2b), to compare two graphs' claims to the last property."""

    def __init__(self) -> None:
        self.count = 0
        self._sum = 0

    def add(self, text: bytes) -> None:
        """Take in one line."""
        self.count += 1
        self._sum = (self._sum + int.from_bytes(hashlib.blake2b(text, digest_size=16).digest())) % (1 << 128)

    @property
    def text(self) -> str:
        """32 hexadecimal digits."""
        return f"{self._sum:032x}"
