"""Licences for the export of military goods, from the reports of the Dutch government: a value in euro of what may be exported.

A licence is no delivery, and euro are no TIV: nothing here is added to SIPRI's figures. Three orders of dates stand in one file: issued
as MM/DD/YYYY, received as DDMMYYYY without a leading zero, expiring as either. The column of the day of receipt (`T.v.v.`) also holds
the number of a licence that this one replaces. A licence that prolongs (`Verl.` J) or replaces another repeats its value, so that
values are not plainly summed. Names are Dutch, in capitals or not, padded with blanks. A licence for several destinations (`VS, ITALIË,
TURKIJE`) has one value for all of them, and is refused: nobody can split it. One number may stand on several rows, one for each kind of
goods; equal rows stay apart by their order within the number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from legation.graph.claims import Claim, Source
from legation.graph.errors import UnknownParty
from legation.graph.parties import register
from legation.graph.time import parse
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.editions import by_content
from legation.loaders.frame.tables import Form, Row, Unusable, checker, number, records, whole_rows

_COLUMNS = (
    "afgifte datum", "nummer", "SGP", "CAT", "goederen omschrijving", "D/T", "Verl.", "T.v.v.", "land van bestemming",
    "land van eindbestemming", "waarde (€)", "verval datum",
)  # fmt: skip
_ORIGIN = "oorsprong /herkomst"
FORMS = (Form("Dutch export licences", (*_COLUMNS, _ORIGIN)),)
PUBLISHER = "Government of the Netherlands"
CITATION = "Dutch government, Overzicht uitvoer militaire goederen (licences issued for the export of military goods)"
URL = "https://www.rijksoverheid.nl/onderwerpen/exportcontrole-strategische-goederen"
_US_DATE = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_PLAIN_DATE = re.compile(r"\d{7,8}")
_NUMBER = re.compile(r"2\d{7}")
"""A number of a licence, as the file's own have it."""
_SEVERAL = re.compile(r"[,/+]|\bdiverse\b|\balle\b|landen van|wereldwijd|-niet ", re.IGNORECASE)
NETHERLANDS = "NLD"


def read(source: Input) -> Iterator[Item]:
    """One claim a row."""
    edition = by_content(source, (_issued(row["afgifte datum"]) or "" for row in whole_rows(source, FORMS)), column="the day of issue")
    stated_in = Source(
        publisher=PUBLISHER, publication="Overzicht uitvoer militaire goederen", title="Licences for the export of military goods", url=URL,
        published=edition.published, edition=edition.edition, licence="free to use", citation=CITATION, dataset="dutch_licences",
    )  # fmt: skip
    items: Counter[str] = Counter()

    def claims(row: Row) -> list[Claim]:
        licence = row["nummer"]
        items[licence] += 1
        return [_claim(row, f"licence {licence}, item {items[licence]}", stated_in)]

    yield from records(source, FORMS, claims)


def _claim(row: Row, locator: str, stated_in: Source) -> Claim:
    issued = _issued(row["afgifte datum"])
    if issued is None:
        raise Unusable("bad-date", f"afgifte datum is {row['afgifte datum'][:40]!r}, not a day written MM/DD/YYYY")
    value = number(row["waarde (€)"], "waarde (€)", missing=("",))
    if value is None:
        raise Unusable("no-value", "the licence has no value")
    text = " ".join(row["land van eindbestemming"].split()) or " ".join(row["land van bestemming"].split())
    to = destination(text, issued)
    if to == NETHERLANDS:
        raise Unusable("same-party", f"the final destination {text!r} is the Netherlands themselves")
    through = " ".join(row["land van bestemming"].split())
    told = {
        "number": row["nummer"], "goods": row["goederen omschrijving"], "category": row["SGP"], "kind": row["D/T"],
        "received": _other_date(row["T.v.v."]), "expires": _other_date(row["verval datum"]),
        "through": through if through.casefold() != text.casefold() else None, "origin": " ".join(row[_ORIGIN].split()),
    }  # fmt: skip
    if told["received"] and told["received"] > issued:
        told["received"] = None
    details: dict[str, object] = {name: said for name, said in told.items() if said}
    if "received" not in details and _NUMBER.fullmatch(row["T.v.v."]) and row["T.v.v."] != row["nummer"]:
        details["replaces"] = row["T.v.v."]
    if row["Verl."] == "J":
        details["extension"] = True
    return Claim(
        kind="arms_licence", subject=NETHERLANDS, object=to, when=issued, value=float(value), unit="EUR", scope="licensed military exports",
        object_text=text, details=details, source=stated_in, locator=locator,
    )  # fmt: skip


def destination(text: str, issued: str) -> str:
    """The party of a Dutch name. Raises Unusable for several destinations or none, and UnknownParty."""
    if not text or register().is_placeholder(text) or text.casefold() == "onbekend":
        raise Unusable("no-destination", "the licence names no destination")
    day = parse(issued).earliest
    if _SEVERAL.search(text):
        raise Unusable("several-destinations", f"{text!r} are several destinations or a group that is no party, with one value for all")
    if register().is_name(text, scheme="dutch"):
        return register().resolve(text, scheme="dutch", on=day).id
    try:
        return register().resolve(text, scheme="any", on=day).id
    except UnknownParty:
        return register().resolve(text, scheme="any").id


def _issued(text: str) -> str | None:
    match = _US_DATE.fullmatch(text)
    return _day(match[3], match[1], match[2]) if match else None


def _other_date(text: str) -> str | None:
    """`MM/DD/YYYY` or `DDMMYYYY` (a leading zero may be missing); None for anything else, which is a reference and no date."""
    if _US_DATE.fullmatch(text):
        return _issued(text)
    if _PLAIN_DATE.fullmatch(text):
        full = text.zfill(8)
        return _day(full[4:], full[2:4], full[:2])
    return None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if 1980 <= found.year <= 2100 else None


DECLARATION = Declaration(
    name="dutch_licences",
    title="Dutch licences for the export of military goods",
    publisher=PUBLISHER,
    what="Licences for the export of military goods from the Netherlands, each with its value in euro, goods and destination, 2004–2014",
    where=f"{URL} (yearly overviews joined to one CSV: github.com/tijmenb/arms-export-map)",
    licence="free to use",
    citation=CITATION,
    kinds=("arms_licence",),
    files=("arms/dutch_military_export_licences*.csv", "arms/dutch_military_export_licences*.csv.gz"),
    read=read,
    check=checker(*FORMS),
)
