"""Which state of a source a file is: read from the file (its columns, its head), from its name as a last resort, and then said so.

A program that knows an edition by heart stamps the next one with the old date, and `known_on` answers wrongly for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from legation.graph.errors import InputError
from legation.graph.time import TimeError, parse
from legation.loaders.frame.base import Input
from legation.loaders.frame.origin import origin_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED_MONTH = re.compile(rf"(?<![a-z])({'|'.join(_MONTHS)})[a-z]*[-_. ]?(\d{{4}})(?!\d)", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)((?:18|19|20)\d\d)-(\d\d)(?:-(\d\d))?(?!\d)")
_YEARS = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d-(?:1[5-9]|20)\d\d(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_VERSION = re.compile(r"(?<![a-z0-9])v(?:ersion)?[-_ ]?(\d+(?:[._]\d+)*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Edition:
    """`edition` names the state of the source, `published` (EDTF) is when it was; both None where nothing tells."""

    edition: str | None
    published: str | None


def date_in_name(name: str) -> str | None:
    """The last date in a file's name (EDTF: `2022-03`, `2015-05-26`, `2020-04` of `Apr2020`), or None. Ranges of years are no dates."""
    bare = _YEARS.sub(" ", name)
    found: list[tuple[int, str]] = []
    for match in _DATE.finditer(bare):
        text = "-".join(part for part in match.groups() if part)
        if _is_date(text):
            found.append((match.start(), text))
    for match in _NAMED_MONTH.finditer(bare):
        found.append((match.start(), f"{match[2]}-{_MONTHS.index(match[1].lower()[:3]) + 1:02d}"))
    if found:
        return max(found)[1]
    years = _YEAR.findall(bare)
    return years[-1] if years else None


def version_in_name(name: str) -> str | None:
    """The version in a file's name (`v4.1`, `v0_1` as `0.1`), or None."""
    found = _VERSION.search(name)
    return found[1].replace("_", ".") if found else None


def by_name(source: Input, *, what: str = "edition") -> Edition:
    """The edition that the file's name tells, with a note that says so; where it tells none, a note that says that nothing does."""
    name = source.path.name
    kept = origin_of(source.path).get("edition")
    if kept:
        source.notes.append(f"the file does not say its {what}; what was kept of its fetch does: {kept}")
        return Edition(kept, kept)
    told = date_in_name(name)
    if told:
        source.notes.append(f"the file does not say its {what}; its name does: {told}")
        return Edition(told, told)
    source.notes.append(f"neither the file nor its name ({name}) says its {what}; what it holds counts as known from the day of this load")
    return Edition(None, None)


def by_content(source: Input, dates: Iterable[str], *, column: str, today: date | None = None) -> Edition:
    """The edition by the latest date (EDTF day, month or year) of a column: a file cannot be older than what it speaks of.

    Days after today are left out: plans and sentinels. Falls back to the file's name where the column holds no date.
    """
    last = (today or date.today()).isoformat()
    latest = max((text for text in dates if text[:10] <= last), default=None)
    if latest is None:
        return by_name(source)
    told = date_in_name(source.path.name)
    if told and told[: len(latest)] >= latest[: len(told)]:
        source.notes.append(f"the file does not say its edition; its name does: {told}")
        return Edition(told, told)
    source.notes.append(f"the edition is told by the latest date of {column}: {latest}")
    return Edition(latest, latest)


Stated = Literal["YYYY-MM-DD", "YYYY-MM", "YYYY-MM or YYYY-MM-DD"]


def stated(source: Input, form: Stated, *, of: str = "it is") -> str:
    """The day or month of a snapshot (EDTF): the option `edition`, else the first one of that form in the file's name.

    Raises InputError where neither says it, naming of what it is missing (`of`), and for an option that is no date.
    """
    wanted, example = ("day", "2022-11-16") if form == "YYYY-MM-DD" else ("month", "2022-11")
    pattern = {"YYYY-MM-DD": r"\d{4}-\d\d-\d\d", "YYYY-MM": r"\d{4}-\d\d"}.get(form, r"\d{4}-\d\d(?:-\d\d)?")
    found = re.search(pattern, source.path.name)
    given = str(source.options.get("edition") or (found[0] if found else ""))
    if not given:
        option = f"--edition {form[: len(example)]}"
        raise InputError(f"the file does not say of which {wanted} {of}; say it with {option}", place=str(source.path))
    try:
        told = parse(given)
    except TimeError as error:
        raise InputError(f"{given!r} is not a {wanted} like {example}", place="--edition") from error
    if wanted == "day" and told.precision != "day":
        raise InputError(f"{given!r} is not a {wanted} like {example}", place="--edition")
    return given


def latest_told(texts: Iterable[str], today: date | None = None) -> str:
    """The latest of some dates (EDTF, of one precision) that is not after today; "" where there is none."""
    now = (today or date.today()).isoformat()
    return max((text for text in texts if text[:1].isdecimal() and text <= now[: len(text)]), default="")


def list_end(ends: Iterable[str], today: date | None = None) -> str:
    """Where a list of spells stops, by its end dates (EDTF, of one precision): the date on which most of them end, for what goes on when a
    list is closed gets that day. A single later date is a slip and no new edition. What lies after today is left out; "" for no date."""
    now = (today or date.today()).isoformat()
    counted = Counter(text for text in ends if text[:1].isdecimal() and text <= now[: len(text)])
    return max(counted, key=lambda text: (counted[text], text), default="")


def last_full_year(years: Iterable[str], today: date | None = None) -> int:
    """Where a list of one row a year stops: the last year that has at least half as many rows as the one before. 0 for no year."""
    counted = Counter(int(text) for text in years if text.isdecimal() and int(text) <= (today or date.today()).year)
    return max((year for year, count in counted.items() if 2 * count >= counted.get(year - 1, 0)), default=0)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(f"{text}-01" if len(text) == 7 else text)
    except ValueError:
        return False
    return True


__all__ = ["Edition", "by_content", "by_name", "date_in_name", "last_full_year", "latest_told", "list_end", "stated", "version_in_name"]
