"""Alliances of the ATOP project: directed dyad-years joined to one span a dyad and set of obligations.

The list gives each alliance year twice, once in each direction, and neither names nor ids of treaties. Years that follow each other
with equal obligations are one span, and both directions of a span are one claim whose record counts all its rows. Memory holds one
short tuple a run of years (the list is in runs), never the rows. A year of a code that two parties held in it belongs to the one
with more of its days. A span that reaches the list's last year has no end: the list stops there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from legation.graph.claims import Claim, Source
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.codes import party
from legation.loaders.frame.editions import last_full_year, version_in_name
from legation.loaders.frame.live import YEAR, Live, Request
from legation.loaders.frame.tables import Form, Row, Unusable, checker, in_list, refused, whole_rows, year

_FLAGS = {
    "atop_defense": "defense",
    "atop_offense": "offense",
    "atop_neutral": "neutrality",
    "atop_nonagg": "nonaggression",
    "atop_consul": "consultation",
}
LICENCE = "free for research with citation"
URL = "http://www.atopdata.org/uploads/6/9/1/3/69134503/atop_5.1__.csv_.zip"
_PUBLISHED = tuple((column, column.removeprefix("atop_")) for column in _FLAGS)
FORMS = (
    Form("ATOP dyad-years", ("ccode1", "ccode2", "year", *_FLAGS)),
    Form("ATOP directed dyad-years as published", ("ccode1", "ccode2", "year", *_FLAGS),
         called=(("ccode1", "stateA"), ("ccode2", "stateB"), *_PUBLISHED)),
    Form("ATOP dyad-years as published", ("ccode1", "ccode2", "year", *_FLAGS),
         called=(("ccode1", "mem1"), ("ccode2", "mem2"), *_PUBLISHED)),
)  # fmt: skip
_NAMES = tuple(_FLAGS.values())
_COLUMNS = tuple(_FLAGS)

PUBLISHER = "Alliance Treaty Obligations and Provisions Project"
CITATION = (
    "Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell, and Andrew G. Long. 2002. Alliance Treaty Obligations and "
    "Provisions, 1815-1944. International Interactions 28: 237-260."
)
RELEASED = {2018: ("v5", "2022", "ATOP version 5, directed dyad-years 1815–2018", " Version 5, by way of the R package peacesciencer.")}
"""By their last year the versions whose year of release is known: version, year, title, what the citation says more."""

_Key = tuple[str, str, int]
_Run = tuple[int, int, int, str]
"""First year, last year, rows, codes of the row as they stand."""


class _Runs:
    """Joins the rows of one direction of a dyad, as they come, to runs of years with equal obligations."""

    def __init__(self, last: int) -> None:
        self.found: dict[_Key, list[_Run]] = defaultdict(list)
        self._parties: dict[tuple[str, int], str] = {}
        self._key: _Key = ("", "", 0)
        self._codes = ""
        self._first = self._last = self._rows = 0
        self.last = last
        """The list's last year: what holds in it goes on as far as the list can tell."""

    def add(self, row: Row) -> None:
        """Take one row. Raises Unusable or UnknownParty; then it is not counted."""
        at = year(row["year"], "year")
        in_list(row["year"], f"{self.last:04d}")
        one, other = row["ccode1"], row["ccode2"]
        a, b = self._party(one, at), self._party(other, at)
        if a == b:
            raise Unusable("same-party", f"the codes {one} and {other} both mean {a} in {at}")
        flags = 0
        for bit, column in enumerate(_COLUMNS):
            cell = row[column]
            if cell == "1":
                flags |= 1 << bit
            elif cell != "0":
                raise Unusable("bad-number", f"{column} is {cell[:40]!r}, neither 0 nor 1")
        if not flags:
            raise Unusable("no-obligation", "the row gives no obligation, so it is no alliance")
        key = (a, b, flags) if a < b else (b, a, flags)
        codes = f"{one} and {other}"
        if key == self._key and codes == self._codes and at == self._last + 1:
            self._last, self._rows = at, self._rows + 1
            return
        self.flush()
        self._key, self._codes, self._first, self._last, self._rows = key, codes, at, at, 1

    def flush(self) -> None:
        """Put the run that is being read with the others."""
        if self._rows:
            low, high = sorted(self._codes.split(" and "), key=lambda code: code.zfill(6))
            self.found[self._key].append((self._first, self._last, self._rows, f"{low} and {high}"))
            self._rows = 0

    def _party(self, code: str, at: int) -> str:
        key = (code, at)
        found = self._parties.get(key)
        if found is None:
            found = self._parties[key] = party(code, "cow", f"{at:04d}")
        return found


