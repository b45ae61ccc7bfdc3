"""When the US mission in a state was opened, closed or changed its level: Kenkel's hand-coded transitions, 1778 on.

A row is the status that began on a date. What it says of the mission follows from the status before it, so the rows of a state are read
together; dates without a day or month stay so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from legation.graph.claims import Claim, Source
from legation.graph.errors import UnknownParty
from legation.graph.time import When
from legation.loaders.frame.base import Declaration, Input, Item, Record, Refusal
from legation.loaders.frame.live import YEAR, Live, github
from legation.loaders.frame.present_names import bearer
from legation.loaders.frame.resolve import moment, named
from legation.loaders.frame.tables import Form, Row, Unusable, checker, each, refusal
from legation.loaders.missions.missions_us import CITATION, GUIDE, LICENCE, NONRESIDENT, PUBLICATION, PUBLISHER, RESIDENT, URL, US

FORMS = (Form("transitions", ("state_dept_name", "status_change", "year", "month", "day", "last_verified", "notes")),)
EDITION = "2024-01-16"
SOURCE = Source(
    publisher=PUBLISHER,
    publication=PUBLICATION,
    title="Transitions of the US mission's status, hand-coded",
    url=URL,
    published=EDITION,
    edition=EDITION,
    licence=LICENCE,
    citation=f"{CITATION}, transitions of 16 January 2024",
    dataset="us-missions",
    shape="transitions",
    cites=(GUIDE,),
)
_ONE_MISSION = ("embassy", "legation")
"""Types that are levels of one mission; a change to any other opens one and closes another."""


class Change:
    """One row: the status that began, when, where. Raises Unusable and UnknownParty."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.name, self.status = row["state_dept_name"], row["status_change"]
        if self.status not in RESIDENT and self.status not in NONRESIDENT and self.status != "None":
            raise Unusable("other-status", f"{self.status!r} is none of the nine statuses of the codebook")
        parts = [row["year"], *(part.zfill(2) for part in (row["month"], row["day"]) if part)]
        self.when: When = moment("-".join(parts), column="year, month, day")
        self.host = bearer(named(self.name, self.when, scheme="usdos"), US, self.when)

    @property
    def mission(self) -> str | None:
        """The type of mission, if there is one in the country."""
        return RESIDENT.get(self.status)


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, a row each: state by state, a few hundred rows in all."""
    changes: dict[str, list[Change]] = defaultdict(list)
    for item in each(source, FORMS, Change):
        if isinstance(item, Refusal):
            yield item
        else:
            changes[item[1].name].append(item[1])
    for found in changes.values():
        found.sort(key=lambda change: (change.when.earliest or date.min, change.row.number))
        for before, change, after in _with_neighbours(found):
            place = source.place(change.row.number)
            try:
                made = _claims(before, change, after)
            except (Unusable, UnknownParty, ValidationError) as error:
                yield refusal(error, place, change.row.raw)
                continue
            yield Record(place, made, raw=change.row.raw)


def _with_neighbours(found: list[Change]) -> Iterator[tuple[Change | None, Change, Change | None]]:
    for before, change in pairwise([None, *found]):
        assert change is not None
        at = found.index(change)
        yield before, change, found[at + 1] if at + 1 < len(found) else None


def _claims(before: Change | None, change: Change, after: Change | None) -> tuple[Claim, ...]:
    """What a status says after the one before it. Raises Unusable where it says nothing of its own."""
    shared: dict[str, Any] = {
        "subject": US, "object": change.host, "object_text": change.name, "source": SOURCE,
        "locator": f"{change.name}, {change.when.edtf}: {change.status}",
    }  # fmt: skip
    had, has = before.mission if before else None, change.mission
    found: list[Claim] = []
    if has and had in _ONE_MISSION and has in _ONE_MISSION and before is not None and before.host == change.host:
        if had == has:
            raise Unusable("no-change", f"{change.status} follows {change.status}")
        return (Claim(kind="mission_level_changed", when=change.when.edtf, mission=has, details={"from_mission": had}, **shared),)
    if before is not None and had and had != has and not (had == "consulate" and has):
        found.append(Claim(kind="mission_closed", when=change.when.edtf, mission=had, **(shared | {"object": before.host})))
    elif before is not None and had == "consulate" and has and has != had:  # raised: the consulate's level ended, nothing was closed
        level = {"mission": had, "details": {"to_mission": has}} | shared | {"object": before.host}
        found.append(Claim(kind="mission_level_ended", when=change.when.edtf, **level))
    if has:
        found.append(Claim(kind="mission_opened", when=change.when.edtf, mission=has, **shared))
    elif change.status in NONRESIDENT:
        when, seen = _until(change, after)
        found.append(Claim(kind="accredited", when=when, seen_until=seen, mission=NONRESIDENT[change.status], **shared))
    if not found:
        said = "an accreditation ended, as the claim about it says" if before and before.status in NONRESIDENT else "there was none before"
        raise Unusable("status-none", f"no mission begins, and {said}")
    return tuple(found)


def _until(change: Change, after: Change | None) -> tuple[str, str | None]:
    """EDTF span of an accreditation and, where it goes on, the day on which that was verified."""
    if after is None:
        return f"{change.when.edtf}/", moment(change.row["last_verified"], column="last_verified").edtf
    if after.when.precision == "day" and after.when.earliest is not None:
        return f"{change.when.edtf}/{(after.when.earliest - timedelta(days=1)).isoformat()}", None
    return f"{change.when.edtf}/{after.when.edtf}", None


DECLARATION = Declaration(
    name="us-mission-transitions",
    title="US Diplomatic Mission Status Data, transitions",
    publisher=PUBLISHER,
    what="When the US mission in a state was opened, closed, raised or lowered, and non-resident envoys, 1778 on",
    where=f"{URL}, input/2024-01-16_transitions.csv",
    licence=LICENCE,
    citation=f"{CITATION}, transitions of 16 January 2024",
    kinds=("mission_opened", "mission_closed", "mission_level_changed", "mission_level_ended", "accredited"),
    files=("missions/us_mission_transitions_*.csv",),
    read=read,
    check=checker(*FORMS),
    live=Live(github("brentonk/us_diplomatic_missions", "input/2024-01-16_transitions.csv"), every=YEAR),
)
