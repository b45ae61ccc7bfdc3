"""Where a mission sat when: the dated intervals inside one episode."""

from __future__ import annotations

from dataclasses import dataclass, field

import orjson

from legation.graph import time
from legation.graph.states.episodes import Bound, Episode, Row, day, sort_key


@dataclass(slots=True)
class Seat:
    """A part of an episode in which the mission sat in one place."""

    place: str
    begin: Bound
    end: Bound
    claims: list[Row] = field(default_factory=list)

    def holds_on(self, on: time.When) -> time.Answer:
        """Whether it was the seat on a day."""
        return time.holds_on(day(self.begin.earliest), day(self.begin.latest), day(self.end.earliest), day(self.end.latest), on)


def seats(episode: Episode) -> list[Seat]:
    """The seats of an episode in order, from the claims that say that the mission moved.

    Empty where no claim says so: two sources that write one city differently are no move.
    """
    moves: dict[tuple[str, str | None], list[Row]] = {}
    for row in sorted((row for row in episode.changes if row["kind"] == "mission_moved"), key=sort_key):
        if row["place"]:
            moves.setdefault((row["place"], row["edtf"]), []).append(row)
    if not moves:
        return []
    first = next(iter(moves.values()))
    stated = (orjson.loads(row["details"]).get("from_place") for row in first if row["details"])
    opening = next((place for place in stated if place), None) or next((row["place"] for row in episode.begin.claims if row["place"]), None)
    found = [Seat(opening, episode.begin, episode.end, list(episode.begin.claims))] if opening else []
    for (place, _), rows in moves.items():
        bound = Bound(rows[0]["earliest"], rows[0]["latest"], rows)
        if found:
            found[-1].end = bound
        found.append(Seat(place, bound, episode.end, rows))
    return found
