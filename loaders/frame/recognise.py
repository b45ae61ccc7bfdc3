"""Which source a file is of, by what it holds: its columns, its shape. Where it lies and what it is called does not matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from legation.graph.errors import InputError
from legation.loaders.frame import registry
from legation.loaders.frame.base import Declaration
from legation.loaders.frame.head import Head, what_it_is
from legation.loaders.frame.tables import Form

SHARE = 0.6
"""Share of a form's columns that a table must have to be called near to it."""


RELATED: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"dispnum", "hiact", "hostlev", "numa", "numb"}),
     "this is MIDA, the list of disputes, which names no states; load MIDB, the table of their participants"),
)  # fmt: skip
"""Tables that lie beside those of a source: their columns in lower case, and which one to load instead."""
_MENTION = re.compile(r"\d+\t\d{14}\t\d{14}\t\d\t")
"""How a line of GDELT's mentions begins: event, moment of the event, moment of the mention, type."""


@runtime_checkable
class Recogniser(Protocol):
    """A `check` that can tell its files by their beginning."""

    def recognises(self, head: Head) -> int:
        """How much of the beginning is this source's (columns, say); 0 for a file of another source."""
        ...


def score(declaration: Declaration, head: Head) -> int:
    """How surely the file is of this source; 0 where it is not."""
    if declaration.recognise is not None:
        return declaration.recognise(head)
    return declaration.check.recognises(head) if isinstance(declaration.check, Recogniser) else 0


def ranked(head: Head) -> list[tuple[int, Declaration]]:
    """The sources that a file can be of, surest first."""
    found = [(points, declaration) for declaration in registry.all() if (points := score(declaration, head))]
    return sorted(found, key=lambda pair: (-pair[0], pair[1].name))


def source_of(path: Path, placed: Declaration | None = None) -> Declaration:
    """The source that a file is of. `placed` is the one whose file it is by its place and name, where what it holds tells nothing.

    Raises InputError that says what the file is instead, which source's table comes nearest, or that two are as near as each other.
    """
    head = Head(path)
    found = ranked(head)
    if not found:
        if placed is not None:
            return placed
        raise InputError(_unknown(head), place=str(path))
    best = [declaration for points, declaration in found if points == found[0][0]]
    if placed in best:
        return placed
    if len(best) > 1:
        best = [one for one in best if any(path.match(pattern.rpartition("/")[2]) for pattern in one.files)] or best
    if len(best) > 1:
        names = " or ".join(one.name for one in best)
        raise InputError(f"the file can be of {names}; say which: `legation load {best[0].name} {path.name}`", place=str(path))
    return best[0]


def _unknown(head: Head) -> str:
    """What the file is, and for a table which source's comes nearest."""
    if related := _related(head):
        return related
    said = what_it_is(head)
    near = _nearest(head)
    if near is None or not said.startswith("this is no table"):
        return said
    declaration, form, missing = near
    return (
        f"this is no table of a source that is known; nearest is {declaration.name} ({form.name}), of which it lacks "
        f"{', '.join(missing[:8])}{' …' if len(missing) > 8 else ''}. Get the file in that form (`legation sources`), or write claims"
    )


def _related(head: Head) -> str | None:
    """What a table beside those of a source is."""
    if _MENTION.match(head.text):
        return "these are GDELT's mentions of events in articles, not events; load the export file of the same time"
    names = {name.casefold() for name in head.columns()} | {name.casefold() for name in head.columns("\t")}
    return next((said for columns, said in RELATED if columns <= names), None)


def _nearest(head: Head) -> tuple[Declaration, Form, list[str]] | None:
    best: tuple[float, Declaration, Form, list[str]] | None = None
    for declaration in registry.all():
        for form in forms_of(declaration):
            names = set(head.columns(form.delimiter))
            missing = [name for name in form.header() if name not in names]
            share = 1 - len(missing) / len(form.columns)
            if share >= SHARE and (best is None or share > best[0]):
                best = (share, declaration, form, missing)
    return best[1:] if best else None


def forms_of(declaration: Declaration) -> Sequence[Form]:
    """The forms of a declaration's tables, where it has such."""
    return getattr(declaration.recognise or declaration.check, "forms", ())


__all__ = ["Recogniser", "forms_of", "ranked", "score", "source_of"]
