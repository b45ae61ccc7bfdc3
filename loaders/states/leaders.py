"""Leaders of states by day (Archigos 4.1): who effectively led, not who bore which title. Codes are Gleditsch and Ward's.

2015-12-31 means that the leader was in office when the list stopped. A term over a change of hands of the code (Yeltsin, 1991) is a
claim for each party.
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.graph.claims import Claim, Source
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import edtf, parts, split_note
from legation.loaders.frame.tables import Form, Row, Unusable, checker, in_list, records

FORMS = (Form("leader spells", ("obsid", "gwcode", "leader", "startdate", "enddate", "entry", "exit")),)
SOURCE = Source(
    publisher="Archigos (H. E. Goemans, Kristian Skrede Gleditsch, Giacomo Chiozza)",
    publication="Archigos: A Data Base on Leaders",
    title="Archigos version 4.1, 1840–2015",
    url="http://ksgleditsch.com/archigos.html",
    published="2016",
    edition="v4.1",
    licence="free for research with citation",
    citation="Goemans, Henk E., Kristian Skrede Gleditsch, and Giacomo Chiozza. 2009. Introducing Archigos: A Dataset of Political "
    "Leaders. Journal of Peace Research 46(2): 269-283. By way of the R package peacesciencer.",
    dataset="leaders",
)
LAST_DAY = "2015-12-31"


def read(source: Input) -> Iterator[Item]:
    """A claim for each term and party."""
    split = 0

    def claims(row: Row) -> list[Claim]:
        nonlocal split
        if not row["leader"]:
            raise Unusable("no-leader", "there is no name of a leader")
        begin, end = edtf(row["startdate"]), edtf(row["enddate"])
        in_list(end, LAST_DAY)
        spell = parts("gw", (row["gwcode"],), begin, end)
        split += len(spell) > 1
        made = []
        for part in spell:
            when, seen_until = part.when(LAST_DAY)
            details = {"person": row["leader"], "office": "effective leader", "entry": row["entry"]}
            if part.last and seen_until is None:
                details["exit"] = row["exit"]
            made.append(
                Claim(
                    kind="leader",
                    subject=part.parties[0],
                    when=when,
                    seen_until=seen_until,
                    details={name: value for name, value in details.items() if value},
                    source=SOURCE,
                    locator=f"obsid {row['obsid']}",
                )
            )
        return made

    yield from records(source, FORMS, claims)
    source.notes.extend(split_note(split, "terms"))


DECLARATION = Declaration(
    name="leaders",
    title="Archigos: leaders of states",
    publisher=SOURCE.publisher,
    what="Who led which state on which day, and how they came and went, 1840–2015",
    where="http://ksgleditsch.com/archigos.html (as in the R package peacesciencer, data/archigos.rda, saved as CSV)",
    licence="free for research with citation",
    citation=SOURCE.citation or "",
    kinds=("leader",),
    files=("leaders/archigos*.csv",),
    read=read,
    check=checker(*FORMS),
)