def read(source: Input) -> Iterator[Item]:
    """Refusals as they are met, then one record for each span of a dyad."""
    runs = _Runs(last_full_year(row["year"] for row in whole_rows(source, FORMS)))
    yield from refused(source, FORMS, runs.add)
    runs.flush()
    stated_in = _source(source, runs.last)
    spans = single = 0
    for (a, b, flags), found in sorted(runs.found.items()):
        for first, last, rows, codes in _joined(found):
            spans += 1
            single += rows != 2 * (last - first + 1)
            place = f"{source.path.name}, dyad {codes}, {first}–{last}"
            yield Record(place, (_claim(a, b, flags, first, last, codes, goes_on=last >= runs.last, stated_in=stated_in),), rows)
    source.notes.append(f"rows of both directions and consecutive years with equal obligations were joined to {spans:,} spans")
    if single:
        source.notes.append(f"{single:,} spans do not stand in the list once in each direction and year")


def _joined(runs: list[_Run]) -> Iterator[_Run]:
    """Runs of one dyad and set of obligations, put together where they overlap or touch."""
    ordered = sorted(runs)
    first, last, rows, codes = ordered[0]
    for begin, end, count, other in ordered[1:]:
        if begin <= last + 1:
            last, rows, codes = max(last, end), rows + count, min(codes, other)
            continue
        yield first, last, rows, codes
        first, last, rows, codes = begin, end, count, other
    yield first, last, rows, codes


def _source(source: Input, last: int) -> Source:
    """The version: known by the list's last year, else told by the file's name and that year."""
    version, published, title, more = RELEASED.get(last, (None, f"{last:04d}" if last else None, None, ""))
    if version is None:
        named = version_in_name(source.path.name)
        version = f"v{named}" if named else f"to {last}"
        source.notes.append(f"the edition is told by {'the name of the file' if named else 'the last year'}: {version}")
    return Source(
        publisher=PUBLISHER,
        publication="Alliance Treaty Obligations and Provisions (ATOP)",
        title=title or f"ATOP, directed dyad-years to {last}",
        url="http://www.atopdata.org",
        published=published,
        edition=version,
        licence=LICENCE,
        citation=CITATION + more,
        dataset="atop",
    )


def _claim(a: str, b: str, flags: int, first: int, last: int, codes: str, *, goes_on: bool, stated_in: Source) -> Claim:
    return Claim(
        kind="alliance",
        subject=a,
        object=b,
        when=f"{first:04d}/" if goes_on else f"{first:04d}/{last:04d}",
        seen_until=f"{last:04d}" if goes_on else None,
        details={"obligations": [name for bit, name in enumerate(_NAMES) if flags >> bit & 1]},
        source=stated_in,
        locator=f"ccode {codes}, {first}–{last}",
    )


DECLARATION = Declaration(
    name="atop",
    title="Alliance Treaty Obligations and Provisions (ATOP)",
    publisher=PUBLISHER,
    what="Alliances of states with their obligations (defense, offense, neutrality, nonaggression, consultation), 1815–2018",
    where="http://www.atopdata.org (the dyad-year table as in the R package peacesciencer, data/atop_alliance.rda, saved as CSV)",
    licence=LICENCE,
    citation=CITATION,
    kinds=("alliance",),
    files=("alliances/atop_alliance_dyad_year.csv", "alliances/atop_alliance_dyad_year.csv.gz"),
    complete_for="formal alliances, 1815–2018",
    read=read,
    check=checker(*FORMS),
    live=Live((Request(URL, "atop_5.1__.csv_.zip", take=("atop5_1ddyr.csv",)),), every=YEAR, terms=f"ATOP: {LICENCE}"),
)
