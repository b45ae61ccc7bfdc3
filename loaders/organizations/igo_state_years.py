"""Members of intergovernmental organisations as the Correlates of War Project publishes them (version 3): a row a state and year, a column
an organisation.

A cell is 1 full member, 2 associate member, 3 observer, 0 none, -1 no such organisation in that year, -9 not known. Years that follow each
other with one status are one claim; those up to the table's last year go on. All rows of a state are one record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from legation.graph.claims import Claim
from legation.graph.errors import InputError, UnknownParty
from legation.graph.parties import register
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.codes import party
from legation.loaders.frame.cow import FILES, LICENCE, PUBLISHER, URL, cow_source
from legation.loaders.frame.editions import last_full_year, version_in_name
from legation.loaders.frame.head import Head
from legation.loaders.frame.live import YEAR, Live, Request
from legation.loaders.frame.spells import Spells, runs
from legation.loaders.frame.tables import Form, Row, Unusable, check_table, layout_of, refusal, refused, whole_rows, year
from legation.loaders.organizations.igo_members import CITATION

FORMS = (Form("members by state and year", ("ccode", "year", "state")),)
LEAST = 50
"""Columns of organisations that such a table has at the least; version 3 has 534."""
STATUS = {"1": "full", "2": "associate", "3": "observer"}
_NONE = frozenset({"0", "-1", "-9", ""})
FILE = "state_year_formatv3.zip"


@cache
def _codes() -> dict[str, str]:
    """The project's names of organisations by their lower case, in which the table's columns are written."""
    return {code.value.casefold(): code.value for one in register().parties() for code in one.codes if code.scheme == "cow_igo"}


def _organisations(source: Input) -> dict[str, int]:
    """Where the column of each organisation stands that the register knows, by its code."""
    at = layout_of(source, FORMS).at
    names = [name.strip().strip('"') for name in source.head.strip().lstrip("\ufeff").split(",")]
    return {_codes()[name.casefold()]: place for place, name in enumerate(names) if name not in at and name.casefold() in _codes()}


def check(source: Input) -> None:
    """Check the whole table and that it has columns of organisations. Raises InputError."""
    check_table(source, FORMS)
    if len(found := _organisations(source)) < LEAST:
        raise InputError(f"only {len(found)} of its columns are organisations that are known", place=str(source.path))


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    names = head.columns()
    return 100 if set(names[:3]) == {"ccode", "year", "state"} and sum(name.casefold() in _codes() for name in names) >= LEAST else 0


def read(source: Input) -> Iterator[Item]:
    """Refusals as they are met, then a record for each state with a claim for each spell in an organisation."""
    organisations = _organisations(source)
    found: dict[str, dict[tuple[str, str], dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    rows: dict[str, int] = defaultdict(int)
    last = last_full_year(row["year"] for row in whole_rows(source, FORMS))

    def keep(row: Row) -> None:
        at, state = year(row["year"], "year"), row["ccode"]
        party(state, "cow", f"{at:04d}")
        odd = {cell for place in organisations.values() if (cell := row.cells[place].strip()) not in STATUS and cell not in _NONE}
        if odd:
            raise Unusable("unknown-status", f"a cell is {min(odd)[:20]!r}; known are 1, 2, 3, 0, -1 and -9")
        rows[state] += 1
        for code, place in organisations.items():
            if status := STATUS.get(row.cells[place].strip()):
                found[state][code, status][at] = 1

    yield from refused(source, FORMS, keep)
    version = version_in_name(source.path.name) or "3"
    stated_in = cow_source("Intergovernmental Organizations", version, "2020", CITATION, "igo_state_years", "IGOs")
    spells = Spells("membership", "cow", "memberships", f"{last:04d}", stated_in)
    unknown: set[str] = set()
    for state, count in rows.items():
        claims: list[Claim] = []
        why: Unusable | UnknownParty = Unusable("no-membership", "the state is a member of no organisation that is known")
        for (code, status), years in found[state].items():
            for first, end, _ in runs(years):
                try:
                    organisation = party(code, "cow_igo", f"{first:04d}")
                    where = f"{code}, ccode {state}, {first}"
                    claims += spells.claims((state,), f"{first:04d}", f"{end:04d}", {"status": status}, object=organisation, locator=where)
                except (Unusable, UnknownParty) as error:
                    unknown.add(code)
                    why = error
        place = f"{source.path.name}, ccode {state}"
        yield Record(place, tuple(claims), count) if claims else refusal(why, place, count=count)
    others = len(source.head.split(",")) - len(organisations) - len(FORMS[0].columns)
    source.notes.append(f"{len(organisations)} organisations are read; {others} columns are none that is known")
    if unknown:
        source.notes.append(f"spells of {len(unknown)} organisations outside their days are left out: {', '.join(sorted(unknown)[:10])}")
    source.notes.extend(spells.note())


DECLARATION = Declaration(
    name="igo_state_years",
    title="Correlates of War: Intergovernmental Organizations, version 3, by state and year",
    publisher=PUBLISHER,
    what="Which states were full members, associate members or observers of which intergovernmental organisation in which year, 1816–2014",
    where=f"{URL}IGOs (state-year format)",
    licence=LICENCE,
    citation=CITATION,
    kinds=("membership",),
    files=("igo/state_year_format*.csv",),
    complete_for="memberships of states in the listed organisations, in the years of the table",
    read=read,
    check=check,
    recognise=recognise,
    live=Live((Request(f"{FILES}{FILE}", FILE, take=("state_year_formatv3.csv",)),), every=YEAR, terms=f"Correlates of War: {LICENCE}"),
)
