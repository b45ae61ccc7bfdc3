"""Registers put together to one: downloads of one day whose years adjoin, and editions that each answer exactly for a part of a window."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from legation.service.answers.base import cite
from legation.service.questions.arms.register import Piece, Register
from legation.service.questions.common.period import Window

JOIN = "+"
"""Between the editions of a joined register: `2025-01-03+2026-05-18`."""


def adjacent(found: Iterable[Register]) -> list[Register]:
    """For downloads of one day, of one shape and of the same parties, whose years adjoin: one register of all their years."""

    def alike(one: Register) -> tuple[str, ...]:
        sides = ("*" if side is None else ",".join(sorted(side)) for side in (one.suppliers, one.recipients))
        return one.edition, str(one.row["shape"]), *sides

    made = []
    for _, group in groupby(sorted(found, key=lambda one: (alike(one), one.first, -one.last)), key=alike):
        runs: list[list[Register]] = []
        for one in group:
            if runs and one.first <= runs[-1][-1].last + 1:
                if one.last > runs[-1][-1].last:
                    runs[-1].append(one)
            else:
                runs.append([one])
        made += [_together(run) for run in runs if len(run) > 1]
    return made


def _together(run: Sequence[Register]) -> Register:
    pieces = []
    begin = run[0].first
    for one in run:
        pieces.append(Piece(one, Window(begin, one.last)))
        begin = one.last + 1
    return _joined(pieces)


def over(holders: Sequence[Register], parties: Collection[str], years: Window) -> Register | None:
    """The registers that hold a trade, each for the years of the window that it answers best; None where a year has none of them.

    Best is exact before by order, whole before lacking somebody, the newest. `parties` are those whose trade it is; none for everybody.
    """
    chosen: list[Register] = []
    for year in range(years.first, years.last + 1):
        own = Window(year, year)
        able = [one for one in holders if one.covers(own) and not set(parties) & set(one.lacking(own))]
        if not able:
            return None
        chosen.append(max(able, key=lambda one: (one.fits(own), one.rank)))
    pieces = []
    begin = years.first
    for one, run in groupby(chosen, key=lambda one: one):
        end = begin + len(list(run)) - 1
        pieces.append(Piece(one, Window(begin, end)))
        begin = end + 1
    return pieces[0].register if len(pieces) == 1 else _joined(pieces)


def _joined(pieces: Sequence[Piece]) -> Register:
    """One register of several; its source is the newest of theirs, which its citation names beside the others."""
    members = [piece.register for piece in pieces]
    newest = max(members, key=lambda one: one.age)
    editions = list(dict.fromkeys(one.edition for one in members))
    flat = tuple(
        Piece(inner.register, Window(max(inner.years.first, piece.years.first), min(inner.years.last, piece.years.last)))
        for piece in pieces for inner in piece.register.read_as(piece.years)
    )  # fmt: skip
    shapes = {one.row["shape"] for one in members}
    row = newest.row | {
        "edition": JOIN.join(editions), "citation": "; ".join(dict.fromkeys(cite(one.row) for one in members)),
        "shape": shapes.pop() if len(shapes) == 1 else "joined",
    }  # fmt: skip
    return replace(
        newest, edition=JOIN.join(editions), first=pieces[0].years.first, last=pieces[-1].years.last, row=row, pieces=flat,
        yearly=all(one.yearly for one in members), lacks=tuple(dict.fromkeys(_lacks(pieces))),
        suppliers=_both(one.suppliers for one in members), recipients=_both(one.recipients for one in members),
    )  # fmt: skip


def _lacks(pieces: Sequence[Piece]) -> Iterator[tuple[str, int, int]]:
    """Whom the pieces lack in the years that are read of them."""
    for one, own in pieces:
        for party, first, last in one.lacks:
            if first <= own.last and own.first <= last:
                yield party, max(first, own.first), min(last, own.last)


def _both(sides: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """Those whose trade all the pieces hold whole; None where that is everybody's."""
    named = [side for side in sides if side is not None]
    return frozenset.intersection(*named) if named else None
