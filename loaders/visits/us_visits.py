"""Visits of foreign leaders to the United States, and travels abroad of presidents and secretaries of state (Office of the Historian).

One packed archive of XML files: `foreign-leader-visits/<decade>.xml`, `president-travels/<person>.xml`, `secretary-travels/<person>.xml`.
The country is resolved by its name as written at the time of the visit (`U.S.S.R.`, `Yemen Arab Republic`), and by the State
Department's id where the name is no party's (`France (Provisional Government)`). The archive has some trips twice under two ids: those
are two claims, which draw one edge. Its edition is the last day on which any of its entries was changed or begins.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import cast
from xml.etree.ElementTree import Element, tostring

from pydantic import ValidationError

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError, UnknownParty
from legation.graph.parties import register
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.files import opened_bytes
from legation.loaders.frame.head import Head
from legation.loaders.frame.tables import Unusable, refusal
from legation.loaders.frame.tar import members
from legation.loaders.frame.xml import parsed

FOLDERS = ("foreign-leader-visits", "president-travels", "secretary-travels")
MAX_MEMBER = 20_000_000
"""Bytes of one file in the archive; the largest is below a megabyte."""
PUBLISHER = "US Department of State, Office of the Historian"
_ROLES = {"president": "President of the United States", "secretary": "Secretary of State of the United States"}
_TAGS = ("visit", "trip")
_DATED = ("start-date", "created-datetime", "last-modified-datetime")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_EDITION = re.compile(r"<!-- edition (\d{4}-\d\d-\d\d) -->")
_DECLARED = re.compile(rb"\s*<\?xml[^>]*\?>")


def check(source: Input) -> None:
    """Unpack and parse all of the archive, and find its edition. Raises InputError."""
    latest = ""
    count = 0
    for _, element in _elements(source):
        count += 1
        for tag in _DATED:
            day = _DAY.match(_text(element, tag))
            latest = max(latest, day[0] if day else "")
    if not count:
        raise InputError(f"the archive holds no visits or trips below {', '.join(FOLDERS)}", place=str(source.path))
    stated = _EDITION.match(source.head)  # mended entries belong to the edition that they were refused from
    source.state = stated[1] if stated else latest
    source.head = f"<!-- edition {source.state} -->\n"


def read(source: Input) -> Iterator[Item]:
    """A claim for each visit and trip."""
    if not isinstance(source.state, str):
        check(source)
    edition = cast(str, source.state)
    seen: set[tuple[str, ...]] = set()
    current, twice = "", 0
    for name, element in _elements(source):
        if name != current:  # an entry's double is in the same file
            current = name
            seen.clear()
        place = f"{source.path.name}: {name}, id {_text(element, 'id')}"
        try:
            claim = _claim(element, edition)
        except (Unusable, UnknownParty, ValidationError) as error:
            yield refusal(error, place, " ".join(tostring(element, encoding="unicode").split()))
            continue
        same = (claim.subject, claim.object or "", claim.when or "", claim.place or "", str(claim.details.get("person")))
        twice += same in seen
        seen.add(same)
        yield Record(place, (claim,))
    if twice:
        source.notes.append(f"{twice} entries are the same visit or trip under another id; each is a claim, and both draw one edge")


def _elements(source: Input) -> Iterator[tuple[str, Element]]:
    """Name of the file, and visit or trip, in the archive's order; one file is in memory at a time.

    A file of entries that is no archive is read too: one of the archive's, or those that a load refused.
    """
    with opened_bytes(source) as binary:
        if isinstance(binary, io.BufferedReader) and binary.peek(1)[:1] == b"<":
            content = binary.read(MAX_MEMBER + 1)
            if len(content) > MAX_MEMBER:
                raise InputError(f"the file has more than {MAX_MEMBER:,} bytes", place=str(source.path))
            source.head = content[:60].decode("utf-8", "replace")
            whole = b"<entries>" + _DECLARED.sub(b"", content, count=1) + b"</entries>"
            yield from _entries(_root(whole, source, source.path.name), source.path.name)
            return
    for member in members(source):
        name = "/".join(member.name.split("/")[-2:])
        if name.endswith(".xml") and name.split("/")[0] in FOLDERS:
            yield from _entries(_root(member.read(MAX_MEMBER), source, name), name)


def _entries(root: Element, name: str) -> Iterator[tuple[str, Element]]:
    yield from ((name, element) for element in root.iter() if element.tag in _TAGS)


def _root(content: bytes, source: Input, name: str) -> Element:
    return parsed(content, name, str(source.path))


def _text(element: Element, tag: str) -> str:
    return " ".join((element.findtext(tag) or "").split())


def _claim(element: Element, edition: str) -> Claim:
    begin, end = _text(element, "start-date"), _text(element, "end-date")
    for text in (begin, end):
        if not _DAY.fullmatch(text):
            raise Unusable("bad-date", f"{text[:40]!r} is not a day written YYYY-MM-DD")
    if begin > end:
        raise Unusable("ends-before-it-begins", f"it begins on {begin} and ends on {end}")
    trip = element.tag == "trip"
    country = element.find("country" if trip else "from")
    if country is None:
        raise Unusable("no-country", "there is no country")
    written = " ".join((country.text or "").split())
    party = _party(written, country.get("id") or "", begin)
    folder = FOLDERS[0] if not trip else FOLDERS[1] if _text(element, "role") == "president" else FOLDERS[2]
    locator = f"{folder}, id {_text(element, 'id')}"
    details = {
        "person": _text(element, "name" if trip else "visitor"),
        "role": _ROLES.get(_text(element, "role"), _text(element, "role")) if trip else "",
        "remarks": _text(element, "remarks" if trip else "description"),
    }
    return Claim(
        kind="visit",
        subject="USA" if trip else party,
        object=party if trip else "USA",
        when=begin if begin == end else f"{begin}/{end}",
        place=(_text(element, "locale")[:400] or None) if trip else None,
        subject_text=None if trip else written,
        object_text=written if trip else None,
        details={key: value for key, value in details.items() if value},
        source=_source(folder, edition),
        locator=locator,
    )


def _party(written: str, code: str, begin: str) -> str:
    """The party by its name as written, at that day, or by the State Department's id. Raises UnknownParty."""
    try:
        on = date.fromisoformat(begin)
    except ValueError as error:
        raise Unusable("bad-date", f"{begin} is no day of the calendar") from error
    first, second = (code, written) if "(" in written else (written, code)  # in brackets stands a government or a place, no party
    try:
        return register().resolve(first, scheme="usdos", on=on).id
    except UnknownParty:
        return register().resolve(second, scheme="usdos", on=on).id


