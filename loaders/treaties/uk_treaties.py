"""UK Treaties Online: treaties that the Foreign Office keeps, one JSON object a line, with the parties that it lists.

What the record does not say is not made up:

- `field3` tells treaties of two sides (BI) and of several (MULTI); a record without it is a document of a treaty and is refused as such.
- Names in capitals are parties; others (`Leeward Islands`, `Land Berlin`) are territories to which the treaty is extended. A state
  that began after the signature was extended to as a territory too (Jamaica with a convention of 1934), and signed nothing.
- `country_name` of a treaty of several lists every later party without its date. Such a record is one claim with all names, undated:
  Bulgaria stands with the North Atlantic Treaty of 1949, and is no member since then.
- A treaty between others is listed with the United Kingdom as a party (it signed for its dominions, or registered the text). Where the
  title says `between A and B` and names nothing British, the parties are those of the title, or the record is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import orjson
from pydantic import ValidationError

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError, UnknownParty
from legation.graph.parties import register
from legation.graph.time import TimeError, parse
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.editions import by_name
from legation.loaders.frame.files import byte_lines, opened_bytes, text_lines, utf8
from legation.loaders.frame.head import Head
from legation.loaders.frame.tables import Unusable, refusal
from legation.loaders.treaties.titles import between
from legation.loaders.treaties.words import details, existed, in_order, listed, pair_then, spells, then

PUBLISHER = "Foreign, Commonwealth and Development Office"
PUBLICATION = "UK Treaties Online"
URL = "https://treaties.fcdo.gov.uk"
LICENCE = "Open Government Licence v3.0"
CITATION = "Foreign, Commonwealth and Development Office, UK Treaties Online, Crown copyright"
UK = "GBR"
_FIELDS = {"title", "uuid"}
_DATE = re.compile(r"\d\d/\d\d/\d{4}")


def check(source: Input) -> None:
    """Go through the file: JSON objects with a title, a last line that is whole. Raises InputError with the line."""
    last = 0
    with opened_bytes(source) as binary:
        for last, text in utf8(byte_lines(binary, source), source):
            if last > 1 and text.endswith("\n"):
                continue
            try:
                record = orjson.loads(text)
            except orjson.JSONDecodeError as error:
                what = "the first line is no JSON object" if last == 1 else "the file is cut: its last line is no whole JSON object"
                raise InputError(f"{what}; the source is JSON Lines, one treaty an object", place=source.place(last)) from error
            if not isinstance(record, dict) or not record.keys() >= _FIELDS:
                raise InputError(f"the record has no {' and '.join(sorted(_FIELDS))}", place=source.place(last))
    if not last:
        raise InputError("the file holds no record", place=str(source.path))


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, a record each."""
    edition = by_name(source)
    stated_in = Source(
        publisher=PUBLISHER, publication=PUBLICATION, title=PUBLICATION, url=URL, published=edition.published, edition=edition.edition,
        licence=LICENCE, citation=CITATION, dataset="uk_treaties",
    )  # fmt: skip
    for number, text in text_lines(source):
        place = source.place(number)
        try:
            record = orjson.loads(text)
            if not isinstance(record, dict):
                raise Unusable("not-an-object", "the line is no JSON object")
            made = _claims({key: str(value).strip() for key, value in record.items() if value is not None}, stated_in)
        except orjson.JSONDecodeError as error:
            yield refusal(Unusable("not-json", str(error)), place, text)
            continue
        except (Unusable, UnknownParty, ValidationError, TimeError) as error:
            yield refusal(error, place, text)
            continue
        yield Record(place, tuple(made), raw=text)


