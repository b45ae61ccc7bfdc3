"""Intergovernmental organisations and their members (COW IGO data, v2.3, to 2005).

Before 1965 the data are a picture every five years: a row of one such year proves that year and not those between, so it is a
sighting. From 1965 on they are yearly; a spell that begins in 1965 may be older (`since_record`). 2005 is where the list stops, not
where memberships end. The list of organisations gives the years of each; one without an end year went on in 2005.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from legation.graph.claims import Claim
from legation.graph.parties import register
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import SpellPart, party
from legation.loaders.frame.cow import LICENCE, PUBLISHER, URL, cow_source
from legation.loaders.frame.spells import Spells
from legation.loaders.frame.tables import Form, Row, Unusable, checker, in_list, layout_of, number, records, whole_rows, year

_MEMBERS = Form("IGO memberships", ("igoID", "StateID", "JoinYear", "LeaveYear"))
_LIST = Form("IGO list", ("igoID", "igoAbbr", "igoLongName", "StartYear", "EndYear", "EndReason"))
FORMS = (_MEMBERS, _LIST)
SOURCE = cow_source(
    "Intergovernmental Organizations",
    "2.3",
    "2014",
    'Pevehouse, Jon C., Timothy Nordstrom, and Kevin Warnke. 2004. "The COW-2 International Organizations Dataset Version 2.0", '
    "Conflict Management and Peace Science 21(2): 101-119. Version 2.3, by way of jenna-jordan/international-relations-database.",
    "cow_igos",
    "IGOs",
)
YEARLY, LAST_YEAR = 1965, 2005
"""First year of the yearly data, and the last year."""
EVERY = 5
"""Years between two pictures before that."""


def read(source: Input) -> Iterator[Item]:
    """Claims of the memberships or of the list."""
    if layout_of(source, FORMS).form is _LIST:
        yield from records(source, FORMS, _organization)
        return
    pictures = 0
    spells = Spells("membership", "cow", "memberships", f"{LAST_YEAR}", SOURCE)
    later = _later_rows(source)

    def claims(row: Row) -> list[Claim]:
        nonlocal pictures
        first, last = year(row["JoinYear"], "JoinYear"), year(row["LeaveYear"], "LeaveYear")
        in_list(row["LeaveYear"], f"{LAST_YEAR}")
        igo, state = row["igoID"], row["StateID"]
        organization = party(igo, "cow_igo", f"{first:04d}")
        where = f"IGO {igo}, ccode {state}, {first}"
        if first == last < YEARLY:
            pictures += 1
            member, when = party(state, "cow", f"{first:04d}"), f"{first:04d}"
            seen = [Claim(kind="membership", subject=member, object=organization, when=when, source=SOURCE, locator=where)]
            return seen + ([] if later[igo, state] > first else _left(member, organization, first, igo, later, where))
        return spells.claims((state,), f"{first:04d}", f"{last:04d}", _since_record, object=organization, locator=where)

    yield from records(source, FORMS, claims)
    if pictures:
        source.notes.append(f"{pictures:,} rows are of one year of the five-yearly data before {YEARLY}: each proves its year only")
    source.notes.extend(spells.note())


def _since_record(part: SpellPart, _goes_on: bool) -> dict[str, bool]:
    return {"since_record": True} if part.begin == f"{YEARLY}" else {}


def _later_rows(source: Input) -> Counter[tuple[str, str]]:
    """The last year of each pair of organisation and state; under an empty state the last year in which it has members."""
    found: Counter[tuple[str, str]] = Counter()
    for row in whole_rows(source, FORMS):
        for key in ((row["igoID"], row["StateID"]), (row["igoID"], "")):
            if row["LeaveYear"].isdecimal():
                found[key] = max(found[key], int(row["LeaveYear"]))
    return found


def _left(member: str, organization: str, last: int, igo: str, later: Counter[tuple[str, str]], where: str) -> list[Claim]:
    """That a member of a picture is none from the next one to the last year in which the organisation has members, none of them it."""
    following = min(last + EVERY, YEARLY)
    if later[igo, ""] < following or following <= last or ((ended := register().get(member).last_day) and ended.year < following):
        return []
    return [
        Claim(
            kind="no_membership",
            subject=member,
            object=organization,
            when=f"{following:04d}/{later[igo, '']:04d}",
            source=SOURCE,
            locator=f"{where}: not later",
        )
    ]


def _organization(row: Row) -> list[Claim]:
    first = year(row["StartYear"], "StartYear")
    last = number(row["EndYear"], "EndYear")
    if last is not None and last < first:
        raise Unusable("ends-before-it-begins", f"the organisation ends in {last} and begins in {first}")
    reason = row["EndReason"]
    return [
        Claim(
            kind="organization_exists",
            subject=party(row["igoID"], "cow_igo", f"{first:04d}"),
            when=f"{first:04d}/{last:04d}" if last is not None else f"{first:04d}/",
            seen_until=None if last is not None else f"{LAST_YEAR}",
            subject_text=row["igoLongName"][:400],
            details={"end_reason": reason} if reason not in ("", "None") else {},
            source=SOURCE,
            locator=f"IGO {row['igoID']}",
        )
    ]


DECLARATION = Declaration(
    name="cow_igos",
    title="Correlates of War: Intergovernmental Organizations",
    publisher=PUBLISHER,
    what="Which states were members of which intergovernmental organisation, and when each organisation existed, 1815–2005",
    where=f"{URL}IGOs (as tables igo and igo_membership of github.com/jenna-jordan/international-relations-database)",
    licence=LICENCE,
    citation=SOURCE.citation or "",
    kinds=("membership", "no_membership", "organization_exists"),
    files=("cow/igo_list.csv", "cow/igo_list.csv.gz", "cow/igo_membership.csv", "cow/igo_membership.csv.gz"),
    read=read,
    check=checker(*FORMS),
)
