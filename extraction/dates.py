"""Finds times in a sentence and writes them as EDTF, with exactly the precision of the words.

"29 March 2023" is a day, "March 2023" a month, "in the 2010s" `201X`, "circa 1992" `1992~`, "2016–20" and "between 1991
and 2015" intervals. Words that lean on another time ("tonight", "next month", "on that date") are resolved against the
day of publication or the time last named before them; without such an anchor nothing is said.
EDTF: ISO 8601-2:2019, levels 0 and 1.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from legation.extraction.date_words import (
    ABSOLUTE,
    ABSOLUTE_CUES,
    BEFORE_NUMBER,
    BETWEEN,
    COUNTS,
    DAYS,
    NOT_A_YEAR,
    OTHER_MONTH,
    RELATIVE,
    RELATIVE_CUES,
    SINCE,
    Clock,
    When,
    month_number,
)

_LEAD = 40
"""Most characters of a time that come before the first of its cues ("on or about Wednesday, the 3")."""


def find_dates(text: str, clock: Clock) -> list[When]:
    """All times named in one sentence, in order, without overlaps; moves `clock.last` on as a reader would."""
    found: list[When] = []
    at = 0
    absolute = ABSOLUTE.search(text, max(0, cues[0][1] - _LEAD)) if (cues := ABSOLUTE_CUES.find_matches_as_indexes(text)) else None
    relative = RELATIVE.search(text, max(0, cues[0][1] - _LEAD)) if (cues := RELATIVE_CUES.find_matches_as_indexes(text)) else None
    while absolute or relative:
        if relative is None or (absolute is not None and absolute.start() <= relative.start() and absolute.end() >= relative.end()):
            match, reader = absolute, _read_absolute
        elif absolute is None or relative.start() <= absolute.start():
            match, reader = relative, _read_relative
        else:
            match, reader = absolute, _read_absolute
        assert match is not None
        when = reader(match, text, clock)
        at = match.end()
        if when is not None:
            found.append(when)
            clock.last = when.edtf
            if when.kind == "range":
                clock.last_range = when.edtf
            at = when.end
        if absolute is not None and absolute.start() < at:
            absolute = ABSOLUTE.search(text, at)
        if relative is not None and relative.start() < at:
            relative = RELATIVE.search(text, at)
    return _join(found, text, clock)


def _read_absolute(m: re.Match[str], text: str, clock: Clock) -> When | None:
    mark = "~" if m["circa"] else ""
    if m["iso"]:
        return When(m.start(), m.end(), m["iso"] + mark)
    for d, e, mo, y in (("d0", "e0", "m0", "y0"), ("d7", "e7", "m7", "y7")):
        if m[mo]:
            return _read_days(m, d, e, mo, y, clock)
    for d, mo, y in (("d1", "m1", "y1"), ("d2", "m2", "y2")):
        if m[mo]:
            month, day = month_number(m[mo]), int(re.sub(r"\D", "", m[d]))
            year = int(m[y]) if m[y] else _year_for(month, day, clock)
            if year is None or day > monthrange(year, month)[1]:
                return None
            return When(m.start(), m.end(), f"{year:04d}-{month:02d}-{day:02d}{mark}")
    if m["m3"]:
        return When(m.start(), m.end(), f"{m['y3']}-{month_number(m['m3']):02d}{mark}")
    if m["decade"]:
        return When(m.start(), m.end(), f"{m['decade']}X", "decade")
    if m["y4"]:
        return _read_year(m, text, mark)
    if m["m6"]:
        return _read_month(m, text, clock)
    return None


def _read_days(m: re.Match[str], d: str, e: str, mo: str, y: str, clock: Clock) -> When | None:
    """ "11–13 January 2011" and "September 3 and 4" are intervals of days; of "December 11 and 27, 1960" the first day is taken."""
    month, first, last = month_number(m[mo]), int(re.sub(r"\D", "", m[d])), int(re.sub(r"\D", "", m[e]))
    year = int(m[y]) if m[y] else _year_for(month, first, clock)
    if year is None or first > last or last > monthrange(year, month)[1]:
        return None
    day = f"{year:04d}-{month:02d}-{first:02d}"
    if d == "d7" and m["and7"] and last > first + 1:
        return When(m.start(), m.end(), day)
    return When(m.start(), m.end(), f"{day}/{year:04d}-{month:02d}-{last:02d}", "range")


def _read_year(m: re.Match[str], text: str, mark: str) -> When | None:
    if NOT_A_YEAR.match(text, m.end()) or BEFORE_NUMBER.search(text[max(0, m.start() - 12) : m.start()]):
        return None
    if text[m.end() : m.end() + 2].strip()[:1].isalpha() and text[m.end()] not in " \u00a0":
        return None
    start, year = m.start(), m["y4"]
    if not m["y5"]:
        if text[start - 1 : start] in ("-", "–", "/", "."):
            return None
        return When(start, m.end(), year + mark)
    last = re.sub(r"\D", "", m["y5"])
    last = year[:2] + last if len(last) == 2 else last
    if int(last) < int(year):
        return When(start, m.start("y5"), year + mark)
    return When(start, m.end(), f"{year}/{last}", "range")


def _read_month(m: re.Match[str], text: str, clock: Clock) -> When | None:
    """A month without a year ("in December", "starting September"); "may" and "march" need a preposition before them."""
    before = re.search(r"(\w+)\s+$", text[max(0, m.start() - 16) : m.start()])
    if before is None or before[1].lower() not in {
        "in", "since", "starting", "by", "until", "of", "during", "from", "late", "early", "mid", "through", "before", "after",
    }:  # fmt: skip
        return None
    month = month_number(m["m6"])
    if (other := OTHER_MONTH.match(text, m.end())) is not None:  # "in March or April 2018": the year that both have, and no month for sure
        if other["or"] is not None:
            return When(m.start(), other.end(), other["year"])
        return When(m.start(), m.end(), f"{other['year']}-{month:02d}")
    told = clock.published is None or (clock.last or "")[:4] in text  # the year of an earlier sentence is not that of a report's month
    if clock.last and re.match(r"\d{4}", clock.last) and not _is_recent(clock) and told:
        return When(m.start(), m.end(), f"{clock.last[:4]}-{month:02d}")
    if clock.published_month is None:
        return None
    year, now = clock.published_month
    if before[1].lower() in {"starting", "by", "until", "from", "before"}:
        year += month < now
    else:
        coming = _COMING.search(text) is not None
        year -= month > now + 6 or (month > now and not coming and _PAST.search(text) is not None)
        year += month < now - 6 and coming
    return When(m.start(), m.end(), f"{year:04d}-{month:02d}")


_PAST = re.compile(r"\b(?:was|were|had|met|held|went|took|\w{3,}ed)\b")
_COMING = re.compile(r"\b(?:will|would|to be|is to|are to|due|set to|scheduled|planned|plans|expected|next|upcoming)\b")


def _is_recent(clock: Clock) -> bool:
    return clock.published is not None and clock.last is not None and clock.last[:4] == str(clock.published.year)


def _year_for(month: int, day: int, clock: Clock) -> int | None:
    """The year of a day and month without one: the year being told of, else the one that puts it nearest to publication."""
    if clock.last and re.match(r"\d{4}", clock.last) and not _is_recent(clock):
        return int(clock.last[:4])
    if clock.published is None:
        return clock.published_month[0] if clock.published_month else None
    best: tuple[int, int] | None = None
    for year in (clock.published.year - 1, clock.published.year, clock.published.year + 1):
        if day <= monthrange(year, month)[1]:
            distance = abs((date(year, month, day) - clock.published).days)
            if best is None or distance < best[0]:
                best = (distance, year)
    return best[1] if best else None


def _read_relative(m: re.Match[str], text: str, clock: Clock) -> When | None:
    span = (m.start(), m.end())
    if m["span"]:
        count = int(m["span"]) if m["span"].isdecimal() else COUNTS[m["span"].lower()]
        last = int(m["span_end"])
        return When(*span, f"{last - count + 1}/{last}", "range")
    if m["over"]:
        return When(*span, clock.last_range, "anaphor") if clock.last_range else None
    if m["that"]:
        return _anaphor(m, clock)
    if (m["unit4"] and text[m.start() : m.start() + 3].lower() == "the") or m["unit5"]:
        return _next_unit(m, (m["unit4"] or m["unit5"]).lower(), clock)
    day = clock.published
    if m["n"] and m["ago"].lower() in ("earlier", "later"):
        return _after(m, clock)
    if day is None:
        return None
    if m["today"] or m["yesterday"] or m["tomorrow"]:
        step = 0 if m["today"] else -1 if m["yesterday"] else 1
        return When(*span, (day + timedelta(days=step)).isoformat(), "past" if m["yesterday"] else "relative")
    if m["unit"]:
        if m["unit_way"].lower() == "past" and re.search(r"\b(?:over|in|for|during|within) the $", text[: m.start()]):
            return None  # "in the past year" is no calendar year
        return _unit(span, m["unit_way"].lower(), m["unit"].lower(), day)
    if m["unit2"]:
        if m["unit2"].lower() == "day":
            return None
        kind = "relative" if m.group().lower().startswith("later") else "vague"  # what is "earlier this year" is rarely the event told of
        return When(*span, f"{day:%Y-%m}" if m["unit2"].lower() == "month" else f"{day:%Y}", kind)
    if m["month"]:
        month = month_number(m["month"])
        way = m["month_way"].lower()
        year = day.year - (way == "last" and month >= day.month) + (way == "next" and month <= day.month)
        return When(*span, f"{year:04d}-{month:02d}", "relative")
    if m["n"]:
        return _count_back(m, day)
    number = DAYS.index(m["weekday"].lower())
    back = (day.weekday() - number) % 7
    step = -back
    if m["day_way"] and m["day_way"].lower() == "next":
        step = 7 - back
    elif m["day_way"] and m["day_way"].lower() == "last":
        step = -back - 7 * (back <= 1)  # on a Tuesday, "last Monday" is not yesterday
    elif not m["day_way"] and re.search(
        r"\b(?:will|would|(?:set|due|scheduled|expected|planned|plans?|is|are|likely|poised) to|"
        r"next|coming|until|by|starting|beginning)\b[^.]{0,60}$",
        text[max(0, m.start() - 70) : m.start()],
    ):
        step = (number - day.weekday()) % 7
    return When(*span, (day + timedelta(days=step)).isoformat(), "past" if step < 0 else "relative")


def _unit(span: tuple[int, int], way: str, unit: str, day: date) -> When | None:
    step = {"last": -1, "past": -1, "previous": -1, "this": 0}.get(way, 1)
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        return When(*span, f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", "week")
    if unit == "year":
        return When(*span, f"{day.year + step:04d}", "relative")
    month = day.year * 12 + day.month - 1 + step
    return When(*span, f"{month // 12:04d}-{month % 12 + 1:02d}", "relative")


def _count_back(m: re.Match[str], day: date) -> When | None:
    """ "Three years ago" is a year, "two months ago" a month; days and a week ago are that day, more weeks about that day."""
    word = m["n"].lower()
    count = int(word) if word.isdecimal() else COUNTS.get(word, 1)
    count = -count if m["ago"].lower() == "ago" else count
    unit = m["unit3"].lower()
    if abs(count) > 500:
        return None
    if unit == "year":
        return When(m.start(), m.end(), f"{day.year + count:04d}", "relative")
    if unit == "month":
        month = day.year * 12 + day.month - 1 + count
        return When(m.start(), m.end(), f"{month // 12:04d}-{month % 12 + 1:02d}", "relative")
    days = count * (7 if unit == "week" else 1)
    return When(
        m.start(), m.end(), f"{(day + timedelta(days=days)).isoformat()}{'~' if unit == 'week' and abs(count) > 1 else ''}", "relative"
    )


def _after(m: re.Match[str], clock: Clock) -> When | None:
    """ "Two years later": so long after the time last named; "earlier" leans on what the text tells next."""
    unit, word = m["unit3"].lower(), m["n"].lower()
    if m["ago"].lower() == "earlier" or unit not in ("year", "month"):
        return None
    count = int(word) if word.isdecimal() else COUNTS.get(word, 1)
    return _next_unit(m, unit, clock, count) if count <= 500 else None


def _next_unit(m: re.Match[str], unit: str, clock: Clock, count: int = 1) -> When | None:
    """ "The following year", "two months later": `count` units after the time last named."""
    if not clock.last or "/" in clock.last or not re.match(r"\d{4}", clock.last):
        return None
    year = int(clock.last[:4])
    if unit == "year":
        return When(m.start(), m.end(), f"{year + count:04d}", "anaphor")
    if unit == "month" and len(clock.last) >= 7:
        month = year * 12 + int(clock.last[5:7]) - 1 + count
        return When(m.start(), m.end(), f"{month // 12:04d}-{month % 12 + 1:02d}", "anaphor")
    if unit == "day" and len(clock.last) >= 10:
        try:
            return When(m.start(), m.end(), (date.fromisoformat(clock.last[:10]) + timedelta(days=1)).isoformat(), "anaphor")
        except ValueError:
            return None
    return None


def _anaphor(m: re.Match[str], clock: Clock) -> When | None:
    if not clock.last or "/" in clock.last or not re.match(r"\d{4}", clock.last):
        return None
    unit = m["that"].split()[-1].lower()
    length = {"year": 4, "month": 7}.get(unit, 10)
    if len(clock.last.rstrip("~")) < length:
        return None
    if m["that"].lower().startswith("this") and unit in ("year", "month") and clock.published:
        return When(m.start(), m.end(), f"{clock.published:%Y-%m}"[:length], "vague")
    return When(m.start(), m.end(), clock.last[:length], "anaphor")


def _join(found: list[When], text: str, clock: Clock) -> list[When]:
    """Two times joined by "from … to", "between … and" or a dash become one interval."""
    joined: list[When] = []
    for when in found:
        if joined and "/" not in when.edtf and "/" not in joined[-1].edtf and when.start - joined[-1].end < 12:
            first, gap = joined[-1], text[joined[-1].end : when.start]
            lead = text[max(0, first.start - 12) : first.start]
            dash = bool(re.fullmatch(r"\s?[–—-]\s?", gap))
            if (
                BETWEEN.fullmatch(gap)
                and (dash or SINCE.search(lead) or re.fullmatch(r"\s+(?:to|until|till|through)\s+", gap))
                and first.edtf <= when.edtf
                and not (" and" in gap and not re.search(r"between\s+(?:the\s+)?$", lead, re.IGNORECASE))
            ):
                joined[-1] = When(first.start, when.end, f"{first.edtf}/{when.edtf}", "range")
                clock.last_range = joined[-1].edtf
                continue
        joined.append(when)
    return joined
