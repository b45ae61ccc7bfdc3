"""What was derived of tracks, kept until the graph changes: a party's next question, of another day, derives nothing anew.

Claims and episodes do not depend on the day that is asked for, only on the graph, on the day of knowledge and on the preferred rule.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from legation.graph.states import episodes as state
from legation.graph.states import source_preference
from legation.graph.states.evidence import Absence, absences
from legation.graph.store import UNWRITTEN, Row, Store

CLAIMS_KEPT = 40_000
"""Claims that are kept at most, about 2 kB each with what is derived of them; those asked for longest ago go first."""
TRACKS_A_QUESTION = 2_000
"""A question over more tracks than this (the whole world's) keeps nothing, so that it does not push out what single parties need."""

Wanted = tuple[str | None, source_preference.Prefer | None]
"""The day of knowledge (ISO; None: today) and the rule that settles what is disputed."""


@dataclass(slots=True, frozen=True)
class Derived:
    """A track's known claims in order of ids, and what they say held when. Shared by questions: nobody changes any of it."""

    rows: list[Row]
    episodes: list[state.Episode]
    contested: list[tuple[list[Row], list[Row]]]
    absent: list[Absence]


def derived(rows: list[Row], prefer: source_preference.Prefer | None) -> Derived:
    """What the known claims of one track say."""
    rows.sort(key=lambda row: row["id"])
    contested = source_preference.contested(rows) if any(row["modality"] == "denied" for row in rows) else []
    return Derived(rows, state.episodes(rows, prefer), contested, absences(rows))


NOTHING = Derived([], [], [], [])
"""That a track has no known claims is kept too."""


@dataclass(slots=True)
class Kept:
    """A bounded store of what was derived, of one version of one graph. Safe between threads."""

    most: int = CLAIMS_KEPT
    _version: str = ""
    _tracks: OrderedDict[tuple[str, Wanted], Derived] = field(default_factory=OrderedDict)
    _sources: dict[str, Row] = field(default_factory=dict)
    _held: int = 0
    _lock: Lock = field(default_factory=Lock)

    def find(self, version: str, tracks: Iterable[str], wanted: Wanted) -> tuple[dict[str, Derived], dict[str, Row]]:
        """What is kept of some tracks, with the sources of their claims by id. Drops everything that is of another version."""
        if not _marked(version):
            return {}, {}
        with self._lock:
            if version != self._version:
                self._version = version
                self._drop()
            found: dict[str, Derived] = {}
            for track in tracks:
                one = self._tracks.get((track, wanted))
                if one is not None:
                    self._tracks.move_to_end((track, wanted))
                    found[track] = one
            return found, {row["source"]: self._sources[row["source"]] for one in found.values() for row in one.rows}

    def keep(self, version: str, made: Mapping[str, Derived], wanted: Wanted, sources: Mapping[str, Row]) -> None:
        """Keep what was derived from a version of the graph; nothing where another one is asked for by now."""
        with self._lock:
            if version != self._version:
                return
            self._sources.update(sources)
            for track, one in made.items():
                if (track, wanted) not in self._tracks:
                    self._tracks[track, wanted] = one
                    self._held += _weight(one)
            while self._held > self.most and self._tracks:
                self._held -= _weight(self._tracks.popitem(last=False)[1])
            if len(self._sources) > self.most:
                self._drop()

    def __len__(self) -> int:
        return len(self._tracks)

    def _drop(self) -> None:
        self._tracks.clear()
        self._sources.clear()
        self._held = 0


def _weight(one: Derived) -> int:
    return 1 + len(one.rows)


KEPT = Kept()


def _marked(version: str) -> bool:
    """Whether a version has a mark. A graph that was imported in bulk has none before its first write, and looks like any other such."""
    return not version.endswith(("-None", f" {UNWRITTEN}"))


def version(store: Store) -> str:
    """Which state of which graph a store shows now."""
    return f"{store.url} {store.version()}"
