"""What the loaders of treaties share: parties on a day, titles, and the details of a claim about a treaty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from legation.graph.parties import register
from legation.graph.time import When, parse
from legation.loaders.frame.present_names import bearer
from legation.loaders.frame.resolve import named

TITLE = 240
"""Characters of a title that a claim keeps: the longest have 1,500 and stand in the source under the treaty's id."""


def details(**values: str | None) -> dict[str, Any]:
    """The details that are told; a long title is cut and says so by an ellipsis."""
    told = {name: " ".join(value.split()) for name, value in values.items() if value}
    title = told.get("title", "")
    if len(title) > TITLE:
        told["title"] = title[: TITLE - 1].rstrip() + "…"
    return told


def listed(text: str, *, scheme: str = "name", when: str | None = None) -> str:
    """The party that a list means by a name: by the date where the name was held by several, else as it is held today."""
    return named(text, parse(when) if when else None, scheme=scheme)


def then(party: str, when: str | None, other: str = "") -> str:
    """The party that bore a fact of `party` at an EDTF date: Russia's signature of 1961 is the Soviet Union's."""
    if not when:
        return party
    moment = parse(when)
    found = bearer(party, other, moment)
    handed = _handover(found, party) if found != party else None
    return party if handed and moment.earliest and moment.earliest >= handed else found


def pair_then(a: str, b: str, when: str) -> tuple[str, str]:
    """Both parties of a fact, as `then`; where both were parts of one state (Czechia and Slovakia, November 1992) as they are listed."""
    pair = then(a, when, b), then(b, when, a)
    return pair if pair[0] != pair[1] else (a, b)


def spells(parties: Sequence[str], begin: str, end: str | None) -> Iterator[tuple[tuple[str, ...], str]]:
    """Parties and EDTF interval of a state that goes on over a succession: Russia bound since 1964 is the Soviet Union's until its last
    day and Russia's from its first one. A date that cannot be told from the succession stays with one party."""
    first = parse(begin).latest
    last = parse(end).latest if end else None
    handed = {_handover(then(party, begin), party) for party in parties if then(party, begin) != party}
    days = {day for day in handed if day and first and first < day and (last is None or day <= last)}
    start = begin
    for day in sorted(days):
        stop = day - timedelta(days=1)
        yield _bearers(parties, start), f"{start}/{stop}"
        start = day.isoformat()
    yield _bearers(parties, start), f"{start}/{end or ''}"


def _bearers(parties: Sequence[str], when: str) -> tuple[str, ...]:
    return pair_then(parties[0], parties[1], when) if len(parties) == 2 else (then(parties[0], when),)


@cache
def _handover(predecessor: str, party: str) -> date | None:
    """The first day on which `party` stands for its predecessor."""
    found = [succession.date for succession in register().get(party).predecessors if succession.other == predecessor]
    last = register().get(predecessor).last_day
    return parse(found[0]).earliest if found else last + timedelta(days=1) if last else None


@cache
def _first_day(party: str) -> date | None:
    begin = register().get(party).begin
    return parse(begin).earliest if begin else None


@cache
def existed(party: str, when: When) -> bool:
    """Whether a party had begun by a day, as far as the register knows."""
    first = _first_day(party)
    return first is None or first <= (when.latest or date.max)


def in_order(*dates: str | None) -> bool:
    """Whether the dates that are told can follow each other."""
    told = [parse(text) for text in dates if text]
    return all(a.earliest is None or b.latest is None or a.earliest <= b.latest for a, b in pairwise(told))
