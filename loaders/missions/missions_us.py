"""Status of the US mission in each state by date range, 1816 on (Kenkel's US Diplomatic Mission Status Data, two codings of one source).

A range is the highest level of representation that the United States had in the state, its last day included. The ranges of a state
cover its time in the list of states, so the first begins and the last ends with the list, not with the mission. A consulate need not
have closed when a legation or an embassy was opened beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from legation.graph.claims import Claim, Source
from legation.graph.parties import register
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import parts
from legation.loaders.frame.live import YEAR, Live, github
from legation.loaders.frame.tables import Form, Row, Unusable, checker, layout_of, records, rows

PUBLISHER = "Brenton Kenkel, Vanderbilt University"
PUBLICATION = "US Diplomatic Mission Status Data"
URL = "https://github.com/brentonk/us_diplomatic_missions"
LICENCE = "CC BY 4.0"
RELEASED = "2026-03-15"
"""The day of the codebook of version 0.1."""
CITATION = "Brenton Kenkel, US Diplomatic Mission Status Data, Version 0.1, Vanderbilt University, 2026"
HISTORIAN = "US Department of State, Office of the Historian"
GUIDE = Source(
    publisher=HISTORIAN,
    title="A Guide to the United States' History of Recognition, Diplomatic, and Consular Relations, by Country, since 1776",
    url="https://history.state.gov/countries",
    licence="public domain (CC0 1.0)",
)
"""What the data were coded from."""
US = "USA"

RESIDENT = {
    "Embassy": "embassy",
    "Legation": "legation",
    "Consulate": "consulate",
    "Liaison": "liaison_office",
    "Interests": "interests_section",
}
"""Status and the type of the mission that stood there."""
NONRESIDENT = {"Ambassador Nonresident": "embassy", "Envoy Nonresident": "legation", "Consul Nonresident": "consulate"}
"""Status and the level of the representative who was accredited from a seat elsewhere."""

PARTIAL = {
    ("Algeria", "1830-01-01"): "1830",
    ("Costa Rica", "1852-01-01"): "1852",
    ("Oman", "1880-01-01"): "1880",
    ("Oman", "1915-01-01"): "1915",
    ("Papal States", "1867-01-01"): "1867",
    ("Serbia", "2001-05-01"): "2001-05",
    ("Switzerland", "1830-10-01"): "1830-10",
}
"""Ranges that begin on a first day only because the day is not known ("dates with a known year but unknown month or day are mapped to
January 1 or the first of the month", codebook). Which they are stands in the same author's transitions of 2024-01-16."""


def _form(list_: str, codes: str) -> Form:
    return Form(
        list_,
        (f"country_code_{codes}", f"country_name_{codes}", "country_name_usdos", "date_start", "date_end", "us_mission_status"),
    )


FORMS = (_form("cow", "cow"), _form("gwm", "gw"))


Span = tuple[str, str, str]
"""First day, last day, status."""


@dataclass(slots=True)
class Ranges:
    """What the check found: each state's ranges in order, and the last day of the list."""

    list_end: str = ""
    of: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))

    def neighbours(self, code: str, start: str) -> tuple[Span | None, Span | None]:
        """The ranges before and after the one that begins on `start`."""
        found = self.of[code]
        at = next(i for i, item in enumerate(found) if item[0] == start)
        return (found[at - 1] if at else None), (found[at + 1] if at + 1 < len(found) else None)


def _ranges(source: Input, codes: str) -> Ranges:
    """All ranges of the file: a few hundred rows, since a state changes its mission's level some six times in two centuries."""
    found = Ranges()
    width = layout_of(source, FORMS).width
    for row in rows(source, FORMS):
        if len(row.cells) == width:  # the others are refused when the rows are read
            start, end = row["date_start"], row["date_end"]
            found.of[row[f"country_code_{codes}"]].append((start, end, row["us_mission_status"]))
            found.list_end = max(found.list_end, end)
    for spans in found.of.values():
        spans.sort()
    return found


