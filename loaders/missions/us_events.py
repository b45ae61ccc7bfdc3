"""US recognition, missions and broken relations by year, 1778–2012: "The Executive Abroad" of the University of Richmond.

A second coding of the State Department's guide, with years only. It is checked against itself: an event that stands under two names with
one place, event and year is one of the state that the other name says (the rows of the GDR stand under Germany too); relations that are
"interrupted" when a state ends did not break, they ended with it. "Russia" of 1917 to 1991 is no Soviet Union, whose rows stand under its
own name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError, UnknownParty
from legation.graph.parties import register
from legation.graph.time import TimeError, parse
from legation.loaders.frame import json_text
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.files import opened_bytes
from legation.loaders.frame.head import Head
from legation.loaders.frame.live import YEAR, Live, github
from legation.loaders.frame.present_names import older_than
from legation.loaders.frame.resolve import named
from legation.loaders.frame.tables import Unusable, refusal
from legation.loaders.missions.missions_us import GUIDE, US

MOST_BYTES = 50_000_000
EVENTS: dict[str, tuple[str, str | None]] = {
    "U.S. Recognition": ("recognized", None),
    "Establishment of Embassy": ("mission_opened", "embassy"),
    "Establishment of Legation": ("mission_opened", "legation"),
    "Establishment of Diplomatic Relations": ("relations_established", None),
    "Establishment of Diplomatic Relations (other)": ("relations_established", None),
    "Diplomatic Relations Interrupted": ("relations_severed", None),
    "Diplomatic Relations Resumed": ("relations_restored", None),
    "Embassy Moved": ("mission_moved", "embassy"),
    "Legation Moved": ("mission_moved", "legation"),
}
"""An event and its kind of claim with the type of mission; others are refused."""
SOURCE = Source(
    publisher="Digital Scholarship Lab, University of Richmond",
    publication="The Executive Abroad",
    title="The Executive Abroad: US recognition, missions and relations by year, 1778–2012",
    url="https://github.com/americanpanorama/embassies",
    edition="1778-2012",
    licence="ISC (the repository); facts in the public domain",
    citation="Digital Scholarship Lab, The Executive Abroad, American Panorama, University of Richmond; after the Historian's Office's "
    "Guide to the United States' History of Recognition, Diplomatic, and Consular Relations",
    dataset="us_events",
    cites=(GUIDE,),
)


def check(source: Input) -> None:
    """Parse the whole file. Raises InputError."""
    with opened_bytes(source) as binary:
        content = binary.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise InputError(f"the file has more than {MOST_BYTES:,} bytes", place=str(source.path))
    try:
        found: list[tuple[str, dict[str, Any]]] = []
        for text in content.decode("utf-8").splitlines() if content.startswith(b'{"') and b"\n{" in content else [content.decode("utf-8")]:
            found += [
                (year, {**event, "event": str(event["event"]), "country": str(event["country"])})
                for year, events in json_text.parsed(text).items()
                for event in events
            ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"this is no list of events by year ({type(error).__name__}: {error})", place=str(source.path)) from error
    if not found:
        raise InputError("the file holds no event", place=str(source.path))
    source.state = found


def read(source: Input) -> Iterator[Item]:
    """A claim for each event."""
    if source.state is None:
        check(source)
    events: list[tuple[str, dict[str, Any]]] = source.state
    under: dict[tuple[str, str], set[str]] = {}
    for year, event in events:
        under.setdefault((year, event["event"].strip()), set()).add(" ".join(event["country"].split()))
    for number, (year, event) in enumerate(events, 1):
        place = f"{source.path.name}: event {number}, {year}, {event['country']}"
        try:
            claim = _claim(year, event, under)
        except (Unusable, UnknownParty, ValidationError, TimeError) as error:
            yield refusal(error, place, json.dumps({year: [event]}, ensure_ascii=False))
            continue
        yield Record(place, (claim,))


PARTS = {"Germany": "East Germany/GDR"}
"""A name under which events of another state, which has its own, stand a second time."""
UNBROKEN = re.compile(r"not (?:formally )?(?:interrupted|severed)|still maintains diplomatic relations|downgraded", re.IGNORECASE)
"""Notes of an interruption that say that relations went on."""
TWINS = {"Yemen": "YMD"}
"""A name under which the events of two states of one time stand mixed: the second state."""


def _claim(year: str, event: dict[str, Any], under: dict[tuple[str, str], set[str]]) -> Claim:
    said = event["event"].strip()
    if said not in EVENTS:
        raise Unusable("other-event", f"{said!r} is no event that makes a claim")
    kind, mission = EVENTS[said]
    name, when = " ".join(event["country"].split()), parse(year)
    if PARTS.get(name) in under[(year, said)]:
        raise Unusable("of-another-state", f"the event stands under {PARTS[name]} too, whose it is")
    party = _party(name, year)
    if name in TWINS and _alive(TWINS[name], year):
        raise Unusable("two-states", f"two states were called {name} in {year}, and the event does not say which it means")
    if party == US:
        raise Unusable("same-party", "the event is about the United States alone")
    if begin := older_than(party, when):
        raise Unusable("before-party", f"{party} begins in {begin}; in {year} another state was meant")
    end = register().get(party).end
    if kind == "relations_severed" and end and end[:4] <= year:
        raise Unusable("ended-with-the-party", f"{party} ended in {end}, and relations with it")
    note = " ".join(str(event.get("note") or "").split())
    if kind == "relations_severed" and UNBROKEN.search(note):
        raise Unusable("relations-went-on", "the note says that only the mission was closed or lowered")
    return Claim(
        kind=kind, subject=US, object=party, when=year, mission=mission, object_text=name, quote=note[:1000] or None,
        source=SOURCE, locator=f"{year}: {name}, {said}"[:400],
    )  # fmt: skip


def _alive(party: str, year: str) -> bool:
    one = register().get(party)
    return (one.begin or "")[:4] <= year < (one.end or "9999")[:4]


def _party(name: str, year: str) -> str:
    """The party of a name at the end of a year (Russia of 1991 is no Soviet Union, which has its own name here), or at any day of it."""
    for when in (parse(f"{year}-12-31"), parse(year)):
        for scheme in ("usdos", "name"):
            try:
                return named(name, when, scheme=scheme)
            except UnknownParty as error:
                last = error
    raise last


_BEGINS = re.compile(r'\s*\{\s*"\d{4}"\s*:\s*\[')
"""Events by year."""


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    return 100 if _BEGINS.match(head.text) and '"event"' in head.text and '"country"' in head.text else 0


DECLARATION = Declaration(
    name="us-events",
    title="The Executive Abroad: US recognition, missions and relations by year",
    publisher=SOURCE.publisher,
    what="Years in which the US recognised states, opened and moved embassies and legations, broke and resumed relations, 1778–2012",
    where="https://github.com/americanpanorama/embassies (data/events.json)",
    licence="ISC (the repository); facts in the public domain",
    citation=SOURCE.citation or "",
    kinds=("recognized", "mission_opened", "mission_moved", "relations_established", "relations_severed", "relations_restored"),
    files=("missions/us_recognition_mission_events*.json", "missions/us_recognition_mission_events*.json.gz"),
    read=read,
    check=check,
    recognise=recognise,
    live=Live(github("americanpanorama/embassies", "data/events.json"), every=YEAR),
)
