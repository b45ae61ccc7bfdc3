"""What a list of today means by the name of a party that was part of another one on the day of a fact.

Lists of relations write `Russia, 23 November 1924`; on that day there was the Soviet Union, and Russia is not to inherit the fact by its
name. The table names the parties whose present name such lists use for a predecessor; their days are the register's. A fact between the
present party and another successor of the same predecessor stays (Russia and Estonia, 24 October 1991: not the Soviet Union).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from legation.graph.parties import register
from legation.graph.time import When, parse

PREDECESSORS = {"RUS": ("SUN",), "SRB": ("YUG", "SCG"), "CZE": ("CSK",), "SVK": ("CSK",)}
"""Present party -> who bore its relations before, in order of time (graph/parties/data/successions.csv)."""
FORMER_STATE = {"TWN": "CHN"}
"""The Republic of China is CHN until the register's TWN begins."""
TOLERANCE = timedelta(days=3653)
"""How far before a party's first day in the register a fact about it may lie: first days are those of full independence, and relations
were made under provisional governments and self-rule shortly before. What is older speaks of another state."""


@cache
def bearer(party: str, other: str, when: When) -> str:
    """The party that bore a relation of `party` with `other` at `when`."""
    if when.earliest is None or when.latest is None:
        return party
    if party in FORMER_STATE:
        first = _first_day(party)
        return FORMER_STATE[party] if first and when.latest < first else party
    for predecessor in PREDECESSORS.get(party, ()):
        held = register().get(predecessor)
        first, last = _first_day(predecessor), held.last_day
        if first is None or last is None or other in {heir.other for heir in held.successors}:
            continue
        inside = (min(when.latest, last) - max(when.earliest, first)).days + 1
        if 2 * inside > (when.latest - when.earliest).days + 1:
            return predecessor
    return party


@cache
def older_than(party: str, when: When) -> str | None:
    """The party's first day (EDTF) where `when` lies so far before it that another state is meant, else None."""
    first = _first_day(party)
    if first is not None and when.latest is not None and when.latest + TOLERANCE < first:
        return register().get(party).begin
    return None


@cache
def _first_day(party: str) -> date | None:
    begin = register().get(party).begin
    return parse(begin).earliest if begin else None


@cache
def interrupted(party: str, when: When) -> bool:
    """Whether a fact of `party` at `when` lies before the years in which the party was part of another one."""
    first = _first_day(PREDECESSORS[party][0]) if party in PREDECESSORS else None
    return first is not None and when.latest is not None and when.latest < first


def opening_parties(subject: str, object_: str, when: When) -> tuple[str, str] | None:
    """Sender and host of a mission that stands today, on the day of its opening: one in Moscow of 1946 was opened in the Soviet Union.

    None where it lies before one of the two was the party that it is.
    """
    pair = bearer(subject, object_, when), bearer(object_, subject, when)
    if pair[0] == pair[1] or any(older_than(party, when) or interrupted(party, when) for party in pair):
        return None
    return pair
