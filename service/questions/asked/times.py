"""The times that a question names: windows of years, days of the world, the day of knowledge. What is read is taken out of the text."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from legation.graph.claims import today
from legation.service.questions.common.period import FIRST_YEAR, LAST_YEAR, Window

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
_TWO_YEARS = re.compile(r"(?!between|from)\D*\d{4}\s*and\s*\d{4}$", re.IGNORECASE)
_VERSUS = re.compile(
    rf"{_BEFORE}(?<![\d–-])(?P<first>\d{{4}})\s*(?:vs\.?|versus|against|compared (?:to|with))"
    rf"\s+(?:(?:in|of)\s+)?(?P<last>\d{{4}})(?![\d–-])",
    re.I,
)
_BESIDE = re.compile(rf"{_BEFORE}(?<![\d–-])(?P<first>\d{{4}})\s+(?:and|with|to)\s+(?:in\s+)?(?P<last>\d{{4}})(?![\d–-])", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?P<word>since|after|from(?=\s+\d))\s+(?:the\s+(?:[a-z]+\s+){1,3}(?:of|in)\s+)?(?P<first>\d{4})(?:\s+on(?:wards?)?)?\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?P<word>before|until|till|up to|by|prior to)\s+(?:the\s+(?:end|year)\s+(?:of\s+)?)?(?P<last>\d{4})\b", re.IGNORECASE
)
_DECADE = re.compile(
    r"\b(?:(?:in|during|over|throughout)\s+)?(?:the\s+)?(?:(?P<part>early|mid|late)[- ])?(?P<first>\d{3}0)['’]?s\b", re.IGNORECASE
)
_CENTURY = re.compile(r"\b(?:(?:in|during|over)\s+)?the\s+(?P<number>19|20|21)(?:th|st)\s+century\b", re.IGNORECASE)
_LAST = re.compile(
    r"\b(?:in|during|over|for)\s+the\s+(?:last|past)\s+(?P<number>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twenty)\s+years\b",
    re.I,
)
_RECENT = re.compile(
    r"\b(?:(?:since|in|during|over|within)\s+)?(?:the\s+)?(?:(?:last|past|this)\s+(?P<unit>day|week|month)|yesterday)\b", re.I
)
_AGO = re.compile(r"\b(?:(?:since|in|during|over|within)\s+)?(?:the\s+)?(?P<which>last|past|this|previous)\s+(?P<unit>year|decade)\b", re.I)
_YEAR = re.compile(rf"{_BEFORE}(?<![\d-])(?P<year>1[789]\d\d|20\d\d)\b(?!-\d)", re.IGNORECASE)
_KNOWN = re.compile(
    r"\b(?:(?:what )?(?:did|had|have) (?:we|one|people|anybody|anyone) (?:believed?|known?|thought|think)|as (?:was |we )?(?:known"
    r"|knew it|believed|published)|according to what was (?:known|published))\s+(?=(?:in|on|by|at)\b)",
    re.I,
)
_KNOWN_LATE = re.compile(
    r"(?:what )?(?:did|had|have) (?:we|one|people|anybody|anyone) (?:believed?|known?|thought|think)(?: already)?"
    r" (?:about|of|that) (?P<rest>.+)",
    re.I,
)
"""`What did we know about Kosovo's recognition on 1 June 2012`: the day is that of knowledge, though it stands last."""
_NOW = re.compile(r"\b(?:today|now|currently|at present|these days|right now|at the moment)\b", re.IGNORECASE)
REGISTERS_BEGIN = 1950
"""First year of the registers of deliveries: where "before 1990" begins."""
_PARTS = {"": (0, 9), "early": (0, 3), "mid": (4, 6), "late": (6, 9)}
"""First and last year of a decade's part, as historians use the words; they overlap on purpose."""
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twenty": 20}


@dataclass(slots=True)
class Times:
    """`windows` in the order of the text, `on` the day of the world, `known_on` that of knowledge (both ISO); None: not said.

    `goes_on`: the window reaches to the present (`since 2015`, `in the last five years`); `until`: it is all that was before its end.
    `month` is the month of which `on` is the last day, where only that is said.
    """

    windows: list[Window] = field(default_factory=list)
    on: str | None = None
    known_on: str | None = None
    goes_on: bool = False
    month: str | None = None
    until: bool = False

    @property
    def when(self) -> str | None:
        """The day, month, year or years for states, in EDTF, as exactly as they are said; None is the present. What is only true in a part
        of them is `possibly` then."""
        if self.month or self.on:
            return self.month or self.on
        if not self.windows or self.goes_on:
            return None
        last = self.windows[-1]
        return self.day if self.until else f"{last.first}" if last.length == 1 else f"{last.first}/{last.last}"

    @property
    def day(self) -> str | None:
        """The day for states: the one said, else the last day of the last year said; None is the present."""
        return self.on or (f"{self.windows[-1].last}-12-31" if self.windows and not self.goes_on else None)


