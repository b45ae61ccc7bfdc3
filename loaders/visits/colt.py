"""Travels of heads of state and government, 1990 on: COLT, the Country and Organization Leader Travel data set (Pardee Institute, Denver).

A workbook with a row for each visit: the leader's country, the country visited, first and last day. Days that are not known (`TBD`, or a
year alone) leave the year. Trips within the own country, and those of leaders of organisations that nobody knows, are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.graph.claims import Claim, Source
from legation.loaders.frame import workbook
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.resolve import moment, named
from legation.loaders.frame.tables import Row, Unusable

PUBLISHER = "Frederick S. Pardee Institute for International Futures, University of Denver"
COLUMNS = ("TripID", "LeaderCountryOrIGO", "LeaderFullName", "CountryVisited", "TripYear", "TripStartDate", "TripEndDate")
URL = "https://korbel.du.edu/pardee/diplometrics"
CITATION = (
    "Moyer, Jonathan D., Collin J. Meisel, and Adam Szymanski-Burgos. Country and Organization Leader Travel (COLT) data set. "
    "Diplometrics, Frederick S. Pardee Institute for International Futures, University of Denver."
)
_RELEASED = re.compile(r"(?:19|20)\d{2}[-_](?P<last>(?:19|20)\d{2})[-_](?P<day>20\d{6})")
"""Years and day of release in the file's name: `…-1990-2024_20250317.xlsx`."""
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def read(source: Input) -> Iterator[Item]:
    """A claim for each visit."""
    stated_in = _source(source)

    def claims(row: Row) -> list[Claim]:
        begin, end = _day(row["TripStartDate"]), _day(row["TripEndDate"])
        if begin is None:
            if not re.fullmatch(r"\d{4}", row["TripYear"]):
                raise Unusable("bad-year", f"TripYear is {row['TripYear'][:40]!r}")
            begin = end = row["TripYear"]
        if end is not None and end < begin:
            raise Unusable("ends-before-it-begins", f"{end} is before {begin}")
        when = begin if end in (None, begin) else f"{begin}/{end}"
        at = moment(when, column="TripStartDate")
        visitor, host = (named(row[column], at) for column in ("LeaderCountryOrIGO", "CountryVisited"))
        if visitor == host:
            raise Unusable("same-party", f"the leader and the country visited are both of {visitor}")
        details = {"person": row["LeaderFullName"]} if row["LeaderFullName"] else {}
        return [
            Claim(
                kind="visit", subject=visitor, object=host, when=when, details=details, source=stated_in, locator=f"TripID {row['TripID']}",
                subject_text=row["LeaderCountryOrIGO"], object_text=row["CountryVisited"],
            )
        ]  # fmt: skip

    yield from workbook.records(source, COLUMNS, claims)


def _day(text: str) -> str | None:
    """A day as EDTF; None for what is none (`TBD`, empty)."""
    if match := _DAY.match(text):
        return match[0]
    if match := _AMERICAN.fullmatch(text):
        return f"{match[3]}-{int(match[1]):02d}-{int(match[2]):02d}"
    return None


def _source(source: Input) -> Source:
    named_in = _RELEASED.search(source.path.name)
    day = f"{named_in['day'][:4]}-{named_in['day'][4:6]}-{named_in['day'][6:]}" if named_in else None
    if day is None:
        source.notes.append("the file's name does not hold its day of release (…-1990-2024_20250317.xlsx): its edition is left open")
    return Source(
        publisher=PUBLISHER,
        publication="Diplometrics",
        title="Country and Organization Leader Travel (COLT)",
        url=URL,
        published=day,
        edition=day,
        licence="free for research with citation",
        citation=CITATION,
        dataset="colt",
    )


DECLARATION = Declaration(
    name="colt",
    title="COLT: travels of heads of state and government",
    publisher=PUBLISHER,
    what="Which head of state or government visited which country on which days, 1990 on",
    where=f"{URL} (Diplometrics_COLT_Travel_Dataset_….xlsx)",
    licence="free for research with citation",
    citation=CITATION,
    kinds=("visit",),
    files=("visits/Diplometrics_COLT*.xlsx", "visits/colt*.xlsx"),
    read=read,
    check=workbook.checker(*COLUMNS),
)
