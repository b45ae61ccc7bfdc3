"""ICEWS coded events: news sentences that a program coded by CAMEO, where the code says one of our kinds (see `loaders/events/cameo.py`).

The source is ICEWS, which rests on the publisher of the story; independent sources are counted by that publisher, so a story that ICEWS
and another data set both read is one. A visit is one to the host's country: the host is the country itself, or the story plays there (two
leaders meeting in Singapore visit neither's home). An actor acts for a state if ICEWS names the country itself, or if its sectors hold
Government or Executive and it has a country; an intergovernmental organisation acts for itself. `NA` is missing (Namibia is spelled out).
A year's file came out in the year after, which is all that is known of when it was public.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError, UnknownParty
from legation.graph.parties import register
from legation.loaders.events import cameo
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import edtf
from legation.loaders.frame.tables import Form, Row, Unusable, checker, layout_of, records, rows

_ACTOR = ("Name", "Sectors", "Country")
_COLUMNS = (
    "Event ID", "Event Date", *(f"Source {part}" for part in _ACTOR), "Event Text", "CAMEO Code", *(f"Target {part}" for part in _ACTOR),
    "Story ID", "Sentence Number", "Publisher", "Country",
)  # fmt: skip
FORMS = (Form("ICEWS coded events", _COLUMNS, "\t", "utf-8", quoted=False),)
PUBLISHER = "Integrated Crisis Early Warning System (ICEWS), Lockheed Martin"
_CITATION = (
    "Boschee, Elizabeth, Jennifer Lautenschlager, Sean O'Brien, Steve Shellman, James Starz, and Michael Ward. 2015. ICEWS Coded Event "
    "Data. Harvard Dataverse, https://doi.org/10.7910/DVN/28075."
)
_GOVERNMENT = {"Government", "Executive"}
_ORGANIZATION = "International Government Organization"
_MISSING = ("", "NA")


def read(source: Input) -> Iterator[Item]:
    """One alleged claim for each event that says a kind; the others refused by code or actor."""
    layout_of(source, FORMS)
    edition = _last_year(source)

    @lru_cache(maxsize=4096)
    def stated_in(publisher: str) -> Source:
        cited = (Source(publisher=publisher),) if publisher not in _MISSING else ()
        return Source(
            publisher=PUBLISHER,
            publication="ICEWS Coded Event Data",
            title=f"Events of {edition}",
            url="https://doi.org/10.7910/DVN/28075",
            published=f"{edition + 1:04d}",
            edition=f"{edition}",
            licence="free for research with citation",
            citation=_CITATION,
            dataset="icews",
            cites=cited,
        )

    def claims(row: Row) -> list[Claim]:
        says = cameo.meaning(row["CAMEO Code"], row["Event Text"])
        when = edtf(row["Event Date"])
        on = date.fromisoformat(when) if len(when) == 10 else None
        if on is None:
            raise Unusable("bad-date", f"Event Date is {row['Event Date'][:40]!r}, not a day")
        first, second = (_party(row[f"{side} Name"], row[f"{side} Sectors"], row[f"{side} Country"], on) for side in ("Source", "Target"))
        if says.kind == "visit":
            host, at = ("Source", first) if says.reversed else ("Target", second)
            if row[f"{host} Sectors"] not in _MISSING and not _is(row["Country"], at, on):
                raise Unusable(
                    "not-at-the-host", f"the host is {row[f'{host} Name'][:80]!r}, and the story plays in {row['Country'] or 'no country'}"
                )
        locator = f"event {row['Event ID']}, story {row['Story ID']}, sentence {row['Sentence Number']}"
        return [cameo.event(says, first, second, when, stated_in(row["Publisher"]), locator, (row["Source Name"], row["Target Name"]))]

    yield from records(source, FORMS, claims)


def _party(name: str, sectors: str, country: str, on: date) -> str:
    """The party that an actor acts for. Raises Unusable or UnknownParty."""
    kinds = set() if sectors in _MISSING else {part.strip() for part in sectors.split(",")}
    if _ORGANIZATION in kinds:
        return register().resolve(name, scheme="icews", on=on).id
    if country in _MISSING:
        raise Unusable("actor-without-country", f"{name[:80]!r} has no country")
    state = register().resolve(country, scheme="icews", on=on).id
    if not kinds and (_words(name) == _words(country) or _is(name, state, on)):
        return state
    if not kinds & _GOVERNMENT:
        raise Unusable("actor-not-government", f"{name[:80]!r} ({sectors[:80]}) does not act for {country}")
    return state


def _words(name: str) -> set[str]:
    """The words of a name: the actor `Palestinian Territory, Occupied` has the country `Occupied Palestinian Territory`."""
    return set(name.replace(",", " ").casefold().split())


def _is(name: str, state: str, on: date) -> bool:
    """Whether the actor is the country itself."""
    try:
        return register().resolve(name, scheme="icews", on=on).id == state
    except UnknownParty:
        return False


def _last_year(source: Input) -> int:
    """Year of the last event."""
    years = {row["Event Date"][:4] for row in rows(source, FORMS) if len(row.cells) > row.at["Event Date"]}
    known = [int(text) for text in years if text.isdecimal() and len(text) == 4]
    if not known:
        raise InputError("no row has an Event Date", place=str(source.path))
    return max(known)


DECLARATION = Declaration(
    name="icews",
    title="ICEWS Coded Event Data",
    publisher=PUBLISHER,
    what="News events coded by a program: visits, meetings, agreements, sanctions, recognitions, all alleged; other codes are refused",
    where="https://doi.org/10.7910/DVN/28075",
    licence="free for research with citation",
    citation=_CITATION,
    kinds=tuple(sorted({meaning.kind for meaning in cameo.MEANINGS.values()})),
    files=("events/icews*.tab", "events/icews*.tab.gz"),
    read=read,
    check=checker(*FORMS),
)
