"""Every state of one sort at once, on a day as known on a day: from the edges where they tell it, else from the claims.

An edge tells what all claims of its track say that are known today. It can answer for an earlier day of knowledge too where the newest
of those claims was published by then and none has been retracted since; the other tracks are derived anew from their claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from legation.graph.store import Params, Row, Store, chunks
from legation.service.answers.claims import Holds
from legation.service.questions.common.asof import AsOf
from legation.service.questions.common.state_as_of import outside, stand

TRACKS_A_READ = 5_000
_ORDER: tuple[Holds, ...] = ("yes", "possibly", "unknown", "no")


@dataclass(slots=True)
class WorldState:
    """One track on a day. `claimed` is False where it is only planned, alleged or denied; `last_seen` is the last day (ISO) that a source
    vouches for, of a state that no claim ends, and `held_last` whether it is possible only for being asked about a later day."""

    track: str
    subject: str
    object: str
    holds: Holds
    claimed: bool
    last_seen: str | None = None
    held_last: bool = False


def world(
    store: Store, statement: str, asof: AsOf, prefix: str, params: Params | None = None,
    among: Callable[[str, str], bool] | None = None,
) -> dict[str, WorldState]:  # fmt: skip
    """Every track of one sort that was known by then, by its name. `params` are the statement's, where it picks some; `among` then says
    of which pairs retracted claims count too."""
    found: dict[str, WorldState] = {}
    anew: set[str] = set()
    rows = store.read(statement, params, timeout=120)
    for row in rows:
        late = asof.known_on is not None and (row["known_last"] or "9999") > asof.known_on
        if late or (asof.prefer is not None and row["disputed"]):
            anew.add(row["track"])
    if asof.known_on is not None:
        anew.update(row["track"] for row in _retracted(store, asof, prefix) if among is None or among(row["subject"], row["object"] or ""))
    for row in rows:
        if row["track"] not in anew:
            _add(found, row, asof)
    for part in chunks(sorted(anew), TRACKS_A_READ):
        for one in stand(store, part, asof).found:
            found[one.track] = WorldState(
                one.track, one.subject, one.object or "", one.holds, bool(one.episodes), one.last_seen, one.held_last(asof)
            )
    return found


def _retracted(store: Store, asof: AsOf, prefix: str) -> Iterable[Row]:
    return (row for row in store.read("ask/retracted", {"after": asof.known_on}) if row["track"].startswith(prefix + "|"))


def _add(found: dict[str, WorldState], row: Row, asof: AsOf) -> None:
    claimed = row["modality"] == "done"
    holds: Holds = holds_between(row, asof.first, asof.last) if claimed else "unknown"
    if claimed and (outside(row["subject"], asof, holds) or outside(row["object"], asof, holds)):
        holds = "no"
    seen = row["end_earliest"] if claimed and row["latest"] is None else None
    last = holds == "possibly" and seen is not None and seen < asof.first and (row["begin_latest"] or seen) <= seen
    known = found.get(row["track"])
    if known is None:
        found[row["track"]] = WorldState(row["track"], row["subject"], row["object"], holds, claimed, seen, last)
    elif claimed:
        known.holds = min(known.holds, holds, key=_ORDER.index) if known.claimed else holds
        known.claimed = True
        known.last_seen = max(filter(None, (known.last_seen, seen)), default=None)
        known.held_last = known.holds == "possibly" and (known.held_last or last)


def holds_between(row: Row, first: str, last: str) -> Holds:
    """`graph.states.episodes.Episode.holds_on` over ISO texts, for the many edges of the world."""
    earliest, begin_latest, end_earliest, latest = row["earliest"], row["begin_latest"], row["end_earliest"], row["latest"]
    if earliest is None and begin_latest is None and end_earliest is None and latest is None:
        return "unknown"
    begun_on = earliest or begin_latest
    if begun_on is not None and last < begun_on:
        none_from = row.get("none_from")
        return "no" if none_from is not None and first >= none_from else "unknown"
    if latest is not None and first > latest:
        return "no"
    begun = begin_latest is None or first >= begin_latest
    going = end_earliest is None or last <= end_earliest
    doubt = row.get("doubt_from")
    if doubt is not None and doubt < last and first < row["doubt_to"]:
        return "possibly"
    return "yes" if begun and going else "possibly"