def read_times(text: str) -> tuple[str, Times]:
    """The text without its times, and the times. What is no date (30 February) stays in the text."""
    found = Times()
    known = _KNOWN.search(text)
    if known is None and (late := _KNOWN_LATE.match(text)) and (late_day := _day(late["rest"]))[1] is not None:
        text, found.known_on = late_day
    if known:
        rest, day = _day(text[known.end() :])
        if day is not None:
            found.known_on = day
            text = re.sub(r"^\s*(?:about|of|that)\b", "", f"{text[: known.start()]} {rest}")
    text, found.on = _windows_or_day(text, found)
    return " ".join(_NOW.sub(" ", text).split()), found


def _windows_or_day(text: str, found: Times) -> tuple[str, str | None]:
    if (exact := _DAY.search(text)) and (day := _exact(exact)):
        return f"{text[: exact.start()]} {text[exact.end() :]}", day
    beside = _VERSUS.search(text) or (_BESIDE.search(text) if text.lower().startswith("compare") else None)
    if beside and all(FIRST_YEAR <= int(beside[end]) <= LAST_YEAR for end in ("first", "last")):
        found.windows += [Window(int(beside[end]), int(beside[end])) for end in ("first", "last")]
        text = f"{text[: beside.start()]} {text[beside.end() :]}"
    if re.search(r"chang|\bnew\b|added|correct|retract", text) and (recent := _RECENT.search(text)):
        days = {"day": 1, "week": 7, "month": 30}[(recent["unit"] or "day").lower()]
        return f"{text[: recent.start()]} {text[recent.end() :]}", (today() - timedelta(days=days)).isoformat()
    if ago := _AGO.search(text):
        found.windows.append(_ago(ago))
        found.goes_on = ago["unit"].lower() == "decade" and ago["which"].lower() != "previous"
        return f"{text[: ago.start()]} {text[ago.end() :]}", None
    for pattern in (_YEARS, _LAST, _DECADE, _CENTURY):
        while (match := pattern.search(text)) and (window := _window(match)):
            apart = pattern is _YEARS and window.length > 2 and _TWO_YEARS.match(match[0])  # "in 1990 and 2010" is no span of years
            found.windows += [Window(year, year) for year in window[:2]] if apart else [window]
            found.goes_on = pattern is _LAST
            text = f"{text[: match.start()]} {text[match.end() :]}"
    if not found.windows:
        if match := _IN_MONTH.search(text):
            found.month = f"{match['year']}-{_month(match['month']):02d}"
            return f"{text[: match.start()]} {text[match.end() :]}", _end_of(match["year"], match["month"])
        for pattern in (_SINCE, _UNTIL, _YEAR):
            if (match := pattern.search(text)) and (window := _window(match)):
                found.windows.append(window)
                found.goes_on, found.until = pattern is _SINCE, pattern is _UNTIL
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
    if match.re is _CENTURY:
        return Window(int(said["number"]) * 100 - 99, int(said["number"]) * 100)
    if match.re is _UNTIL:
        last = int(said["last"]) - (said["word"].lower() in ("before", "prior to"))
        return Window(min(REGISTERS_BEGIN, last), last) if FIRST_YEAR <= last <= LAST_YEAR else None
    first = int(said["first"])
    if match.re is _SINCE:
        first += said["word"].lower() == "after"
        last = max(first, present)
    elif match.re is _DECADE:
        begin, end = _PARTS[(said["part"] or "").lower()]
        first, last = first + begin, first + end
    else:
        last = int(said["last"]) if len(said["last"]) == 4 else first - first % 100 + int(said["last"])
    return Window(first, last) if FIRST_YEAR <= first <= last <= LAST_YEAR else None


def _ago(match: re.Match[str]) -> Window:
    """The years of `last year`, `this year`, `the past decade`."""
    present = today().year
    if match["unit"].lower() == "decade":
        return Window(present - 10, present - 1)
    year = present - (match["which"].lower() != "this")
    return Window(year, year)


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
