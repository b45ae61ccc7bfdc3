"""The edges of one track: a pure function of its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from graph.claims import content_id
from graph.kinds import KINDS, TRACKS
from graph.state import Episode, Row, episodes, level_of

_SHARED = ("mission", "place", "commodity", "base", "scope", "unit", "value")


@dataclass(slots=True)
class Edge:
    """One edge between two parties. `props` holds no None."""

    type: str
    subject: str
    object: str
    props: dict[str, Any]

    def row(self) -> Row:
        """As `cypher/write/edges/*` takes it."""
        return {"subject": self.subject, "object": self.object, "props": self.props}


def edges_of(track: str, rows: Sequence[Row]) -> list[Edge]:
    """The edges that the claims of a track (not retracted, in order of id) draw: state episodes, events, deliveries, and beside them
    what is planned, alleged or denied."""
    name = track.split("|", 1)[0]
    if not rows or rows[0]["object"] is None:
        return []
    if name == "arms":
        return _arms(track, rows)
    done = [row for row in rows if row["modality"] == "done"]
    beside = [row for row in rows if row["modality"] != "done"]
    stateful = any(kind.effect in ("begins", "ends", "spans") for kind in TRACKS[name])
    drawn = [_episode_edge(track, episode) for episode in episodes(done)] if stateful else _event_edges(track, done)
    return drawn + _event_edges(track, beside)


def _episode_edge(track: str, episode: Episode) -> Edge:
    rows = episode.claims
    first = (episode.begin.claims or rows)[0]
    props: dict[str, Any] = {
        "earliest": episode.begin.earliest,
        "begin_latest": episode.begin.latest,
        "end_earliest": episode.end.earliest,
        "latest": episode.end.latest,
        "begins": episode.begin.text,
        "ends": episode.end.text if episode.ended else None,
        "disputed": episode.disputed or _denied(rows),
        "kind": first["kind"],
        "modality": "done",
        "mission": level_of(episode),
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
    return Edge(kind.edge, subject, object_, {name: value for name, value in props.items() if value is not None})


def _denied(rows: Iterable[Row]) -> bool:
    return any(row["modality"] == "denied" for row in rows)


def _arms(track: str, rows: Sequence[Row]) -> list[Edge]:
    """Deliveries with a TIV make one edge for each register and delivery period; what has none stands as it is said."""
    quantities: dict[tuple[str, str], list[tuple[Row, dict[str, Any]]]] = defaultdict(list)
    others: list[Row] = []
    for row in rows:
        if row["unit"] == "TIV" and row["modality"] == "done" and row["edtf"]:
            details = orjson.loads(row["details"]) if row["details"] else {}
            quantities[row["source"], delivery_period(row, details)].append((row, details))
        else:
            others.append(row)
    drawn = _event_edges(track, others)
    for (source, period), members in sorted(quantities.items()):
        delivery_years = [int(year) for year in period.split(",")]
        first = members[0][0]
        valued = [row["value"] for row, _ in members if row["value"] is not None]
        props: dict[str, Any] = {
            "earliest": f"{delivery_years[0]:04d}-01-01",
            "latest": f"{delivery_years[-1]:04d}-12-31",
            "begins": f"{delivery_years[0]:04d}",
            "ends": f"{delivery_years[-1]:04d}",
            "disputed": False,
            "kind": "arms_transfer",
            "modality": "done",
            "source": source,
            "period": period,
            "first_year": delivery_years[0],
            "last_year": delivery_years[-1],
            "years": delivery_years if len(delivery_years) > 1 else None,
            "tiv": round(sum(valued), 6),
            "estimated": round(sum(_estimated(row, details) for row, details in members), 6),
            "deliveries": sum(int(details.get("deliveries", 1)) for _, details in members),
            "unvalued": sum(row["value"] is None for row, _ in members),
            "subject": first["subject"],
        }
        del props["subject"]
        edge = _edge(track, [row for row, _ in members], props, f"{source}|{period}")
        edge.props.pop("value", None)
        drawn.append(edge)
    return drawn


def delivery_period(row: Row, details: dict[str, Any]) -> str:
    """The delivery years as text: `2016`, or `2014,2015,2017` where one value stands for several."""
    listed = details.get("years")
    if listed and len(listed) > 1:
        return ",".join(str(year) for year in sorted(set(listed)))
    first, last = int(row["edtf"][:4]), int(row["edtf"].split("/")[-1][:4])
    return str(first) if first == last else ",".join(str(year) for year in range(first, last + 1))


def _estimated(row: Row, details: dict[str, Any]) -> float:
    stated = details.get("estimated")
    if isinstance(stated, int | float) and not isinstance(stated, bool):
        return float(stated)
    return 0.0
