"""The edges of one track: a pure function of its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Any

from legation.graph.claims import content_id
from legation.graph.kinds import KINDS, TRACKS
from legation.graph.projection.arms import delivery_props, is_delivery, years_of
from legation.graph.projection.registers import Editions
from legation.graph.rows import end_of
from legation.graph.states import source_preference
from legation.graph.states.episodes import Episode, Row, episodes, level_of

_SHARED = ("mission", "place", "commodity", "base", "scope", "unit", "value")


@dataclass(slots=True)
class Edge:
    """One edge between two parties. `props` holds no None."""

    type: str
    subject: str
    object: str
    props: dict[str, Any]

    def row(self) -> Row:
        """As `cypher/write/draw` takes it."""
        return {"subject": self.subject, "object": self.object, "props": self.props}


def edges_of(track: str, rows: Sequence[Row], registers: Editions | None = None) -> list[Edge]:
    """The edges that the claims of a track (not retracted, in order of id) draw: state episodes, events, deliveries, and beside them
    what is planned, alleged or denied. The registers that are loaded say which figures of deliveries are current."""
    name = track.split("|", 1)[0]
    if not rows or rows[0]["object"] is None:
        return []
    if name == "arms":
        return _arms(track, rows, registers or Editions())
    done = [row for row in rows if row["modality"] == "done"]
    beside = [row for row in rows if row["modality"] != "done"]
    stateful = any(kind.effect in ("begins", "ends", "spans") for kind in TRACKS[name])
    denied = {row["id"] for contested, _ in source_preference.contested(rows) for row in contested} if beside else set()
    drawn = [_episode_edge(track, episode, denied) for episode in episodes(done)] if stateful else _event_edges(track, done)
    drawn += _event_edges(track, beside)
    last = max((row["known_from"] for row in rows if row["known_from"]), default=None)
    for edge in drawn:
        if last is not None:
            edge.props["known_last"] = last
    return drawn


def _episode_edge(track: str, episode: Episode, denied: Set[str]) -> Edge:
    rows = episode.claims
    first = (episode.begin.claims or rows)[0]
    props: dict[str, Any] = {
        "earliest": episode.begin.earliest,
        "begin_latest": episode.begin.latest,
        "end_earliest": episode.end.earliest,
        "latest": episode.end.latest,
        "begins": episode.begin.text,
        "ends": episode.end.text if episode.ended else None,
        "disputed": episode.disputed or any(row["id"] in denied for row in rows),
        "kind": first["kind"],
        "modality": "done",
        "mission": level_of(episode),
        "last_seen": episode.last_seen,
        "none_from": episode.none_from,
        "doubt_from": episode.doubt[0] if episode.doubt else None,
        "doubt_to": episode.doubt[1] if episode.doubt else None,
    }
    return _edge(track, rows, props, f"{episode.begin.text}/{episode.end.text}")


def _event_edges(track: str, rows: Iterable[Row]) -> list[Edge]:
    """One edge for each thing that is said: same kind, time and modality (and figure, for shares)."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        parts = (
            row["kind"],
            row["modality"],
            row["edtf"],
            row["base"],
            row["value"],
            row["scope"],
            row["source"] if row["unit"] == "TIV" else None,
        )
        groups[tuple("" if part is None else str(part) for part in parts)].append(row)
    drawn = []
    for key, members in sorted(groups.items()):
        first = members[0]
        props = {
            "earliest": first["earliest"],
            "begin_latest": first["begin_latest"],
            "end_earliest": first["end_earliest"],
            "latest": first["latest"],
            "begins": first["edtf"],
            "ends": None,
            "disputed": False,
            "kind": first["kind"],
            "modality": first["modality"],
        }
        drawn.append(_edge(track, members, props, "|".join(key)))
    return drawn


def _edge(track: str, rows: Sequence[Row], props: dict[str, Any], what: str) -> Edge:
    """Finish an edge: its ends (in the order most claims state), key, claims, independent sources, shared values."""
    kind = KINDS[props["kind"]]
    pairs = sorted({(row["subject"], row["object"]) for row in rows})
    subject, object_ = pairs[0] if not kind.symmetric else sorted(pairs[0])
    for name in _SHARED:
        values = {row[name] for row in rows if row[name] is not None}
        if len(values) == 1 and props.get(name) is None:
            props[name] = values.pop()
    props["track"] = track
    props["key"] = content_id(track, kind.edge, props["modality"], what, *(sorted(row["id"] for row in rows)[:1]))
    props["claims"] = sorted({row["id"] for row in rows})
    props["sources"] = len({row["origin"] for row in rows})
    props["known_from"] = min((row["known_from"] for row in rows if row["known_from"]), default=None)
    assert kind.edge is not None
    return Edge(kind.edge, end_of(subject), end_of(object_), {name: value for name, value in props.items() if value is not None})


def _arms(track: str, rows: Sequence[Row], registers: Editions) -> list[Edge]:
    """Deliveries with a TIV make one edge for each register and delivery period; what has none stands as it is said."""
    drawn = _event_edges(track, [row for row in rows if not is_delivery(row)])
    delivered = delivery_props(track, [row for row in rows if is_delivery(row)])
    held: dict[str, list[list[int]]] = defaultdict(list)
    for _, props in delivered:
        held[props["source"]].append(years_of(props["period"]))
    _, supplier, recipient = track.split("|")
    current = {source: iter(flags) for source, flags in registers.current(supplier, recipient, held).items()}
    for first, props in delivered:
        edition = registers.of(props["source"]).name
        if edition is not None:
            props["edition"] = edition
        type_ = "SUPPLIES_ARMS_TO" if next(current[props["source"]]) else "ARMS_BY_OTHER_EDITION"
        drawn.append(Edge(type_, end_of(first["subject"]), end_of(first["object"]), props))
    return drawn
