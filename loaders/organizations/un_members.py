"""Members of the United Nations with the day of admission, from the list of Wikipedia.

The list is of present members, by present names with footnote marks. A member that it dates before the present state began was then
another: Russia continues the Soviet Union's membership of 1945, Serbia that of Serbia and Montenegro, Yemen that of North Yemen. Such a
row is two claims, one for each party, which meet on the day of the succession. A withdrawal that the remarks name (Indonesia,
1965–1966) interrupts. The list shows members as of the last day that its remarks speak of; nobody's membership ends there.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta

from legation.graph import time
from legation.graph.bearings import CONTESTED
from legation.graph.claims import Claim, Source
from legation.graph.errors import UnknownParty
from legation.graph.parties import Party, register
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.editions import Edition, by_content, date_in_name, latest_told
from legation.loaders.frame.live import YEAR, Live, github
from legation.loaders.frame.tables import Form, Row, Unusable, checker, records, whole_rows

FORMS = (Form("UN member states", ("Member state", "Date of admission", "See also")),)
PUBLISHER = "Wikipedia"
CITATION = "Wikipedia, Member states of the United Nations"
COPIED = {"2022-12-12": ("2024-01-26", "; as copied in virgilus/data-science, data/un_members.csv, 26 January 2024")}
"""States of the list whose day of copying is known, by the latest day that they speak of."""
WHOLE = 190
"""Rows from which on the table is taken for the whole list, and who is not in it for no member."""
ASSOCIATED = frozenset({"PSE", "COK", "NIU"})
"""Parties that are no members and deal with others as states do, beside those that few recognise."""
_IN_TEXT = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(month_name[1:])}) (\d{{4}})\b")


def _edition(source: Input) -> tuple[Source, str | None]:
    """The source, and the last day for which it shows the members: its name's date, else the latest day in its dates and remarks."""
    count = 0
    days: list[str] = []
    for row in whole_rows(source, FORMS):
        count += 1
        days += [
            f"{match[3]}-{list(month_name).index(match[2]):02d}-{int(match[1]):02d}"
            for column in ("Date of admission", "See also")
            for match in _IN_TEXT.finditer(row[column])
        ]
    last = latest_told(days)
    told, copy = COPIED.get(last, (None, ""))
    if told and date_in_name(source.path.name) is None:
        source.notes.append(f"the remarks speak of {last} at the latest; this state of the list was copied on {told}")
        edition, seen = Edition(told, told), last
    else:
        edition, copy = by_content(source, days, column="the dates of admission and the remarks"), ""
        seen = edition.edition or last
    made = Source(
        publisher=PUBLISHER,
        publication="Member states of the United Nations",
        title=f"List of the {count} member states with dates of admission",
        url="https://en.wikipedia.org/wiki/Member_states_of_the_United_Nations",
        published=edition.published,
        edition=edition.edition,
        licence="CC BY-SA 4.0",
        citation=CITATION + copy,
        dataset="un_members",
    )
    return made, seen or None


_MARK = re.compile(r"\[\w+\]")
_WITHDRAWAL = re.compile(r"Withdrawal of [\w ]+ \((\d{4})[–-](\d{4})\)")


def read(source: Input) -> Iterator[Item]:
    """One or two claims a row."""
    continued: list[str] = []
    stated_in, seen_until = _edition(source)
    names = [row["Member state"] for row in whole_rows(source, FORMS)]
    outside = _outside(names, seen_until, stated_in)

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
            made.append(_claim(before.id, f"{begin}/{changed - timedelta(days=1)}", None, text, admitted, stated_in))
            begin = changed.isoformat()
        if left := _WITHDRAWAL.search(row["See also"]):
            made.append(_claim(member.id, f"{begin}/{left[1]}", None, text, admitted, stated_in))
            begin = left[2]
        made.append(
            _claim(
                member.id,
                f"{begin}/",
                seen_until if seen_until and seen_until >= begin[: len(seen_until)] else None,
                text,
                admitted,
                stated_in,
            )
        )
        return made + (outside if row["Member state"] == names[-1] else [])

    yield from records(source, FORMS, claims)
    if continued:
        source.notes.append(f"admitted as another party, whose membership the present one continues: {'; '.join(continued)}")


def _outside(names: list[str], day: str | None, stated_in: Source) -> list[Claim]:
    """That parties which the list does not name are no members on its day: states of today, and those that few recognise."""
    if day is None or len(names) < WHOLE:
        return []
    listed = set()
    for text in names:
        with suppress(UnknownParty):
            listed.add(register().resolve(_MARK.sub("", text).strip(), scheme="un").id)
    return [
        Claim(
            kind="no_membership", subject=party.id, object="UN", when=day, subject_text=party.name, source=stated_in,
            locator="not in the list of member states",
        )
        for party in register().parties()
        if party.kind == "country" and party.id not in listed and party.end is None
        and (party.id in CONTESTED or party.id in ASSOCIATED or any(code.scheme == "cow" for code in party.codes))
    ]  # fmt: skip


def _claim(member: str, when: str, seen_until: str | None, text: str, admitted: date, stated_in: Source) -> Claim:
    return Claim(
        kind="membership",
        subject=member,
        object="UN",
        when=when,
        seen_until=seen_until,
        subject_text=text,
        details={"status": "full"},
        source=stated_in,
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
    publisher=PUBLISHER,
    what="Which states are members of the United Nations, and since which day",
    where="https://en.wikipedia.org/wiki/Member_states_of_the_United_Nations (its table, saved as CSV)",
    licence="CC BY-SA 4.0",
    citation=CITATION,
    kinds=("membership", "no_membership"),
    files=("un/un_members*.csv",),
    complete_for="members of the United Nations",
    read=read,
    check=checker(*FORMS),
    live=Live(github("virgilus/data-science", "data/un_members.csv"), every=YEAR),
)
