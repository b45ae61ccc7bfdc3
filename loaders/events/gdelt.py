"""GDELT events (1.0, 2.0): news articles that a program coded by CAMEO, where the code says one of our kinds (`loaders/events/cameo.py`).

The rows have no header: 1.0 has 58 fields, or 57 in files before April 2013 and daily files without SOURCEURL; 2.0 has 61, three of them
(ADM2 codes) before DATEADDED, which is a moment there. The source is GDELT on the
day on which it added the event (DATEADDED), resting on the article of SOURCEURL, whose host is the publisher; without one nobody can tell
what it rests on. An event may be dated years before the article.

GDELT takes any mention of a place for its country (`IOWA` is USA), so an actor acts for a state only if its type is GOV and it has a
country, or if it is the country by its own name; whoever visits must be the former, or every travelling school band would be a visit
of a state.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from urllib.parse import urlsplit

from pydantic import ValidationError

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError, UnknownParty
from legation.graph.parties import register
from legation.loaders.events import cameo
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.files import lines, opened
from legation.loaders.frame.head import Head
from legation.loaders.frame.tables import Unusable, refusal

WIDTHS = (57, 58, 61)
_ID, _DAY, _CODE = 0, 1, 26
_ADDED = {57: 56, 58: 56, 61: 59}
"""Where DATEADDED stands in a row of so many fields; SOURCEURL follows it."""
_VERSION = {57: "1.0", 58: "1.0", 61: "2.0"}
_ACTORS = ((6, 7, 12), (16, 17, 22))
"""Name, country code, first type code of both actors."""
_WIDTHS = "57 or 58 (1.0) or 61 (2.0)"
PUBLISHER = "GDELT Project"


def check(source: Input) -> None:
    """Check that the first line is GDELT's and the last is whole. Raises InputError."""
    count = 0
    cells: list[str] = []
    with opened(source, encoding="utf-8-sig", newline=None) as text:
        for line in lines(text, source):
            if line.text.isspace():
                continue
            cells = line.text.rstrip("\n").split("\t")
            if not count and (len(cells) not in WIDTHS or not cells[_ID].isdecimal() or not cells[_DAY].isdecimal()):
                raise InputError(
                    f"the first line has {len(cells)} fields; GDELT events have {_WIDTHS}, tab separated, no header",
                    place=source.place(line.number),
                )
            count += 1
    if len(cells) not in WIDTHS:
        raise InputError(
            f"the file is cut at line {count}: its last row has {len(cells)} fields; get the whole file", place=source.place(count)
        )


def read(source: Input) -> Iterator[Item]:
    """One alleged claim for each event that says a kind; the others refused by code or actor."""
    with opened(source, encoding="utf-8-sig", newline=None) as text:
        for line in lines(text, source):
            raw = line.text
            if raw.isspace():
                continue
            place = source.place(line.number)
            try:
                yield Record(place, (_claim(raw.rstrip("\n").split("\t")),), raw=raw)
            except (Unusable, UnknownParty, ValidationError) as error:
                yield refusal(error, place, raw)


def _claim(cells: list[str]) -> Claim:
    if len(cells) not in WIDTHS:
        raise Unusable("row-width", f"the row has {len(cells)} fields, not {_WIDTHS}")
    says = cameo.meaning(cells[_CODE])
    on = _date(cells[_DAY], "SQLDATE")
    at = _ADDED[len(cells)]
    added = _date(cells[at][:8], "DATEADDED")
    visitor = None if says.kind != "visit" else 1 if says.reversed else 0
    ends = [
        _party(cells[name], cells[country], cells[kind], on, strict=index == visitor) for index, (name, country, kind) in enumerate(_ACTORS)
    ]
    stated_in = _source(_VERSION[len(cells)], added.isoformat(), cells[at + 1].strip() if len(cells) > at + 1 else "")
    names = (cells[_ACTORS[0][0]], cells[_ACTORS[1][0]])
    return cameo.event(says, ends[0], ends[1], on.isoformat(), stated_in, f"event {cells[_ID]}", names)


def _party(name: str, country: str, kind: str, on: date, *, strict: bool) -> str:
    """The party that an actor acts for; `strict` asks for a government. Raises Unusable or UnknownParty."""
    if not country:
        raise Unusable("actor-without-country", f"{name[:80]!r} has no country")
    state = register().resolve(country, scheme="any", on=on).id
    if kind == "GOV" or (not kind and not strict and _is(name, state, on)):
        return state
    raise Unusable("actor-not-government", f"{name[:80]!r} (country {country}, type {kind or 'none'}) does not act for the state")


def _is(name: str, state: str, on: date) -> bool:
    """Whether the actor's name is the country's own."""
    try:
        return register().resolve(name, on=on).id == state
    except UnknownParty:
        return False


def _date(text: str, column: str) -> date:
    try:
        return datetime.strptime(text, "%Y%m%d").date()
    except ValueError as error:
        raise Unusable("bad-date", f"{column} is {text[:40]!r}, not a day written YYYYMMDD") from error


@lru_cache(maxsize=4096)
def _source(version: str, added: str, url: str) -> Source:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    cited = (Source(publisher=host or url[:400], url=url if host else None),) if url else ()
    return Source(
        publisher=PUBLISHER,
        publication=f"GDELT {version} Event Database",
        title=f"Events added on {added}",
        url="https://www.gdeltproject.org",
        published=added,
        edition=added,
        licence="free with attribution to the GDELT Project",
        citation="Leetaru, Kalev, and Philip A. Schrodt. 2013. GDELT: Global Data on Events, Location, and Tone, "
        "1979-2012. ISA Annual Convention.",
        dataset="gdelt",
        cites=cited,
    )


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    cells = next((line for line in head.lines if line.strip()), "").split("\t")
    return WIDTHS[0] if len(cells) in WIDTHS and cells[_ID].isdecimal() and cells[_DAY].isdecimal() else 0


DECLARATION = Declaration(
    name="gdelt",
    title="GDELT Event Database, 1.0 and 2.0",
    publisher=PUBLISHER,
    what="News events coded by a program: visits, meetings, agreements, sanctions, recognitions, all alleged; other codes are refused",
    where="https://www.gdeltproject.org (daily export files of GDELT 1.0, those of 2.0 every 15 minutes, unpacked)",
    licence="free with attribution to the GDELT Project",
    citation="The GDELT Project, https://www.gdeltproject.org",
    kinds=tuple(sorted({meaning.kind for meaning in cameo.MEANINGS.values()})),
    files=("events/gdelt1_events_sample.tsv", "events/*.export.CSV", "events/*.export.CSV.gz"),
    read=read,
    check=check,
    recognise=recognise,
)
