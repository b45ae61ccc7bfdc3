"""Direct contiguity of the Correlates of War Project (v3.2): which states border each other, over land or how much water.

Spells are months. The list begins with 1816-01 (a border that begins then may be older: `since_record`) and stops with 2016-12, which
is no end. It gives each pair once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from legation.graph.claims import Claim
from legation.graph.errors import UnknownParty
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.codes import SpellPart, month, party
from legation.loaders.frame.cow import FILES, LICENCE, PUBLISHER, URL, cow_source
from legation.loaders.frame.live import YEAR, Live, Request
from legation.loaders.frame.spells import Spells, runs
from legation.loaders.frame.tables import (
    Form,
    Row,
    Unusable,
    checker,
    in_list,
    in_version,
    layout_of,
    number,
    refusal,
    refused,
    year,
)  # fmt: skip

_SPELLS = Form("direct contiguity", ("statelno", "statehno", "conttype", "begin", "end", "version"))
_YEARS = Form("direct contiguity by directed dyad and year", ("state1no", "state2no", "year", "conttype", "version"))
FORMS = (_SPELLS, _YEARS)
SOURCE = cow_source(
    "Direct Contiguity Data",
    "3.2",
    "2017",
    "Stinnett, Douglas M., Jaroslav Tir, Philip Schafer, Paul F. Diehl, and Charles Gochman. 2002. The Correlates of War Project Direct "
    "Contiguity Data, Version 3. Conflict Management and Peace Science 19(2): 58-66.",
    "cow_contiguity",
    "direct-contiguity",
)
FIRST, LAST = "1816-01", "2016-12"
"""The list's first and last month."""


def read(source: Input) -> Iterator[Item]:
    """A claim for each spell of a pair; of directed dyad-years (contdird) one for the years that follow each other with one type."""
    if layout_of(source, FORMS).form is _YEARS:
        yield from _by_year(source)
        return
    spells = Spells("contiguity", "cow", "spells", LAST, SOURCE)

    def claims(row: Row) -> list[Claim]:
        begin, end = month(row["begin"]), month(row["end"])
        in_version(row, "version", "3.2")
        low, high = row["statelno"], row["statehno"]
        kind = _type(row)

        def details(part: SpellPart, _open: bool) -> dict[str, Any]:
            return {"type": kind} | ({"since_record": True} if part.begin == FIRST else {})

        return spells.claims((low, high), begin, end, details, locator=f"ccode {low} and {high}, type {kind}, from {begin}")

    yield from spells.records(source, FORMS, claims)


def _type(row: Row) -> int:
    """The type of a border. Raises Unusable."""
    kind = number(row["conttype"], "conttype")
    if kind is None or not 1 <= kind <= 5:
        raise Unusable("bad-number", f"conttype is {row['conttype'][:40]!r}, not 1 to 5")
    return kind


def _by_year(source: Input) -> Iterator[Item]:
    """Refusals as they are met, then a record for each run of years of a pair and type; both directions of a pair are one."""
    found: dict[tuple[str, str, int], dict[int, int]] = defaultdict(lambda: defaultdict(int))

    def keep(row: Row) -> None:
        in_version(row, "version", "3.2")
        at = year(row["year"], "year")
        in_list(row["year"], LAST[:4])
        low, high = sorted((row["state1no"], row["state2no"]), key=lambda code: code.zfill(4))
        for code in (low, high):
            party(code, "cow", f"{at:04d}")
        found[low, high, _type(row)][at] += 1

    yield from refused(source, FORMS, keep)
    spells = Spells("contiguity", "cow", "spells", LAST[:4], SOURCE)
    for (low, high, kind), years in found.items():
        for first, last, rows in runs(years):
            details = {"type": kind} | ({"since_record": True} if f"{first}" == FIRST[:4] else {})
            where = f"ccode {low} and {high}, type {kind}, {first}–{last}"
            place = f"{source.path.name}, {where}"
            try:
                made = spells.claims((low, high), f"{first:04d}", f"{last:04d}", details, locator=where)
            except (Unusable, UnknownParty) as error:
                yield refusal(error, place, count=rows)
                continue
            yield Record(place, tuple(made), rows)
    source.notes.append("rows of both directions and consecutive years of one type were joined to spells")
    source.notes.extend(spells.note())


DECLARATION = Declaration(
    name="cow_contiguity",
    title="Correlates of War: Direct Contiguity",
    publisher=PUBLISHER,
    what="Which states are neighbours: 1 by land or river, 2 to 5 over at most 12, 24, 150, 400 miles of water, 1816–2016",
    where=f"{URL}direct-contiguity",
    licence=LICENCE,
    citation=SOURCE.citation or "",
    kinds=("contiguity",),
    files=("cow/contdir.csv", "cow/contdird.csv"),
    complete_for="land and sea contiguity of members of the state system, 1816–2016",
    read=read,
    check=checker(*FORMS),
    live=Live(
        (Request(f"{FILES}DirectContiguity320.zip", "DirectContiguity320.zip", take=("contdir.csv",)),),
        every=YEAR,
        terms=f"Correlates of War: {LICENCE}",
    ),
)
