"""The source that a file of SIPRI's is: edition, citation and what it covers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from legation.graph.claims import UNKNOWN, Coverage, Lack, Source
from legation.graph.errors import InputError
from legation.loaders.frame.base import Input
from legation.loaders.frame.tables import Unusable
from legation.loaders.sipri.head import (
    ALL,
    OLDEST,
    PUBLISHED_TABLE,
    PUBLISHED_TABLE_EDITION,
    PUBLISHED_TABLE_LACKS,
    PUBLISHED_TABLE_WHOLE_FROM,
    Head,
    last_complete_year,
    selection_of,
)
from legation.loaders.sipri.rows import Layout
from legation.loaders.sipri.values import Cells

PUBLISHER = "Stockholm International Peace Research Institute"
PUBLICATION = "SIPRI Arms Transfers Database"
URL = "https://www.sipri.org/databases/armstransfers"
LICENCE = "SIPRI: free to use with attribution; not to be republished in large parts"
SCOPE = "major conventional arms"
SCOPE_OF_YEAR = "major conventional arms, total of the year"
"""Scope of TIV tables: one figure for all deliveries of a dyad in a year."""


_SEVERAL = re.compile(r"\s*[,;]\s*")
"""Between the names of a selection of several parties; SIPRI's names have none of it."""
LATEST = 2100
"""Last year that a source can cover."""
LONGEST_TITLE = 300
"""Characters of a title that a preamble makes; real ones have some 100."""


def edition_of(head: Head, options: Mapping[str, Any], source: Input) -> date:
    """The day on which SIPRI's database made the file. Raises InputError where neither file nor option says it, or they differ."""
    given = options.get("edition")
    asked: date | None = None
    if given:
        try:
            asked = given if isinstance(given, date) else date.fromisoformat(str(given))
        except ValueError as error:
            raise InputError(f"{given!r} is not a day like 2022-07-28", place="--edition") from error
    if head.editions:
        said = " or ".join(one.isoformat() for one in head.editions)
        if asked and asked not in head.editions:
            raise InputError(f"the file says that it was generated on {said}, not on {asked}", place="--edition")
        if asked is None and len(head.editions) > 1:
            raise InputError(
                f"the generation date can be read in two ways; say which it is: {' or '.join(f'--edition {one}' for one in head.editions)}",
                place=str(source.path),
            )
        return asked or head.editions[0]
    if asked:
        return asked
    if head.shape == "tiv-table" and tuple(head.columns) == PUBLISHED_TABLE:
        source.notes.append(
            f"edition {PUBLISHED_TABLE_EDITION}: the columns are those of 360-info's published table, whose README gives this date; "
            "the file carries none"
        )
        return PUBLISHED_TABLE_EDITION
    raise InputError("the file does not say when SIPRI's database generated it; say it with --edition YYYY-MM-DD", place=str(source.path))


def select(layout: Layout, given: Any, source: Input) -> None:
    """Take what was selected from the option, for a register without its preamble. Raises InputError for an unreadable one, or where
    the file says it itself."""
    if not given:
        return
    head = layout.head
    if head.owner_told:
        return
    if head.selected:
        raise InputError("the file says itself what was selected", place="--selection")
    head.suppliers, head.recipients = selection_of(given)
    head.first, head.last, head.selected = layout.first_year or head.first, layout.last_year or head.last, True


