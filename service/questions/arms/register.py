"""One register of arms transfers: what it covers, whose trade is whole in it, and how it compares with others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from legation.graph.store import Row
from legation.service.questions.common.period import Window

Role = Literal["imports", "exports"]
"""Whose trade: what a party received, or what it supplied."""


class Piece(NamedTuple):
    """A part of a joined register: which one is read for which years."""

    register: Register
    years: Window


@dataclass(frozen=True, slots=True)
class Register:
    """One register, or several joined to one. `suppliers` and `recipients` are those whose trade is complete in it; None is everybody.

    `lacks` are parties whose trade it leaves out, with the years. `pieces` are what a joined one is read from; together they cover its
    years, each year by one of them.
    """

    id: str
    edition: str
    known_from: str
    first: int
    last: int
    suppliers: frozenset[str] | None
    recipients: frozenset[str] | None
    yearly: bool
    row: Row
    lacks: tuple[tuple[str, int, int], ...] = ()
    pieces: tuple[Piece, ...] = ()

    def covers(self, years: Window) -> bool:
        """Whether the whole window lies in its years."""
        return self.first <= years.first and years.last <= self.last

    def whole(self, party: str, role: Role, years: Window | None = None) -> bool:
        """Whether all of this party's imports, or exports, are in it (in a window: but for what went between it and one it lacks)."""
        if years is not None and any(one == party for one in self.lacking(years)):
            return False
        parties = self.recipients if role == "imports" else self.suppliers
        return parties is None or party in parties

    def lacking(self, years: Window) -> list[str]:
        """Parties whose trade it leaves out in some years of the window."""
        return [party for party, first, last in self.lacks if first <= years.last and years.first <= last]

    def own_years(self, party: str) -> Window:
        """The years for which it can answer for a party; those of its life with the register where it lacks it in others."""
        first = max([self.first, *(last + 1 for one, _, last in self.lacks if one == party)])
        return Window(min(first, self.last), self.last)

    def read_as(self, years: Window) -> list[Piece]:
        """What to read for a window: itself, or its pieces with their years of it."""
        if not self.pieces:
            return [Piece(self, years)]
        cut = [Piece(one, Window(max(own.first, years.first), min(own.last, years.last))) for one, own in self.pieces]
        return [piece for piece in cut if piece.years.first <= piece.years.last]

    @property
    def key(self) -> str:
        """What tells it apart from others: its id, or its pieces'."""
        return "+".join(f"{one.id}:{own.first}-{own.last}" for one, own in self.pieces) or self.id

    @property
    def everybody(self) -> bool:
        """Whether it holds everybody's trade."""
        return self.suppliers is None and self.recipients is None

    @property
    def rank(self) -> tuple[bool, bool, int, str]:
        """Within one edition the highest answers: values by year, everybody's trade, most years."""
        return self.yearly, self.everybody, self.last - self.first, self.id

    @property
    def age(self) -> tuple[str, str]:
        """Sorts by day of publication."""
        return self.known_from, self.edition

    def fits(self, years: Window) -> tuple[bool, bool, tuple[str, str]]:
        """The highest answers: values by year before values by order, whole before lacking somebody, the newest."""
        return self.yearly, not self.lacking(years), self.age
