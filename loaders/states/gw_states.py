"""Gleditsch and Ward's list of independent states, and their list of microstates: who is on it from when to when.

Their codes differ from COW's (Germany after 1990 is 260, Serbia after 2006 is 340, Yemen after 1990 stays 678). The lists begin in 1816
by definition; a list's last day is no end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import edtf
from legation.loaders.frame.live import YEAR, Live, github
from legation.loaders.frame.spells import Spells
from legation.loaders.frame.tables import Form, Row, checker, layout_of, rows, whole_rows

_TABBED = Form("Gleditsch-Ward list, tab separated", ("statenumber", "stateid", "countryname", "start", "end"), "\t", "iso-8859-1", False)
_TABLE = Form("Gleditsch-Ward list, CSV", ("gwcode", "stateabb", "statename", "startdate", "enddate"))
_BARE = Form(
    "Gleditsch-Ward list as published (iisystem.dat)", _TABBED.columns, "\t", "iso-8859-1", False,
    bare=r"\s*\d{1,3}\s*\t\s*[A-Z]{3}\s*\t[^\t]+\t\s*\d{1,2}:\d{1,2}:\d{4}\s*\t\s*\d{1,2}:\d{1,2}:\d{4}",
)  # fmt: skip
FORMS = (_TABBED, _TABLE, _BARE)
_CITATION = (
    "Gleditsch, Kristian Skrede, and Michael D. Ward. 1999. A Revised List of Independent States since the Congress of Vienna. "
    "International Interactions 25: 393-413."
)
_CODES = {_TABBED.name: ("statenumber", "stateid", "start", "end"), _TABLE.name: ("gwcode", "stateabb", "startdate", "enddate")}
_CODES[_BARE.name] = _CODES[_TABBED.name]

MICROSTATES = frozenset(
    map(str, (54, 55, 56, 57, 58, 60, 221, 223, 232, 331, 396, 397, 403, 591, 935, 970, 971, 972, 973, 983, 986, 987, 990))
)
"""Numbers of the list of microstates (Gleditsch and Ward, to 2020); the list of independent states has none of them."""


def _source(micro: bool, list_end: str) -> Source:
    year = int(list_end[:4])
    return Source(
        publisher="Kristian Skrede Gleditsch",
        publication="List of Independent States (Gleditsch and Ward)",
        title=f"{'Microstates' if micro else 'Independent states'}, to {list_end}",
        published=f"{year + 1:04d}",
        edition=list_end,
        licence="free for research with citation",
        citation=_CITATION,
        dataset="gw_states",
    )


def read(source: Input) -> Iterator[Item]:
    """Claims of one list. Its last day is the latest end in it; what ends then goes on as far as the list can tell."""
    form = layout_of(source, FORMS).form
    code_at, text_at, begin_at, end_at = _CODES[form.name]
    list_end = _list_end(source, end_at)
    micro = any(row[code_at] in MICROSTATES for row in whole_rows(source, FORMS))
    spells = Spells("state_system", "gw", "spells", list_end, _source(micro, list_end))
    details = {"list": "Gleditsch-Ward microstates" if micro else "Gleditsch-Ward"}

    def claims(row: Row) -> list[Claim]:
        code, begin, end = row[code_at], edtf(_day(row[begin_at])), edtf(_day(row[end_at]))
        return spells.claims((code,), begin, end, details, subject_text=row[text_at], locator=f"gwcode {code} from {begin}")

    yield from spells.records(source, FORMS, claims)


def _day(text: str) -> str:
    """A day of the published form, `31:12:2017`, as the others write it."""
    match = re.fullmatch(r"(\d{1,2}):(\d{1,2}):(\d{4})", text)
    return f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else text


def _list_end(source: Input, column: str) -> str:
    ends = [_day(row[column]) for row in rows(source, FORMS) if len(row.cells) > row.at[column]]
    days = [text for text in ends if re.fullmatch(r"\d{4}-\d\d-\d\d", text)]
    if not days:
        raise InputError(f"no row has a day in the column {column!r}", place=str(source.path))
    return max(days)


DECLARATION = Declaration(
    name="gw_states",
    title="Gleditsch and Ward: Independent States and Microstates",
    publisher="Kristian Skrede Gleditsch",
    what="Which states Gleditsch and Ward's lists have as independent, from when to when, 1816 on",
    where="http://ksgleditsch.com/statelist.html",
    licence="free for research with citation",
    citation=_CITATION,
    kinds=("state_system",),
    files=("cow/gw_*.txt", "cow/gw_*.csv", "cow/iisystem.dat", "cow/microstates.dat"),
    complete_for="independent states by Gleditsch and Ward, 1816 to the list's last day",
    read=read,
    check=checker(*FORMS),
    live=Live(
        github("brentonk/us_diplomatic_missions", "input/ksgmdw.txt", "input/microstates.txt"),
        every=YEAR,
        terms="Gleditsch and Ward: free for research with citation",
    ),
)
