"""The day on which a file was generated, as SIPRI's database writes it and as spreadsheets of other languages write it anew."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from legation.graph.errors import InputError

_BEGINNINGS = (
    "jan ene gen janv янв oca sty led", "feb fev fevr фев sub lut uno", "mar mrt maer мар brez", "apr avr abr апр nis kwi dub",
    "may mai mag maj mei май мая kve", "jun juin giu июн haz cze cerven", "jul juil lug июл tem lip cervenec",
    "aug aou ago авг agu sie srp", "sep set сен eyl wrz zar", "oct okt out ott окт eki paz rij", "nov ноя kas lis listopad",
    "dec dez dic дек ara gru pro",
)  # fmt: skip
"""How the names of months begin, accents left out: English, French, German, Spanish, Italian, Portuguese, Dutch, Swedish, Russian,
Turkish, Polish and Czech. The longest beginning that fits counts (`juin`, `juil`)."""
_MONTHS = {beginning: number for number, line in enumerate(_BEGINNINGS, start=1) for beginning in line.split()}
_LETTERS = r"[^\W\d_]{3,}"
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_NAMED = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th|er|º)?[\s.\-]+(?:de\s+)?({_LETTERS})\.?[\s.,\-]+(?:de\s+)?(\d{{4}})")
_NAMED_FIRST = re.compile(rf"({_LETTERS})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})")
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


def read_days(text: str, *, place: str, day_first: bool = False, today: date | None = None) -> tuple[date, ...]:
    """The days that a generation date can mean: `3 Jan 2025 9:16:02 PM`, `28 July 2022`, `12 févr. 2026`, `2022-07-28`, `28/07/2022`.

    Two where day and month can be either (`2/12/2026`), without those that are still to come: a file of tomorrow is none. A date with
    dots has the day first, as in every language that writes it so. `day_first` says it of the others. Raises InputError for no day.
    """
    found = [day for parts in _readings(text, day_first) if (day := _day(*parts))]
    past = [day for day in found if day <= (today or date.today())]
    if not found:
        raise InputError(f"the generation date {text!r} is not a day", place=place)
    return tuple(dict.fromkeys(past or found))


def _readings(text: str, day_first: bool) -> list[tuple[str, str, str]]:
    if match := _YEAR_FIRST.search(text):
        return [(match[1], match[2], match[3])]
    if match := _NAMED.search(text):
        return [(match[3], match[2], match[1])]
    if match := _NAMED_FIRST.search(text):
        return [(match[3], match[1], match[2])]
    if match := _NUMBERS.search(text):
        both = [(match[3], match[2], match[1]), (match[3], match[1], match[2])]
        return both[:1] if day_first or "." in match[0] else both
    return []


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else _month(month)
    try:
        return date(int(year), number, int(day)) if number else None
    except ValueError:
        return None


def _month(name: str) -> int | None:
    folded = "".join(char for char in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(char))
    for length in range(len(folded), 2, -1):
        if (number := _MONTHS.get(folded[:length])) is not None:
            return number
    return None
