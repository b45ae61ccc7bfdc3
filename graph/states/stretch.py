"""A stretch of a state: its bounds, its claims, and whether it holds on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from legation.graph import time
from legation.graph.protocol import Row

MAX = "9999-12-31"
MIN = "0000-00-00"


@dataclass(slots=True)
class Bound:
    """The days on which one end of an episode may lie (ISO dates; None is open), and the claims that say so."""

    earliest: str | None = None
    latest: str | None = None
    claims: list[Row] = field(default_factory=list)
    disputed: bool = False

    @property
    def text(self) -> str | None:
        """One day, `first..last`, or None where nothing is said."""
        if self.earliest is None and self.latest is None:
            return None
        return (self.earliest or "") if self.earliest == self.latest else f"{self.earliest or ''}..{self.latest or ''}"


@dataclass(slots=True)
class Episode:
    """One stretch of a state. `changes` are claims about its inside (a move, another level); `seen` are sightings. `none_from` is the day
    (ISO) from which on, up to the beginning, it surely did not hold; None where nothing is known of the time before."""

    begin: Bound
    end: Bound
    changes: list[Row] = field(default_factory=list)
    seen: list[Row] = field(default_factory=list)
    ended: bool = False
    none_from: str | None = None
    doubt: tuple[str, str] | None = None
    """Days (ISO) in its midst that lie too far from any proof: there it is possible, not certain."""
    settled: bool = field(default=False, compare=False)
    """Whether it changes no more, so that its claims need not be gathered anew at each question."""
    _gathered: list[Row] | None = field(default=None, repr=False, compare=False)
    _answered: tuple[time.When, time.Answer] | None = field(default=None, repr=False, compare=False)
    """The day that was asked about last, and the answer: one question asks about one day many times."""

    @property
    def claims(self) -> list[Row]:
        """Every claim behind it, each once, ordered by id."""
        if self._gathered is None or not self.settled:
            self._gathered = self._gather()
        return self._gathered

    def _gather(self) -> list[Row]:
        rows = {row["id"]: row for part in (self.begin.claims, self.end.claims, self.changes, self.seen) for row in part}
        return [rows[key] for key in sorted(rows)]

    @property
    def disputed(self) -> bool:
        """Whether its claims contradict each other."""
        return self.begin.disputed or self.end.disputed

    @property
    def last_seen(self) -> str | None:
        """The last day (ISO) on which a claim shows it: for what has ended the first day on which it may have ended."""
        last = self.end.earliest or (self.begin.latest if self.ended else None)
        first = self.begin.earliest or self.begin.latest
        return last if last is not None and (first is None or last >= first) else None

    def held_last(self, on: time.When) -> bool:
        """Whether it is possible on a day only because that lies after the last day on which it was seen to hold."""
        seen = self.last_seen
        return not self.ended and seen is not None and seen < (on.earliest or date.min).isoformat() and (self.begin.latest or seen) <= seen

    def holds_on(self, on: time.When) -> time.Answer:
        """Whether it holds on a day: yes, no, possibly; unknown where no claim gives any date."""
        if not self.settled:
            return self._holds_on(on)
        kept = self._answered  # read once: another thread may ask about another day
        if kept is None or kept[0] is not on:
            self._answered = kept = (on, self._holds_on(on))
        return kept[1]

    def _holds_on(self, on: time.When) -> time.Answer:
        if not self.ended and self.begin.text is None and not any(row["earliest"] for row in self.seen):
            return "unknown"
        first = self.begin.earliest or self.begin.latest
        last_asked = (on.latest or date.max).isoformat()
        if first is not None and last_asked < first:
            return "no" if self.none_from is not None and (on.earliest or date.min).isoformat() >= self.none_from else "unknown"
        if self.ended and self.end.text is None:  # it ended, and nothing tells when
            begun = time.holds_on(day(self.begin.earliest), day(self.begin.latest), None, None, on)
            return "no" if begun == "no" else "possibly"
        answer = time.holds_on(day(self.begin.earliest), day(self.begin.latest), day(self.end.earliest), day(self.end.latest), on)
        if answer == "yes" and self.doubt is not None:
            first_asked = (on.earliest or date.min).isoformat()
            return "possibly" if self.doubt[0] < last_asked and first_asked < self.doubt[1] else "yes"
        return answer


@lru_cache(maxsize=16384)
def day(text: str | None) -> date | None:
    """An ISO day, or None for an open bound."""
    return date.fromisoformat(text) if text else None


def sort_key(row: Row) -> tuple[str, str, str]:
    """In time order, the undated last."""
    return (row["earliest"] or MAX, row["latest"] or MAX, row["id"])
