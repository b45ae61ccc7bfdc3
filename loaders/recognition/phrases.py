"""Dates and changes in the cells of tables about recognition: `30 October 2012 or before`, `frozen from … to … at the latest`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(rf"(?:(?:(\d{{1,2}}) )?({_MONTH}) (\d{{4}})|({_MONTH}) (\d{{1,2}}), (\d{{4}})|\b(1[789]\d\d|20\d\d)\b)")
_BY = re.compile(r"\s*(?:or (?:before|earlier|shorter)|at the latest)")
_MANNER = re.compile(r"\b(severed|suspended|frozen|cancelled|canceled|broken)\b", re.IGNORECASE)
_RESUMED = re.compile(r"\bto\s+$", re.IGNORECASE)
_BEGAN = re.compile(r"\b(?:from|since|on|in|as of|cancelled|canceled|suspended|frozen|severed|again)\s+$", re.IGNORECASE)
_MARKS = re.compile(r"\s*[\[(][^\])]*[\])]")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as EDTF; `by` means that it is the latest that it can be."""

    edtf: str
    by: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Relations ended in a manner (`frozen`, `suspended`, `cancelled`), or, with manner None, were resumed. `date` may be unknown."""

    manner: str | None
    date: Date | None


def plain(text: str) -> str:
    """A name without footnote marks and what stands in brackets (`Burkina Faso (formerly Upper Volta)`)."""
    return _MARKS.sub("", text).strip()


def dates(text: str) -> list[Date]:
    """The dates of a text in its order: days, months and years; `or before`, `at the latest` after one is kept."""
    return [date for date, _ in _dated(text)]


def _dated(text: str) -> Iterator[tuple[Date, int]]:
    for found in _DATE.finditer(text):
        try:
            edtf = _edtf(found)
        except ValueError:
            continue  # 31 June is no day
        yield Date(edtf, _BY.match(text, found.end()) is not None), found.start()


def _edtf(found: re.Match[str]) -> str:
    day, month, year, month_first, day_second, year_third, only = found.groups()
    if only:
        return only
    year, month, day = year or year_third, month or month_first, day or day_second
    text = f"{year}-{_MONTHS.index(month) + 1:02d}"
    return datetime.strptime(f"{text}-{day}", "%Y-%m-%d").date().isoformat() if day else text


def changes(notes: str) -> list[Change]:
    """When relations ended and were resumed, as a note tells it; what stands under "Further details" is left out."""
    text = notes.partition("{{show")[0]
    text = re.sub(r"(\d{4})\.(\s+to\b)", r"\1\2", text)  # a full stop inside a span
    found: list[Change] = []
    for sentence in re.split(r"[.;](?:\s|$)", text):
        manner = _MANNER.search(sentence)
        if not manner:
            continue
        dated = [(date, start) for date, start in _dated(sentence) if start > manner.start()]
        if not dated:
            found.append(Change(manner[0].lower(), None))
        for date, start in dated:
            before = sentence[:start]
            if _RESUMED.search(before):
                found.append(Change(None, date))
            elif _BEGAN.search(before):
                said = [match[0].lower() for match in _MANNER.finditer(before)]
                found.append(Change(said[-1], date))
    return found


def established_and_severed(notes: str, with_whom: str) -> list[tuple[Date, Date]]:
    """`Diplomatic relations with the PRC were established on … and severed on …`: both dates of each such sentence."""
    found = []
    for match in re.finditer(rf"relations with {re.escape(with_whom)} were established on (.+?) and severed on ([^.]+)", notes):
        first, last = dates(match[1]), dates(match[2])
        if first and last:
            found.append((first[0], last[0]))
    return found
