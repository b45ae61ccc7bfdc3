"""Time with precision: EDTF in and out, intervals of earliest and latest days, three-valued as-of.

Covers what the claims use of EDTF (Library of Congress, Extended Date/Time Format, 2019; ISO 8601-2): level 0 dates, dates with a
time of day (read as their day, in the zone they are written in) and intervals; level 1 qualifiers `?` `~` `%`, unspecified digits from
the right (`199X`, `19XX`, `1991-XX`), seasons, open (`..`) and unknown (empty) ends; level 2 seasons by hemisphere, quarters and the like,
and one of several dates (`[1667,1668]`). Not covered, and refused with what to write: all of several dates, years outside 1-9999, digits
that are unspecified before known ones, and the forms of before 2019 (`unknown`, `open`, `uu`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Answer = Literal["yes", "no", "possibly", "unknown"]
Precision = Literal["day", "month", "year", "decade", "century"]

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%])?", re.ASCII)


_TIME = re.compile(
    r"T(?:[01]\d|2[0-3])(?::[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?)?(?:Z|[+-][01]\d(?::?[0-5]\d)?)?|T24:00(?::00)?Z?", re.ASCII
)
_SEASONS = {
    21: (3, 11), 22: (6, 14), 23: (3, 11), 24: (6, 14),  # of no stated hemisphere: from the first month of either to the last
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14),  # northern
    29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8),  # southern
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),  # quarters
    37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),  # thirds and halves of a year
}  # fmt: skip
"""First and last month that each of EDTF's sub-year groupings can mean (ISO 8601-2, 4.8): codes 21 to 41 in the month's place.
14 is February of the next year."""
_OLD = {"unknown": "", "open": "..", "*": ""}
_MOST_DATES = 100


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
    date_part, t, _ = text.partition("T")
    if t and len(date_part) == 10 and _TIME.fullmatch(text[10:]):
        text = date_part
    match = _DATE.fullmatch(text)
    if not match:
        raise TimeError(f"{text!r} is not an EDTF date such as 2023-03-29, 2023-03, 1991, 199X or 1992~{_advice(text)}")
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
        elif int(month) in _SEASONS:
            if day is not None:
                raise TimeError(f"{text!r}: a season has no day")
            precision = "month"
            begins, ends = _SEASONS[int(month)]
            over, ends = divmod(ends - 1, 12)
            until = min(low + over, 9999)
            first, last = date(low, begins, 1), date(until, ends + 1, monthrange(until, ends + 1)[1])
        elif month == "00" or day == "00":
            raise TimeError(f"{text!r}: an unknown month or day is left out, not 00; write {year if month == '00' else f'{year}-{month}'}")
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


def _advice(text: str) -> str:
    """What to write in place of a form that people or older programs use, as the end of a sentence; empty where it cannot be told."""
    bare = text.strip()
    if re.fullmatch(r"-\d{4,}(-.*)?|[Yy]-?\d.*", bare):
        return ": years are read from 0001 to 9999"
    forms: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
        (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", lambda m: f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}"),
        (r"(\d{4})[-/.](\d{1,2})", lambda m: f"{m[1]}-{int(m[2]):02d}"),
        (r"(\d{1,2})\.(\d{1,2})\.(\d{4})", lambda m: f"{m[3]}-{int(m[2]):02d}-{int(m[1]):02d}"),
        (r"(\d{4})(\d\d)(\d\d)", lambda m: f"{m[1]}-{m[2]}-{m[3]}"),
        (r"(\d{4}(?:-\d\d){0,2})(?:\?~|~\?)", lambda m: f"{m[1]}%"),
        (r"(?:c\.|ca\.?|circa|about) ?(\d{4})", lambda m: f"{m[1]}~"),
        (r"(\d{3})0s", lambda m: f"{m[1]}X"),
        (r"\.\.(\d.*)", lambda m: f"../{m[1]}"),
        (r"(\d.*)\.\.", lambda m: f"{m[1]}/.."),
        (r"\d[\du]{3}(?:-[\du]{2}){0,2}", lambda m: m[0].replace("u", "X")),
        (r"(\d.*\d)", lambda m: m[0] if m[0] != text else ""),
    )
    for pattern, written in forms:
        if match := re.fullmatch(pattern, bare, re.IGNORECASE):
            better = written(match)
            if better and better != text and _reads(better):
                return f"; write {better}"
    marked = re.fullmatch(r"[?~%]?\d{4}[?~%]?-[?~%]?\d\d[?~%]?(?:-[?~%]?\d\d[?~%]?)?", bare)
    if marked and _reads(plain := re.sub(r"[?~%]", "", bare)):
        return f": a mark (?, ~, %) counts for the whole date and stands at its end; write {plain}~"
    if re.fullmatch(r"X[\dX]{3}.*|\d{4}-XX-\d\d", bare):
        return ": digits can be left open (X) from the right only"
    if "T" in bare and _reads(bare.partition("T")[0]):
        return f": there is no such time of day; write {bare.partition('T')[0]}"
    if bare.startswith("{"):
        return ": all of several dates are several claims, one each; one of several is [1667,1668]"
    if re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", bare):
        return "; write year-month-day, as in 1999-12-31"
    return ""


def _reads(text: str) -> bool:
    """Whether `text` is a date or an interval of dates; it asks for no advice in its turn."""
    parts = text.split("/")
    dates = [part for part in parts if part not in ("", "..")]
    if len(parts) > 2 or not dates or not all(_DATE.fullmatch(part) for part in dates):
        return False
    try:
        parse(text)
    except TimeError:
        return False
    return True


def _one_of(text: str) -> When:
    """`[1667,1668]`, `[..1984]`, `[1670..1672]`: one of these dates, which one is not known."""
    inner = [part.strip() for part in text[1:-1].split(",")]
    if len(inner) > _MOST_DATES:
        raise TimeError(f"{text[:40]!r}… lists {len(inner)} dates; at most {_MOST_DATES} are read")
    bounds: list[tuple[Moment | None, Moment | None]] = []
    for part in inner:
        begin, dots, end = part.partition("..")
        first = _moment(begin) if begin else None
        last = _moment(end) if end else None if dots else first
        if (first is None and last is None) or (first and last and first.first > last.last):
            raise TimeError(f"{text!r} is not one of several EDTF dates such as [1667,1668] or [1670..1672]")
        bounds.append((first, last))
    earliest = None if any(first is None for first, _ in bounds) else min(first.first for first, _ in bounds if first)
    latest = None if any(last is None for _, last in bounds) else max(last.last for _, last in bounds if last)
    moments = [moment for pair in bounds for moment in pair if moment]
    return When(
        text, False, earliest, latest, earliest, latest,
        approximate=any(moment.mark in ("~", "%") for moment in moments), uncertain=True, precision=moments[0].precision,
    )  # fmt: skip


@lru_cache(maxsize=65536)
def parse(text: str) -> When:
    """Read an EDTF date or interval. Raises TimeError with what is wrong."""
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    parts = text.split("/")
    if len(parts) == 2 and (old := [_OLD.get(part, part) for part in parts]) != parts:
        raise TimeError(f"{text!r} is an older form of an interval; write {'/'.join(old)}")
    if len(parts) == 1:
        moment = _moment(text)
        return When(
            text, False, moment.first, moment.last, moment.first, moment.last,
            approximate=moment.mark in ("~", "%"), uncertain=moment.mark in ("?", "%"), precision=moment.precision,
        )  # fmt: skip
    if len(parts) != 2 or parts in (["", ""], ["..", ".."]):
        raise TimeError(f"{text!r} is not an EDTF interval such as 2016/2020 or 1949-04-04/..{_advice(text)}")
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
