"""Tables of recognition and of relations that ended, in Wikipedia's pages on the foreign relations of ten parties.

Each table says another thing, and what it says is claimed, no more. Kosovo's gives days on which *relations* began and, apart, who
recognises without relations; Abkhazia's gives both days; South Ossetia's gives recognition, at times with an end; that of the Sahrawi
Republic gives relations, with notes on when they were frozen, suspended, cancelled and resumed; Taiwan's gives the years between which
states had relations with the Republic of China, before 1949 the China of the register. A row without its state is a further period of the
one above it (Nauru 1980-2002, 2005-2024). That a state went from Taipei to Beijing is about governments, so it ends relations and withdraws
no recognition of a state.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any

from legation.graph.claims import Claim, Source
from legation.graph.errors import UnknownParty
from legation.graph.parties import register
from legation.graph.time import parse
from legation.loaders.frame import json_text
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.editions import stated
from legation.loaders.frame.present_names import bearer
from legation.loaders.frame.resolve import named
from legation.loaders.frame.tables import Form, Row, Unusable, checker, records, whole_rows
from legation.loaders.frame.wikipedia import page_source
from legation.loaders.recognition import phrases
from legation.loaders.recognition.phrases import Date

FORMS = (Form("recognition tables", ("source_page", "section", "table", "party", "dates_raw", "header", "cells")),)
LICENCE = "CC BY-SA 4.0"
PAGE = "Foreign relations of "


def edition_of(source: Input) -> str:
    """The month of the pages (EDTF). Raises InputError."""
    return stated(source, "YYYY-MM", of="the pages are")


def _title(row: Row) -> str:
    """The party that a row's page is on."""
    return row["source_page"].removeprefix(PAGE).removeprefix("the ")


class Entry:
    """One row of one of the tables, and the claims that can be made of it."""

    def __init__(self, row: Row, edition: str, above: str) -> None:
        self.page = _title(row)
        self.section, self.edition = row["section"], edition
        try:
            self.cells = [" ".join(str(cell).split()) for cell in json_text.parsed(row["cells"])]
            self.header = [str(name) for name in json_text.parsed(row["header"] or "[]")]
        except ValueError as error:
            raise Unusable("bad-cells", f"header or cells are no JSON list ({error})") from error
        if not self.cells:
            raise Unusable("bad-cells", "the row has no cells")
        self.name = phrases.plain(row["party"]) or phrases.plain(self.first_text()) or above
        self.source = _page(row["source_page"], edition)
        self.locator = f"{self.section}: {' | '.join(self.cells)}"[:400]
        self.here = named(self.page, parse(edition))

    def first_text(self) -> str:
        """The first cell that is no number, mark or date: the name, where no flag gives it."""
        for cell in self.cells[:2]:
            if not re.fullmatch(r"[\d—–\s]*", cell):
                return cell.partition(" - ")[0]
        return ""

    def cell(self, *columns: str) -> str:
        """The cell under the first of these columns that the header has; empty where the row is too short for it."""
        for column in columns:
            if column in self.header:
                at = self.header.index(column)
                return self.cells[at] if at < len(self.cells) else ""
        return ""

    def claim(self, kind: str, when: str | None, *, other: str | None = None, swap: bool = False, **more: Any) -> Claim:
        """A claim of the row's party about the page's (`swap`: of the page's about the row's), resolved by the date."""
        at = parse(when) if when else parse(self.edition)
        party = named(other or self.name, at)
        here = self.here
        if kind.endswith("relations") or kind.startswith("relations"):
            party, here = bearer(party, here, at), bearer(here, party, at)
        if party == here:
            raise Unusable("same-party", f"{self.name} and {self.page} were one party ({here}) in {at.edtf}")
        ends = (here, party) if swap else (party, here)
        return Claim(
            kind=kind, subject=ends[0], object=ends[1], when=when, source=self.source, locator=self.locator,
            subject_text=self.page if swap else self.name, object_text=self.name if swap else self.page, **more,
        )  # fmt: skip

    def began(self, kind: str, sighting: str, date: Date, **more: Any) -> Claim:
        """The event that began a state on a date, or, where it had begun by then, that the state is seen on it."""
        return self.claim(sighting if date.by else kind, date.edtf, **more)

    def now(self, kind: str, **more: Any) -> Claim:
        """That a state holds (or does not) in the month of the page."""
        return self.claim(kind, self.edition, **more)


TableReader = Callable[[Entry], list[Claim]]


def _recognised(entry: Entry, *, still: bool = True) -> list[Claim]:
    """Abkhazia, South Ossetia: day of recognition (or from–to), day of relations where there is a column for it."""
    text = entry.cell("Date of diplomatic recognition", "Date of recognition")
    dates = phrases.dates(text)
    if not dates:
        raise Unusable("no-recognition", f"the row gives no date of recognition ({text[:60]!r})")
    alleged = "de facto" in text
    more: dict[str, Any] = {"modality": "alleged", "details": {"form": "de facto"}} if alleged else {}
    found = [entry.began("recognized", "recognition", dates[0], **({} if dates[0].by else more))]
    if len(dates) > 1:
        found += [_ended(entry, dates[0], dates[1])]
    elif still and not alleged:
        found += [entry.now("recognition")]
    for date in phrases.dates(entry.cell("Diplomatic relations established"))[:1]:
        found += [entry.began("relations_established", "relations", date)]
    return found


