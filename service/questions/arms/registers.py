"""Which loaded register can answer: editions, what each covers, and the choice between them.

A register is a source that declares what it covers. Two registers of one edition (a long table and one supplier's printed matrix)
count as one edition; the widest of them answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from legation.graph.errors import InputError, NotCovered
from legation.graph.parties import Party
from legation.graph.store import Row, Store
from legation.service.answers.arms import EditionRef
from legation.service.questions.common.period import Window

Role = Literal["imports", "exports"]
"""Whose trade: what a party received, or what it supplied."""


@dataclass(frozen=True, slots=True)
class Register:
    """One register. `suppliers` and `recipients` are those whose trade is complete in it; None is everybody."""

    id: str
    edition: str
    known_from: str
    first: int
    last: int
    suppliers: frozenset[str] | None
    recipients: frozenset[str] | None
    yearly: bool
    row: Row

    def covers(self, years: Window) -> bool:
        """Whether the whole window lies in its years."""
        return self.first <= years.first and years.last <= self.last

    def whole(self, party: str, role: Role) -> bool:
        """Whether all of this party's imports, or exports, are in it."""
        parties = self.recipients if role == "imports" else self.suppliers
        return parties is None or party in parties

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


class Registers(list[Register]):
    """Registers that were known, with those that are loaded too and were `published_later`."""

    known_on: str | None = None
    published_later: Sequence[Register] = ()


def registers(store: Store, known_on: str | None = None) -> Registers:
    """The registers that are loaded and had been published by `known_on` (ISO day), oldest edition first."""
    found = sorted((_register(row) for row in store.read("ask/registers")), key=lambda one: (*one.age, one.id))
    known = Registers(one for one in found if known_on is None or one.known_from <= known_on)
    known.known_on, known.published_later = known_on, [one for one in found if known_on is not None and one.known_from > known_on]
    return known


def why_none(found: Sequence[Register]) -> str:
    """Why there is no register: none is loaded, or those that are were published later than the day of knowledge."""
    later = found.published_later if isinstance(found, Registers) else ()
    if not later or not isinstance(found, Registers):
        return "No register is loaded; load one with `legation load sipri FILE`."
    first = later[0]
    return (
        f"None of the loaded registers had been published by {found.known_on}: the oldest, edition {first.edition}, is of "
        f"{first.known_from}. What was believed on that day is not known here; it is not none."
    )


def _register(row: Row) -> Register:
    suppliers, recipients = row["covers_suppliers"], row["covers_recipients"]
    return Register(
        id=row["id"],
        edition=row["edition"] or row["published"] or row["id"],
        known_from=row["known_from"] or "",
        first=row["covers_first"],
        last=row["covers_last"],
        suppliers=None if suppliers is None else frozenset(suppliers),
        recipients=None if recipients is None else frozenset(recipients),
        yearly=row["covers_yearly"] is not False,
        row=row,
    )


def best(found: Iterable[Register], party: str, role: Role, years: Window) -> dict[str, Register]:
    """For each edition the register that answers for a party's imports or exports in the window, oldest edition first."""
    chosen: dict[str, Register] = {}
    for one in found:
        if one.covers(years) and one.whole(party, role) and (one.edition not in chosen or one.rank > chosen[one.edition].rank):
            chosen[one.edition] = one
    return chosen


def choose(found: Sequence[Register], party: Party, role: Role, years: Window, edition: str | None) -> Register:
    """The register that answers: of the edition asked for, else the newest with yearly values, else the newest.

    Raises InputError for an edition that is not loaded, NotCovered where no register can answer.
    """
    if edition is not None and edition not in {one.edition for one in found}:
        loaded = ", ".join(sorted({one.edition for one in found})) or "none"
        raise InputError(f"edition {edition!r} is not loaded, or not published by then; loaded: {loaded}", place="edition")
    able = best(found, party.id, role, years)
    if edition is not None and edition in able:
        return able[edition]
    if edition is None and able:
        return max(able.values(), key=lambda one: (one.yearly, one.age))
    considered = [one for one in found if edition is None or one.edition == edition]
    what = _what_is(considered, party, role) if considered else why_none(found)
    raise NotCovered(f"No loaded register covers {party.name}'s arms {role} in {years.edtf}. {what}")


def _what_is(found: Sequence[Register], party: Party, role: Role) -> str:
    """What the loaded registers do cover, in a sentence."""
    spans = [f"edition {one.edition} covers {one.first} to {one.last}" for one in found if one.whole(party.id, role)]
    if spans:
        return f"Of {party.name}'s {role}, {'; '.join(dict.fromkeys(spans))}."
    return f"The loaded editions ({', '.join(dict.fromkeys(one.edition for one in found))}) hold only some parties' {role}, not this one's."


def edition_refs(found: Iterable[Register], able: dict[str, Register]) -> list[EditionRef]:
    """The loaded editions, oldest first, and whether each covers the question."""
    refs: dict[str, EditionRef] = {}
    for one in found:
        shown = able.get(one.edition, one)
        refs.setdefault(
            one.edition,
            EditionRef(edition=one.edition, first=shown.first, last=shown.last, yearly=shown.yearly, answers=one.edition in able),
        )
    return list(refs.values())