def _claims(record: dict[str, str], stated_in: Source) -> list[Claim]:
    kind = record.get("field3")
    if kind not in ("BI", "MULTI"):
        raise Unusable("document", "the record is a document that belongs to a treaty, not a treaty (field3 is empty)")
    signed, adopted, begun, ended = (_date(record, f"{name}_event_date") for name in ("signed", "adopted", "definative_eif", "terminated"))
    ended = _date(record, "terminated_event_effective_date") or ended
    if not in_order(signed, begun, ended) and not in_order(begun, ended):
        raise Unusable("ends-before-it-begins", f"in force {begun}, terminated {ended}")
    number = record.get("id") or record["uuid"]
    told = details(
        treaty=f"UKTO {number}", title=record["title"], topic=record.get("subject"), signed=signed or adopted, in_force=begun,
        provisional=_date(record, "provisional_eif_event_date"), ended=ended,
    )  # fmt: skip
    names = [name.strip() for name in record.get("country_name", "").split(";") if name.strip()]
    capitals = [name for name in names if name == name.upper()]
    if not capitals:
        raise Unusable("no-party", "the record names no state or organisation as a party")
    same: dict[str, Any] = {"source": stated_in, "locator": f"treaty {number}"}
    at = signed or adopted or begun
    parties = _pair(record["title"], capitals, at) if kind == "BI" else None
    if parties is None:
        return [_list(capitals, at, told, same)]
    a, b = parties
    made = []
    if signed or adopted:
        subject, object_ = pair_then(a, b, signed or adopted or "")
        made.append(Claim(kind="treaty_signed", subject=subject, object=object_, when=signed or adopted, details=told, **same))
    for (subject, object_), when in spells((a, b), begun, ended) if begun else ():
        seen = stated_in.edition if when.endswith("/") else None
        made.append(Claim(kind="treaty_in_force", subject=subject, object=object_, when=when, seen_until=seen, details=told, **same))
    if not made:
        raise Unusable("no-date", "the record gives neither a day of signature nor one of entry into force")
    return made


def _pair(title: str, capitals: list[str], at: str | None) -> tuple[str, str] | None:
    """The two parties of a treaty of two sides; None where a side has several. Raises Unusable and UnknownParty."""
    found = between(title, at)
    if found.others:
        if found.pair is None:
            raise Unusable("between-others", f"the title names nothing British, and who the two sides are is not clear: {title[:150]}")
        return found.pair
    parties = list(dict.fromkeys(listed(name, scheme="ukto", when=at) for name in capitals))
    if at:
        moment = parse(at)
        parties = list(dict.fromkeys(then(party, at) for party in parties if existed(then(party, at), moment)))
    if len(parties) < 2:
        raise Unusable("one-party", f"of {'; '.join(capitals)[:200]} only {parties or 'none'} existed then; the other side is not named")
    if len(parties) > 2:
        return None
    return (parties[0], parties[1]) if parties[1] != UK else (parties[1], parties[0])


def _list(capitals: list[str], at: str | None, told: dict[str, Any], same: dict[str, Any]) -> Claim:
    """One claim for all that are listed, each without a date; names that nobody bears stay as they are written."""
    ids, left = [], []
    for name in capitals:
        try:
            ids.append(listed(name, scheme="ukto", when=None))
        except UnknownParty:
            left.append(name)
    ids = sorted(set(ids), key=lambda party: (party != UK, party))
    if not ids:
        register().resolve(left[0], scheme="ukto")
    first = next((party for party in ids if at is None or existed(party, parse(at))), None)
    if first is None:
        raise Unusable("no-party", f"none of the parties listed existed in {at}")
    return Claim(kind="treaty_listed", subject=first, when=at, details=told | {"parties": ids + left}, **same)


def _date(record: dict[str, str], field: str) -> str | None:
    """EDTF of `dd/mm/yyyy`, or None where the field is empty. Raises Unusable."""
    text = record.get(field, "")
    if not text:
        return None
    try:
        if not _DATE.fullmatch(text):
            raise ValueError(text)
        return date(int(text[6:]), int(text[3:5]), int(text[:2])).isoformat()
    except ValueError as error:
        raise Unusable("bad-date", f"{field} is {text[:40]!r}, not a day written dd/mm/yyyy") from error


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    return 20 if head.first_object.keys() >= {*_FIELDS, "signed_event_date"} else 0


DECLARATION = Declaration(
    name="uk_treaties",
    title="UK Treaties Online",
    publisher=PUBLISHER,
    what="Treaties that the United Kingdom signed or keeps, with the days of signature, entry into force and end, 1703 on",
    where=f"{URL} (its records as JSON, one a line; the snapshot of github.com/ukparliament/uk-treaties stops with signatures of 1976)",
    licence=LICENCE,
    citation=CITATION,
    kinds=("treaty_signed", "treaty_in_force", "treaty_listed"),
    files=("treaties/uk_treaties*.jsonl", "treaties/uk_treaties*.jsonl.gz"),
    read=read,
    check=check,
    recognise=recognise,
)
