"""Which kinds of which collection are loaded: those that a reader other than the rules' writer found right in at least 95 of 100 claims.

The readings stand in `gates.csv` (`python -m tools.text_gates count` makes it from the verdicts): how many claims were drawn at random and
read, how many of them were right in kind, parties, direction, modality and time, and how many there were to draw from.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

RIGHT_ENOUGH = 0.95
ENOUGH = 100
"""Claims to be read of a kind; all, where there are fewer."""
FIRST = 25
"""Claims read of a kind in the first reading, before samples were drawn by kind, from which it is taken to say something."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A kind of one collection: claims read by hand, and those of them that were right."""

    collection: str
    kind: str
    read: int
    right: int
    of: int = 0

    @property
    def precision(self) -> float:
        """The share that was right."""
        return self.right / self.read if self.read else 0.0

    @property
    def passes(self) -> bool:
        """Whether the kind is loaded without a review."""
        wanted = min(ENOUGH, self.of) if self.of else FIRST
        return self.read >= wanted > 0 and self.right >= RIGHT_ENOUGH * self.read


@cache
def readings() -> dict[tuple[str, str], Measured]:
    """Every reading by collection and kind."""
    with (files("legation.loaders.texts") / "gates.csv").open(encoding="utf-8") as table:
        found = [
            Measured(row["collection"], row["kind"], int(row["read"]), int(row["right"]), int(row["of"])) for row in csv.DictReader(table)
        ]
    return {(one.collection, one.kind): one for one in found}


def gate(collection: str, kind: str) -> str | None:
    """Why a kind of a collection waits for a review, or None where it does not."""
    reading = readings().get((collection, kind))
    if reading is None:
        return "no claim of this kind has been read by hand in this collection"
    if reading.passes:
        return None
    return f"{reading.right} of {reading.read} claims read by hand were right; 95 in 100 are asked for, of {ENOUGH} or all"
