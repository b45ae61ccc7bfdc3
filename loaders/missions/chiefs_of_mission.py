"""US chiefs of mission, 1778 on: the Office of the Historian's "Principal Officers and Chiefs of Mission" (POCOM), XML in a tar archive.

An envoy's time runs from when the credentials were presented (else from arrival, else from appointment) to when it ended. Who was appointed
and never served, as far as the dates say, is a claim of the day of appointment; what has no date stays undated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element, tostring

from pydantic import ValidationError

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError, UnknownParty
from legation.graph.time import When
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.head import Head
from legation.loaders.frame.present_names import bearer
from legation.loaders.frame.resolve import moment, named
from legation.loaders.frame.tables import Unusable, refusal
from legation.loaders.frame.tar import members
from legation.loaders.frame.xml import parsed
from legation.loaders.missions.missions_us import HISTORIAN, US

PUBLICATION = "Principal Officers and Chiefs of Mission"
URL = "https://github.com/HistoryAtState/pocom"
CITATION = f"{HISTORIAN}, {PUBLICATION}, https://history.state.gov/departmenthistory/people/principals-chiefs"
LICENCE = "public domain (CC0 1.0)"
MAX_MEMBER = 5_000_000
"""Bytes of one file of the archive; the largest in use has 120,000."""
_MISSIONS = ("missions-countries", "missions-orgs")
_ENTITY = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)

ORGANIZATIONS = {
    "representative-to-asean": "ASEAN",
    "representative-to-au": "AFU",
    "representative-to-eu": "EU",
    "representative-to-iaea": "IAEA",
    "representative-to-icao": "ICAO",
    "representative-to-nato": "NATO",
    "representative-to-oas": "OAS",
    "representative-to-oecd": "OECD",
    "representative-to-osce": "OSCE",
    "representative-to-un": "UN",
    "representative-to-unesco": "UNESCO",
    "representative-to-unido": "UNIDO",
    "representative-uneo": "UN",
    "representative-unvo": "UN",
}
"""The organisation behind a file of `missions-orgs`; the offices of the UN at Geneva and Vienna are the UN's."""
RANKS = {
    "ambassador-e-p": "ambassador extraordinary and plenipotentiary",
    "envoy-extraordinary-minister-plenipotentiary": "envoy extraordinary and minister plenipotentiary",
    "charge-daffaires": "chargé d'affaires",
    "charge-daffaires-ad-interim": "chargé d'affaires ad interim",
    "charge-daffaires-pro-tem": "chargé d'affaires pro tempore",
}
"""Titles whose id is not their own words; the others read as they stand (`minister-resident`)."""


@dataclass(slots=True)
class Archive:
    """What stands beside the missions: names by person id, seat (territory id) by chief id, and the day of the latest change."""

    people: dict[str, str] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)
    edition: str = ""
    missions: int = 0


def _members(source: Input, folders: tuple[str, ...]) -> Iterator[tuple[str, Element]]:
    """Names and roots of the XML files in some folders of the archive, one at a time.

    Raises InputError for what is no whole archive, or not well-formed.
    """
    for member in members(source):
        if member.name.endswith(".xml") and member.name.split("/", 1)[0] in folders:
            yield member.name, parsed(member.read(MAX_MEMBER), member.name, str(source.path))


def check(source: Input) -> None:
    """Read the whole archive, keeping names and seats. Raises InputError."""
    found = Archive()
    for name, root in _members(source, ("people", "concurrent-appointments", *_MISSIONS)):
        folder = name.split("/", 1)[0]
        if folder == "people":
            found.people[_text(root, "id")] = _name(root)
        elif folder == "concurrent-appointments":
            seat = _text(root, "resident-at/contemporary-territory-id")
            found.seats |= {(chief.text or "").strip(): seat for chief in root.iter("chief-id") if seat}
        else:
            found.missions += 1
            dates = [(element.text or "").strip() for element in root.iter("last-modified-date")]
            found.edition = max([found.edition, *(text for text in dates if re.fullmatch(r"\d{4}-\d\d-\d\d", text))])
    if not found.missions:
        raise InputError("the archive holds no missions-countries/*.xml nor missions-orgs/*.xml", place=str(source.path))
    source.state = found


def _text(element: Element, path: str) -> str:
    return " ".join((element.findtext(path) or "").split())


