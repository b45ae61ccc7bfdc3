"""Effective leaders of states by day, 1945 to the month of the list: REIGN's list of leaders.

A term begins on a day and ends in a month, whose day the list does not give; one without an end went on when the list was made, in the
month that its name holds. Codes are COW's, resolved by date. Names are surnames, as the list writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import day
from legation.loaders.frame.live import YEAR, Live, github
from legation.loaders.frame.spells import Spells
from legation.loaders.frame.tables import Form, Row, Unusable, checker

FORMS = (
    Form(
        "leader terms",
        ("stateabb", "ccode", "leadid", "leader", "sdate", "smonth", "syear", "emonth", "eyear"),
        encoding="latin-1",
    ),
)
CITATION = (
    "Bell, Curtis, Clayton Besaw, and Matthew Frank. 2021. The Rulers, Elections, and Irregular Governance (REIGN) Dataset. "
    "Broomfield, CO: One Earth Future"
)


def edition_of(source: Input) -> str:
    """The month of the list (EDTF), from the option or the file's name (`2021-03`, `3_21`). Raises InputError."""
    given = str(source.options.get("edition") or "")
    found = re.fullmatch(r"(\d{4})-(\d\d)", given) or re.search(r"(\d{4})-(\d\d)", source.path.name)
    if found:
        return f"{found[1]}-{found[2]}"
    short = re.search(r"_(\d{1,2})_(\d\d)\b", source.path.name)
    if short:
        return f"20{short[2]}-{int(short[1]):02d}"
    raise InputError("the file does not say of which month it is; say it with --edition YYYY-MM", place=str(source.path))


@lru_cache
def _source(edition: str) -> Source:
    return Source(
        publisher="REIGN (One Earth Future)",
        publication="Rulers, Elections, and Irregular Governance",
        title=f"REIGN: list of leaders, {edition}",
        url="https://oefdatascience.github.io/REIGN.github.io/",
        published=edition,
        edition=edition,
        licence="free with citation",
        citation=f"{CITATION}. List of leaders of {edition}",
        dataset="reign",
    )


def read(source: Input) -> Iterator[Item]:
    """A claim for each term and party."""
    edition = edition_of(source)
    spells = Spells("leader", "cow", "terms", edition, _source(edition))

    def claims(row: Row) -> list[Claim]:
        if not row["leader"]:
            raise Unusable("no-leader", "there is no name of a leader")
        begin = day(row["syear"], row["smonth"] or "-9", row["sdate"] or "-9")
        end = day(row["eyear"], row["emonth"] or "-9", "-9") if row["eyear"] else edition
        if end > edition:
            raise Unusable("after-the-list-ends", f"the term ends in {end}, after the list of {edition}")
        details = {"person": row["leader"], "office": "effective leader"}
        return spells.claims((row["ccode"],), begin, end, details, ended=row["eyear"] != "", locator=f"leadid {row['leadid']}, {begin}")

    yield from spells.records(source, FORMS, claims)


DECLARATION = Declaration(
    name="reign",
    title="REIGN: leaders of states",
    publisher="REIGN (One Earth Future)",
    what="Who effectively led which state from which day to which month, 1945 to March 2021",
    where="https://oefdatascience.github.io/REIGN.github.io/ (data_sets/leaderlist)",
    licence="free with citation",
    citation=CITATION,
    kinds=("leader",),
    files=("leaders/reign_leaderlist*.csv",),
    read=read,
    check=checker(*FORMS, also=edition_of),
    options={"edition": "month of the list (YYYY-MM), where the file's name does not hold it"},
    live=Live(github("OEFDataScience/REIGN.github.io", "data_sets/leaderlist_3_21.csv"), every=YEAR, terms="REIGN: free with citation"),
)