def _maker(source: Input) -> Callable[[Row], tuple[Claim, ...]]:
    list_ = layout_of(source, FORMS).form.name
    scheme, name = {"cow": ("cow", "Correlates of War"), "gwm": ("gw", "Gleditsch-Ward with microstates")}[list_]
    ranges = _ranges(source, scheme)
    stated_in = Source(
        publisher=PUBLISHER,
        publication=PUBLICATION,
        title=f"Mission status by date range, states of {name}",
        url=URL,
        published=RELEASED,
        edition="v0.1",
        licence=LICENCE,
        citation=CITATION,
        dataset="us-missions",
        shape=list_,
        cites=(GUIDE,),
    )

    def _seen_until(this: Span, after: Span | None, party: str, code: str) -> str | None:
        """The last day on which the list surely shows a mission whose end it does not give, or None where the range's end is the end.

        The list stops, or no longer counts the state (an occupation: Denmark 1940), or the same status goes on in the next range, or
        a higher one stands for a consulate that may have stayed. A state that ended took the mission with it.
        """
        _, end, status = this
        if after is not None and _next(end) == after[0]:
            if after[2] == status and parts(scheme, (code,), after[0], after[1])[0].parties[0] == party:
                return after[1]
            return end if status == "Consulate" and after[2] in RESIDENT else None
        last = register().get(party).last_day
        return end if end == ranges.list_end or last is None or last.isoformat() > _next(end) else None

    def claims(row: Row) -> tuple[Claim, ...]:
        """The claims of one range. Raises Unusable and UnknownParty."""
        status = row["us_mission_status"]
        if status not in RESIDENT and status not in NONRESIDENT and status != "None":
            raise Unusable("other-status", f"{status!r} is none of the nine statuses of the codebook")
        code, start, end = row[f"country_code_{scheme}"], _day(row["date_start"]), _day(row["date_end"])
        before, after = ranges.neighbours(code, start)
        begins = PARTIAL.get((row["country_name_usdos"], start), start)
        found: list[Claim] = []
        for part in parts(scheme, (code,), begins, end):
            party = part.parties[0]
            when, seen = f"{part.begin}/{part.end}", None
            if part.last:
                seen = _seen_until((start, end, status), after, party, code)
                when = f"{part.begin}/{'' if seen else PARTIAL.get((row['country_name_usdos'], _next(end)), end)}"
            if RESIDENT.get(status) not in ("embassy", "legation"):
                # A range is of the highest level, so there was no embassy; the span's days are those of the list.
                absent = f"{part.begin}/{part.end if not part.last else end}"
                found.append(
                    Claim(
                        kind="no_mission", subject=US, object=party, when=absent, mission="embassy",
                        object_text=row[f"country_name_{scheme}"] or None, source=stated_in, locator=f"{code}, {start}: {status}",
                    )
                )  # fmt: skip
            if status == "None":
                continue
            raised = after is not None and _next(end) == after[0] and RESIDENT.get(after[2], "consulate") != "consulate"
            if part.last and status == "Consulate" and after is not None and raised:
                found.append(
                    Claim(
                        kind="mission_level_ended", subject=US, object=party, mission="consulate",
                        when=PARTIAL.get((row["country_name_usdos"], after[0]), after[0]), details={"to_mission": RESIDENT[after[2]]},
                        object_text=row[f"country_name_{scheme}"] or None, source=stated_in, locator=f"{code}, {after[0]}: {after[2]}",
                    )
                )  # fmt: skip
            older = part.begin == begins and (before is None or _next(before[1]) != start or before[2] == status)
            details: dict[str, Any] = {"since_record": True} if older else {}
            kind = "mission" if status in RESIDENT else "accredited"
            found.append(
                Claim(
                    kind=kind, subject=US, object=party, when=when, seen_until=seen,
                    mission=RESIDENT.get(status) or NONRESIDENT[status], object_text=row[f"country_name_{scheme}"] or None,
                    details=details, source=stated_in, locator=f"{code}, {start}: {status}",
                )
            )  # fmt: skip
        return tuple(found)

    return claims


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise Unusable("bad-date", f"{text!r} is not a day like 1923-02-10") from error


def _next(text: str) -> str:
    try:
        return (date.fromisoformat(text) + timedelta(days=1)).isoformat()
    except ValueError:
        return ""


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, a row each."""
    claims = _maker(source)
    yield from records(source, FORMS, claims)


DECLARATION = Declaration(
    name="us-missions",
    title="US Diplomatic Mission Status Data, date ranges",
    publisher=PUBLISHER,
    what="Level of the US mission in each state, 1816 on: embassy, legation, consulate, liaison office, interests section, non-resident",
    where=f"{URL}, data/v0.1/mission_status_range_cow_v0.1.csv and …_gwm_v0.1.csv",
    licence=LICENCE,
    citation=CITATION,
    kinds=("mission", "accredited", "no_mission", "mission_level_ended"),
    files=("missions/mission_status_range_*.csv",),
    complete_for="the level of US missions in every state, 1816–2024",
    read=read,
    check=checker(*FORMS),
    live=Live(
        github("brentonk/us_diplomatic_missions", *(f"data/v0.1/mission_status_range_{codes}_v0.1.csv" for codes in ("cow", "gwm"))),
        every=YEAR,
    ),
)