def _name(person: Element) -> str:
    parts = [_text(person, f"persName/{part}") for part in ("forename", "surname", "genName")]
    return " ".join(part for part in parts if part)


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, one for each chief of mission."""
    if not isinstance(source.state, Archive):
        check(source)
    archive: Archive = source.state
    stated_in = Source(
        publisher=HISTORIAN,
        publication=PUBLICATION,
        title=f"Chiefs of mission, data of {archive.edition}",
        url=URL,
        published=archive.edition,
        edition=archive.edition,
        licence=LICENCE,
        citation=CITATION,
        dataset="us-chiefs-of-mission",
    )
    for name, root in _members(source, _MISSIONS):
        stem = name.rpartition("/")[2].removesuffix(".xml")
        for group in root:
            for chief in group.iter("chief"):
                place = f"{source.path.name}, {name}, {_text(chief, 'id')}"
                try:
                    if group.tag != "chiefs":
                        raise Unusable("nominee", "nominated or appointed, and never chief of the mission")
                    yield Record(place, (_claim(chief, stem, archive, stated_in),))
                except (Unusable, UnknownParty, ValidationError) as error:
                    yield refusal(error, place, " ".join(tostring(chief, encoding="unicode").split()))


def _claim(chief: Element, stem: str, archive: Archive, source: Source) -> Claim:
    """The claim of one chief of mission. Raises Unusable and UnknownParty."""
    person, chief_id = _text(chief, "person-id"), _text(chief, "id")
    if person not in archive.people:
        raise Unusable("unknown-person", f"the archive has no person {person!r}")
    dates = {event: moment(text, column=event) for event in _EVENTS if (text := _text(chief, f"{event}/date"))}
    when = _when(dates)
    on = _day_of(dates)
    if stem in ORGANIZATIONS:
        host = ORGANIZATIONS[stem]
    elif territory := _text(chief, "contemporary-territory-id"):
        host = _party(territory, on)
    else:
        raise Unusable("unknown-party", f"{stem} is no organisation of the register")
    title = _text(chief, "role-title-id")
    details: dict[str, Any] = {"person": archive.people[person], "rank": RANKS.get(title, title.replace("-", " "))}
    details |= {_EVENTS[event]: dates[event].edtf for event in ("appointed", "arrived", "started") if event in dates}
    if note := _text(chief, "ended/note"):
        details["end_note"] = note[:200]
    seat = archive.seats.get(chief_id)
    if seat and (seat_party := _party(seat, on)) != host:
        details["seat"] = seat_party
    return Claim(
        kind="envoy_appointed", subject=US, object=host, when=when, details=details, source=source, locator=chief_id,
        object_text=_text(chief, "contemporary-territory-id") or stem,
    )  # fmt: skip


_EVENTS = {"appointed": "appointed", "arrived": "arrived", "started": "credentials", "ended": "ended"}
"""Events of a chief and the detail that keeps each date."""


def _when(dates: dict[str, When]) -> str | None:
    """EDTF of the time in office. Raises Unusable for an end before the beginning."""
    begin = dates.get("started") or dates.get("arrived")
    end = dates.get("ended")
    if begin is None and end is None:
        return dates["appointed"].edtf if "appointed" in dates else None
    first = begin or dates.get("appointed")
    return moment(f"{first.edtf if first else ''}/{end.edtf if end else ''}", column="started and ended").edtf


def _day_of(dates: dict[str, When]) -> When | None:
    """A date by which the territory's name is understood: the beginning, or whatever else there is."""
    return next((dates[event] for event in ("started", "arrived", "appointed", "ended") if event in dates), None)


def _party(territory: str, when: When | None) -> str:
    party = named(territory, when, scheme="usdos")
    return bearer(party, US, when) if when is not None and when.earliest != date.min else party


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    return 100 if any(set(name.split("/")) & set(_MISSIONS) for name in head.members) else 0


DECLARATION = Declaration(
    name="us-chiefs-of-mission",
    title=f"{PUBLICATION} (POCOM)",
    publisher=HISTORIAN,
    what="US ambassadors, ministers and chargés d'affaires to states and organisations, 1778 on, with rank, appointment and credentials",
    where=URL,
    licence=LICENCE,
    citation=CITATION,
    kinds=("envoy_appointed",),
    files=("missions/us_chiefs_of_mission_*.tar.gz", "missions/us_chiefs_of_mission_*.tar"),
    read=read,
    check=check,
    recognise=recognise,
)
