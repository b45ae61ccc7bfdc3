"""The party that a text means in a time: the one place where a question resolves a party, and says where it did not exist then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from legation.graph.errors import InputError
from legation.graph.parties import Party, register

_SAME_LAND = frozenset({"continuator", "split", "secession"})
"""Successions in which the later party's land had been the earlier one's; not mergers, whose parts had lives of their own."""
_TAKEN_IN = frozenset({"merger", "absorbed"})
"""Successions by which a party went on as a part of another one."""


class Span(Protocol):
    """A time with bounds: a window of years, or a date (`graph.time.When`)."""

    @property
    def edtf(self) -> str:
        """As EDTF."""

    @property
    def earliest(self) -> date | None:
        """The first day; None where it is open."""

    @property
    def latest(self) -> date | None:
        """The last day; None where it is open."""


def party_named(text: str) -> Party:
    """The party that an id, code or name means, whatever the date. Raises UnknownParty with suggestions."""
    return register().resolve(text, scheme="any")


def party_in(text: str, when: Span) -> tuple[Party, list[str]]:
    """The party that an id, code or name means in a time, with a note where it did not exist then.

    A name goes first to who bore it then, then to who ever bore it. Raises UnknownParty with suggestions.
    """
    party = register().borne(text, when.earliest or date.min, when.latest or date.max)
    return party, lifespan_notes(party, when)


def two_parties(a: str, b: str, when: Span | None, *, place: str = "b", why: str = "") -> tuple[Party, Party, list[str]]:
    """Two parties as `party_in` finds them (without a time as `party_named` does), with the notes of both.

    Raises UnknownParty, and InputError at `place` where both texts mean one party; `why` is added to it.
    """
    (one, notes), (other, more) = ((party_named(text), []) if when is None else party_in(text, when) for text in (a, b))
    if one.id == other.id:
        raise InputError(f"both names mean {one.name} ({one.id}){why}", place=place)
    return one, other, [*notes, *more]


def lifespan_notes(party: Party, when: Span) -> list[str]:
    """A sentence where the party had ended before the time, or began after it, with who followed or preceded."""
    notes = []
    begin, end = party.first_day, party.last_day
    if end is not None and when.earliest is not None and end < when.earliest:
        heirs = _names(item.other for item in party.successors)
        notes.append(f"{party.name} had ended ({party.end}) before {when.edtf}." + (f" Its successors: {heirs}." if heirs else ""))
    if begin is not None and when.latest is not None and begin > when.latest:
        names = _names(item.other for item in party.predecessors)
        notes.append(f"{party.name} begins ({party.begin}) after {when.edtf}." + (f" Before it: {names}." if names else ""))
    elif when.latest is not None and (whole := part_of(party, when.latest)):
        on = on_or_in(when.edtf)
        notes.append(f"{on[0].upper()}{on[1:]} {party.name} was part of {_names(whole)}, which is asked for by its own name.")
    return notes


def part_of(party: Party, on: date) -> list[str]:
    """Of what a party was a part on a day: its predecessors of the same land that it left later, or theirs (Serbia in 1985: Yugoslavia).

    A party that had begun by then, and was not merged into another one since, stood by itself: Iraq in 1980, although it received half of
    the Neutral Zone in 1991; Estonia in 1930.
    """
    found: list[str] = []
    begun = party.first_day
    merged = any(item.type in _TAKEN_IN and item.day <= on for item in party.successors)
    if begun is not None and begun <= on and not merged:
        return found
    for item in party.predecessors:
        if item.type not in _SAME_LAND or item.day <= on:
            continue
        other = register().get(item.other)
        begin = other.first_day
        found += part_of(other, on) if begin is not None and begin > on else [other.id]
    return list(dict.fromkeys(found))


def is_day(edtf: str) -> bool:
    """Whether a date is one day, not a month, a year or a span."""
    return len(edtf) == len("2023-03-29")


def on_or_in(edtf: str) -> str:
    """The date in a sentence: `on 2023-03-29`, `in 2023`."""
    return f"{'on' if is_day(edtf) else 'in'} {edtf}"


def _names(ids: Iterable[str]) -> str:
    return ", ".join(f"{register().get(i).name} ({i})" for i in ids)
