"""Members of intergovernmental organisations, year by year to 2014: the COW IGO data, version 3, joined to spells of one status.

A spell that reaches the last year of the file has no end: the data stop there. Full members, associate members and observers are told
apart (`status`). A code that two parties held after each other is split at the day on which it changed hands. The version is told by the
file's name, the last year by its rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.graph.claims import Claim, Source
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import party
from legation.loaders.frame.cow import LICENCE, PUBLISHER, URL, cow_source
from legation.loaders.frame.editions import version_in_name
from legation.loaders.frame.spells import Spells
from legation.loaders.frame.tables import Form, Row, Unusable, checker, whole_rows, year

FORMS = (Form("IGO membership spells", ("ccode", "state", "ioname", "orgname", "status", "start_year", "end_year")),)
CITATION = (
    "Pevehouse, Jon C.W., Timothy Nordstrom, Roseanne W. McManus, and Anne Spencer Jamison. 2020. Tracking Organizations in the World: The "
    "Correlates of War IGO Version 3.0 datasets. Journal of Peace Research 57(3): 492-503, by way of the R package igoR"
)
_STATUS = {"full member": "full", "associate member": "associate", "observer": "observer"}
_RELEASED = {"3": "2020", "3.0": "2020"}


def _source(source: Input, last: str) -> Source:
    version = version_in_name(source.path.name)
    if version is None:
        source.notes.append("neither the file nor its name says its version; these columns are those of version 3")
        version = "3"
    else:
        source.notes.append(f"the file does not say its version; its name does: {version}")
    return cow_source("Intergovernmental Organizations", version, _RELEASED.get(version) or last, CITATION, "igo_members", "IGOs")


def read(source: Input) -> Iterator[Item]:
    """One claim a row, or one for each party that bore the code."""
    last = max((row["end_year"] for row in whole_rows(source, FORMS) if row["end_year"].isdecimal()), default="")
    spells = Spells("membership", "cow", "memberships", last, _source(source, last))

    def claims(row: Row) -> list[Claim]:
        begin, end = year(row["start_year"], "start_year"), year(row["end_year"], "end_year")
        status = _STATUS.get(row["status"])
        if status is None:
            raise Unusable("unknown-status", f"status is {row['status'][:40]!r}; known are {', '.join(_STATUS)}")
        organization = party(row["ioname"], "cow_igo", f"{begin:04d}")
        where = f"{row['ioname']}, ccode {row['ccode']}, {begin}"
        return spells.claims((row["ccode"],), f"{begin:04d}", f"{end:04d}", {"status": status}, object=organization, locator=where)

    yield from spells.records(source, FORMS, claims)


DECLARATION = Declaration(
    name="igo_members",
    title="Correlates of War: Intergovernmental Organizations, version 3",
    publisher=PUBLISHER,
    what="Which states were full members, associate members or observers of which intergovernmental organisation, 1816–2014",
    where=f"{URL}IGOs (state-year format, joined to spells; also in the R package igoR)",
    licence=LICENCE,
    citation=CITATION,
    kinds=("membership",),
    files=("igo/cow_igo_v3*.csv", "igo/cow_igo_v3*.csv.gz"),
    read=read,
    check=checker(*FORMS),
)
