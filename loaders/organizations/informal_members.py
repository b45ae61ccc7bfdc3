"""Members of informal intergovernmental organisations (IIGO): who is listed in the list's own year.

`Begin` and `End` are years of the organisation. When a state joined is not told: a row proves that the state is a member in the list's
year, where the organisation goes on, and at a time that nobody says, where it had ended. The first row of an organisation says
also from when to when it existed. Two codes in one cell (`GIN - GNQ`) are settled by the name beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.graph.claims import Claim, Source
from legation.graph.parties import register
from legation.graph.time import parse
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.resolve import named
from legation.loaders.frame.tables import Form, Row, Unusable, checker, records, whole_rows, year

FORMS = (Form("informal organisations", ("stateID", "StateName", "igoID", "Title", "Begin", "End", "Year")),)
PUBLISHER = "Charles Roger and Sam Rowan"
CITATION = (
    "Roger, Charles, and Sam Rowan. 2022. Analyzing International Organizations: How the Concepts We Use Affect the Answers We Get. "
    "Review of International Organizations 17: 597-625; by way of the R package manyios"
)
URL = "https://github.com/globalgov/manyios"


def read(source: Input) -> Iterator[Item]:
    """One claim a row, and one for the organisation with its first row."""
    told = sorted({row["Year"] for row in whole_rows(source, FORMS) if row["Year"].isdecimal()})
    edition = told[-1] if told else None
    stated_in = Source(
        publisher=PUBLISHER,
        publication="Informal intergovernmental organisations (IIGO)",
        title="Members of informal organisations",
        url=URL,
        published=edition,
        edition=edition,
        licence="CC BY 4.0",
        citation=CITATION,
        dataset="informal_members",
    )
    seen: set[str] = set()

    def claims(row: Row) -> list[Claim]:
        title, at = row["Title"], year(row["Year"], "Year")
        organization = named(title, None, scheme="iigo")
        begin, end = (year(row[name], name) if row[name] not in ("", "NA") else None for name in ("Begin", "End"))
        if begin and end and end < begin:
            raise Unusable("ends-before-it-begins", f"the organisation ends in {end} and begins in {begin}")
        over = end is not None and end < at
        party, ended = _state(row, begin, at)
        made = [
            Claim(
                kind="membership", subject=party, object=organization, when=None if over or ended else f"{at:04d}",
                subject_text=row["StateName"] or None, object_text=title, source=stated_in, locator=f"{title}, {row['stateID']}",
            )
        ]  # fmt: skip
        if title not in seen and begin is not None:
            made.append(
                Claim(
                    kind="organization_exists",
                    subject=organization,
                    when=f"{begin:04d}/{end or ''}",
                    subject_text=title,
                    seen_until=f"{at:04d}" if end is None else None,
                    source=stated_in,
                    locator=title,
                )
            )
        seen.add(title)
        return made

    yield from records(source, FORMS, claims)


def _state(row: Row, begin: int | None, at: int) -> tuple[str, bool]:
    """The party of a row, and whether it had ended by the list's year. Raises Unusable where it had ended before the organisation began."""
    code = row["stateID"]
    if not code or " - " in code:
        if not row["StateName"]:
            raise Unusable("no-party", "the row names no state")
        party = named(row["StateName"], parse(f"{at:04d}"))
    else:
        party = named(code, None, scheme="manystates" if code in ("ALG", "AUH") else "any")
    ended = register().get(party).last_day
    if ended is not None and ended.year < (begin or at):  # Austria-Hungary in a group of 2007: another code was meant
        raise Unusable("party-had-ended", f"{code} ({row['StateName']}) had ended in {ended.year}, before the organisation began")
    return party, ended is not None and ended.year < at


DECLARATION = Declaration(
    name="informal_members",
    title="Informal intergovernmental organisations (IIGO)",
    publisher=PUBLISHER,
    what="Which states belong to which informal organisation (BRICS, Quad, Visegrad Group, Nuclear Suppliers Group …), as of 2017",
    where=f"{URL} (data/memberships.rda, table IIGO, saved as CSV)",
    licence="CC BY 4.0",
    citation=CITATION,
    kinds=("membership", "organization_exists"),
    files=("igo/informal_igo_members*.csv", "igo/informal_igo_members*.csv.gz"),
    read=read,
    check=checker(*FORMS),
)
