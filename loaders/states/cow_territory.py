"""Territorial changes of the Correlates of War Project (v6): who gained which territory from whom, and who became independent by it.

`-9` and `.` are missing. A loser of -9 is no state: the gainer took land that no party of the list held, which makes a claim about the
gainer alone; so does a loser of COW's list of territories that is no party of the register (Sikkim, Lucca), named in the claim.
`indep` 1 with the gainer as the territory itself is the independence of the gainer. Procedures after the codebook (Tir, Schafer, Diehl and
Goertz 1998).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from legation.graph import time
from legation.graph.claims import Claim, Source
from legation.graph.errors import UnknownParty
from legation.graph.parties import register
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import day, party
from legation.loaders.frame.cow import FILES, LICENCE, PUBLISHER, URL, cow_source
from legation.loaders.frame.live import YEAR, Live, Request
from legation.loaders.frame.tables import Form, Row, Unusable, checker, decimal, number, records, whole_rows

_COLUMNS = ("year", "month", "gainer", "procedur", "entity", "area", "pop", "portion", "loser", "exit", "number", "indep", "version")
FORMS = (Form("territorial changes", _COLUMNS),)
CITATION = (
    'Tir, Jaroslav, Philip Schafer, Paul Diehl, and Gary Goertz. 1998. "Territorial Changes, 1816-1996: Procedures and Data", '
    "Conflict Management and Peace Science 16:89-97."
)
RELEASED = {"5": "2014", "6": "2020"}
"""Year in which a version came out."""


def _source(source: Input) -> Source:
    """The version of a file is the newest one in which a row was changed; one that is not known came out after its last change."""
    version, last = "", ""
    for row in whole_rows(source, FORMS):
        if row["version"].isdecimal():
            version = max(version, row["version"], key=lambda text: (len(text), text))
        last = max(last, row["year"])
    return cow_source("Territorial Change", version, RELEASED.get(version, last), CITATION, "cow_territory", "territorial-change")


_JOINT = {"0": "international administration (COW 0)", "1": "Allied or United Nations administration (COW 1)"}
"""Numbers of no party: COW writes 0 for the League of Nations' time and 1 for the United Nations' and the Allied occupations."""
_PROCEDURES = {1: "conquest", 2: "annexation", 3: "cession", 4: "secession", 5: "unification", 6: "mandated territory"}


def read(source: Input) -> Iterator[Item]:
    """One or two claims a row."""
    alone = 0
    stated_in = _source(source)

    def claims(row: Row) -> list[Claim]:
        nonlocal alone
        if not row["version"].isdecimal():  # in which version the row was last changed
            raise Unusable("unknown-version", f"version is {row['version'][:40]!r}, not a number")
        when = day(row["year"], row["month"], "-9")
        if number(row["gainer"], "gainer") is None:
            raise Unusable("no-gainer", "there is no gainer")
        gainer = _gainer(row["gainer"], when)
        procedure = _PROCEDURES.get(number(row["procedur"], "procedur") or 0)
        details: dict[str, Any] = {}
        if territory := _territory(row, when):
            details["territory"] = territory
        if (area := decimal(row["area"], "area")) is not None:
            details["area"] = area
        if (population := decimal(row["pop"], "pop")) is not None:
            details["population"] = int(population)
        if procedure:
            details["procedure"] = procedure
        shared: dict[str, Any] = {"subject": gainer, "when": when, "source": stated_in, "locator": f"number {row['number']}"}
        if number(row["loser"], "loser") is None:
            alone += 1
            return [Claim(kind="territory_gained", details=details, **shared)]
        try:
            loser = _side(row["loser"], when, after=False)
        except UnknownParty:
            if row["loser"] not in _JOINT and row["loser"] not in entities():
                raise
            alone += 1
            details["loser"] = _name(row["loser"])
            return [Claim(kind="territory_gained", details=details, **shared)]
        if loser == gainer:
            raise Unusable("same-party", f"gainer {row['gainer']} and loser {row['loser']} both mean {loser} in {when}")
        made = [Claim(kind="territorial_change", object=loser, details=details, **shared)]
        if row["indep"] == "1" and row["entity"] == row["gainer"]:
            manner = {"manner": procedure} if procedure == "secession" else {}
            made.append(Claim(kind="independence", object=loser, details=manner, **shared))
        return made

    yield from records(source, FORMS, claims)
    if alone:
        source.notes.append(f"{alone} changes have no party as loser (-9, or a territory) and say something of the gainer only")


@cache
def entities() -> dict[str, str]:
    """Names of territories that are no parties, by COW's number (`cow_entities.csv` says where from)."""
    lines = Path(__file__).with_name("cow_entities.csv").read_text(encoding="utf-8").splitlines()
    return {row["code"]: row["name"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


def _name(code: str) -> str:
    return _JOINT.get(code) or (f"{entities()[code]} (COW {code})" if code in entities() else f"COW entity {code}")


def _gainer(code: str, when: str) -> str:
    """The party that gained. Raises Unusable for one that is no party of the register."""
    try:
        return _side(code, when, after=True)
    except UnknownParty as error:
        if code in _JOINT or code in entities():
            raise Unusable("gainer-is-no-party", f"the gainer, {_name(code)}, is no party of the register") from error
        raise


def _side(code: str, when: str, *, after: bool) -> str:
    """The party a code means on the last day (the gainer, `after` the change) or the first day that the date can be."""
    moment = time.parse(when)
    on = moment.latest if after else moment.earliest
    assert on is not None
    return party(code, "cow", on.isoformat())


def _territory(row: Row, when: str) -> str | None:
    """The entity that changed hands: its name where its code is a party's, else the code; whole or in part."""
    code = row["entity"]
    if number(code, "entity") is None:
        return None
    try:
        name = f"{register().get(party(code, 'cow', when)).name} (COW {code})"
    except UnknownParty:
        name = _name(code)
    # `portion` 1 is the whole entity, but stands with Crimea too, where Ukraine itself is the entity: a state that goes on (`exit` 0)
    # lost a part. What never was a state of the list has no exit either, and `portion` holds.
    part = row["portion"] == "0" or (code == row["loser"] and row["exit"] != "1" and code not in entities())
    return f"part of {name}" if part else name


DECLARATION = Declaration(
    name="cow_territory",
    title="Correlates of War: Territorial Change",
    publisher=PUBLISHER,
    what="Which state gained territory from which, by conquest, cession …, with area and population; independences among them, 1816–2018",
    where=f"{URL}territorial-change",
    licence=LICENCE,
    citation=CITATION,
    kinds=("territorial_change", "territory_gained", "independence"),
    files=("cow/tc*.csv",),
    read=read,
    check=checker(*FORMS),
    live=Live(
        (Request(f"{FILES}terr-changes-v6.zip", "terr-changes-v6.zip", take=("tc2018.csv",)),),
        every=YEAR,
        terms=f"Correlates of War: {LICENCE}",
    ),
)
