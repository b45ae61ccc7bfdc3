"""A party's yearly totals in a register, kept beside the edges so that a share's second base is one look-up.

Two sorts with one form: sums over the edges of a source, and totals that the source itself prints (`stated`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import orjson

from legation.graph.projection.arms import delivery_period
from legation.graph.states.episodes import Row
from legation.graph.store import Step, Store

TOTAL = "~total|"
"""Prefix of pending totals; `~` sorts after every track, so tracks are drawn first."""


def total_id(party: str, source: str, role: str, *, stated: bool = False) -> str:
    """Id of a totals node; `role` is `exports` or `imports`."""
    return "|".join([party, source, role, *(["stated"] if stated else [])])


def totals_steps(store: Store, pending: Mapping[str, int]) -> list[Step]:
    """The writes that sum the pending totals anew and remove their notes; `pending` says how often each was asked for."""
    asked: dict[str, list[Row]] = {"exports": [], "imports": []}
    for note in pending:
        party, source, role = note.removeprefix(TOTAL).rsplit("|", 2)
        asked[role].append({"id": total_id(party, source, role), "party": party, "source": source})
    sums: dict[str, list[Row]] = defaultdict(list)
    for role, name in (("exports", "write/arms_of_supplier"), ("imports", "write/arms_of_recipient")):
        if asked[role]:
            for row in store.read(name, {"rows": asked[role]}, timeout=300):
                sums[row["id"]].append(row)
    rows, empty = [], []
    for role, parties in asked.items():
        for item in parties:
            periods = sorted(sums[item["id"]], key=lambda row: str(row["period"]))
            if not periods:
                empty.append(item["id"])
                continue
            rows.append({"id": item["id"], "props": _props(item["party"], item["source"], role, False, periods)})
    steps: list[Step] = []
    if rows:
        steps.append(("write/arms_totals", {"rows": rows}))
    if empty:
        steps.append(("write/arms_totals_drop", {"ids": empty}))
    steps.append(("write/pending_done", {"rows": [{"id": note, "asked": asked} for note, asked in pending.items()]}))
    return steps


def stated_totals(track: str, claims: Sequence[Row]) -> list[Row]:
    """Rows for `write/arms_totals` from the totals that sources print for one party."""
    party = track.split("|")[1]
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in claims:
        if row["unit"] == "TIV" and row["modality"] == "done" and row["edtf"] and row["base"] in ("exports", "imports"):
            details = orjson.loads(row["details"]) if row["details"] else {}
            groups[row["source"], row["base"]].append(
                {
                    "period": delivery_period(row, details),
                    "tiv": row["value"],
                    "estimated": float(details.get("estimated", 0.0)),
                    "deliveries": int(details.get("deliveries", 0)),
                }
            )
    return [
        {
            "id": total_id(party, source, role, stated=True),
            "props": _props(party, source, role, True, sorted(rows, key=lambda row: row["period"])),
        }
        for (source, role), rows in sorted(groups.items())
    ]


def _props(party: str, source: str, role: str, stated: bool, rows: Sequence[Row]) -> Row:
    return {
        "party": party,
        "source": source,
        "role": role,
        "stated": stated,
        "periods": [row["period"] for row in rows],
        "tiv": [round(float(row["tiv"]), 6) for row in rows],
        "estimated": [round(float(row["estimated"]), 6) for row in rows],
        "deliveries": [int(row["deliveries"]) for row in rows],
    }
