"""Spells of a list of codes as claims: one for each party that bore the code meanwhile, open where the list's end leaves them open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legation.graph.claims import Claim, Source
from legation.loaders.frame.base import Input, Item
from legation.loaders.frame.codes import SpellPart, parts, split_note
from legation.loaders.frame.tables import Form, Row, records

Details = Mapping[str, Any] | Callable[[SpellPart, bool], Mapping[str, Any]]
"""What a claim says beside its parties and time; or what makes it of the part of a spell and of whether that part goes on."""


@dataclass(slots=True)
class Spells:
    """The spells of one list. `scheme` names its codes, `last` (EDTF) is where it stops: what ends then goes on. `what` is the plural that
    the report calls them."""

    kind: str
    scheme: str
    what: str
    last: str
    source: Source
    split: int = 0
    """How many lay over a change of hands of their code."""

    def parts(self, codes: tuple[str, ...], begin: str, end: str) -> tuple[SpellPart, ...]:
        """The parties behind the codes from `begin` to `end`, counting a spell of several. Raises Unusable and UnknownParty."""
        found = parts(self.scheme, codes, begin, end)
        self.split += len(found) > 1
        return found

    def claims(self, codes: tuple[str, ...], begin: str, end: str, details: Details, *, ended: bool = False, **fields: Any) -> list[Claim]:
        """A claim for each part of a spell. With two codes the second is the object; `fields` are the same in all of them. A spell that
        `ended` has its end even where that is the list's last date."""
        made = []
        for part in self.parts(codes, begin, end):
            when, seen_until = part.when(None if ended else self.last)
            ends = dict(zip(("subject", "object"), part.parties, strict=False))
            told = details(part, seen_until is not None) if callable(details) else details
            made.append(
                Claim(kind=self.kind, when=when, seen_until=seen_until, details=dict(told), source=self.source, **{**ends, **fields})
            )
        return made

    def records(self, source: Input, forms: Sequence[Form], make: Callable[[Row], Sequence[Claim]]) -> Iterator[Item]:
        """As `tables.records`, with a note at the end of how many spells were split."""
        yield from records(source, forms, make)
        source.notes.extend(self.note())

    def note(self) -> Sequence[str]:
        """The sentence of a report about the spells that were split."""
        return split_note(self.split, self.what)


def runs(years: dict[int, int]) -> Iterator[tuple[int, int, int]]:
    """First year, last year and rows of the runs of consecutive years; `years` are the rows of each year."""
    first = last = None
    rows = 0
    for at in sorted(years):
        if last is not None and first is not None and at != last + 1:
            yield first, last, rows
            first, rows = None, 0
        first, last, rows = at if first is None else first, at, rows + years[at]
    if first is not None and last is not None:
        yield first, last, rows