def _ended(entry: Entry, first: Date, last: Date) -> Claim:
    """The end of a recognition: it was withdrawn, or ceased with its observer ("former … states"), which is no act of its own."""
    if " former " in entry.section:
        return entry.claim("recognition", f"{first.edtf}/{last.edtf}")
    return entry.claim("recognition_withdrawn", last.edtf)


def _withdrawn(entry: Entry) -> list[Claim]:
    """`Vanuatu - June 2011, reiterated in March 2013`: the first date is the withdrawal, what is reiterated is none."""
    dates = phrases.dates(entry.cells[0].partition("reiterated")[0])
    return [entry.claim("recognition_withdrawn", dates[0].edtf if dates else None)]


def _former_transnistria(entry: Entry) -> list[Claim]:
    found = _recognised(entry, still=False)
    ended = phrases.dates(entry.cell("Diplomatic relations ended"))
    return [*found, entry.claim("relations_severed", ended[0].edtf if ended else None)]


def _kosovo(entry: Entry) -> list[Claim]:
    date = phrases.dates(entry.cells[-1])
    if not date:
        raise Unusable("no-date", "the row gives no date of relations")
    found = [entry.began("relations_established", "relations", date[0])]
    if "(suspended)" in " ".join(entry.cells):
        return [*found, entry.claim("relations_severed", None, details={"manner": "suspended"})]
    return [*found, entry.now("relations")]


def _recognises_now(entry: Entry) -> list[Claim]:
    return [entry.now("recognition")]


def _taipei_left(entry: Entry) -> list[Claim]:
    """Relations from one year to another; before 1949 they were China's, and Taiwan's go on from its beginning."""
    dates = phrases.dates("; ".join(entry.cells[-2:]))
    if len(dates) != 2:
        raise Unusable("no-date", f"the row gives not two dates but {len(dates)}")
    return _period(entry, dates[0], dates[1])


def _period(entry: Entry, first: Date, last: Date) -> list[Claim]:
    begun = entry.claim("relations_established", first.edtf)
    found = [begun]
    if entry.here in (begun.subject, begun.object):
        return [begun, entry.claim("relations_severed", last.edtf)]
    ended = entry.claim("relations_severed", last.edtf)
    if entry.here in (ended.subject, ended.object):
        found.append(ended)
        begin = register().get(entry.here).begin
        if begin and last.edtf[:4] > begin[:4]:
            found.append(entry.claim("relations", begin))
    return found


def _taipei_now(entry: Entry) -> list[Claim]:
    dates = phrases.dates(entry.cells[-1])
    if not dates:
        raise Unusable("no-date", "the row gives no year of relations")
    found = [entry.claim("relations_established", dates[-1].edtf), entry.now("relations")]
    return (_period(entry, dates[0], dates[1]) if len(dates) == 3 else []) + found


def _taipei_neither(entry: Entry) -> list[Claim]:
    """Whom Taiwan recognises without relations: its own act, so it is the observer."""
    said = entry.cell("Recognized by the ROC")
    if said not in ("Yes", "No"):
        raise Unusable("no-recognition", f"'Recognized by the ROC' is {said[:40]!r}, not Yes or No")
    return [entry.now("recognition" if said == "Yes" else "no_recognition", swap=True)]


def _without_beijing(entry: Entry) -> list[Claim]:
    notes = entry.cells[-1]
    found = [entry.now("no_relations")]
    for first, last in phrases.established_and_severed(notes, "the PRC"):
        found += [entry.claim("relations_established", first.edtf), entry.claim("relations_severed", last.edtf)]
    return found


def _took_back(entry: Entry, when: str | None, manner: str) -> Claim:
    """That recognition was frozen or withdrawn with relations, in the manner that is told of these."""
    return entry.claim("recognition_withdrawn", when, details={"manner": manner})


def _sahrawi(entry: Entry) -> list[Claim]:
    """Relations, their freezes and resumptions in the order of the notes. The page ties them to recognition: "In connection with the
    freezing, withdrawing and resuming of recognition, similar changes have occurred at the level of diplomatic relations"."""
    found: list[Claim] = []
    for date in phrases.dates(entry.cell("Relations established"))[:1]:
        found.append(entry.began("relations_established", "relations", date))
    for change in phrases.changes(entry.cell("Notes")):
        if change.manner:
            when = change.date.edtf if change.date else None
            found.append(entry.claim("relations_severed", when, details={"manner": change.manner}))
            found.append(_took_back(entry, when, change.manner))
        elif change.date:
            found.append(entry.began("relations_restored", "relations", change.date))
            found.append(entry.began("recognized", "recognition", change.date))
    if entry.section.startswith("Current"):
        found.append(entry.now("relations"))
    if not found:
        raise Unusable("no-date", "the row gives no date of relations or of their end")
    return found


