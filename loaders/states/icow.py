"""ICOW's colonial history: from whom each state became independent, from whom it seceded, into whom it merged.

Dates are months. The former ruler is who held the code on the first day of the month (Montenegro, June 2006: Serbia and Montenegro), the
state who holds its code on the last. Where secession and independence are one event it is one claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.graph import time
from legation.graph.claims import Claim, Source
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import month, party
from legation.loaders.frame.editions import Edition, by_content, version_in_name
from legation.loaders.frame.tables import Form, Row, Unusable, checker, number, records, whole_rows

_COLUMNS = ("State", "Name", "IndFrom", "IndDate", "IndType", "SecFrom", "SecDate", "Into", "IntoDate")
FORMS = (Form("ICOW colonial history", _COLUMNS),)
PUBLISHER = "Issue Correlates of War Project"
RELEASED = {"1.1": "2018"}
"""Year in which a version came out."""
_NUMBERED = re.compile(r"coldata(\d)(\d)\d?(?!\d)")


def _source(source: Input) -> Source:
    """The version as the file's name has it (`coldata110` is 1.1). Without one the edition is told by the latest date in the file."""
    named = _NUMBERED.search(source.path.name)
    version = f"{named[1]}.{named[2]}" if named else version_in_name(source.path.name)
    if version:
        source.notes.append(f"the file does not say its version; its name does: {version}")
        edition = Edition(f"v{version}", RELEASED.get(version))
    else:
        dates = (row[name] for row in whole_rows(source, FORMS) for name in ("IndDate", "SecDate", "IntoDate"))
        edition = by_content(
            source, (f"{text[:4]}-{text[4:]}" for text in dates if len(text) == 6 and text[4:] != "00"), column="the dates"
        )
    return Source(
        publisher=PUBLISHER,
        publication="ICOW Colonial History Data Set",
        title=f"ICOW Colonial History Data Set, version {version}" if version else "ICOW Colonial History Data Set",
        author="Paul R. Hensel",
        url="https://www.paulhensel.org/icowcol.html",
        published=edition.published,
        edition=edition.edition,
        licence="free for research with citation",
        citation=_citation(version),
        dataset="icow",
    )


def _citation(version: str | None) -> str:
    said = f"ICOW Colonial History Data Set, version {version}" if version else "ICOW Colonial History Data Set"
    year = f"{RELEASED[version]}. " if version in RELEASED else ""
    return f"Hensel, Paul R. {year}{said}. University of North Texas."


_MANNERS = {1: "formation", 2: "decolonisation", 3: "secession", 4: "partition"}


def read(source: Input) -> Iterator[Item]:
    """Up to three claims a row."""
    stated_in = _source(source)
    yield from records(source, FORMS, lambda row: _claims(row, stated_in))


def _claims(row: Row, stated_in: Source) -> list[Claim]:
    state = row["State"]
    independence = _pair(row["IndFrom"], row["IndDate"])
    secession = _pair(row["SecFrom"], row["SecDate"])
    merger = _pair(row["Into"], row["IntoDate"])
    made = []
    same: list[str] = []
    manner = _MANNERS.get(number(row["IndType"], "IndType") or 0)
    for event, how in ((independence, manner), (secession if secession != independence else None, "secession")):
        if event is None:
            continue
        new, former = _on(state, event[1], after=True), _on(event[0], event[1], after=False)
        if new == former:
            same.append(new)
            continue
        made.append(_claim("independence", new, former, event[1], row, {"manner": how} if how else {}, stated_in))
    if merger is not None:
        gone, into = _on(state, merger[1], after=False), _on(merger[0], merger[1], after=True)
        if gone == into:
            same.append(gone)
        else:
            made.append(_claim("succession", into, gone, merger[1], row, {"type": "merger"}, stated_in))
    if not made and same:
        raise Unusable("same-party", f"the state and its former ruler are both {same[0]} in the register")
    if not made:
        raise Unusable("no-former-ruler", f"the row names no state from which {row['Name']} became independent")
    return made


def _pair(code: str, date: str) -> tuple[str, str] | None:
    """Code and EDTF date, or None where either is missing."""
    if number(code, "code") is None or number(date, "date") is None:
        return None
    return code, month(date)


def _on(code: str, when: str, *, after: bool) -> str:
    moment = time.parse(when)
    on = moment.latest if after else moment.earliest
    assert on is not None
    return party(code, "cow", on.isoformat())


def _claim(kind: str, subject: str, object_: str, when: str, row: Row, details: dict[str, str], stated_in: Source) -> Claim:
    return Claim(
        kind=kind,
        subject=subject,
        object=object_,
        when=when,
        subject_text=row["Name"] if kind == "independence" else None,
        object_text=row["Name"] if kind == "succession" else None,
        details=details,
        source=stated_in,
        locator=f"ccode {row['State']}",
    )


DECLARATION = Declaration(
    name="icow",
    title="ICOW Colonial History",
    publisher=PUBLISHER,
    what="From which state each state became independent or seceded, and into which it merged, by month",
    where="https://www.paulhensel.org/icowcol.html",
    licence="free for research with citation",
    citation=_citation(None),
    kinds=("independence", "succession"),
    files=("countries/icow*.csv",),
    read=read,
    check=checker(*FORMS),
)