@lru_cache
def _source(folder: str, edition: str) -> Source:
    titles = {
        "foreign-leader-visits": ("Visits by Foreign Leaders", "https://history.state.gov/departmenthistory/visits"),
        "president-travels": ("Travels Abroad of the President", "https://history.state.gov/departmenthistory/travels/president"),
        "secretary-travels": ("Travels Abroad of the Secretary of State", "https://history.state.gov/departmenthistory/travels/secretary"),
    }
    title, url = titles[folder]
    return Source(
        publisher=PUBLISHER,
        publication="history.state.gov",
        title=title,
        url=url,
        published=edition,
        edition=edition,
        licence="public domain (CC0)",
        citation=f"Office of the Historian, {title}, {url}",
        dataset="us_visits",
    )


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    return 100 if any(set(name.split("/")) & set(FOLDERS) for name in head.members) else 0


DECLARATION = Declaration(
    name="us_visits",
    title="Visits by foreign leaders to the US; travels of US presidents and secretaries of state",
    publisher=PUBLISHER,
    what="Who visited whom and when: foreign leaders to the United States from 1874, presidents and secretaries of state abroad from 1866",
    where="https://github.com/HistoryAtState/visits and https://github.com/HistoryAtState/travels (folders data, packed as one tar.gz)",
    licence="public domain (CC0)",
    citation="Office of the Historian, US Department of State, history.state.gov",
    kinds=("visit",),
    files=("events/us_state_dept_visits_travels*.tar.gz",),
    complete_for="visits by foreign leaders to the US; travels of presidents and secretaries of state",
    read=read,
    check=check,
    recognise=recognise,
)
