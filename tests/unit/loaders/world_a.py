"""What the tests of the loaders of relations and missions share: the slices, and reading one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from legation.graph.claims import Claim
from legation.loaders.frame import registry
from legation.loaders.frame.base import Input, Record

ROOT = Path(__file__).resolve().parents[3]
SLICES = ROOT / "tests" / "data" / "world_a"

FILES = {
    "wikipedia-relations": "wikipedia_relations.csv",
    "wikidata-relations": "wikidata_p530.csv",
    "embassies": "database_of_embassies_2022-11-16.csv",
    "wikipedia-missions": "wikipedia_mission_sentences.csv",
    "us-missions": "mission_status_range_cow_v0.1.csv",
    "us-mission-transitions": "us_mission_transitions_2024-01-16.csv",
    "us-chiefs-of-mission": "us_chiefs_of_mission_slice.tar.gz",
}
"""The slice of each source (of the US ranges there is a second one, gwm)."""


@dataclass(slots=True)
class Reading:
    """Everything that a loader makes of one file."""

    claims: list[Claim] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    rows: int = 0
    notes: list[str] = field(default_factory=list)

    def of(self, kind: str, subject: str | None = None, object_: str | None = None) -> list[Claim]:
        """The claims of a kind, of these parties in this order."""
        return [c for c in self.claims if c.kind == kind and subject in (None, c.subject) and object_ in (None, c.object)]


def read(name: str, path: Path, **options: object) -> Reading:
    """Check and read one file, without a graph."""
    source = Input(path, options)
    declaration = registry.find(name)
    declaration.check(source)
    found = Reading()
    for item in declaration.read(source):
        found.rows += item.rows
        if isinstance(item, Record):
            found.claims += item.claims
        else:
            found.refused[item.code] += item.rows
    found.notes = source.notes
    assert {claim.kind for claim in found.claims} <= set(declaration.kinds)
    return found


def read_slice(name: str) -> Reading:
    """What a loader makes of its slice."""
    return read(name, SLICES / FILES[name])
