"""Militarized interstate disputes (COW, v5): directed dyad-years joined to one span a dispute and dyad.

Each dyad-year of a dispute stands in the table once in each direction; both and the years that follow each other are one claim. Years
are all that the table gives of a dyad's time (stmon and mindur are the dispute's), so years they stay. The table stops in 2014: what
it shows then has no end. The subject is the state on side A.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from legation.graph.claims import Claim
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.codes import party
from legation.loaders.frame.cow import LICENCE, PUBLISHER, URL, cow_source
from legation.loaders.frame.spells import runs
from legation.loaders.frame.tables import Form, Row, Unusable, checker, in_list, number, refused, year

FORMS = (
    Form(
        "directed dyad-years of disputes",
        ("dispnum", "ccode1", "ccode2", "year", "sidea1", "sidea2", "fatality", "hostlev", "fatality1", "hostlev1"),
    ),
)
SOURCE = cow_source(
    "Militarized Interstate Disputes",
    "5.0",
    "2020",
    "Palmer, Glenn, Roseanne W. McManus, Vito D'Orazio, Michael R. Kenwick, Mikaela Karstens, Chase Bloch, Nick Dietrich, Kayla Kahn, "
    "Kellan Ritter, and Michael J. Soules. 2022. The MID5 Dataset, 2011-2014: Procedures, coding rules, and description. "
    "Conflict Management and Peace Science 39(4): 470-482. By way of the R package peacesciencer.",
    "cow_disputes",
    "MIDs",
)
LAST_YEAR = 2014
"""The table's last year."""


@dataclass(slots=True)
class _Dyad:
    codes: str
    years: dict[int, int] = field(default_factory=dict)
    hostility: int = 0
    fatality: int | None = None


def read(source: Input) -> Iterator[Item]:
    """Refusals as they are met, then a record for each span of a dispute and dyad."""
    dyads: dict[tuple[str, str, str], _Dyad] = {}

    def keep(row: Row) -> None:
        at = year(row["year"], "year")
        in_list(row["year"], f"{LAST_YEAR}")
        one, other = row["ccode1"], row["ccode2"]
        if (number(row["dispnum"], "dispnum") or 0) <= 0:
            raise Unusable("no-dispute", f"dispnum is {row['dispnum'][:40]!r}, not the number of a dispute")
        a, b = party(one, "cow", f"{at:04d}"), party(other, "cow", f"{at:04d}")
        if a == b:
            raise Unusable("same-party", f"the codes {one} and {other} both mean {a} in {at}")
        hostility, fatality = number(row["hostlev"], "hostlev"), number(row["fatality"], "fatality")
        if row["sidea1"] != "1":
            a, b, one, other = b, a, other, one
        dyad = dyads.setdefault((row["dispnum"], a, b), _Dyad(f"{one} and {other}"))
        dyad.years[at] = dyad.years.get(at, 0) + 1
        dyad.hostility = max(dyad.hostility, hostility or 0)
        dyad.fatality = fatality if dyad.fatality is None else max(dyad.fatality, fatality or 0)

    yield from refused(source, FORMS, keep)
    spans = 0
    for (dispute, a, b), dyad in dyads.items():
        for first, last, rows in runs(dyad.years):
            spans += 1
            where = f"dispute {dispute}, ccode {dyad.codes}, {first}–{last}"
            yield Record(f"{source.path.name}, {where}", (_claim(dispute, a, b, dyad, first, last, where),), rows)
    source.notes.append(
        f"rows of both directions and consecutive years were joined to {spans:,} spans of {len({k[0] for k in dyads}):,} disputes"
    )


def _claim(dispute: str, a: str, b: str, dyad: _Dyad, first: int, last: int, where: str) -> Claim:
    details: dict[str, object] = {"number": int(dispute)}
    if dyad.hostility:
        details["hostility"] = dyad.hostility
    if dyad.fatality is not None:
        details["fatalities"] = dyad.fatality
    return Claim(
        kind="dispute",
        subject=a,
        object=b,
        when=f"{first:04d}/" if last >= LAST_YEAR else f"{first:04d}/{last:04d}",
        seen_until=f"{last:04d}" if last >= LAST_YEAR else None,
        details=details,
        source=SOURCE,
        locator=where,
    )


DECLARATION = Declaration(
    name="cow_disputes",
    title="Correlates of War: Militarized Interstate Disputes",
    publisher=PUBLISHER,
    what="Threats, displays and uses of force between two states, by dispute, with hostility (1 none … 5 war) and fatalities, 1816–2014",
    where=f"{URL}MIDs (the dyad-year table as in the R package peacesciencer, data/cow_mid_ddydisps.rda, saved as CSV)",
    licence=LICENCE,
    citation=SOURCE.citation or "",
    kinds=("dispute",),
    files=("cow/cow_mid_directed_dyad_year.csv", "cow/cow_mid_directed_dyad_year.csv.gz"),
    complete_for="militarized disputes between states, 1816–2014",
    read=read,
    check=checker(*FORMS),
)
