"""The years or days asked about, and the party that a text means in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from legation.graph import time
from legation.graph.errors import InputError, UnknownParty
from legation.graph.parties import Party, register

FIRST_YEAR, LAST_YEAR = 1800, 2100
_SAME_LAND = frozenset({"continuator", "split", "secession"})
"""Successions in which the later party's land had been the earlier one's; not mergers, whose parts had lives of their own."""
_TAKEN_IN = frozenset({"merger", "absorbed"})
"""Successions by which a party went on as a part of another one."""


class Window(NamedTuple):
    """First and last calendar year, both included."""

    first: int
    last: int

    @property
    def edtf(self) -> str:
        """The window as EDTF: `2016/2020`, or `2018` for one year."""
        return f"{self.first:04d}" if self.first == self.last else f"{self.first:04d}/{self.last:04d}"

    @property
    def length(self) -> int:
        """Number of years."""
        return self.last - self.first + 1


def period_of(text: str) -> time.When:
    """A period with both ends. Raises InputError."""
    try:
        span = time.parse(text)
    except time.TimeError as error:
        raise InputError(str(error), place="period") from error
    if span.earliest is None or span.latest is None:
        raise InputError(f"{text!r} has no first or no last day", place="period")
    return span


def window(first: int, last: int) -> Window:
    """Check the years. Raises InputError that names the parameter."""
    for name, year in (("from", first), ("to", last)):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise InputError(f"{year} is not a year between {FIRST_YEAR} and {LAST_YEAR}", place=name)
    if first > last:
        raise InputError(f"the window ends ({last}) before it begins ({first})", place="to")
    return Window(first, last)


def known_day(text: str | None) -> str | None:
    """The last day of an EDTF date, as ISO: what had been published by then was known. Raises InputError."""
    if text is None:
        return None
    try:
        latest = time.parse(text).latest
    except time.TimeError as error:
        raise InputError(str(error), place="known_on") from error
    if latest is None:
        raise InputError(f"{text!r} has no last day", place="known_on")
    return latest.isoformat()


def party_named(text: str) -> Party:
    """The party that an id, code or name means, whatever the date. Raises UnknownParty with suggestions."""
    return register().resolve(text, scheme="any")


def party_in(text: str, years: Window) -> tuple[Party, list[str]]:
    """The party that an id, code or name means in the window, with a note where it did not exist then.

    A name goes first to who bore it in the window, then to who ever bore it. Raises UnknownParty with suggestions.
    """
    party = party_within(text, date(years.first, 1, 1), date(years.last, 12, 31))
    return party, lifespan_notes(party, years)


def party_within(text: str, first: date, last: date) -> Party:
    """The party that an id, code or name means in a time: who bore the name then, else who ever bore it. The one place where a question
    resolves a party. Raises UnknownParty with suggestions."""
    try:
        return register().resolve(text, scheme="any", on=(first, last))
    except UnknownParty:
        return party_named(text)


def lifespan_notes(party: Party, years: Window) -> list[str]:
    """A sentence where the party had ended before the window, or began after it, with who followed or preceded."""
    notes = []
    last = party.last_day
    if last is not None and last.year < years.first:
        heirs = _names(item.other for item in party.successors)
        notes.append(f"{party.name} had ended ({party.end}) before {years.edtf}." + (f" Its successors: {heirs}." if heirs else ""))
    begin = time.parse(party.begin).earliest if party.begin else None
    before = part_of(party, date(years.last, 12, 31))
    if begin is not None and begin.year > years.last:
        names = _names(item.other for item in party.predecessors)
        notes.append(f"{party.name} begins ({party.begin}) after {years.edtf}." + (f" Before it: {names}." if names else ""))
    elif before:
        notes.append(f"In {years.edtf} {party.name} was part of {_names(before)}, which is asked for by its own name.")
    return notes


def part_of(party: Party, on: date) -> list[str]:
    """Of what a party was a part on a day: its predecessors of the same land that it left later, or theirs (Serbia in 1985: Yugoslavia).

    A party that had begun by then, and was not merged into another one since, stood by itself: Iraq in 1980, although it received half of
    the Neutral Zone in 1991; Estonia in 1930.
    """
    found: list[str] = []
    begun = time.parse(party.begin).earliest if party.begin else None
    merged = any(item.type in _TAKEN_IN and (time.parse(item.date).earliest or date.max) <= on for item in party.successors)
    if begun is not None and begun <= on and not merged:
        return found
    for item in party.predecessors:
        parted = time.parse(item.date).earliest
        if item.type not in _SAME_LAND or (parted or date.min) <= on:
            continue
        other = register().get(item.other)
        begin = time.parse(other.begin).earliest if other.begin else None
        found += part_of(other, on) if begin is not None and begin > on else [other.id]
    return list(dict.fromkeys(found))


def relatives(party: Party) -> tuple[str, ...]:
    """Whom a party followed and who followed it, whatever the manner of succession."""
    return tuple(dict.fromkeys(item.other for item in (*party.predecessors, *party.successors)))


def _names(ids: Iterable[str]) -> str:
    return ", ".join(f"{register().get(i).name} ({i})" for i in ids)
