"""The rows that every engine of the bench is given: deliveries of a SIPRI register, as (supplier, recipient, year, TIV, claim id)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from legation.loaders.frame import registry
from legation.loaders.frame.base import Input, Record

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
REGISTER = SHARED / "sipri" / "delivery-register-2000-2030-generated-2025-01-03.csv.gz"
PARTIES = (
    "AZE", "ISR", "ARM", "USA", "RUS", "TUR", "IND", "EGY", "DEU", "FRA", "CHN", "PAK",
    "POL", "KAZ", "GEO", "IRN", "SAU", "UKR", "GRC", "KOR",
)  # fmt: skip
"""The parties that benches ask about where they ask about several: those of the seed article, and others large and small."""
Delivery = tuple[str, str, int, float, str]


def deliveries(copies: int = 1) -> list[Delivery]:
    """The register's deliveries with a TIV; `copies` of each stand for a larger register with the same dyads and years."""
    source = Input(REGISTER, {})
    rows: list[Delivery] = []
    for record in records(source):
        for claim in record.claims:
            if claim.value is not None and claim.when:
                ends = (claim.subject_node, claim.object_node or "")
                rows += [(*ends, int(claim.when[:4]), claim.value, f"{claim.id}-{copy}") for copy in range(copies)]
    return rows


def records(source: Input) -> Iterator[Record]:
    """What the loader makes of the register's rows."""
    return (item for item in registry.find("sipri").read(source) if isinstance(item, Record))
