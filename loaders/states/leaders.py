"""Leaders of states by day (Archigos 4.1): who effectively led, not who bore which title. Codes are Gleditsch and Ward's.

2015-12-31 means that the leader was in office when the list stopped. A term over a change of hands of the code (Yeltsin, 1991) is a
claim for each party.
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.graph.claims import Claim, Source
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import SpellPart, edtf
from legation.loaders.frame.editions import list_end, version_in_name
from legation.loaders.frame.spells import Spells
from legation.loaders.frame.tables import Form, Row, Unusable, checker, in_list, whole_rows

_COLUMNS = ("obsid", "gwcode", "leader", "startdate", "enddate", "entry", "exit")
FORMS = (
    Form("leader spells", _COLUMNS),
    Form("leader spells as published, tab separated", _COLUMNS, "\t", "iso-8859-1", quoted=False, called=(("gwcode", "ccode"),)),
    Form("leader spells as published, CSV", (*_COLUMNS, "leadid", "idacr"), encoding="iso-8859-1", called=(("gwcode", "ccode"),)),
)
PUBLISHER = "Archigos (H. E. Goemans, Kristian Skrede Gleditsch, Giacomo Chiozza)"
CITATION = (
    "Goemans, Henk E., Kristian Skrede Gleditsch, and Giacomo Chiozza. 2009. Introducing Archigos: A Dataset of Political "
    "Leaders. Journal of Peace Research 46(2): 269-283. By way of the R package peacesciencer."
)
RELEASED = {"2015-12-31": ("v4.1", "2016", "Archigos version 4.1, 1840–2015")}
"""By their last day the versions whose year of release is known: version, year, title."""


def _source(source: Input, last: str) -> Source:
    """The version: known by the list's last day, else told by the file's name and that day."""
    version, published, title = RELEASED.get(last, (None, last or None, "Archigos"))
    if version is None:
        named = version_in_name(source.path.name)
        version = f"v{named}" if named else f"to {last}"
        source.notes.append(f"the edition is told by {'the name of the file' if named else 'the last day'}: {version}")
    return Source(
        publisher=PUBLISHER,
        publication="Archigos: A Data Base on Leaders",
        title=title,
        url="http://ksgleditsch.com/archigos.html",
        published=published,
        edition=version,
        licence="free for research with citation",
        citation=CITATION,
        dataset="leaders",
    )


def read(source: Input) -> Iterator[Item]:
    """A claim for each term and party."""
    last = list_end(row["enddate"] for row in whole_rows(source, FORMS))
    spells = Spells("leader", "gw", "terms", last, _source(source, last))

    def claims(row: Row) -> list[Claim]:
        if not row["leader"]:
            raise Unusable("no-leader", "there is no name of a leader")
        begin, end = edtf(row["startdate"]), edtf(row["enddate"])
        in_list(end, last)

        def details(part: SpellPart, goes_on: bool) -> dict[str, str]:
            told = {"person": row["leader"], "office": "effective leader", "entry": row["entry"]}
            if part.last and not goes_on:
                told["exit"] = row["exit"]
            return {name: value for name, value in told.items() if value}

        return spells.claims((row["gwcode"],), begin, end, details, locator=f"obsid {row['obsid']}")

    yield from spells.records(source, FORMS, claims)


DECLARATION = Declaration(
    name="leaders",
    title="Archigos: leaders of states",
    publisher=PUBLISHER,
    what="Who led which state on which day, and how they came and went, 1840–2015",
    where="http://ksgleditsch.com/archigos.html (as in the R package peacesciencer, data/archigos.rda, saved as CSV)",
    licence="free for research with citation",
    citation=CITATION,
    kinds=("leader",),
    files=("leaders/archigos*.csv", "leaders/Archigos*.txt"),
    read=read,
    check=checker(*FORMS),
)
