"""Diplomatic Exchange of the Correlates of War Project (v2006.1): the level at which each of two states was represented at the other, in
some forty years from 1817 to 2005.

A row is a pair of members of the state system in one year. `DR_at_1` is how the second state was represented at the first, `DR_at_2` how
the first was at the second: 1 chargé d'affaires, 2 minister, 3 ambassador, 9 other, 0 none. A year of the list is a year that its volumes
(Almanach de Gotha, Europa) describe, so a level holds some time in it: what is between two such years the list does not tell. A level
of none is a claim too, because the list covers all members of the system.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from legation.graph.claims import Claim
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import party
from legation.loaders.frame.cow import LICENCE, PUBLISHER, URL, cow_source
from legation.loaders.frame.editions import list_end
from legation.loaders.frame.live import YEAR, Live, Request
from legation.loaders.frame.tables import Form, Row, Unusable, checker, in_version, records, whole_rows, year

FORMS = (
    Form("diplomatic exchange", ("ccode1", "ccode2", "year", "DR_at_1", "DR_at_2", "DE", "version")),
    Form("diplomatic exchange, tab separated", ("ccode1", "ccode2", "year", "DR_at_1", "DR_at_2", "DE", "version"), "\t"),
)
SOURCE = cow_source(
    "Diplomatic Exchange",
    "2006.1",
    "2006",
    "Bayer, Reşat. 2006. Diplomatic Exchange Data set, v2006.1. Online: http://correlatesofwar.org",
    "diplomatic_exchange",
    "diplomatic-exchange",
)
LEVELS = {"1": ("legation", "chargé d'affaires"), "2": ("legation", "minister"), "3": ("embassy", "ambassador")}
"""The type of mission behind a level, and who heads it."""
OTHER = "9"
"""Interests sections and the like, of which the list names no type (the United States and Cuba, 2005): neither an embassy nor none."""
FILE = "Diplomatic_Exchange_2006.1.zip"


def read(source: Input) -> Iterator[Item]:
    """Two claims for each row, one for each direction."""
    last = list_end(row["year"] for row in whole_rows(source, FORMS))
    return records(source, FORMS, _maker(last))


def _maker(last: str) -> Callable[[Row], list[Claim]]:
    def claims(row: Row) -> list[Claim]:
        """The claims of one row. Raises Unusable and UnknownParty."""
        in_version(row, "version", "2006.1")
        at = f"{year(row['year'], 'year'):04d}"
        if at > last:
            raise Unusable("after-the-list-ends", f"{at} is after {last}")
        one, two = (party(row[column], "cow", at) for column in ("ccode1", "ccode2"))
        if one == two:
            raise Unusable("same-party", f"the codes {row['ccode1']} and {row['ccode2']} both mean {one} in {at}")
        where = f"ccode {row['ccode1']} and {row['ccode2']} in {at}"
        made = [
            claim
            for sender, host, column in ((two, one, "DR_at_1"), (one, two, "DR_at_2"))
            if (claim := _claim(sender, host, row[column], at, f"{where}, {column}")) is not None
        ]
        if not made:
            raise Unusable("other-level", "both are represented at a level of “other” (9), which names no type of mission")
        return made

    return claims


def _claim(sender: str, host: str, level: str, at: str, locator: str) -> Claim | None:
    """The claim of one direction; None for a level that names no type of mission. Raises Unusable."""
    if level == OTHER:
        return None
    if level == "0":
        return Claim(kind="no_mission", subject=sender, object=host, when=at, mission="embassy", source=SOURCE, locator=locator)
    if level not in LEVELS:
        raise Unusable("bad-level", f"{locator.rpartition(' ')[2]} is {level[:20]!r}, not 0, 1, 2, 3 or 9")
    mission, head = LEVELS[level]
    return Claim(
        kind="mission", subject=sender, object=host, when=at, mission=mission, source=SOURCE, locator=locator,
        details={"name": f"headed by: {head}"},
    )  # fmt: skip


DECLARATION = Declaration(
    name="diplomatic_exchange",
    title="Correlates of War: Diplomatic Exchange",
    publisher=PUBLISHER,
    what="At which level each member of the state system was represented at each other, in some forty years, 1817–2005",
    where=f"{URL}diplomatic-exchange",
    licence=LICENCE,
    citation=SOURCE.citation or "",
    kinds=("mission", "no_mission"),
    files=("cow/Diplomatic_Exchange_2006*.csv", "missions/Diplomatic_Exchange_2006*.csv"),
    complete_for="embassies and legations between members of the state system in the years of the list, 1817–2005",
    read=read,
    check=checker(*FORMS),
    live=Live(
        (Request(f"https://correlatesofwar.org/wp-content/uploads/{FILE}", FILE, take=("Diplomatic_Exchange_2006v1.csv",)),),
        every=YEAR,
        terms=f"Correlates of War: {LICENCE}",
    ),
)