_WITHOUT_RELATIONS = "Countries that recognise Kosovo as an independent state but have not yet established diplomatic relations"
READINGS: dict[tuple[str, str], TableReader] = {
    ("Abkhazia", "Relations with sovereign states and partially recognized states"): _recognised,
    ("Abkhazia", "States that have withdrawn recognition"): _withdrawn,
    ("South Ossetia", "Relations with sovereign states"): _recognised,
    ("South Ossetia", "Relations with partially recognized states"): _recognised,
    ("South Ossetia", "Relations with former partially recognized states"): _recognised,
    ("Transnistria", "Former diplomatic relations"): _former_transnistria,
    ("Kosovo", "Diplomatic relations"): _kosovo,
    (
        "Kosovo",
        "Countries that recognise Kosovo as an independent state but have not yet established diplomatic relations",
    ): _recognises_now,
    ("Taiwan", "Relations switched from the ROC to the PRC"): _taipei_left,
    ("Taiwan", "Full diplomatic relations"): _taipei_now,
    ("Taiwan", "Relations with neither the ROC nor the PRC"): _taipei_neither,
    ("China", "Countries without diplomatic relations with the PRC"): _without_beijing,
    ("Sahrawi Arab Democratic Republic", "Former diplomatic relations"): _sahrawi,
    ("Sahrawi Arab Democratic Republic", "Current diplomatic relations"): _sahrawi,
}
"""What each table says, by page and section."""


COMPLETE: dict[str, frozenset[str]] = {
    page: frozenset(section for name, section in READINGS if name == page and "withdrawn" not in section)
    for page in ("Abkhazia", "Kosovo", "South Ossetia")
}
"""Pages whose tables name everybody who recognises the page's party, and these tables: who stands in none does not recognise it."""


def _unlisted(rows: Sequence[Row], edition: str) -> dict[str, list[Claim]]:
    """That states which stand in no complete table of a page do not recognise its party, by page."""
    listed: dict[str, set[str]] = {}
    left: dict[str, set[str]] = {}
    last: dict[str, Entry] = {}
    for row in rows:
        with suppress(Unusable, UnknownParty):
            entry = Entry(row, edition, "")
            if (entry.page, entry.section) not in READINGS or entry.page not in COMPLETE:
                continue
            suspended = "withdrawn" in entry.section or "(suspended)" in " ".join(entry.cells)
            (left if suspended else listed).setdefault(entry.page, set()).add(named(entry.name, parse(edition)))
            if entry.section in COMPLETE[entry.page]:
                last[entry.page] = entry
    found: dict[str, list[Claim]] = {}
    for page, entry in last.items():
        for party in register().parties():
            state = party.kind == "country" and party.end is None and any(code.scheme == "cow" for code in party.codes)
            if state and party.id not in listed[page] | left.get(page, set()) | {entry.here, "TWN"}:
                found.setdefault(page, []).append(
                    Claim(
                        kind="no_recognition", subject=party.id, object=entry.here, when=edition, source=entry.source,
                        object_text=entry.page, locator=f"in none of: {', '.join(sorted(COMPLETE[page]))}"[:400],
                    )
                )  # fmt: skip
    return found


@lru_cache
def _page(title: str, edition: str) -> Source:
    return page_source(title, edition, LICENCE, "recognition")


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, a row each."""
    edition = edition_of(source)
    above, table = "", ("", "")
    rows = list(whole_rows(source, FORMS))
    unlisted = _unlisted(rows, edition)
    complete = {row["source_page"]: (row["section"], row["cells"]) for row in rows if row["section"] in COMPLETE.get(_title(row), ())}

    def claims(row: Row) -> list[Claim]:
        nonlocal above, table
        if table != (row["source_page"], row["section"]):
            above, table = "", (row["source_page"], row["section"])
        entry = Entry(row, edition, above)
        reading = READINGS.get((entry.page, entry.section))
        if reading is None:
            raise Unusable("other-table", f"what the table {entry.section!r} of {entry.page} says is not known")
        above = entry.name
        whole = complete.get(row["source_page"]) == (row["section"], row["cells"])  # the last row of a complete table tells who is in none
        return reading(entry) + (unlisted.pop(entry.page, []) if whole else [])

    yield from records(source, FORMS, claims)


DECLARATION = Declaration(
    name="wikipedia-recognition",
    title="Recognition and relations that ended, in Wikipedia's foreign relations pages",
    publisher="Wikipedia",
    what="Who recognises Abkhazia, South Ossetia, Kosovo; who had relations with Taiwan and the Sahrawi Republic, froze and resumed them",
    where="https://en.wikipedia.org/wiki/Category:Foreign_relations_by_country",
    licence=LICENCE,
    citation="Wikipedia contributors, “Foreign relations of …”, Wikipedia, the free encyclopedia",
    kinds=(
        "recognized", "recognition", "recognition_withdrawn", "relations_established", "relations_severed", "relations_restored",
        "relations", "no_recognition", "no_relations",
    ),
    files=("relations/wikipedia_recognition_tables_*.csv",),
    read=read,
    check=checker(*FORMS, also=edition_of),
    options={"edition": "month of the pages (YYYY-MM), where the file's name does not hold it"},
)  # fmt: skip
