"""Travels abroad of Brazil's presidents, 2004–2018, from the library of the Presidency as a public repository packs it.

One packed archive with a JSON file for each president and year (`Lula_official_visits-2010.json`); the CSV copies beside them say the
same and are left out. `Period` gives days in Portuguese without the year ("15, 16 e 17 de Maio", "31 de Agosto e 1º de Setembro", "De 02
a 09 de Julho"). Where one trip went to several countries each has the whole period, which bounds the visit and need not be all of it: the
end of such a claim's date is uncertain (`2010-03-14/2010-03-18?`).
"""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import ValidationError

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError, UnknownParty
from legation.graph.time import TimeError, parse
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.files import opened_bytes
from legation.loaders.frame.head import Head
from legation.loaders.frame.json_text import parsed
from legation.loaders.frame.resolve import named_by_city
from legation.loaders.frame.tables import Unusable, refusal
from legation.loaders.frame.tar import members

BRAZIL = "BRA"
MAX_MEMBER = 20_000_000
"""Bytes of one file in the archive; the largest is far below a megabyte."""
FIELDS = ("Country", "City/region", "Period", "year")
PEOPLE = {"Lula": "Luiz Inácio Lula da Silva", "Dilma": "Dilma Rousseff", "Temer": "Michel Temer"}
MONTHS = (
    "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
)  # fmt: skip
_NAME = re.compile(r"([^/_]+)_official_visits-(\d{4})\.json")
_MONTH = re.compile("|".join(MONTHS), re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})\b")
SOURCE = Source(
    publisher="Presidency of Brazil",
    publication="Biblioteca da Presidência da República",
    title="Official visits abroad of Brazil's presidents, 2004–2018",
    url="https://github.com/GBenevides/diplomatic-footprint",
    published="2020",
    edition="2004-2018",
    licence="MIT (the repository)",
    citation="Biblioteca da Presidência da República, visits abroad, as collected by GBenevides/diplomatic-footprint",
    dataset="brazilian_visits",
)


def period(text: str, year: int) -> str:
    """EDTF of a period in Portuguese within a year: one day, or first/last. Raises Unusable for what is no period."""
    days: list[date] = []
    numbers: list[int] = []
    at = 0
    for month in _MONTH.finditer(text):
        numbers = [int(number) for number in _DAY.findall(text[at : month.start()].replace("º", ""))]
        for number in numbers:
            try:
                days.append(date(year, MONTHS.index(month[0].lower()) + 1, number))
            except ValueError as error:
                raise Unusable("bad-date", f"{text!r} is no period of {year} ({error})") from error
        at = month.end()
    if not days or _DAY.search(text[at:]):
        raise Unusable("bad-date", f"{text[:60]!r} is no period such as '15, 16 e 17 de Maio'")
    if days != sorted(days):
        raise Unusable("bad-date", f"the days of {text[:60]!r} do not follow each other")
    first, last = days[0].isoformat(), days[-1].isoformat()
    return first if first == last else f"{first}/{last}"


def _entries(source: Input) -> Iterator[tuple[str, dict[str, Any]]]:
    """File and visit, in the archive's order. A file of visits that is no archive, one JSON object a line, is read too (refused rows)."""
    with opened_bytes(source) as binary:
        if isinstance(binary, io.BufferedReader) and binary.peek(1)[:1] == b"{":
            for number, line in enumerate(binary, 1):
                if line.strip():
                    yield from _loaded(b"[" + line + b"]", f"line {number}", source)
            return
    for member in members(source):
        name = member.name.rpartition("/")[2]
        if _NAME.fullmatch(name):
            yield from _loaded(member.read(MAX_MEMBER), name, source)


def _loaded(content: bytes, name: str, source: Input) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        visits = parsed(content)
    except ValueError as error:
        raise InputError(f"{name} is no JSON ({error})", place=str(source.path)) from error
    if not isinstance(visits, list) or not all(isinstance(visit, dict) and visit.keys() >= set(FIELDS) for visit in visits):
        raise InputError(f"{name} is no list of visits with {', '.join(FIELDS)}", place=str(source.path))
    for visit in visits:
        visit.setdefault("president", _NAME.fullmatch(name)[1] if _NAME.fullmatch(name) else "")  # type: ignore[index]
        yield name, visit


def check(source: Input) -> None:
    """Unpack and parse all of the archive, and count the stops of each trip. Raises InputError."""
    trips: Counter[tuple[str, str, str]] = Counter(_trip(visit) for _, visit in _entries(source))
    if not trips:
        raise InputError("the archive holds no file such as Lula_official_visits-2010.json", place=str(source.path))
    source.state = trips


def _trip(visit: dict[str, Any]) -> tuple[str, str, str]:
    """President, year and period with its places: the stops of one trip share them."""
    return str(visit["president"]), str(visit["year"]), f"{visit['Period']} {visit['City/region']}"


def read(source: Input) -> Iterator[Item]:
    """A claim for each stop."""
    if source.state is None:
        check(source)
    for number, (name, visit) in enumerate(_entries(source), 1):
        place = f"{source.path.name}: {name}, {visit['Country']}, {visit['Period']}"
        try:
            claim = _claim(visit, source.state[_trip(visit)] > 1, f"{name}, {number}" if name.startswith("line ") else name)
        except (Unusable, UnknownParty, ValidationError, TimeError) as error:
            yield refusal(error, place, json.dumps(visit, ensure_ascii=False))
            continue
        yield Record(place, (claim,))


def _claim(visit: dict[str, Any], shared: bool, name: str) -> Claim:
    text = str(visit["year"])
    if not re.fullmatch(r"\d{4}", text):
        raise Unusable("bad-year", f"year is {text[:40]!r}")
    days = " ".join(str(visit["Period"]).split())
    when = period(days, int(text))
    president = str(visit["president"])
    country = " ".join(str(visit["Country"]).split())
    return Claim(
        kind="visit",
        subject=BRAZIL,
        object=named_by_city(country, str(visit["City/region"]), parse(when)),
        when=f"{when}?" if shared else when,
        place=" ".join(str(visit["City/region"]).split())[:400] or None,
        object_text=country,
        quote=days,
        details={"person": PEOPLE.get(president, president), "role": "President of Brazil"},
        source=SOURCE,
        locator=f"{president} {text}: {country}, {days}"[:400],
    )  # fmt: skip


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    return 100 if any(_NAME.fullmatch(name.rpartition("/")[2]) for name in head.members) else 0


DECLARATION = Declaration(
    name="brazilian_visits",
    title="Travels abroad of Brazil's presidents",
    publisher=SOURCE.publisher,
    what="Which president of Brazil visited which country and city on which days, 2004–2018",
    where="https://github.com/GBenevides/diplomatic-footprint (data/*_official_visits-*.json, packed as one tar.gz)",
    licence="MIT (the repository)",
    citation=SOURCE.citation or "",
    kinds=("visit",),
    files=("visits/brazil_presidential_visits*.tar.gz",),
    read=read,
    check=check,
    recognise=recognise,
)
