"""Multilateral treaties deposited with the UN Secretary-General: who signed, who is bound, a table of participants for each treaty.

The archive holds `index.csv` (treaties) and `treaties/CHAPTER-NUMBER.csv`. The columns beside `Participant` have 114 different headers:
each lists the acts that its cells may tell, with the letter that marks them (`Ratification, Accession(a), Succession(d)`: "6 Oct 1965 a"
is an accession); a date without a letter is the act without one. By its header a column is a signature, an act that binds, a provisional
application, or something else, which makes no claim. Withdrawals are not in the tables, so that a membership is seen up to the list's day
and has no end. A participation of Russia before 26 December 1991 was the Soviet Union's.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError, UnknownParty
from legation.graph.time import TimeError
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.editions import by_content
from legation.loaders.frame.head import Head
from legation.loaders.frame.tables import Unusable, refusal
from legation.loaders.frame.tar import members
from legation.loaders.treaties.words import details, listed, spells, then

PUBLISHER = "United Nations"
PUBLICATION = "Multilateral Treaties Deposited with the Secretary-General"
URL = "https://treaties.un.org"
LICENCE = "use with attribution, non-commercial"
CITATION = "United Nations Treaty Collection, Multilateral Treaties Deposited with the Secretary-General"
MAX_MEMBER = 5_000_000
"""Bytes of one table; the largest in use has 15,000."""
_ACT = re.compile(r"\s*([^,()]+?(?:\([^()]*\d[^()]*\)[^,()]*)*)\s*(?:\(([A-Za-z]{1,2})\))?\s*(?:,|$)")
_CELL = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})(?: ([A-Za-z]{1,2}))?")
MONTHS = {
    name: number
    for number, name in enumerate(("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), start=1)
}
_BINDING = frozenset(
    {
        "ratification", "accession", "acceptance", "approval", "succession", "consent", "definitive", "participation", "application",
    }
)  # fmt: skip
_BY_DEFINITIVE = ("definitive signature", "acceptance ipso facto")


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of a column tell: `role` is signature, bound, provisional or other; `acts` by letter ("" without one)."""

    role: str
    acts: dict[str, str]


@dataclass(slots=True)
class Treaties:
    """The index of the archive: name and chapter of each treaty; the dates of all cells, which tell the list's age."""

    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    tables: int = 0


def column(header: str) -> Column:
    """What a header says of its cells."""
    acts: dict[str, str] = {}
    for match in _ACT.finditer(header):
        if match[1]:
            acts.setdefault(match[2] or "", match[1].strip())
    text = header.casefold()
    if text.startswith(("provisional application", "undertaking of provisional", "provisional acceptance")):
        return Column("provisional", acts)
    if text.startswith("signature"):
        return Column("signature", acts)
    first = re.split(r"[ ,(]", text, maxsplit=1)[0]
    if text.startswith(("formal confirmation", "simplified procedure")) or first in _BINDING:
        return Column("bound", acts)
    return Column("other", acts)


def cell_of(text: str, at: Column) -> tuple[str, str] | None:
    """EDTF day and act of a cell, None for an empty one. Raises Unusable for what is no date, or has a letter that the header lacks."""
    said = " ".join(text.split())
    if said in ("", "N/A"):
        return None
    match = _CELL.fullmatch(said)
    if match is None:
        raise Unusable("bad-date", f"the cell {said[:40]!r} is no date such as '6 Oct 1965 a'")
    letter = match[4] or ""
    act = at.acts.get(letter)
    if act is None:
        raise Unusable("unknown-letter", f"the cell {said!r} has the letter {letter!r}, which the column's header does not explain")
    month = MONTHS.get(match[2][:3])
    try:
        return date(int(match[3]), month or 0, int(match[1])).isoformat(), act
    except ValueError:
        raise Unusable("bad-date", f"the cell {said[:40]!r} is no day of the calendar") from None


def _tables(source: Input) -> Iterator[tuple[str, list[list[str]], list[str]]]:
    """Name, rows and raw lines of each CSV file of the archive. Raises InputError for what is no whole archive."""
    try:
        for member in members(source):
            if member.name.endswith(".csv"):
                text = member.read(MAX_MEMBER).decode("utf-8-sig")
                reader = csv.reader(io.StringIO(text), strict=True)
                rows = [row for row in reader if row]
                yield member.name, rows, text.splitlines()
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputError(f"a file of the archive is no table in UTF-8 ({error})", place=str(source.path)) from error


