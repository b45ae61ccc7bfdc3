"""Corrections: what a source was misread to say, retracted, and recorded anew.

A claim is known from the day on which its source was published, whenever it was recorded here. A correction is an exception: on the
days before, the graph answered with the claim that was retracted, and the one that took its place was not known to it. Were both
counted for such a day, a source would contradict itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from legation.graph.protocol import Row


def without_corrections(rows: Iterable[Row]) -> list[Row]:
    """Rows of claims as known on an earlier day, without those that took the place of one which then still stood: of the same source and
    track, and recorded later. Rows that have `retracted_on` were retracted after that day; where none has, all rows are given back."""
    found = list(rows)
    stood: dict[tuple[str, str], str] = {}
    for row in found:
        if row["retracted_on"] and row["recorded_at"]:
            key = (row["track"], row["source"])
            stood[key] = min(stood.get(key, row["recorded_at"]), row["recorded_at"])
    if not stood:
        return found
    return [row for row in found if row["retracted_on"] or (row["recorded_at"] or "") <= stood.get((row["track"], row["source"]), "9999")]
