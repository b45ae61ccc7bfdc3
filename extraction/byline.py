"""The day of publication where a text itself says it: a line of a date alone, a byline or a dateline in front of the first sentence."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable

from legation.extraction.date_words import ABSOLUTE, Clock, month_number
from legation.extraction.dates import find_dates
from legation.extraction.model import FoundClaim

LINES = 60
"""Lines with words that are looked at from the beginning; a byline also stands at the end of short texts."""
_LONG = 160
"""Characters of the longest line that is a byline."""
_LABEL = re.compile(
    r"^\W*(?:first\s+)?(?:published|posted|issued|released|publication\s+date|date)\b[\s:]*(?:on\b|at\b|:)?\s*", re.IGNORECASE
)
_CHANGED = re.compile(r"^\W*(?:last\s+)?(?:updated|modified|edited|changed|retrieved|accessed|printed)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?\b|\b(?:at|GMT|UTC|EST|EDT|CET|CEST|BST|T|Z)\b", re.IGNORECASE
)
_ISO_CLOCK = re.compile(r"^T\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?", re.IGNORECASE)
_NUMBERS = re.compile(r"\b(?P<d>\d{1,2})(?P<mark>[./-])(?P<m>\d{1,2})(?P=mark)(?P<y>(?:19|20)\d\d)\b")
_BY = re.compile(r"^\W*by\s+[^\W\d_]", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:—|–|--)\s*|\s+-\s+")
_AGENCY = re.compile(r"[(/][^()/\d]{2,40}[)/]")
_DATELINE = 90
"""Most characters of a dateline: place, day and agency before the dash."""


def byline(text: str) -> str | None:
    """The day on which a text says that it was published, as ISO date, or None.

    A line that calls itself the day of publication goes before a line of a date alone, a byline ("By …, 14 May 2025") or a dateline
    ("BAKU, May 14, 2025 —"). Lines that say when a page was changed are passed over. Several such days, as of a chronology, say nothing.
    """
    said: list[str] = []
    plain: list[str] = []
    for line in _heads(text):
        if _CHANGED.match(line):
            continue
        if (label := _LABEL.match(line)) and len(line) <= _LONG and (day := _day(line[label.end() :], rest=True)):
            said.append(day)
        elif (len(line) <= _LONG and (day := _day(line, rest=bool(_BY.match(line))))) or (day := _dateline(line)):
            plain.append(day)
    for days in (said, plain):
        if days:
            return days[0] if len(set(days)) == 1 else None
    return None


def _dateline(line: str) -> str | None:
    """The day of "BAKU, May 14, 2025 (an agency) — …": before the dash stand the day and words with capitals alone."""
    head = _AGENCY.sub(" ", _DASH.split(line[: _DATELINE + 2], maxsplit=1)[0])
    if len(head) > _DATELINE or (dated := ABSOLUTE.search(head)) is None:
        return None
    others = re.findall(r"[^\W\d_][\w.'’]*", head[: dated.start()] + head[dated.end() :])
    return _day(dated[0], rest=False) if others and all(word[0].isupper() for word in others) and _DASH.search(line[:_DATELINE]) else None


def _heads(text: str) -> Iterable[str]:
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line][:LINES]


def _day(line: str, *, rest: bool) -> str | None:
    """The one whole date of a line; without `rest` nothing else may stand on it but a time of day and the day of the week."""
    found = [one for one in ABSOLUTE.finditer(line) if (one["y1"] or one["y2"] or (one["iso"] and len(one["iso"]) == 10))]
    if not found and (numbers := _NUMBERS.search(line)) is not None:
        return _of_numbers(numbers) if rest or not _other(line, numbers.span()) else None
    if len(found) != 1 or found[0]["circa"] or (not rest and _other(line, found[0].span())):
        return None
    one = found[0]
    if one["iso"]:
        return one["iso"]
    day, month, year = (one["d1"], one["m1"], one["y1"]) if one["m1"] else (one["d2"], one["m2"], one["y2"])
    return _iso(int(year), month_number(month), int(re.sub(r"\D", "", day)))


def _other(line: str, span: tuple[int, int]) -> bool:
    """Whether a line holds other words than a date."""
    left = _WEEKDAY.sub("", _CLOCK.sub("", line[: span[0]] + " " + _ISO_CLOCK.sub(" ", line[span[1] :])))
    return re.search(r"\w", left) is not None


def _of_numbers(found: re.Match[str]) -> str | None:
    """14.05.2025, and with other marks only what can be read in one way."""
    first, second, year = int(found["d"]), int(found["m"]), int(found["y"])
    if found["mark"] == "." or first > 12 or first == second:
        return _iso(year, second, first)
    return _iso(year, first, second) if second > 12 else None


def _iso(year: int, month: int, day: int) -> str | None:
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def undated(found: Iterable[FoundClaim]) -> list[str]:
    """The words of time of claims that stay undated because nothing says when their text was published: "last week", "on 3 May"."""
    words: dict[str, None] = {}
    for claim in found:
        if claim.when is None:
            known = {(one.start, one.end) for one in find_dates(claim.quote, Clock())}
            for one in find_dates(claim.quote, Clock.at("2000-01-15")):
                if (one.start, one.end) not in known:
                    words.setdefault(claim.quote[one.start : one.end], None)
    return list(words)
