"""Contradictions of facts: what claims of one kind mean for a state whose own claims say otherwise, with the claims of both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from legation.graph.bearings import EMBASSIES, INTERESTS
from legation.graph.claims import dyad
from legation.graph.kinds import TRACKS
from legation.graph.store import Row, Store
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.inferred import infer, protecting, rivals, taken_with
from legation.service.questions.common.state_as_of import Standing, standing

CLAIMS = 10_000
"""Claims of one pair that are read."""
_STATES = ("begins", "ends", "spans", "absent")
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A rule that a state's own claims contradict on a day. `taken` is what the answer is: the newest evidence decides."""

    rule: str
    a: str
    b: str
    track: str
    day: str
    taken: str
    sentence: str
    claims: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Plain values, for `--format json`."""
        return asdict(self)


def contradictions(store: Store, progress: Progress = lambda phase, done: None) -> Iterator[Contradiction]:
    """Every contradiction between kinds, pair by pair in order of ids; of one rule and track the first day on which it shows."""
    for number, (a, b) in enumerate(sorted(_pairs(store))):
        yield from between(store, a, b)
        progress("pairs", number + 1)


def between(store: Store, a: str, b: str) -> Iterator[Contradiction]:
    """The contradictions between two parties."""
    rows = store.read("ask/dyad_claims", {"dyad": dyad(a, b), "known_on": None, "limit": CLAIMS})
    by_track: dict[str, list[Row]] = {}
    for row in rows:
        if any(kind.effect in _STATES for kind in TRACKS[row["track"].split("|", 1)[0]]):
            by_track.setdefault(row["track"], []).append(row)
    told: set[tuple[str, str]] = set()
    for day in _days(by_track):
        asof = as_of(day)
        found = [standing(track, list(members), asof) for track, members in by_track.items()]
        others = [taken_with(one, asof) for one in rivals(store, a, b, asof)]
        infer(found, protecting(store, a, b, asof), a, b, asof, more=False, others=others)
        for one in found:
            yield from _against(one, a, b, asof, told)


def _against(one: Standing, a: str, b: str, asof: AsOf, told: set[tuple[str, str]]) -> Iterator[Contradiction]:
    for inference in one.inferred:
        key = (inference.rule, one.track)
        if not inference.against or key in told:
            continue
        told.add(key)
        own = [row["id"] for row in one.rows]
        yield Contradiction(inference.rule, a, b, one.track, asof.on.edtf, one.holds, one.sentence, own, inference.claims)


def _pairs(store: Store) -> set[tuple[str, str]]:
    """Pairs of which something may contradict: an end of relations or of a recognition, a war or a mandate, and relations or an embassy."""
    broken: set[tuple[str, str]] = set()
    held: set[tuple[str, str]] = set()
    for name in ("HAS_RELATIONS_WITH", "RECOGNIZES", "AT_WAR_WITH", "HAS_MISSION_IN"):
        for row in store.read(f"ask/world/{name}", timeout=120):
            pair = (min(row["subject"], row["object"]), max(row["subject"], row["object"]))
            type_ = row["track"].split("|")[3] if name == "HAS_MISSION_IN" else ""
            if name == "AT_WAR_WITH" or type_ == INTERESTS or (row["latest"] is not None and type_ == "" and row["modality"] == "done"):
                broken.add(pair)
            if name == "HAS_RELATIONS_WITH" or type_ in EMBASSIES:
                held.add(pair)
    return broken & held


def _days(by_track: dict[str, list[Row]]) -> list[str]:
    """The days on which something of the pair begins, ends or is seen."""
    days = {day for members in by_track.values() for row in members for day in (row["earliest"], row["latest"]) if day}
    return sorted(day for day in days if day < "9999")
