"""The rows of a tidy table as text, made while they are sent, all of them or a page; who has rows in which years; codes by year."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Literal

import orjson

from legation.graph.parties import Party
from legation.graph.time import parse
from legation.service.answers.tidy import TidyTable

CHUNK = 2000
"""Rows sent together."""
KEYS = {
    "party1": "id of the party whose id comes first in the alphabet; of a directed table, of the one that acts",
    "party2": "id of the other",
    "party": "id of the party", "year": "calendar year",
}  # fmt: skip
"""The columns that say what a row is about."""
CITATION = "citation"
CodeScheme = Literal["iso3", "cow", "gw", "ison"]
System = Literal["cow", "gw"]
Values = Callable[[str, str], list[str]]
"""From a pair (of a table by country: from a party twice) to its values by year."""


@dataclass(frozen=True, slots=True)
class Spell:
    """Years without a gap in which a pair, or a party (twice), has rows."""

    a: str
    b: str
    first: int
    last: int


@dataclass(slots=True)
class Tidy:
    """A table: its description, its head, which columns hold numbers, and its rows as text, each time anew. A page is `count` rows from
    `start` on; `citation` is the last cell of each row where it is wanted."""

    description: TidyTable
    head: list[str]
    numbers: frozenset[str]
    spells: Sequence[Spell]
    years: range
    values: Sequence[Values]
    pairs: bool
    citation: str | None = None
    start: int = 0
    count: int | None = None
    size: int = field(default=0)

    @property
    def keys(self) -> dict[str, str]:
        """The first columns with what they mean."""
        return {name: KEYS[name] for name in self.head if name in KEYS}

    def lines(self) -> Iterator[str]:
        """The rows, cells separated by commas; no value of them needs quoting: ids, years, numbers and words."""
        skip, left = self.start, self.count
        for one in self.spells:
            size = one.last - one.first + 1
            if skip >= size:
                skip -= size
                continue
            for line in islice(self._rows(one), skip, None if left is None else skip + left):
                if left is not None:
                    left -= 1
                yield line
            skip = 0
            if left == 0:
                return

    def _rows(self, one: Spell) -> Iterator[str]:
        low, high = one.first - self.years.start, one.last - self.years.start + 1
        head = f"{one.a},{one.b}," if self.pairs else f"{one.a},"
        columns = [column(one.a, one.b)[low:high] for column in self.values]
        for year, row in zip(range(one.first, one.last + 1), zip(*columns, strict=True), strict=True):
            yield f"{head}{year}," + ",".join(row)

    def csv(self) -> Iterator[bytes]:
        """RFC 4180 CSV in pieces of `CHUNK` rows."""
        cited = "" if self.citation is None else "," + _quoted(self.citation)
        piece = [",".join(self.head)]
        for line in self.lines():
            piece.append(line + cited)
            if len(piece) >= CHUNK:
                yield ("\r\n".join(piece) + "\r\n").encode()
                piece = []
        if piece:
            yield ("\r\n".join(piece) + "\r\n").encode()

    def ndjson(self) -> Iterator[bytes]:
        """The same rows as JSON Lines: numbers as numbers, an empty cell is null."""
        cited = "}" if self.citation is None else f',"{CITATION}":{orjson.dumps(self.citation).decode()}}}'
        head = self.head if self.citation is None else self.head[:-1]
        texts = [name not in self.numbers for name in head]
        names = [f'"{name}":' for name in head]
        piece = []
        for line in self.lines():
            cells = line.split(",")
            parts = [key + (f'"{cell}"' if text and cell else cell or "null") for key, cell, text in zip(names, cells, texts, strict=True)]
            piece.append("{" + ",".join(parts) + cited)
            if len(piece) >= CHUNK:
                yield ("\n".join(piece) + "\n").encode()
                piece = []
        if piece:
            yield ("\n".join(piece) + "\n").encode()


def _quoted(text: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([text])
    return out.getvalue()


def spells(party: Party, years: range, system: System | None) -> list[tuple[int, int]]:
    """First and last of the years in which a party existed and, where a system is named, was a member of it on some day of the year."""
    life = _life(party, years)
    if life is None:
        return []
    if system is None:
        return [life]
    found = [
        (max(life[0], code.begin.year if code.begin else years.start), min(life[1], code.end.year if code.end else years.stop - 1))
        for code in party.codes
        if code.scheme == system
    ]
    return joined(one for one in found if one[0] <= one[1])


def joined(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of years in order, those that touch or overlap made one."""
    made: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if made and first <= made[-1][1] + 1:
            made[-1] = made[-1][0], max(made[-1][1], last)
        else:
            made.append((first, last))
    return made


def shared(a: Iterable[tuple[int, int]], b: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The years that two lists of spans share."""
    others = list(b)
    found = ((max(one[0], two[0]), min(one[1], two[1])) for one in a for two in others)
    return [one for one in found if one[0] <= one[1]]


def codes_by_year(parties: Mapping[str, Party], scheme: CodeScheme, years: range) -> dict[str, list[str]]:
    """The code that a scheme gives each party, by year: that of 31 December, else the last of the year; empty where it gives none."""
    found: dict[str, list[str]] = {}
    for id_, party in parties.items():
        codes = [one for one in party.codes if one.scheme == scheme]
        line = []
        for year in years:
            last_day = date(year, 12, 31)
            there = [one for one in codes if (one.begin or last_day) <= last_day and (one.end or last_day).year >= year]
            line.append(max(there, key=lambda one: one.end or date.max).value if there else "")
        found[id_] = line
    return found


def _life(party: Party, years: range) -> tuple[int, int] | None:
    """First and last of the years in which a party existed."""
    begin = parse(party.begin).earliest if party.begin else None
    first = max(years.start, begin.year) if begin else years.start
    last = min(years.stop - 1, party.last_day.year) if party.last_day else years.stop - 1
    return (first, last) if first <= last else None
