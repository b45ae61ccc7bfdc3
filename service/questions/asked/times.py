"""The times that a question names: windows of years, days of the world, the day of knowledge. What is read is taken out of the text."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date

from graph.claims import today
from service.questions.window import FIRST_YEAR, LAST_YEAR, Window

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTHS)
_BEFORE = r"(?:\b(?:in|on|by|at|during|over|for|as of|as at|of|between|from|within)\s+(?:the\s+(?:years?|period|window)\s+)?)?"
_DAY = re.compile(
    rf"{_BEFORE}(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}}))(?!\d)",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(rf"{_BEFORE}(?<!\d\s)\b(?P<month>{_MONTH})\.?\s+(?P<year>\d{{4}})\b", re.IGNORECASE)
_YEARS = re.compile(
    rf"{_BEFORE}(?<!\d)(?P<first>\d{{4}})\s*(?:-|–|/|\bto\b|\band\b|\buntil\b|\btill\b)\s*(?P<last>\d{{4}}|\d{{2}})(?!\d)", re.I
)
_VERSUS = re.compile(
    rf"{_BEFORE}(?<!\d)(?P<first>\d{{4}})\s*(?:vs\.?|versus|against|compared (?:to|with))\s+(?:(?:in|of)\s+)?(?P<last>\d{{4}})(?!\d)", re.I
)
_BESIDE = re.compile(rf"{_BEFORE}(?<!\d)(?P<first>\d{{4}})\s+(?:and|with|to)\s+(?:in\s+)?(?P<last>\d{{4}})(?!\d)", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|after|from)\s+(?P<first>\d{4})(?:\s+on(?:wards?)?)?\b", re.IGNORECASE)
_DECADE = re.compile(r"\b(?:in|during|over)?\s*the\s+(?P<first>\d{3}0)s\b", re.IGNORECASE)
_LAST = re.compile(
    r"\b(?:in|during|over|for)\s+the\s+(?:last|past)\s+(?P<number>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twenty)\s+years\b",
    re.I,
)
_YEAR = re.compile(rf"{_BEFORE}(?<![\d-])(?P<year>1[89]\d\d|20\d\d)\b(?!-\d)", re.IGNORECASE)
_KNOWN = re.compile(
    r"\b(?:what (?:did|had|have) (?:we|one|people|anybody|anyone) (?:believed?|known?|thought|think)|as (?:was |we )?(?:known"
    r"|knew it|believed|published)|according to what was (?:known|published))\s+(?=(?:in|on|by|at)\b)",
    re.I,
)
_NOW = re.compile(r"\b(?:today|now|currently|at present|these days|right now|at the moment)\b", re.IGNORECASE)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twenty": 20}


@dataclass(slots=True)
class Times:
    """`windows` in the order of the text, `on` the day of the world, `known_on` that of knowledge (both ISO); None: not said.

    `goes_on`: the window reaches to the present (`since 2015`, `in the last five years`).
    """

    windows: list[Window] = field(default_factory=list)
    on: str | None = None
    known_on: str | None = None
    goes_on: bool = False

    @property
    def day(self) -> str | None:
        """The day for states: the one said, else the last day of the last year said; None is the present."""
        return self.on or (f"{self.windows[-1].last}-12-31" if self.windows and not self.goes_on else None)


def read_times(text: str) -> tuple[str, Times]:
    """The text without its times, and the times. What is no date (30 February) stays in the text."""
    found = Times()
    known = _KNOWN.search(text)
    if known:
        rest, day = _day(text[known.end() :])
        if day is not None:
            found.known_on = day
            text = re.sub(r"^\s*(?:about|of)\b", "", f"{text[: known.start()]} {rest}")
    text, found.on = _windows_or_day(text, found)
    return " ".join(_NOW.sub(" ", text).split()), found


def _windows_or_day(text: str, found: Times) -> tuple[str, str | None]:
    if (exact := _DAY.search(text)) and (day := _exact(exact)):
        return f"{text[: exact.start()]} {text[exact.end() :]}", day
    beside = _VERSUS.search(text) or (_BESIDE.search(text) if text.lower().startswith("compare") else None)
    if beside and all(FIRST_YEAR <= int(beside[end]) <= LAST_YEAR for end in ("first", "last")):
        found.windows += [Window(int(beside[end]), int(beside[end])) for end in ("first", "last")]
        text = f"{text[: beside.start()]} {text[beside.end() :]}"
    for pattern in (_YEARS, _LAST, _DECADE):
        while (match := pattern.search(text)) and (window := _window(match)):
            found.windows.append(window)
            found.goes_on = pattern is _LAST
            text = f"{text[: match.start()]} {text[match.end() :]}"
    if not found.windows:
        if match := _IN_MONTH.search(text):
            return f"{text[: match.start()]} {text[match.end() :]}", _end_of(match["year"], match["month"])
        for pattern in (_SINCE, _YEAR):
            if (match := pattern.search(text)) and (window := _window(match)):
                found.windows.append(window)
                found.goes_on = pattern is _SINCE
                return f"{text[: match.start()]} {text[match.end() :]}", None
    return text, None


def _window(match: re.Match[str]) -> Window | None:
    said = match.groupdict()
    present = today().year
    if match.re is _LAST:
        number = said["number"]
        length = int(number) if number.isdigit() else _NUMBERS[number.lower()]
        return Window(present - length, present - 1) if length else None
    if match.re is _YEAR:
        return Window(int(said["year"]), int(said["year"]))
    first = int(said["first"])
    if match.re is _SINCE:
        last = max(first, present)
    elif match.re is _DECADE:
        last = first + 9
    else:
        last = int(said["last"]) if len(said["last"]) == 4 else first - first % 100 + int(said["last"])
    return Window(first, last) if FIRST_YEAR <= first <= last <= LAST_YEAR else None


def _exact(match: re.Match[str]) -> str | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]).isoformat()
        name, day, year = (
            (match["month"], match["day"], match["year"]) if match["month"] else (match["month2"], match["day2"], match["year2"])
        )
        return date(int(year), _month(name), int(day)).isoformat()
    except ValueError:
        return None


def _day(text: str) -> tuple[str, str | None]:
    """The first date of a text as its last day, and the text without it."""
    if (match := _DAY.search(text)) and (day := _exact(match)):
        pass
    elif match := _IN_MONTH.search(text):
        day = _end_of(match["year"], match["month"])
    elif match := _YEAR.search(text):
        day = f"{match['year']}-12-31"
    else:
        return text, None
    return f"{text[: match.start()]} {text[match.end() :]}", day


def _end_of(year: str, month: str) -> str:
    number = _month(month)
    return f"{year}-{number:02d}-{monthrange(int(year), number)[1]:02d}"


def _month(name: str) -> int:
    return next(place for place, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))
