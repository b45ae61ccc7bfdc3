"""The years or days asked about. Which party a text means in them says `parties.py`."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from legation.graph import time
from legation.graph.errors import InputError

FIRST_YEAR, LAST_YEAR = 1800, 2100


class Window(NamedTuple):
    """First and last calendar year, both included."""

    first: int
    last: int

    @property
    def edtf(self) -> str:
        """The window as EDTF: `2016/2020`, or `2018` for one year."""
        return f"{self.first:04d}" if self.first == self.last else f"{self.first:04d}/{self.last:04d}"

    @property
    def earliest(self) -> date:
        """The first day."""
        return date(self.first, 1, 1)

    @property
    def latest(self) -> date:
        """The last day."""
        return date(self.last, 12, 31)

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
