"""Which form an answer takes: `format=`, else the `Accept` header, else JSON."""

from __future__ import annotations

from typing import get_args

from legation.service.parameters import Format

MEDIA_TYPES: dict[str, str] = {
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "csv-bom": "text/csv; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "csv-metadata": "application/csvm+json",
    "parquet": "application/vnd.apache.parquet",
    "arrow": "application/vnd.apache.arrow.file",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "json-ld": "application/ld+json",
    "geojson": "application/geo+json",
}
"""Media type of each form."""
ROW_BY_ROW = ("csv", "csv-bom", "ndjson")
"""Forms in which a tidy table is sent while it is made."""
TABLE_FORMS: tuple[str, ...] = get_args(Format)
_BY_TYPE = {media.split(";")[0]: form for form, media in MEDIA_TYPES.items()} | {
    "application/ndjson": "ndjson",
    "application/jsonl": "ndjson",
    "*/*": "json",
    "application/*": "json",
    "text/*": "csv",
}


def accepted(header: str, offered: tuple[str, ...]) -> str:
    """The form that an Accept header prefers of those `offered`; JSON where it asks for none of them, as browsers do."""
    best, weight = "json", 0.0
    for part in header.split(","):
        media, *parameters = (piece.strip() for piece in part.split(";"))
        form = _BY_TYPE.get(media.lower())
        if form is None or form not in offered:
            continue
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "q":
                try:
                    quality = float(value)
                except ValueError:
                    quality = 0.0
        if quality > weight:
            best, weight = form, quality
    return best
