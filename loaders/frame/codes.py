"""Codes of a list to parties by date: one code that two parties held after each other is split at the day on which it changed hands.

COW's 365 is the Russian Empire, the Soviet Union and Russia in one unbroken row; 345 Serbia, Yugoslavia, Serbia and Montenegro. A
spell of such a code says of each party that it held for that party's part of the spell, and that is what the claims say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from legation.graph import time
from legation.graph.parties import register
from legation.loaders.frame.tables import Unusable

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SpellPart:
    """The stretch of a spell in which its codes meant these parties. `begin` and `end` are EDTF dates, both included."""

    parties: tuple[str, ...]
    begin: str
    end: str
    last: bool
    """Whether it reaches the end of the spell."""

    def when(self, list_end: str | None = None) -> tuple[str, str | None]:
        """EDTF interval, and `seen_until` where the spell goes on when the list stops (its end is the list's last date)."""
        if self.last and self.end == list_end:
            return f"{self.begin}/", list_end
        return f"{self.begin}/{self.end}", None


@cache
def _changes(scheme: str) -> dict[str, tuple[date, ...]]:
    """For each code the days on which a party begins to hold it. Where nobody holds it, the one before is meant (a list's gap)."""
    days: dict[str, set[date]] = defaultdict(set)
    for party in register().parties():
        for code in party.codes:
            if code.scheme.removesuffix("_also") == scheme:
                days[code.value] |= {code.begin} if code.begin else set()
    return {code: tuple(sorted(found)) for code, found in days.items()}


def party(code: str, scheme: str, when: str) -> str:
    """The party that a code means at an EDTF date. Raises UnknownParty."""
    moment = time.parse(when)
    assert moment.earliest is not None
    assert moment.latest is not None
    return register().resolve(code, scheme=scheme, on=(moment.earliest, moment.latest)).id


@lru_cache(maxsize=65536)
def parts(scheme: str, codes: tuple[str, ...], begin: str, end: str) -> tuple[SpellPart, ...]:
    """The parties behind `codes` from `begin` to `end` (EDTF dates: days, months or years).

    A change of hands inside the month or year with which the spell begins or ends counts only if the smaller part of that month or
    year is left out: a spell to 1991 of code 365 is the Soviet Union's, not Russia's. Raises UnknownParty, and Unusable for dates
    that do not follow each other or for codes that mean one party.
    """
    first, last = time.parse(begin), time.parse(end)
    assert first.earliest is not None
    assert first.latest is not None
    assert last.earliest is not None
    assert last.latest is not None
    if first.earliest > last.latest:
        raise Unusable("ends-before-it-begins", f"{begin} is after {end}")
    days = sorted({day for code in codes for day in _changes(scheme).get(code, ()) if first.earliest < day <= last.latest})
    starts = [first.earliest, *days]
    stops = [day - _DAY for day in days] + [last.latest]
    found: list[tuple[tuple[str, ...], date, date]] = []
    for start, stop in zip(starts, stops, strict=True):
        who = tuple(register().resolve(code, scheme=scheme, on=(start, stop)).id for code in codes)
        if found and found[-1][0] == who:
            start = found.pop()[1]
        found.append((who, start, stop))
    if len(found) > 1 and found[0][2] < first.latest and found[0][2] - found[0][1] < first.latest - found[0][2]:
        found = [(found[1][0], first.earliest, found[1][2]), *found[2:]]
    if len(found) > 1 and found[-1][1] > last.earliest and found[-1][2] - found[-1][1] < found[-1][1] - last.earliest:
        found = [*found[:-2], (found[-2][0], found[-2][1], last.latest)]
    if len(found) > 1 and found[-1][1] == found[-1][2]:  # both lists count the day of the hand-over
        found = [*found[:-2], (found[-2][0], found[-2][1], found[-1][2])]
    for who, start, stop in found:
        if len(set(who)) < len(who):
            raise Unusable("same-party", f"the codes {' and '.join(codes)} both mean {who[0]} from {start} to {stop}")
    end_at = len(found) - 1
    return tuple(
        SpellPart(who, begin if i == 0 else start.isoformat(), end if i == end_at else stop.isoformat(), i == end_at)
        for i, (who, start, stop) in enumerate(found)
    )


def day(year: str, month: str, of_month: str) -> str:
    """EDTF of three cells; a day or month that is a code of missing (negative or `.`) is left out. Raises Unusable without a year."""
    try:
        y = int(year)
        m = int(month) if month.lstrip("-").isdecimal() else -9
        d = int(of_month) if of_month.lstrip("-").isdecimal() else -9
    except ValueError as error:
        raise Unusable("bad-date", f"{year}-{month}-{of_month} is no date") from error
    text = f"{y:04d}" if m <= 0 else f"{y:04d}-{m:02d}" if d <= 0 else f"{y:04d}-{m:02d}-{d:02d}"
    return edtf(text)


def month(text: str) -> str:
    """EDTF of `YYYYMM`; month 00 is unknown. Raises Unusable."""
    if not text.isdecimal() or not 3 <= len(text) <= 6:
        raise Unusable("bad-date", f"{text[:40]!r} is not a month written YYYYMM")
    year_, month_ = text[:-2].zfill(4), text[-2:]
    return edtf(year_ if month_ == "00" else f"{year_}-{month_}")


def edtf(text: str) -> str:
    """The text, checked to be an EDTF date. Raises Unusable."""
    try:
        time.parse(text)
    except time.TimeError as error:
        raise Unusable("bad-date", str(error)) from error
    return text


def split_note(count: int, what: str) -> Sequence[str]:
    """The sentence of a report about spells that were split."""
    if not count:
        return ()
    return (
        f"{count:,} {what} lie over a change of hands of their code (365: Russia, Soviet Union; 345: Yugoslavia …) "
        "and make a claim for each party",
    )
