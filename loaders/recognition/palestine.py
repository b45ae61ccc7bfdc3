"""Who recognises Palestine: the two tables of Wikipedia's page as a public repository keeps them, with rows that it added by hand.

`…_yes` lists who recognises, with a date; `…_no` who does not, with prose. The rows of Wikipedia's table carry its footnote marks
(`16 November 1988[96]`); rows without one were added later, by others. So the state of Wikipedia's table is the month of the newest
date with a mark, and that of the other table the newest month of which its prose tells as past. A date after the day on which the list was
last changed was not known to have come true (the list of 22 September 2025 has "25 September 2025" three times): it stays a plan, and that
the state stands in the list is what the list proves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from legation.graph.claims import Claim, Source
from legation.graph.time import parse
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.editions import stated
from legation.loaders.frame.live import MONTH, Live, github
from legation.loaders.frame.present_names import bearer
from legation.loaders.frame.resolve import named
from legation.loaders.frame.tables import Form, Row, Unusable, checker, layout_of, records, rows

YES = Form("who recognises", ("Name", "Date", "Diplomatic relations [note 3]"), ragged=True)
NO = Form("who does not", ("Name", "Official position", "Relations", "Relevant memberships"), ragged=True)
FORMS = (YES, NO)
TARGET = "PSE"
LICENCE = "CC BY-SA 4.0 (Wikipedia's text)"
CHANGED = {"2025-09": "2025-09-22"}
"""The day on which the lists of a month were last changed, where it is known; else the last day of the month is taken."""
_MARK = re.compile(r"\[[^\]]*\]|\*")
_MONTHS = "January February March April May June July August September October November December"
_DATE = re.compile(rf"(?:(\d{{1,2}}) )?({_MONTHS.replace(' ', '|')}) (\d{{4}})")
_DEADLINE = re.compile(r"\b(?:by|before|until|from)\s+$")
_FURTHER = "Further details"


def edition_of(source: Input) -> str:
    """The month or day of the list (EDTF). Raises InputError."""
    given = stated(source, "YYYY-MM or YYYY-MM-DD")
    return CHANGED.get(given, given)


def day_of(text: str) -> str | None:
    """EDTF of a date in English with footnote marks (`30 October 2014[96]`, `May 1989`); None for a text that is none."""
    found = _DATE.fullmatch(_MARK.sub("", text).strip())
    return _edtf(found) if found else None


def _edtf(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    text = f"{year}-{_MONTHS.split().index(month) + 1:02d}"
    return datetime.strptime(f"{text}-{day}", "%Y-%m-%d").date().isoformat() if day else text


class Lists:
    """Makes claims of the rows of one list; `table` is Wikipedia's page in the state that the rows show, `own` what the keeper added."""

    def __init__(self, edition: str, state: str) -> None:
        self.last = parse(edition).latest or date.max
        self.edition, self.state = edition, state
        shared: dict[str, Any] = {
            "url": "https://en.wikipedia.org/wiki/International_recognition_of_the_State_of_Palestine",
            "licence": LICENCE, "dataset": "palestine-recognition",
        }  # fmt: skip
        title = "International recognition of the State of Palestine"
        self.table = Source(
            publisher="Wikipedia", publication="Wikipedia, the free encyclopedia", title=title, author="Wikipedia contributors",
            published=state, edition=state, citation=f"Wikipedia contributors, “{title}”, state of {state}", shape="recognition", **shared,
        )  # fmt: skip
        self.own = Source(
            publisher="palestinerecognition", title="Rows added by hand to the list of who recognises Palestine", published=edition,
            edition=edition, citation=f"albertkun, palestinerecognition, lists as of {edition}",
            **(shared | {"url": "https://github.com/albertkun/palestinerecognition"}), shape="by-hand",
        )  # fmt: skip

    def yes(self, row: Row) -> tuple[Claim, ...]:
        """That a state recognises, and when it did. Raises Unusable and UnknownParty."""
        when = day_of(row["Date"])
        if when is None:
            raise Unusable("bad-date", f"Date is {row['Date'][:40]!r}, not a date such as 16 November 1988")
        wikipedia = "[" in row["Date"]
        source, seen = (self.table, self.state) if wikipedia else (self.own, self.edition)
        name = _MARK.sub("", row["Name"]).strip()
        shared: dict[str, Any] = {
            "object": TARGET, "subject_text": row["Name"] or None, "source": source, "locator": f"{name}, {row['Date']}",
        }  # fmt: skip
        later = (parse(when).earliest or date.min) > self.last
        now = named(name, parse(seen))
        then = bearer(named(name, parse(when)), TARGET, parse(when))  # the Czech Republic's day of 1988 is Czechoslovakia's
        return (
            Claim(kind="recognized", subject=then, when=when, modality="planned" if later else "done", **shared),
            Claim(kind="recognition", subject=now, when=seen, **shared),
        )

    def no(self, row: Row) -> tuple[Claim, ...]:
        """That a state does not recognise. Raises Unusable and UnknownParty."""
        name = _MARK.sub("", row["Name"]).strip()
        if not name or name == _FURTHER:
            raise Unusable("continues-a-row", "the row belongs to the one above it and names no state")
        position = _MARK.sub("", row["Official position"]).strip()
        return (
            Claim(
                kind="no_recognition", subject=named(name, parse(self.state)), object=TARGET, when=self.state,
                subject_text=name, source=self.table, locator=f"{name}: does not recognise",
                quote=position[:1000] or None,
            ),
        )  # fmt: skip


def _state(source: Input, edition: str) -> str:
    """The month of Wikipedia's table (EDTF): its newest date with a footnote mark, or of which prose tells as past."""
    found: list[str] = []
    for row in rows(source, FORMS):
        if source.state.form is YES:
            cell = row.cells[row.at["Date"]] if len(row.cells) > row.at["Date"] else ""
            found += [day_of(cell) or ""] if "[" in cell else []
        elif len(row.cells) > 1:
            for match in _DATE.finditer(row.cells[1]):
                found += [] if _DEADLINE.search(row.cells[1][: match.start()]) else [_edtf(match)]
    last = (parse(edition).latest or date.max).isoformat()
    return max((day[:7] for day in found if day and day <= last), default=edition[:7])


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, a row each."""
    form = layout_of(source, FORMS).form
    edition = edition_of(source)
    lists = Lists(edition, _state(source, edition))
    late = 0
    for item in records(source, FORMS, lists.yes if form is YES else lists.no):
        late += isinstance(item, Record) and any(claim.modality == "planned" for claim in item.claims)
        yield item
    source.notes.append(f"Wikipedia's table is in the state of {lists.state}; rows without its footnote marks are of {edition}")
    if late:
        source.notes.append(f"{late} dates lie after {edition}, when the list was last changed; they are claimed as planned")


DECLARATION = Declaration(
    name="palestine-recognition",
    title="Who recognises Palestine",
    publisher="Wikipedia",
    what="Who recognises Palestine and since when; who did not in the month of the table",
    where="https://github.com/albertkun/palestinerecognition (data/yes.csv, data/no.csv)",
    licence=LICENCE,
    citation="Wikipedia contributors, “International recognition of the State of Palestine”, as kept by albertkun/palestinerecognition",
    kinds=("recognized", "recognition", "no_recognition"),
    files=("relations/palestine_recognition_*.csv",),
    read=read,
    check=checker(*FORMS, also=edition_of),
    options={"edition": "month or day of the list (YYYY-MM or YYYY-MM-DD), where the file's name does not hold it"},
    live=Live(github("albertkun/palestinerecognition", "data/yes.csv", "data/no.csv"), every=MONTH, dated=True),
)
