"""A table with positions as GeoJSON (RFC 7946): a feature for each row, without geometry where no position is known."""

from __future__ import annotations

import orjson

from legation.graph.signs import escaped
from legation.service.answers.base import Answer

POSITION = ("longitude", "latitude")
"""In the order of GeoJSON, degrees (WGS 84)."""


def to_geojson(answer: Answer) -> bytes:
    """The rows as a FeatureCollection; the other columns are the properties of each. `truncated` says whether there are more."""
    features = []
    for row in answer.table():
        position = [row[name] for name in POSITION]
        point = None if None in position else {"type": "Point", "coordinates": position}
        properties = {name: value for name, value in row.items() if name not in POSITION}
        features.append({"type": "Feature", "geometry": point, "properties": properties})
    return escaped(
        orjson.dumps({"type": "FeatureCollection", "features": features, "truncated": bool(getattr(answer, "truncated", False))})
    )
