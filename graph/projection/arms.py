"""The edges of arms deliveries: one for each register and delivery period of a dyad. A pure function of claims.

Registers hold tens of thousands of deliveries; this is the one place of the projection where every microsecond is multiplied by them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import orjson

from legation.graph.claims import content_id
from legation.graph.states.episodes import Row


def is_delivery(row: Row) -> bool:
    """Whether a claim of an arms track is a quantity that can be summed: done, dated, in TIV."""
    return row["unit"] == "TIV" and row["modality"] == "done" and bool(row["edtf"])


def delivery_props(track: str, rows: Sequence[Row]) -> list[tuple[Row, dict[str, Any]]]:
    """For each register and period: a claim of it (for the edge's ends), and the edge's properties."""
    groups: dict[tuple[str, str], list[tuple[Row, dict[str, Any]]]] = defaultdict(list)
    for row in rows:
        details = orjson.loads(row["details"]) if row["details"] else {}
        groups[row["source"], delivery_period(row, details)].append((row, details))
    return [(members[0][0], _props(track, source, period, members)) for (source, period), members in sorted(groups.items())]


def _props(track: str, source: str, period: str, members: Sequence[tuple[Row, dict[str, Any]]]) -> dict[str, Any]:
    years = years_of(period)
    first, last = f"{years[0]:04d}", f"{years[-1]:04d}"
    rows = [row for row, _ in members]
    claims = sorted({row["id"] for row in rows})
    values = [row["value"] for row in rows if row["value"] is not None]
    props: dict[str, Any] = {
        "earliest": f"{first}-01-01",
        "latest": f"{last}-12-31",
        "begins": first,
        "ends": last,
        "disputed": False,
        "kind": "arms_transfer",
        "modality": "done",
        "source": source,
        "period": period,
        "first_year": years[0],
        "last_year": years[-1],
        "tiv": round(sum(values), 6),
        "estimated": round(sum(_estimated(details) for _, details in members), 6),
        "deliveries": sum(int(details.get("deliveries", 1)) for _, details in members),
        "unvalued": len(rows) - len(values),
        "unit": "TIV",
        "track": track,
        "key": content_id(track, "SUPPLIES_ARMS_TO", "done", f"{source}|{period}", claims[0]),
        "claims": claims,
        "sources": len({row["origin"] for row in rows}),
    }
    if len(years) > 1:
        props["years"] = years
    scopes = {row["scope"] for row in rows if row["scope"] is not None}
    if len(scopes) == 1:
        props["scope"] = scopes.pop()
    known = [row["known_from"] for row in rows if row["known_from"]]
    if known:
        props["known_from"] = min(known)
        props["known_last"] = max(known)
    return props


def delivery_period(row: Row, details: dict[str, Any]) -> str:
    """The delivery years as text: `2016`, or `2014,2015,2017` where one value stands for several."""
    listed = details.get("years")
    if listed and len(listed) > 1:
        return ",".join(str(year) for year in sorted(set(listed)))
    edtf: str = row["edtf"]
    if len(edtf) == 4:
        return str(int(edtf))
    first, last = int(edtf[:4]), int(edtf.split("/")[-1][:4])
    return str(first) if first == last else ",".join(str(year) for year in range(first, last + 1))


def years_of(period: str) -> list[int]:
    """The years that a delivery period lists, in order."""
    return [int(year) for year in period.split(",")]


def _estimated(details: dict[str, Any]) -> float:
    stated = details.get("estimated")
    if isinstance(stated, int | float) and not isinstance(stated, bool):
        return float(stated)
    return 0.0
