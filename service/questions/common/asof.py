"""The two times of a question, the rule for what is disputed, and the party that a text means on that day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from legation.graph import time
from legation.graph.claims import today
from legation.graph.errors import InputError
from legation.graph.states.source_preference import PREFERENCES, RULES, Prefer
from legation.service.questions.common.period import known_day


@dataclass(frozen=True, slots=True)
class AsOf:
    """`on` is the day that states are asked for, `known_on` (ISO) the day whose knowledge answers, `prefer` what settles disputes."""

    on: time.When
    known_on: str | None = None
    prefer: Prefer | None = None
    first: str = field(init=False, repr=False, compare=False)
    """First day of `on` (ISO)."""
    last: str = field(init=False, repr=False, compare=False)
    """Last day of `on` (ISO)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "first", (self.on.earliest or date.min).isoformat())
        object.__setattr__(self, "last", (self.on.latest or date.max).isoformat())

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
