"""Time with precision: EDTF in and out, intervals of earliest and latest days, three-valued as-of.

Covers what the claims use of EDTF (Library of Congress, Extended Date/Time Format, 2019; ISO 8601-2): level 0 dates and
intervals, level 1 qualifiers `?` `~` `%`, unspecified digits from the right (`199X`, `19XX`, `1991-XX`), open (`..`) and
unknown (empty) ends. Not covered, and refused: seasons, sets, years outside 1-9999.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Answer = Literal["yes", "no", "possibly", "unknown"]
Precision = Literal["day", "month", "year", "decade", "century"]

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%])?")


class TimeError(ValueError):
    """A text is not a date or interval of the EDTF subset that claims use."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One EDTF date: the first and last day that it can mean; `mark` is its qualifier."""

    first: date
    last: date
    precision: Precision
    mark: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF text with the days that bound its begin and its end.

    A single date is one moment: an event that fell on some day of `earliest`..`latest`. An interval begins on a day of
    `earliest`..`begin_latest` and ends on a day of `end_earliest`..`latest`; None is an open or unknown bound.
    """

    edtf: str
    interval: bool
    earliest: date | None
    begin_latest: date | None
    end_earliest: date | None
    latest: date | None
    open_begin: bool = False
    open_end: bool = False
    approximate: bool = False
    uncertain: bool = False
    precision: Precision = "day"


def _moment(text: str) -> Moment:
    match = _DATE.fullmatch(text)
    if not match:
        raise TimeError(f"{text!r} is not an EDTF date such as 2023-03-29, 2023-03, 1991, 199X or 1992~")
    year, month, day, mark = match[1], match[2], match[3], match[4] or ""
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    precision: Precision = "year"
    if "X" in year:
        if month:
            raise TimeError(f"{text!r}: a month needs a whole year")
        precision = "decade" if year.endswith("X") and not year.endswith("XX") else "century"
    if low < 1 and high < 1:
        raise TimeError(f"{text!r}: there is no year 0")
    try:
        if month in (None, "XX"):
            if day not in (None, "XX"):
                raise TimeError(f"{text!r}: a day needs a month")
            first, last = date(max(low, 1), 1, 1), date(high, 12, 31)
        elif day in (None, "XX"):
            precision = "month"
            first, last = date(low, int(month), 1), date(low, int(month), monthrange(low, int(month))[1])
        else:
            precision = "day"
            first = last = date(low, int(month), int(day))
    except TimeError:
        raise
    except ValueError as error:
        raise TimeError(f"{text!r} is not a day of the calendar ({error})") from error
    if mark in ("~", "%"):
        first, last = _widened(first, last, precision)
    return Moment(first, last, precision, mark)


def _widened(first: date, last: date, precision: Precision) -> tuple[date, date]:
    """An approximate date may be off by one unit of its own precision to either side (our reading of `~`; EDTF leaves it open).

    The years 1 and 9999 end the calendar.
    """
    before = first - timedelta(days=1) if first > date.min else first
    after = last + timedelta(days=1) if last < date.max else last
    if precision == "day":
        return before, after
    if precision == "month":
        return before.replace(day=1), after.replace(day=monthrange(after.year, after.month)[1])
    step = {"year": 1, "decade": 10, "century": 100}[precision]
    return date(max(first.year - step, 1), 1, 1), date(min(last.year + step, 9999), 12, 31)


@lru_cache(maxsize=65536)
def parse(text: str) -> When:
    """Read an EDTF date or interval. Raises TimeError with what is wrong."""
    parts = text.split("/")
    if len(parts) == 1:
        moment = _moment(text)
        return When(
            text, False, moment.first, moment.last, moment.first, moment.last,
            approximate=moment.mark in ("~", "%"), uncertain=moment.mark in ("?", "%"), precision=moment.precision,
        )  # fmt: skip
    if len(parts) != 2 or parts in (["", ""], ["..", ".."]):
        raise TimeError(f"{text!r} is not an EDTF interval such as 2016/2020 or 1949-04-04/..")
    begin = _moment(parts[0]) if parts[0] not in ("", "..") else None
    end = _moment(parts[1]) if parts[1] not in ("", "..") else None
    if begin and end and begin.first > end.last:
        raise TimeError(f"{text!r} ends before it begins")
    marks = {m.mark for m in (begin, end) if m}
    # An empty side is an end that nobody gives: it may lie anywhere up to (or from) the other one. ".." is no end at all.
    begin_latest = begin.last if begin else (end.last if end and parts[0] == "" else None)
    end_earliest = end.first if end else (begin.first if begin and parts[1] == "" else None)
    return When(
        text, True,
        begin.first if begin else None, begin_latest, end_earliest, end.last if end else None,
        open_begin=parts[0] == "..", open_end=parts[1] == "..",
        approximate=bool(marks & {"~", "%"}), uncertain=bool(marks & {"?", "%"}),
        precision=(begin or end or Moment(date.min, date.min, "day")).precision,
    )  # fmt: skip


def of_year(year: int) -> str:
    """EDTF of a year."""
    return f"{year:04d}"


def years(when: When) -> tuple[int, int] | None:
    """First and last year of an interval or date with both ends known, else None."""
    if when.earliest is None or when.latest is None:
        return None
    return when.earliest.year, when.latest.year


def holds_on(earliest: date | None, begin_latest: date | None, end_earliest: date | None, latest: date | None, on: When) -> Answer:
    """Whether a state with these bounds holds on a day of `on`: yes, no or possibly.

    `on` is a day, or a coarser date read as "some day in it, unknown which": only what holds on each of its days is yes,
    only what holds on none is no. A bound of None is open: without begin the state held since before all dates, without end it still holds.
    """
    first, last = on.earliest or date.min, on.latest or date.max
    if (earliest is not None and last < earliest) or (latest is not None and first > latest):
        return "no"
    begun = begin_latest is None or first >= begin_latest
    going = end_earliest is None or last <= end_earliest
    return "yes" if begun and going else "possibly"