def source_of(layout: Layout, edition: date, cells: Cells, source: Input) -> Source:
    """The Source of every claim of this file. It rests on the head alone, so that mended rows load into the same source."""
    head = layout.head
    covers = _coverage(layout, edition, cells, source)
    selection = f"from {head.suppliers or ALL} to {head.recipients or ALL}" if head.selected else "selection unknown"
    span = f"{head.first or OLDEST}–{head.last or ''}".removesuffix("–")
    titles = {
        "deliveries": f"Trade register by delivery, {selection}, deliveries or orders {span}",
        "orders": f"Trade register by order, {selection}, deliveries {span}",
        "tiv-table": "TIV tables, suppliers by recipients and years",
        "tiv-matrix": head.title or _title_of(head),
        "tiv-wide": f"TIV tables, suppliers by recipients, a column a year, {span}",
    }
    if len(titles[head.shape]) > LONGEST_TITLE:
        raise InputError(
            f"the selection in the preamble is {len(titles[head.shape])} characters long; this is no register", place=str(source.path)
        )
    # The title is part of the source's id and stays as it is; who cites says the years that the edition has.
    cited = titles[head.shape] if head.last or covers is None else f"{titles[head.shape]}–{covers.last}"
    return Source(
        publisher=PUBLISHER,
        publication=PUBLICATION,
        title=titles[head.shape],
        url=URL,
        published=edition.isoformat(),
        edition=edition.isoformat(),
        licence=LICENCE,
        citation=f"{PUBLISHER}, {PUBLICATION}, {cited}, data generated {edition:%d} {edition:%B} {edition:%Y}".replace(" 0", " "),
        dataset="sipri",
        shape=head.shape,
        covers=covers,
    )


def _title_of(head: Head) -> str:
    """Title of a table by years that has none, in the words of the older layout."""
    years = f"{head.first}-{head.last}"
    if head.totals:
        return f"TIV of arms {'exports from' if head.rows_are == 'suppliers' else 'imports to'} all, {years}"
    return f"TIV of arms exports from {head.suppliers}, {years}" if head.suppliers else f"TIV of arms imports to {head.recipients}, {years}"


def _coverage(layout: Layout, edition: date, cells: Cells, source: Input) -> Coverage | None:
    """Which years and whose trade the file holds whole."""
    head = layout.head
    if not head.selected:
        source.notes.append(
            "the file does not say what was selected (its first lines are missing): its deliveries are loaded, and whose trade is whole "
            "in it is left open, so that no share is reckoned from it; if you know, load it with --selection all (or 'Israel to all')"
        )
        return None
    complete = last_complete_year(edition)
    lacks: tuple[Lack, ...] = ()
    if head.shape == "tiv-table":
        first, last = layout.first_year or OLDEST, min(layout.last_year or complete, complete)
        if tuple(head.columns) == PUBLISHED_TABLE and edition == PUBLISHED_TABLE_EDITION and first < PUBLISHED_TABLE_WHOLE_FROM:
            lacks = (Lack(party=PUBLISHED_TABLE_LACKS, first=first, last=PUBLISHED_TABLE_WHOLE_FROM - 1),)
            source.notes.append(
                f"360-info's table lacks West Germany's trade before {PUBLISHED_TABLE_WHOLE_FROM}, as supplier and recipient; answers of "
                "those years say so, and the edition does not answer for Germany itself"
            )
        supplier, recipient = layout.lone_party
    else:
        first, last = head.first or OLDEST, min(head.last or complete, complete)
        supplier, recipient = head.suppliers, head.recipients
    if last > LATEST:
        raise InputError(f"its years end in {last}; that is no register of deliveries", place=str(source.path))
    if first < OLDEST:
        raise InputError(f"its years begin in {first}; the register begins in {OLDEST}", place=str(source.path))
    if first > last:
        source.notes.append(f"the years {first}–{head.last} were not over when this edition was made: it covers none whole")
        return None
    ends: list[tuple[str, ...] | None] = []
    for names, role in ((supplier, "supplier"), (recipient, "recipient")):
        try:
            parties = [cells.party(name.strip(), role, first, last) for name in _SEVERAL.split(names)] if names else None
        except Unusable as error:
            source.notes.append(f"the selection is not understood ({error}); what the file covers is left open")
            return None
        ends.append(None if parties is None else tuple(sorted(set(parties) - {UNKNOWN})))
    suppliers, recipients = ends
    if head.totals:
        suppliers = recipients = ()  # no dyad is in it
    elif suppliers is not None and recipients is not None:
        suppliers = recipients = ()  # one dyad: nobody's trade is whole in it
    elif suppliers is not None:
        recipients = ()
    elif recipients is not None:
        suppliers = ()
    return Coverage(first=first, last=last, suppliers=suppliers, recipients=recipients, yearly=head.shape != "orders", lacks=lacks)
