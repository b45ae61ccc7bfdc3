"""Direct contiguity of the Correlates of War Project (v3.2): which states border each other, over land or how much water.

Spells are months. The list begins with 1816-01 (a border that begins then may be older: `since_record`) and stops with 2016-12, which
is no end. It gives each pair once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from legation.graph.claims import Claim
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import Part, month
from legation.loaders.frame.cow import FILES, LICENCE, PUBLISHER, URL, cow_source
from legation.loaders.frame.live import YEAR, Live, Request
from legation.loaders.frame.spells import Spells
from legation.loaders.frame.tables import Form, Row, Unusable, checker, in_version, number

FORMS = (Form("direct contiguity", ("statelno", "statehno", "conttype", "begin", "end", "version")),)
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
    """A claim for each spell of a pair."""
    spells = Spells("contiguity", "cow", "spells", LAST, SOURCE)

    def claims(row: Row) -> list[Claim]:
        begin, end = month(row["begin"]), month(row["end"])
        in_version(row, "version", "3.2")
        low, high = row["statelno"], row["statehno"]
        kind = number(row["conttype"], "conttype")
        if kind is None or not 1 <= kind <= 5:
            raise Unusable("bad-number", f"conttype is {row['conttype'][:40]!r}, not 1 to 5")

        def details(part: Part, _open: bool) -> dict[str, Any]:
            return {"type": kind} | ({"since_record": True} if part.begin == FIRST else {})

        return spells.claims((low, high), begin, end, details, locator=f"ccode {low} and {high}, type {kind}, from {begin}")

    yield from spells.records(source, FORMS, claims)


DECLARATION = Declaration(
    name="cow_contiguity",
    title="Correlates of War: Direct Contiguity",
    publisher=PUBLISHER,
    what="Which states are neighbours: 1 by land or river, 2 to 5 over at most 12, 24, 150, 400 miles of water, 1816–2016",
    where=f"{URL}direct-contiguity",
    licence=LICENCE,
    citation=SOURCE.citation or "",
    kinds=("contiguity",),
    files=("cow/contdir.csv",),
    complete_for="land and sea contiguity of members of the state system, 1816–2016",
    read=read,
    check=checker(*FORMS),
    live=Live(
        (Request(f"{FILES}DirectContiguity320.zip", "DirectContiguity320.zip", take=("contdir.csv",)),),
        every=YEAR,
        terms=f"Correlates of War: {LICENCE}",
    ),
)
