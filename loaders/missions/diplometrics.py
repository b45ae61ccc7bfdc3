"""Diplomatic Representation, 1960 on (DDR, Pardee Institute, Denver): in which years a state had an embassy in another.

A workbook with a row for each sender, destination and year, coded from the Europa World Yearbook. `Embassy` is 1 where the yearbook lists
one; years that follow each other are one claim. A year is the yearbook's, so the first and the last year of a claim say that it was there
some time in them. Rows with 0 are years without an embassy of their own: the level of what stands in for one (`LOR`) is the authors'
scale and no type of mission.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from legation.graph.claims import Claim, Source
from legation.graph.errors import UnknownParty
from legation.graph.time import parse
from legation.loaders.frame import workbook
from legation.loaders.frame.base import Declaration, Input, Item, Record, Refusal
from legation.loaders.frame.resolve import named
from legation.loaders.frame.spells import runs
from legation.loaders.frame.tables import Row, Unusable, refusal, year
from legation.loaders.visits.colt import PUBLISHER, URL

COLUMNS = ("SendingCountry", "Destination", "Year", "Embassy", "LOR")
CITATION = (
    "Moyer, Jonathan D., Sara D. Turner, and Collin J. Meisel. 2021. What are the drivers of diplomacy? Introducing and testing new annual "
    "dyadic data measuring diplomatic exchange. Journal of Peace Research 58(6): 1300-1310."
)
_RELEASED = re.compile(r"1960[-_](?P<last>20\d{2})[-_](?P<day>20\d{6})")


def read(source: Input) -> Iterator[Item]:
    """Refusals as they are met, then a claim for each run of years with an embassy."""
    found: dict[tuple[str, str], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    last = 0

    def keep(row: Row) -> list[Claim]:
        nonlocal last
        at = year(row["Year"], "Year")
        on = parse(f"{at:04d}")
        sender, host = (named(row[column], on) for column in ("SendingCountry", "Destination"))
        if sender == host:
            raise Unusable("same-party", f"sender and destination are both {sender}")
        if row["Embassy"] not in ("0", "1"):
            raise Unusable("bad-number", f"Embassy is {row['Embassy'][:40]!r}, neither 0 nor 1")
        last = max(last, at)
        if row["Embassy"] == "0":
            raise Unusable("no-embassy", "the yearbook lists no embassy in that year")
        found[sender, host][at] += 1
        return []

    for item in workbook.records(source, COLUMNS, keep):
        if isinstance(item, Refusal):
            yield item
    stated_in = _source(source, last)
    for (sender, host), years in sorted(found.items()):
        for first, end, rows in runs(years):
            where = f"{sender} in {host}, {first}–{end}"
            try:
                claim = Claim(
                    kind="mission", subject=sender, object=host, mission="embassy", source=stated_in, locator=where,
                    when=f"{first:04d}/" if end >= last else f"{first:04d}/{end:04d}", seen_until=f"{end:04d}" if end >= last else None,
                )  # fmt: skip
            except (ValueError, UnknownParty) as error:
                yield refusal(Unusable("bad-claim", str(error)[:200]), f"{source.path.name}, {where}", count=rows)
                continue
            yield Record(f"{source.path.name}, {where}", (claim,), rows)


def _source(source: Input, last: int) -> Source:
    told = _RELEASED.search(source.path.name)
    day = f"{told['day'][:4]}-{told['day'][4:6]}-{told['day'][6:]}" if told else None
    if day is None:
        source.notes.append(
            f"the file's name does not hold its day of release (…_1960-2022_20230831.xlsx): the edition is told by its years, to {last}"
        )
    return Source(
        publisher=PUBLISHER,
        publication="Diplometrics",
        title=f"Diplomatic Representation, 1960–{last}",
        url=URL,
        published=day,
        edition=day or f"to {last}",
        licence="free for research with citation",
        citation=CITATION,
        dataset="diplometrics",
    )


DECLARATION = Declaration(
    name="diplometrics",
    title="Diplometrics: Diplomatic Representation",
    publisher=PUBLISHER,
    what="In which years a state had an embassy in another, 1960 on",
    where=f"{URL} (Diplometrics_Diplomatic-Representation_1960-….xlsx)",
    licence="free for research with citation",
    citation=CITATION,
    kinds=("mission",),
    files=("missions/Diplometrics_Diplomatic-Representation*.xlsx",),
    read=read,
    check=workbook.checker(*COLUMNS),
)
