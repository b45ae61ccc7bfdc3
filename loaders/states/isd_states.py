"""The International System(s) Dataset: states of the nineteenth and twentieth centuries, polities outside COW's list among them.

That a list has a polity says nothing about recognition. 1816-01-01 is where the list begins, so a spell from that day may be older; the
last day of the file (2016-12-31) is where it stops. `-9` is unknown, `*_Am` above 0 marks a date as ambiguous. A polity with a number
of four digits is in no other list: where the register has no such party, the row is refused by that name. The version is told by the
file's name.
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.graph.claims import Claim, Source
from legation.graph.errors import UnknownParty
from legation.graph.parties import register
from legation.graph.time import parse
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import parts
from legation.loaders.frame.editions import version_in_name
from legation.loaders.frame.live import YEAR, Live, github
from legation.loaders.frame.resolve import moment
from legation.loaders.frame.tables import Form, Row, Unusable, checker, records, whole_rows

FORMS = (
    Form(
        "ISD states", ("COWNum", "COWID", "StateName", "OtherName", "Start", "Start_Am", "End", "End_Am", "EndType"), encoding="utf-8-sig"
    ),
)
PUBLISHER = "Charles R. Butcher and Ryan D. Griffiths"
CITATION = (
    "Butcher, Charles R., and Ryan D. Griffiths. 2020. States and their international relations since 1816: introducing version 2 of the "
    "International System(s) Dataset (ISD). International Interactions 46(2): 291-308"
)
FIRST = "1816-01-01"


def read(source: Input) -> Iterator[Item]:
    """One claim a row, or one for each party that bore the code."""
    version = version_in_name(source.path.name) or _plain_version(source.path.name)
    source.notes.append(f"the file does not say its version; its name does: {version}" if version else "nothing says the file's version")
    last = max((row["End"] for row in whole_rows(source, FORMS)), default="")
    stated_in = Source(
        publisher=PUBLISHER,
        publication="International System(s) Dataset",
        title="International System(s) Dataset",
        licence="CC BY 4.0",
        url="https://www.ryan-griffiths.com/data",
        published=last[:4] or None,
        edition=f"v{version}" if version else None,
        citation=CITATION,
        dataset="isd_states",
    )

    def claims(row: Row) -> list[Claim]:
        begin, end = (moment(row[name], column=name).edtf for name in ("Start", "End"))
        if end < begin:
            raise Unusable("ends-before-it-begins", f"{begin} is after {end}")
        unsure = [name for name, mark in (("begin", row["Start_Am"]), ("end", row["End_Am"])) if mark in ("1", "2")]
        told = (
            {"list": "ISD"} | ({"ambiguous": " and ".join(unsure)} if unsure else {}) | ({"since_record": True} if begin == FIRST else {})
        )
        made = []
        for party, when in _spell(row, begin, end, last):
            made.append(
                Claim(
                    kind="state_system",
                    subject=party,
                    when=when,
                    seen_until=last if when.endswith("/") else None,
                    subject_text=row["StateName"],
                    details=told if when.startswith(begin) else {"list": "ISD"},
                    source=stated_in,
                    locator=f"{row['COWID']} from {begin}",
                )
            )
        return made

    yield from records(source, FORMS, claims)


def _spell(row: Row, begin: str, end: str, last: str) -> list[tuple[str, str]]:
    """Parties and intervals of a row: by COW's number where it has one, else by the name that a party bore then."""
    number = row["COWNum"]
    try:
        return [(part.parties[0], part.when(last)[0]) for part in parts("cow", (number,), begin, end)]
    except UnknownParty:
        pass
    at = parse(f"{begin}/{end}")
    assert at.earliest is not None
    assert at.latest is not None
    for name in (row["StateName"], *row["OtherName"].split(",")):
        if name.strip() in ("", "-9") or not register().is_name(name):
            continue
        try:
            party = register().resolve(name, on=(at.earliest, at.latest))
        except UnknownParty:
            continue
        return [(party.id, f"{begin}/" if end == last else f"{begin}/{end}")]
    raise Unusable("no-such-party", f"{row['StateName']} ({number}) is in no other list, and no party of the register")


def _plain_version(name: str) -> str | None:
    """`isd_2_2_states` is version 2.2."""
    digits = name.lower().removeprefix("isd_").split("_")
    return ".".join(digits[:2]) if len(digits) > 2 and digits[0].isdecimal() and digits[1].isdecimal() else None


DECLARATION = Declaration(
    name="isd_states",
    title="International System(s) Dataset (ISD)",
    publisher=PUBLISHER,
    what="Which states and polities there were from when to when, more of them than in COW's list, 1816–2016",
    where="https://www.ryan-griffiths.com/data (as CSV with ISO dates: github.com/globalgov/manystates, data-raw/states/ISD)",
    licence="CC BY 4.0",
    citation=CITATION,
    kinds=("state_system",),
    files=("cow/isd_*.csv", "cow/isd_*.csv.gz"),
    read=read,
    check=checker(*FORMS),
    live=Live(github("globalgov/manystates", "data-raw/states/ISD/isd_2_2_update_reversedates.csv"), every=YEAR),
)
