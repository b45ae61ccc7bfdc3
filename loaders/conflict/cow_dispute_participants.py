"""Militarized interstate disputes by participant (COW, MIDB, versions 4 and 5): who was in a dispute on which side, and on which days.

Each state on side A is in the dispute with each state on side B for the days on which both were in it. Days that are not known (-9) leave
the month or the year. The subject is the state on side A. MIDA, the list of disputes, names no states and is no file of this source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legation.graph import time
from legation.graph.claims import Claim, Source
from legation.graph.errors import UnknownParty
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.codes import day, parts
from legation.loaders.frame.cow import LICENCE, PUBLISHER, URL, cow_source
from legation.loaders.frame.editions import version_in_name
from legation.loaders.frame.tables import Form, Row, Unusable, checker, number, refusal, refused

_COLUMNS = (
    "dispnum", "ccode", "stday", "stmon", "styear", "endday", "endmon", "endyear", "sidea", "fatality", "hostlev", "version",
)  # fmt: skip
FORMS = (
    Form("participants of disputes", _COLUMNS),
    Form("participants of disputes, version 4", _COLUMNS, called=(("dispnum", "dispnum3"),)),
    Form("participants of disputes, tab separated", _COLUMNS, "\t"),
)
CITATION = (
    "Palmer, Glenn, Roseanne W. McManus, Vito D'Orazio, Michael R. Kenwick, Mikaela Karstens, Chase Bloch, Nick Dietrich, Kayla Kahn, "
    "Kellan Ritter, and Michael J. Soules. 2022. The MID5 Dataset, 2011-2014: Procedures, coding rules, and description. "
    "Conflict Management and Peace Science 39(4): 470-482."
)
RELEASED = {"5.0": "2020", "4.3": "2018", "4.2": "2016", "4.1": "2014", "4.0": "2013"}
_ALONE = Unusable("no-opponent", "nobody on the other side was in the dispute on the same days")
LAST_YEAR = {"5": "2014", "4": "2010"}
"""By version of the data the last year of the list: what goes on then has no end."""


@dataclass(frozen=True, slots=True)
class _Participant:
    code: str
    begin: str
    end: str
    hostility: int | None
    fatalities: int | None


def read(source: Input) -> Iterator[Item]:
    """Refusals of rows, then a record for each pair on the two sides of a dispute."""
    sides: dict[str, tuple[list[_Participant], list[_Participant]]] = defaultdict(lambda: ([], []))
    versions: set[str] = set()

    def keep(row: Row) -> None:
        if (number(row["dispnum"], "dispnum") or 0) <= 0:
            raise Unusable("no-dispute", f"dispnum is {row['dispnum'][:40]!r}, not the number of a dispute")
        if row["sidea"] not in ("0", "1"):
            raise Unusable("no-side", f"sidea is {row['sidea'][:40]!r}, neither 0 nor 1")
        begin = day(row["styear"], row["stmon"], row["stday"])
        end = day(row["endyear"], row["endmon"], row["endday"])
        versions.add(row["version"])
        one = _Participant(row["ccode"], begin, end, number(row["hostlev"], "hostlev"), number(row["fatality"], "fatality"))
        sides[row["dispnum"]][row["sidea"] == "0"].append(one)

    yield from refused(source, FORMS, keep)
    stated_in = _source(source, versions)
    last = LAST_YEAR.get((stated_in.edition or "").removeprefix("v")[:1], "")
    pairs = 0
    for dispute, (side_a, side_b) in sides.items():
        claims: list[Claim] = []
        told: dict[int, Unusable | UnknownParty | None] = {}
        for a in side_a:
            for b in side_b:
                try:
                    found = _claims(dispute, a, b, stated_in, last)
                except (Unusable, UnknownParty) as error:
                    told.setdefault(id(a), error)
                    told.setdefault(id(b), error)
                    continue
                if found:
                    claims += found
                    pairs += 1
                    told[id(a)] = told[id(b)] = None
        for one in (*side_a, *side_b):
            why = told.get(id(one), _ALONE)
            if why is not None:
                yield refusal(why, f"{source.path.name}, dispute {dispute}, ccode {one.code}")
        if claims:
            paired = sum(told.get(id(one), _ALONE) is None for one in (*side_a, *side_b))
            yield Record(f"{source.path.name}, dispute {dispute}", tuple(claims), paired)
    source.notes.append(f"participants were paired to {pairs:,} dyads of {len(sides):,} disputes")


def _claims(dispute: str, a: _Participant, b: _Participant, source: Source, last: str) -> list[Claim]:
    """Claims of a pair for the days on which both were in the dispute; none where there is no such day. Raises Unusable, UnknownParty."""
    begin = max((a.begin, b.begin), key=_first)
    end = min((a.end, b.end), key=_last)
    if _first(begin) > _last(end):
        return []
    details: dict[str, object] = {"number": int(dispute)}
    if hostility := max((one.hostility or 0 for one in (a, b)), default=0):
        details["hostility"] = hostility
    known = [one.fatalities for one in (a, b) if one.fatalities is not None]
    if known:
        details["fatalities"] = max(known)
    where = f"dispute {dispute}, ccode {a.code} and {b.code}, {begin} to {end}"
    made: list[Claim] = []
    for part in parts("cow", (a.code, b.code), begin, end):
        goes_on = part.last and bool(last) and end == f"{last}-12-31"
        made.append(
            Claim(
                kind="dispute", subject=part.parties[0], object=part.parties[1], when=f"{part.begin}/{'' if goes_on else part.end}",
                seen_until=part.end if goes_on else None, details=details, source=source, locator=where,
            )
        )  # fmt: skip
    return made


def _first(text: str) -> date:
    return time.parse(text).earliest or date.min


def _last(text: str) -> date:
    return time.parse(text).latest or date.max


def _source(source: Input, versions: set[str]) -> Source:
    """The version that the rows name, else the file's name."""
    told = sorted({f"{float(text):g}" for text in versions if text.replace(".", "", 1).isdecimal()}, key=float)
    version = told[-1] if told else version_in_name(source.path.name) or "5.0"
    version = version if "." in version else f"{version}.0"
    if not told:
        source.notes.append(f"the rows name no version; {version} is taken")
    published = RELEASED.get(version[:3])
    return cow_source("Militarized Interstate Disputes", version, published or "2020", CITATION, "cow_dispute_participants", "MIDs")


DECLARATION = Declaration(
    name="cow_dispute_participants",
    title="Correlates of War: Militarized Interstate Disputes by participant",
    publisher=PUBLISHER,
    what="Who was in a militarised dispute against whom, from which day to which, with hostility and fatalities, 1816–2014",
    where=f"{URL}MIDs (MIDB, the table of participants)",
    licence=LICENCE,
    citation=CITATION,
    kinds=("dispute",),
    files=("cow/MIDB*.csv", "cow/MIDB*.txt"),
    complete_for="militarized disputes between states, 1816–2014",
    read=read,
    check=checker(*FORMS),
)
