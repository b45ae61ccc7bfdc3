"""The records of the register. All are immutable; days are inclusive and None means that the bound is not limited."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Day = date
PartyKind = Literal["country", "organization", "group"]
NameKind = Literal["name", "official", "short", "former", "alias", "demonym", "capital", "metonym"]

PARTY_NAMES: frozenset[str] = frozenset({"name", "official", "short", "former", "alias"})
"""The kinds of name that stand for the party itself. Demonyms, capitals and metonyms do so in running text only."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name and the first and last day on which it was the party's."""

    text: str
    kind: NameKind
    begin: date | None = None
    end: date | None = None
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Code:
    """One code or source-specific name and the days for which `scheme` gives it to this party.

    The days are the scheme's, not the party's lifespan: SIPRI's `Germany` of 1960 is DEU, COW's 255 is not used then.
    """

    scheme: str
    value: str
    begin: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """`other` followed `party` (or went before it, in `Party.predecessors`); `date` is EDTF."""

    party: str
    other: str
    type: str
    date: str

    @property
    def day(self) -> Day:
        """The first day that `date` can mean."""
        return first_day(self.date)


@dataclass(frozen=True, slots=True)
class Capital:
    """A capital, the days it was it, and its position in degrees (WGS 84)."""

    name: str
    begin: date | None = None
    end: date | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A country, an organisation or a group. `begin` and `end` are EDTF; position is the capital's, in degrees.

    `predecessors` hold (party=this, other=the earlier one), `successors` (party=this, other=the later one).
    """

    id: str
    kind: PartyKind
    name: str
    names: tuple[Name, ...] = field(default=(), repr=False)
    codes: tuple[Code, ...] = field(default=(), repr=False)
    begin: str | None = None
    end: str | None = None
    capital: str | None = None
    capitals: tuple[Capital, ...] = field(default=(), repr=False)
    latitude: float | None = None
    longitude: float | None = None
    region: str | None = None
    note: str = field(default="", repr=False)
    predecessors: tuple[Succession, ...] = field(default=(), repr=False)
    successors: tuple[Succession, ...] = field(default=(), repr=False)

    @property
    def relatives(self) -> tuple[str, ...]:
        """Ids of whom the party followed and who followed it, whatever the manner of succession."""
        return tuple(dict.fromkeys(item.other for item in (*self.predecessors, *self.successors)))

    @property
    def first_day(self) -> date | None:
        """The first day on which the party can have existed; None where no beginning is recorded."""
        return first_day(self.begin) if self.begin else None

    @property
    def last_day(self) -> date | None:
        """The last day on which the party can have existed; None when it exists or when no end is recorded."""
        return last_day(self.end) if self.end else None


@dataclass(frozen=True, slots=True)
class Match:
    """One hit of a search: the party, the name that matched, that name's kind, and a score of 0 to 100."""

    party: Party
    name: str
    kind: str
    score: float


def first_day(text: str) -> date:
    """The first day of a year, month or day, or of an interval's earlier end."""
    parts = [int(part) for part in text.partition("/")[0].split("-")]
    return date(*parts, *(1,) * (3 - len(parts)))


def last_day(text: str) -> date:
    """The last day of a year, month or day (`1990`, `1990-10`, `1990-10-02`), or of an interval's later end."""
    parts = [int(part) for part in text.rpartition("/")[2].split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
