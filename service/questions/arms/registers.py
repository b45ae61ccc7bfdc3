"""Which loaded register can answer: editions, what each covers, and the choice between them.

A register is a source that declares what it covers. Two registers of one edition (a long table and one supplier's printed matrix)
count as one edition; the widest of them answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from legation.graph.errors import InputError, NotCovered
from legation.graph.parties import Party
from legation.graph.store import Row, Store
from legation.service.answers.arms import EditionRef
from legation.service.questions.arms.joins import JOIN, adjacent, over
from legation.service.questions.arms.register import Piece, Register, Role
from legation.service.questions.common.period import Window


class Registers(list[Register]):
    """Registers that were known, with those that are loaded too and were `published_later`."""

    known_on: str | None = None
    published_later: Sequence[Register] = ()


def registers(store: Store, known_on: str | None = None) -> Registers:
    """The registers that are loaded and had been published by `known_on` (ISO day), oldest edition first."""
    found = [_register(row) for row in store.read("ask/registers")]
    found = sorted([*found, *adjacent(found)], key=lambda one: (*one.age, one.id))
    known = Registers(one for one in found if known_on is None or one.known_from <= known_on)
    known.known_on, known.published_later = known_on, [one for one in found if known_on is not None and one.known_from > known_on]
    return known


def why_none(found: Sequence[Register]) -> str:
    """Why there is no register: none is loaded, or those that are were published later than the day of knowledge."""
    later = found.published_later if isinstance(found, Registers) else ()
    if not later or not isinstance(found, Registers):
        return "No register is loaded."
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
        lacks=tuple((party, int(begin), int(end)) for party, begin, end in (text.split("|") for text in row["covers_lacks"] or ())),
    )


__all__ = [
    "Piece", "Register", "Registers", "Role", "best", "check_edition", "choose", "edition_refs", "nearest", "pick", "registers", "why_none",
]  # fmt: skip


def best(found: Iterable[Register], party: str, role: Role, years: Window) -> dict[str, Register]:
    """For each edition the register that answers for a party's imports or exports in the window, oldest edition first."""
    chosen: dict[str, Register] = {}
    for one in found:
        if one.covers(years) and one.whole(party, role, years) and (one.edition not in chosen or one.rank > chosen[one.edition].rank):
            chosen[one.edition] = one
    return chosen


def choose(found: Sequence[Register], party: Party, role: Role, years: Window, edition: str | None) -> Register:
    """The register that answers: of the edition asked for (two editions joined by `+` are read together), else the one that answers
    exactly: with values by year and whole, then the newest. Where none is exact for all the window, one that is for a part of it is
    joined with one by order for the rest.

    Raises InputError for an edition that is not loaded, NotCovered where no register can answer.
    """
    check_edition(found, edition)
    able = list(best(found, party.id, role, years).values())
    holders = [one for one in found if one.whole(party.id, role)]
    if chosen := pick(able, holders, years, edition, (party.id,)):
        return chosen
    considered = [one for one in found if edition is None or one.edition == edition]
    what = _what_is(considered, party, role, years) if considered else why_none(found)
    raise NotCovered(f"No loaded register covers {party.name}'s arms {role} in {years.edtf}. {what}")


def pick(
    able: Sequence[Register], holders: Sequence[Register], years: Window, edition: str | None, parties: Collection[str] = ()
) -> Register | None:
    """The one that fits best of those that are `able` to answer alone, or several of the `holders` of the trade joined; None for none."""
    if edition is not None and JOIN not in edition:
        able = [one for one in able if one.edition == edition]
        return max(able, key=lambda one: (one.fits(years), one.rank)) if able else None
    alone = max(able, key=lambda one: (one.fits(years), one.rank)) if able and edition is None else None
    if alone is not None and (alone.yearly or (years.first <= alone.first and alone.last <= years.last)):
        return alone  # by order: nothing reaches over the edges of a window that holds all its years
    among = edition.split(JOIN) if edition else None
    together = over([one for one in holders if not one.pieces and (among is None or one.edition in among)], parties, years)
    return together or alone


def check_edition(found: Sequence[Register], edition: str | None) -> None:
    """Raise InputError for an edition that is not loaded."""
    loaded = {one.edition for one in found}
    if edition is not None and not set(edition.split(JOIN)) <= loaded:
        names = ", ".join(sorted(loaded)) or "none"
        raise InputError(f"edition {edition!r} is not loaded, or not published by then; loaded: {names}", place="edition")


def _what_is(found: Sequence[Register], party: Party, role: Role, years: Window) -> str:
    """What the loaded registers do cover, and the nearest window of that length, in a sentence or two."""
    spans = [(one.edition, one.own_years(party.id)) for one in found if one.whole(party.id, role)]
    if spans:
        said = [f"edition {name} covers {own.first} to {own.last}" for name, own in spans]
        return f"Of {party.name}'s {role}, {'; '.join(dict.fromkeys(said))}. {nearest(years, [own for _, own in spans])}"
    return f"The loaded editions ({', '.join(dict.fromkeys(one.edition for one in found))}) hold only some parties' {role}, not this one's."


def nearest(years: Window, spans: Iterable[Window]) -> str:
    """Which window that is covered lies nearest to the one asked for, of its length where there is one."""
    found = [near(years, own) for own in spans]
    if not found:
        return ""
    best_one = min(found, key=lambda one: (years.length - one.length, abs(one.first - years.first), -one.last))
    return f"The nearest window that is covered: from={best_one.first}&to={best_one.last}."


def near(years: Window, own: Window) -> Window:
    """The window of the same length, or the longest there is, that lies in `own` nearest to `years`."""
    length = min(years.length, own.length)
    first = min(max(years.first, own.first), own.last - length + 1)
    return Window(first, first + length - 1)


def edition_refs(found: Iterable[Register], able: dict[str, Register]) -> list[EditionRef]:
    """The loaded editions, oldest first, and whether each covers the question."""
    refs: dict[str, EditionRef] = {}
    for one in found:
        if JOIN in one.edition:
            continue
        shown = able.get(one.edition, one)
        refs.setdefault(
            one.edition,
            EditionRef(edition=one.edition, first=shown.first, last=shown.last, yearly=shown.yearly, answers=one.edition in able),
        )
    return list(refs.values())
