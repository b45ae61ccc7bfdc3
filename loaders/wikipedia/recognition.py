"""Tables of who recognised whom and when, on the pages "International recognition of …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from legation.graph.claims import Claim, Source
from legation.graph.time import parse
from legation.loaders.frame.resolve import named
from legation.loaders.frame.tables import Unusable
from legation.loaders.recognition import phrases
from legation.loaders.wikipedia.tables import TableRow

SUBJECTS = {
    "International recognition of Kosovo": ("Kosovo",),
    "International recognition of Palestine": ("Palestine",),
    "International recognition of the State of Palestine": ("Palestine",),
    "International recognition of Israel": ("Israel",),
    "International recognition of Abkhazia and South Ossetia": ("Abkhazia", "South Ossetia"),
    "International recognition of the Sahrawi Arab Democratic Republic": ("Sahrawi Arab Democratic Republic",),
}
"""Titles, and whose recognition the page is on. Where it is that of two, the headings above a table say which."""
_DATE = re.compile(r"date of (?:\w+ )?recognition|recogni[sz]ed|^date$", re.IGNORECASE)
_ENDED = re.compile(r"withdr|suspen|frozen|freez|cancel|revo|terminat", re.IGNORECASE)
_NOT = re.compile(r"(?:not|do not|does not|without|no) (?:\w+ )?recogni|no diplomatic|unrecogni", re.IGNORECASE)


def claims(title: str, row: TableRow, source: Source) -> Iterator[Claim]:
    """The claims of a row; nothing for a row of another table. Raises Unusable and UnknownParty."""
    began, ended = row.cell(_DATE), row.cell(_ENDED)
    if began is None or row.flag is None or any(_NOT.search(heading) for heading in row.section):
        return
    target = _target(title, row)
    dates = phrases.dates(began)
    if target is None or not dates:
        raise Unusable("no-date" if target else "whose-recognition", f"{row.flag}: {began[:80]!r} tells no date of a recognition")
    locator = f"{row.section[-1] if row.section else title}: {' | '.join(row.cells)}"[:400]
    shared: dict[str, Any] = {"subject_text": row.flag, "object_text": target, "source": source, "locator": locator}
    first = dates[0]
    at = parse(first.edtf)
    kind = "recognition" if first.by else "recognized"
    yield Claim(kind=kind, subject=named(row.flag, at), object=named(target, at), when=first.edtf, **shared)
    for date in phrases.dates(ended or "")[:1]:
        at = parse(date.edtf)
        yield Claim(kind="recognition_withdrawn", subject=named(row.flag, at), object=named(target, at), when=date.edtf, **shared)


def _target(title: str, row: TableRow) -> str | None:
    of = SUBJECTS[title]
    if len(of) == 1:
        return of[0]
    headed = [name for name in of if any(name.casefold() in heading.casefold() for heading in row.section)]
    return headed[0] if len(headed) == 1 else None
