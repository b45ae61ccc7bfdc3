"""Members of the United Nations with the day of admission, from the list of Wikipedia.

The list is of present members, by present names with footnote marks. A member that it dates before the present state began was then
another: Russia continues the Soviet Union's membership of 1945, Serbia that of Serbia and Montenegro, Yemen that of North Yemen. Such a
row is two claims, one for each party, which meet on the day of the succession. A withdrawal that the remarks name (Indonesia,
1965–1966) interrupts. The list shows members as of the last day that its remarks speak of; nobody's membership ends there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from legation.graph import time
from legation.graph.claims import Claim, Source
from legation.graph.parties import Party, register
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.tables import Form, Row, Unusable, checker, records

FORMS = (Form("UN member states", ("Member state", "Date of admission", "See also")),)
SOURCE = Source(
    publisher="Wikipedia",
    publication="Member states of the United Nations",
    title="List of the 193 member states with dates of admission",
    url="https://en.wikipedia.org/wiki/Member_states_of_the_United_Nations",
    published="2024-01-26",
    edition="2024-01-26",
    licence="CC BY-SA 4.0",
    citation="Wikipedia, Member states of the United Nations; as copied in virgilus/data-science, data/un_members.csv, 26 January 2024",
    dataset="un_members",
)
SEEN_UNTIL = "2022-12-12"
"""The latest day that the list's remarks speak of: it shows the members at least until then."""
_MARK = re.compile(r"\[\w+\]")
_WITHDRAWAL = re.compile(r"Withdrawal of [\w ]+ \((\d{4})[–-](\d{4})\)")


def read(source: Input) -> Iterator[Item]:
    """One or two claims a row."""
    continued: list[str] = []

    def claims(row: Row) -> list[Claim]:
        text = _MARK.sub("", row["Member state"]).strip()
        admitted = _day(_MARK.sub("", row["Date of admission"]).strip())
        member = register().resolve(text, scheme="un")
        made = []
        earlier = _earlier(member, admitted)
        begin = admitted.isoformat()
        if earlier is not None:
            before, changed = earlier
            continued.append(f"{member.name} ({before.name} before {changed})")
            made.append(_claim(before.id, f"{begin}/{changed - timedelta(days=1)}", None, text, admitted))
            begin = changed.isoformat()
        if left := _WITHDRAWAL.search(row["See also"]):
            made.append(_claim(member.id, f"{begin}/{left[1]}", None, text, admitted))
            begin = left[2]
        made.append(_claim(member.id, f"{begin}/", SEEN_UNTIL, text, admitted))
        return made

    yield from records(source, FORMS, claims)
    if continued:
        source.notes.append(f"admitted as another party, whose membership the present one continues: {'; '.join(continued)}")


def _claim(member: str, when: str, seen_until: str | None, text: str, admitted: date) -> Claim:
    return Claim(
        kind="membership",
        subject=member,
        object="UN",
        when=when,
        seen_until=seen_until,
        subject_text=text,
        details={"status": "full"},
        source=SOURCE,
        locator=f"{text}, admitted {admitted}",
    )


def _earlier(member: Party, admitted: date) -> tuple[Party, date] | None:
    """The party that was admitted on that day and that `member` continues, and the first day of `member`; None where it is itself."""
    began = time.parse(member.begin).earliest if member.begin else None
    for kind in ("continuator", "merger"):
        for succession in member.predecessors:
            changed = time.parse(succession.date).earliest
            before = register().get(succession.other)
            since = time.parse(before.begin).earliest if before.begin else None
            existed = since is not None and since <= admitted
            needed = succession.type == "continuator" or (began is not None and began > admitted)
            if succession.type == kind and needed and existed and changed is not None and admitted < changed:
                return before, changed
    return None


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%d %B %Y").date()
    except ValueError as error:
        raise Unusable("bad-date", f"{text[:40]!r} is not a day like 19 November 1946") from error


DECLARATION = Declaration(
    name="un_members",
    title="United Nations: admission of member states",
    publisher=SOURCE.publisher,
    what="Which states are members of the United Nations, and since which day",
    where="https://en.wikipedia.org/wiki/Member_states_of_the_United_Nations (its table, saved as CSV)",
    licence="CC BY-SA 4.0",
    citation=SOURCE.citation or "",
    kinds=("membership",),
    files=("un/un_members*.csv",),
    read=read,
    check=checker(*FORMS),
)
