"""The words of time: patterns of absolute and relative dates, and what they lean on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import ahocorasick_rs

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
COUNTS = {
    word: number
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1)
}
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|"
    r"Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_YEAR = r"(?:1[4-9]\d\d|20\d\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
DASH = r"(?:\s?[-–—]\s?)"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_CIRCA = r"(?P<circa>(?:(?:on|in)\s+or\s+(?:about|around)|circa|ca?\.|about|around|approximately|roughly)\s+(?:the\s+)?)?"
ABSOLUTE = re.compile(
    rf"\b{_CIRCA}(?:{_WEEKDAY},?\s+)?(?:"
    rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\d-])"
    rf"|(?P<d0>{_DAY})(?:{DASH}|\s+to\s+)(?P<e0>{_DAY})\s+(?P<m0>{_MONTH})(?:,?\s+(?P<y0>{_YEAR}))?"
    rf"|(?P<m7>{_MONTH})\s+(?P<d7>{_DAY})(?:{DASH}|\s+(?P<and7>and)\s+|\s+(?:to|through)\s+)(?P<e7>{_DAY})(?!\d|"
    rf"\s+{_MONTH})(?:,?\s+(?P<y7>{_YEAR}))?"
    rf"|(?:the\s+)?(?P<d1>{_DAY})\s+(?:of\s+)?(?P<m1>{_MONTH})(?:,?\s+(?P<y1>{_YEAR}))?"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>{_DAY})(?!\d)(?:,?\s+(?P<y2>{_YEAR}))?"
    rf"|(?:(?P<part>early|mid|late|end\s+of|beginning\s+of)[\s-]+)?(?P<m3>{_MONTH}),?\s+(?:of\s+)?(?P<y3>{_YEAR})"
    rf"|(?P<decade>1[4-9]\d|20\d)0s"
    rf"|(?P<y4>{_YEAR})(?P<y5>{DASH}['’‘]?(?:{_YEAR}|\d\d))?(?![\d%])"
    rf"|(?P<m6>{_MONTH})(?=\W|$)"
    r")"
)
OTHER_MONTH = re.compile(rf"\s+(?:(?P<or>or)|and|to)\s+{_MONTH},?\s+(?:of\s+)?(?P<year>{_YEAR})\b")
"""After a month, another one that has the year of both."""
RELATIVE = re.compile(
    rf"\b(?:(?P<today>today|tonight|this\s+(?:morning|afternoon|evening))|(?P<yesterday>yesterday|"
    rf"last\s+night|the\s+day\s+before)|(?P<tomorrow>tomorrow)"
    rf"|(?P<unit_way>last|this|next|past|previous|coming)\s+(?P<unit>week|month|year)"
    rf"|(?:(?:earlier|later)\s+)(?:this|in\s+the)\s+(?P<unit2>month|year|day)"
    rf"|(?P<month_way>last|this|next)\s+(?P<month>{_MONTH})\b"
    rf"|(?P<n>\d+|a|an|{'|'.join(COUNTS)})\s+(?P<unit3>day|week|month|year)s?\s+(?P<ago>ago|earlier|later|from\s+now)"
    rf"|(?:(?P<day_way>last|this|next)\s+)?(?P<weekday>{_WEEKDAY})(?:\s+(?:night|evening|morning|afternoon))?"
    rf"|(?P<that>(?:that\s+same|that|the\s+same|this)\s+(?:date|day|month|year))(?=\W|$)"
    rf"|(?:the\s+)?(?P<after>following|next)\s+(?P<unit4>day|month|year)(?=\W|$)|(?:a|one)\s+(?P<unit5>month|year)\s+later"
    rf"|(?P<over>(?:that|the\s+same|this)\s+period)(?=\W|$)"
    rf"|the\s+(?P<span>\d+|{'|'.join(COUNTS)})\s+years\s+(?:to|ending(?:\s+in)?|up\s+to)\s+(?P<span_end>{_YEAR})"
    r")",
    re.IGNORECASE,
)
ABSOLUTE_CUES = ahocorasick_rs.AhoCorasick([*"0123456789", *(name[:3].capitalize() for name in MONTHS)])
"""What a sentence with an absolute time holds: a digit or the first letters of a month."""
RELATIVE_CUES = ahocorasick_rs.AhoCorasick(
    ["day", "night", "morning", "afternoon", "evening", "tomorrow", "week", "month", "year", " ago", "date", "period"]
    + [f"{way} {letter}" for way in ("ast", "his", "ext") for letter in "JFMASOND"]
)
"""What a sentence with a relative time holds: a unit, a part of the day, or "last", "this", "next" before a month."""
NOT_A_YEAR = re.compile(
    r"\s?(?:%|percent|per\s+cent|people|troops|soldiers|persons|men|women|km|kilomet|mi(?:les)?\b|m\b|metres|meters|tons?|tonnes|"
    r"dollars|euros|barrels|homes|workers|students|families|children|civilians|prisoners|refugees|deaths|cases|votes|seats|hectares|"
    r"acres|"
    r"million|billion|thousand|words|members|Israelis|Palestinians|Ukrainians|Russians|hostages|flights|missiles|drones|MW|others)",
    re.IGNORECASE,
)
BEFORE_NUMBER = re.compile(
    r"(?:[$€£¥#]|\bNo\.|\bnumber|\bResolution|\bMirage|\bAgenda|\bVision|\bBoeing|\bover|\bsome|\bnearly|\balmost|\bleast|\bthan|"
    r"\d,)\s?$",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s*(?:and|to|until|till|through|–|—|-)\s*$")
SINCE = re.compile(r"\b(?:from|between|since)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """A time found in a sentence: its span in the sentence and its EDTF. `bare_year` marks a lone year without a word before it."""

    start: int
    end: int
    edtf: str
    kind: str = "point"


@dataclass(slots=True)
class Clock:
    """What relative words lean on: the day of publication, and the time last named in the text."""

    published: date | None = None
    published_month: tuple[int, int] | None = None
    last: str | None = None
    last_range: str | None = None

    @classmethod
    def at(cls, published: str | None) -> Clock:
        """From an EDTF day or month; anything coarser gives no anchor."""
        if published and re.fullmatch(r"\d{4}-\d\d-\d\d", published[:10]):
            try:
                day = date.fromisoformat(published[:10])
            except ValueError:
                return cls()
            return cls(day, (day.year, day.month))
        if published and re.fullmatch(r"\d{4}-\d\d", published):
            year, month = int(published[:4]), int(published[5:7])
            return cls(None, (year, month)) if 1 <= month <= 12 else cls()
        return cls()


def month_number(name: str) -> int:
    """1 to 12 from an English month name, long or short."""
    low = name.lower().rstrip(".")
    return _SHORT[low] if low in _SHORT else _SHORT[low[:3]]
