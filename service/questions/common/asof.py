"""The two times of a question, the rule for what is disputed, and the party that a text means on that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legation.graph import time
from legation.graph.claims import today
from legation.graph.errors import InputError
from legation.graph.parties import Party, register
from legation.graph.states.source_preference import PREFERENCES, RULES, Prefer
from legation.service.questions.common.period import known_day, part_of, party_within


@dataclass(frozen=True, slots=True)
class AsOf:
    """`on` is the day that states are asked for, `known_on` (ISO) the day whose knowledge answers, `prefer` what settles disputes."""

    on: time.When
    known_on: str | None = None
    prefer: Prefer | None = None

    @property
    def first(self) -> str:
        """First day of `on`."""
        return (self.on.earliest or date.min).isoformat()

    @property
    def last(self) -> str:
        """Last day of `on`."""
        return (self.on.latest or date.max).isoformat()

    @property
    def rule(self) -> str:
        """The rule for what is disputed, in words."""
        return RULES[self.prefer]


def as_of(valid_on: str | None = None, known_on: str | None = None, prefer: str | None = None) -> AsOf:
    """Read the three parameters. `valid_on` is EDTF (default: the current day), `known_on` EDTF of which the last day counts.

    Raises InputError that names the parameter.
    """
    try:
        on = time.parse(valid_on or today().isoformat())
    except time.TimeError as error:
        raise InputError(str(error), place="valid_on") from error
    if prefer is not None and prefer not in PREFERENCES:
        raise InputError(f"there is no rule {prefer!r}; the rules are {', '.join(PREFERENCES)}", place="prefer")
    return AsOf(on, known_day(known_on), prefer)


def party_on(text: str, on: time.When) -> tuple[Party, list[str]]:
    """The party that an id, code or name means on a day, with a note where it had ended or not begun by then.

    A name goes first to who bore it then, then to who ever bore it. Raises UnknownParty with suggestions.
    """
    party = party_within(text, on.earliest or date.min, on.latest or date.max)
    return party, lifespan(party, on)


def is_day(edtf: str) -> bool:
    """Whether a date is one day, not a month, a year or a span."""
    return len(edtf) == len("2023-03-29")


def on_or_in(edtf: str) -> str:
    """The date in a sentence: `on 2023-03-29`, `in 2023`."""
    return f"{'on' if is_day(edtf) else 'in'} {edtf}"


def lifespan(party: Party, on: time.When) -> list[str]:
    """A sentence where the party had ended before the day, or began after it, with who followed or preceded."""
    notes = []
    if party.last_day is not None and on.earliest is not None and party.last_day < on.earliest:
        heirs = ", ".join(_name(item.other) for item in party.successors)
        notes.append(f"{party.name} had ended ({party.end}) before {on.edtf}." + (f" Its successors: {heirs}." if heirs else ""))
    begin = time.parse(party.begin).earliest if party.begin else None
    if begin is not None and on.latest is not None and begin > on.latest:
        before = ", ".join(_name(item.other) for item in party.predecessors)
        notes.append(f"{party.name} begins ({party.begin}) after {on.edtf}." + (f" Before it: {before}." if before else ""))
    elif on.latest is not None and (whole := part_of(party, on.latest)):
        when = on_or_in(on.edtf)
        notes.append(
            f"{when[0].upper()}{when[1:]} {party.name} was part of {', '.join(map(_name, whole))}, which is asked for by its own name."
        )
    return notes


def _name(id_: str) -> str:
    return f"{register().get(id_).name} ({id_})"