def check(source: Input) -> None:
    """Read the whole archive, keeping the index. Raises InputError."""
    found = Treaties()
    for name, rows, _ in _tables(source):
        if name.endswith("index.csv") and rows and {"chapter_no", "treaty_no", "treaty_name", "chapter_name"} <= set(rows[0]):
            at = {column_name: index for index, column_name in enumerate(rows[0])}
            for row in rows[1:]:
                key = f"{row[at['chapter_no']]}-{row[at['treaty_no']]}"
                found.names[key] = (row[at["treaty_name"]].strip(), row[at["chapter_name"]].strip())
        elif rows and rows[0][0].strip() == "Participant":
            found.tables += 1
            cells = (_CELL.fullmatch(cell.strip()) for row in rows[1:] for cell in row[1:])
            found.dates += [f"{cell[3]}-{MONTHS.get(cell[2][:3], 1):02d}" for cell in cells if cell]
    if not found.tables:
        raise InputError("the archive holds no table whose first column is Participant", place=str(source.path))
    if not found.names:
        raise InputError("the archive holds no index.csv with the names of the treaties", place=str(source.path))
    source.state = found


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, a participant of a treaty each."""
    if not isinstance(source.state, Treaties):
        check(source)
    known: Treaties = source.state
    edition = by_content(source, known.dates, column="the participants' dates")
    stated_in = Source(
        publisher=PUBLISHER, publication=PUBLICATION, title=PUBLICATION, url=URL, published=edition.published, edition=edition.edition,
        licence=LICENCE, citation=CITATION, dataset="un_treaties",
    )  # fmt: skip
    left: dict[str, int] = {}
    for name, rows, _ in _tables(source):
        if not rows or rows[0][0].strip() != "Participant":
            continue
        number = name.rpartition("/")[2].removesuffix(".csv")
        title, chapter = _title(number, known)
        columns = [column(header) for header in rows[0][1:]]
        for header, at in zip(rows[0][1:], columns, strict=True):
            if at.role == "other":
                left[header] = left.get(header, 0) + 1
        head = {"treaty": f"UN {number}", "title": title, "topic": chapter}
        for line, row in enumerate(rows[1:], start=2):
            place, raw = f"{source.path.name}, {name}, line {line}", ",".join(row)
            try:
                if len(row) != len(rows[0]):
                    raise Unusable("row-width", f"the row has {len(row)} fields and the header {len(rows[0])}")
                made = _claims(row, columns, head, stated_in)
            except (Unusable, UnknownParty, ValidationError, TimeError) as error:
                yield refusal(error, place, raw)
                continue
            yield Record(place, tuple(made), raw=raw)
    if left:
        source.notes.append("columns that are no act of joining and make no claim: " + "; ".join(sorted(left)))


def _title(number: str, known: Treaties) -> tuple[str, str]:
    """Name and chapter of a treaty; an amendment or protocol without a line of its own (`18-10-a`) has that of its parent, and says so."""
    if number in known.names:
        return known.names[number]
    parent = number.rpartition("-")[0]
    if parent in known.names:
        name, chapter = known.names[parent]
        return f"{number.rpartition('-')[2]}) to: {name}", chapter
    return f"Treaty {number}", ""


def _claims(row: list[str], columns: list[Column], head: dict[str, str], stated_in: Source) -> list[Claim]:
    signed: str | None = None
    provisional: str | None = None
    bound: tuple[str, str] | None = None
    for text, at in zip(row[1:], columns, strict=True):
        if at.role == "other":
            continue
        said = cell_of(text, at)
        if said is None:
            continue
        day, act = said
        if at.role == "provisional":
            provisional = min(day, provisional or day)
        elif at.role == "signature" and not act.casefold().startswith(_BY_DEFINITIVE):
            signed = min(day, signed or day)
        elif bound is None or day < bound[0]:
            bound = (day, act.casefold())
    if signed is None and bound is None and provisional is None:
        raise Unusable("no-date", "the row tells no day on which the participant signed or joined")
    text = row[0].strip()
    party = listed(text, scheme="un")
    told = details(
        **head, signed=signed, provisional=provisional, bound=bound[0] if bound else None, act=bound[1] if bound else None,
    )  # fmt: skip
    same: dict[str, Any] = {"source": stated_in, "subject_text": text, "locator": f"{head['treaty']}, {text}"[:400], "details": told}
    if bound is None:
        when = signed or provisional
        assert when is not None
        return [Claim(kind="treaty_signature", subject=then(party, when), when=when, **same)]
    return [
        Claim(kind="treaty_membership", subject=who[0], when=when, seen_until=stated_in.edition if when.endswith("/") else None, **same)
        for who, when in spells((party,), bound[0], None)
    ]


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    return 100 if any(name.endswith("index.csv") and b"treaty_no" in begun for name, begun in head.members.items()) else 0


DECLARATION = Declaration(
    name="un_treaties",
    title="Multilateral treaties deposited with the UN Secretary-General",
    publisher=PUBLISHER,
    what="Who signed, ratified, acceded or succeeded to the treaties of the UN Treaty Collection, and on which day",
    where=f"{URL} (index.csv and a table of participants for each treaty, packed as .tar.gz: github.com/zmjones/untreaties)",
    licence=LICENCE,
    citation=CITATION,
    kinds=("treaty_membership", "treaty_signature"),
    files=("treaties/un_treaty*.tar.gz",),
    read=read,
    check=check,
    recognise=recognise,
)
