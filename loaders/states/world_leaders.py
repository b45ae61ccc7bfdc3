"""Heads of state and of government of the present: two lists made from Wikidata.

The table (`world_leaders_wikidata_2022-10.csv`) gives years; an empty end means in office in the month that its name holds. The snapshot
(`world_leaders_current_2026-08-22.json`) gives for thirty states and bodies who holds an office on its day and since when; `since` may be
unknown, or the beginning of an earlier term, and an office may stand empty. An entry without a day proves the day of the snapshot only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError, UnknownParty
from legation.graph.time import TimeError, parse
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.editions import stated
from legation.loaders.frame.files import opened_bytes
from legation.loaders.frame.head import Head
from legation.loaders.frame.live import WEEK, Ask, Live, Request
from legation.loaders.frame.resolve import named
from legation.loaders.frame.tables import Columns, Form, Row, Unusable, check_table, records, refusal, year

FORMS = (
    Form(
        "terms of office",
        ("countryid", "country", "position", "positionLabel", "officeholder", "officeholderLabel", "start_year", "end_year"),
    ),
)
MOST_BYTES = 50_000_000
OFFICES = ("head_of_state", "head_of_government")


@lru_cache
def _source(edition: str, snapshot: bool) -> Source:
    title = f"World leaders on {edition}" if snapshot else f"World leaders in Wikidata, {edition}"
    address = "open-data-archive/world-leaders-current" if snapshot else "every-politician-scrapers/world-leaders-2021"
    return Source(
        publisher="Wikidata",
        publication="World leaders",
        title=title,
        url=f"https://github.com/{address}",
        published=edition,
        edition=edition,
        licence="CC BY-SA 4.0" if snapshot else "CC0 1.0",
        citation=f"{title}, made from Wikidata by {address}",
        dataset="world_leaders",
        shape="snapshot" if snapshot else "terms",
    )


def edition_of(source: Input) -> str:
    """The month or day of the list (EDTF). Raises InputError."""
    return stated(source, "YYYY-MM or YYYY-MM-DD")


def check(source: Input) -> None:
    """Check the whole file. Raises InputError."""
    with opened_bytes(source) as binary:
        content = binary.read(MOST_BYTES + 1)
    if not content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        check_table(source, FORMS)
        edition_of(source)
        return
    if len(content) > MOST_BYTES:
        raise InputError(f"the snapshot has more than {MOST_BYTES:,} bytes", place=str(source.path))
    try:
        day, entries = "", []
        for snapshot in _objects(content.decode("utf-8-sig")):
            day = str(snapshot["snapshot_date"])
            parse(day)
            entries += [
                (key, one["country"], office, one["positions"].get(office))
                for key, one in snapshot["countries"].items()
                for office in OFFICES
                if len(one["positions"]) > 1 or office in one["positions"]
            ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"this is no snapshot of world leaders ({type(error).__name__}: {error})", place=str(source.path)) from error
    if not entries:
        raise InputError("the snapshot holds no country", place=str(source.path))
    source.state = (day, entries)


def _objects(text: str) -> Iterator[Any]:
    """The JSON objects of a text: one, or one a line, as refused offices are kept."""
    decoder, at = json.JSONDecoder(), 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        found, at = decoder.raw_decode(text, at)
        yield found


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals: a row is a term of office, or an office of a country."""
    if source.state is None:
        check(source)
    if not isinstance(source.state, tuple):
        edition = edition_of(source)
        yield from records(source, FORMS, lambda row: [_term(row, edition)])
        return
    day, entries = source.state
    for key, country, office, held in entries:
        place = f"{source.path.name}: {key}, {office}"
        entry = {"snapshot_date": day, "countries": {key: {"country": country, "positions": {office: held}}}}
        try:
            claim = _holder(country, held, day, f"{key}, {office}")
        except (Unusable, UnknownParty, ValidationError, TimeError) as error:
            yield refusal(error, place, json.dumps(entry, ensure_ascii=False))
            continue
        yield Record(place, (claim,))


def _term(row: Row, edition: str) -> Claim:
    first = year(row["start_year"], "start_year")
    when, seen = f"{first}/", edition
    if row["end_year"]:
        last = year(row["end_year"], "end_year")
        if last < first:
            raise Unusable("ends-before-it-begins", f"the term begins in {first} and ends in {last}")
        when, seen = f"{first}/{last}", ""
    if not row["officeholderLabel"]:
        raise Unusable("no-leader", "there is no name of a leader")
    subject = named(row["countryid"], parse(edition), scheme="wikidata")
    return Claim(
        kind="leader", subject=subject, when=when, seen_until=seen or None, subject_text=row["country"] or None,
        details={"person": row["officeholderLabel"], "office": row["positionLabel"], "wikidata": row["officeholder"]},
        source=_source(edition, False), locator=f"{row['position']} {row['officeholder']}",
    )  # fmt: skip


def _holder(country: dict[str, Any], office: Any, day: str, locator: str) -> Claim:
    holder = office.get("current_holder") if isinstance(office, dict) else None
    if not isinstance(holder, dict) or not holder.get("name_en"):
        raise Unusable("no-holder", "the snapshot names nobody who holds the office")
    code = str(country.get("iso_code") or "")
    name = str(country.get("name_en") or "")
    subject = named(code, parse(day), scheme="iso2") if re.fullmatch(r"[A-Z]{2}", code) and code != "EU" else named(name, parse(day))
    since = holder.get("since")
    if since and (parse(str(since)).earliest or parse(day).earliest) > parse(day).latest:  # type: ignore[operator]
        raise Unusable("after-the-list-ends", f"{since} is after the day of the snapshot, {day}")
    details = {"person": holder["name_en"], "office": office.get("title_en"), "wikidata": holder.get("wikidata_id")}
    return Claim(
        kind="leader", subject=subject, when=f"{since}/" if since else day, seen_until=day if since else None,
        subject_text=name or None, details={key: value for key, value in details.items() if value},
        source=_source(day, True), locator=locator,
    )  # fmt: skip


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    return 100 if '"snapshot_date"' in head.text[:2_000] else Columns(FORMS)(head)


def _snapshot(_: Ask) -> tuple[Request, ...]:
    """Yesterday's snapshot: today's may not be there yet."""
    day = datetime.now(UTC).date() - timedelta(days=1)
    address = f"https://raw.githubusercontent.com/open-data-archive/world-leaders-current/HEAD/snapshots/{day:%Y/%m/%Y-%m-%d}.json"
    return (Request(address, "world-leaders.json"),)


def _snapshot_day(path: Path) -> str | None:
    """The day that a snapshot says it is of."""
    found = re.search(r'"snapshot_date"\s*:\s*"(\d{4}-\d\d-\d\d)"', Head(path).text)
    return found[1] if found else None


DECLARATION = Declaration(
    name="world_leaders",
    title="Heads of state and government of the present (Wikidata)",
    publisher="Wikidata",
    what="Who is head of state and of government since when: all states in October 2022, thirty states and bodies on a day of 2026",
    where="https://github.com/every-politician-scrapers/world-leaders-2021 and https://github.com/open-data-archive/world-leaders-current",
    licence="CC0 1.0 (2022); CC BY-SA 4.0 (2026)",
    citation="World leaders, made from Wikidata, with the day of the list",
    kinds=("leader",),
    files=("leaders/world_leaders*.csv", "leaders/world_leaders*.json", "leaders/world_leaders*.json.gz"),
    read=read,
    check=check,
    recognise=recognise,
    options={"edition": "month or day of the list (YYYY-MM), where the file's name does not hold it"},
    live=Live(_snapshot, every=WEEK, edition=_snapshot_day),
)
