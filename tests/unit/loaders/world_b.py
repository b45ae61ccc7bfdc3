"""Reading slices of the world's tables as a load does, without a graph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from legation.graph.claims import Claim
from legation.graph.write import check_parties
from legation.loaders.frame import registry
from legation.loaders.frame.base import Input, Record, Refusal

DATA = Path(__file__).resolve().parents[2] / "data" / "world_b"


@dataclass
class Reading:
    """What a file gave: claims in order, refusals, rows in all, rows behind claims, sentences for the report."""

    claims: list[Claim]
    refusals: list[Refusal]
    rows: int
    notes: list[str]

    @property
    def codes(self) -> list[str]:
        """The refusals' codes in order."""
        return [refusal.code for refusal in self.refusals]

    def told(self) -> set[tuple[str | None, ...]]:
        """Subject, object, time and `seen_until` of each claim."""
        return {(claim.subject, claim.object, claim.when, claim.seen_until) for claim in self.claims}


def read(loader: str, path: Path | str) -> Reading:
    """Check and read a file, or a slice by its name; each claim's parties are in the register."""
    declaration = registry.find(loader)
    source = Input(DATA / path, {})
    declaration.check(source)
    items = list(declaration.read(source))
    claims = [claim for item in items if isinstance(item, Record) for claim in item.claims]
    assert {claim.kind for claim in claims} <= set(declaration.kinds)
    for claim in claims:
        check_parties(claim)
        assert claim.source.citation
        assert claim.source.licence
        assert claim.source.known_from
        assert claim.locator
    assert all(item.claims for item in items if isinstance(item, Record))
    refusals = [item for item in items if isinstance(item, Refusal)]
    return Reading(claims, refusals, sum(item.rows for item in items), source.notes)


def changed(tmp_path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """A copy of a slice with its bytes changed."""
    path = tmp_path / name
    path.write_bytes(change((DATA / name).read_bytes()))
    return path
