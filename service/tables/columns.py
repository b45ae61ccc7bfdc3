"""What the columns that many tables share mean, and their units. Columns of one question say it in their own field."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
    "citation": "how to cite the row",
    "claim": "id of the claim; /v1/claims/{id} has its source, quote and chain",
    "claims": "ids of the claims that the row rests on, or their number",
    "edition": "state of the register that the figure is from",
    "tiv": "volume of deliveries that certainly fall into the window",
    "tiv_max": "volume if all that reaches over the window's edge fell into it",
    "estimated_tiv": "the part of the volume that rests on the register's estimates",
    "share_of_imports": "part of the recipient's imports of major arms in the window",
    "share_of_exports": "part of the supplier's exports of major arms in the window",
    "supplier": "id of the supplying party",
    "recipient": "id of the receiving party",
}
_UNITS = {
    "tiv": "SIPRI trend-indicator value, millions (a volume, not money)",
    "share": "percent",
    "percent": "percent",
    "hhi": "Herfindahl-Hirschman index, 0 to 1 (times 10,000 in points)",
    "latitude": "degrees north, WGS 84",
    "longitude": "degrees east, WGS 84",
    "year": "calendar year",
    "days": "days",
    "years": "years",
}


def unit_of(column: str) -> str | None:
    """The unit of a column, told from the words of its name; None where it has none."""
    words = column.lower().split("_")
    for word, unit in _UNITS.items():
        if word in words:
            return unit
    return None
