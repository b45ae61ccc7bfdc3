"""Persons whom reports name without a word on whom they act for: "Putin arrives in New Delhi", "King Charles III hosts …".

A name holds only for a time within its term: the year of publication, or a year that the sentence itself names, so that "In
1979, Saddam Hussein broke relations" is read in an article of today and a former president's trip is nobody's visit.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import ahocorasick_rs

_OPEN = 9999
_LONG_AGO = 40
"""Years after a term from which a report without a year means the deeds in office ("de Gaulle's government imposed …"); not of a bare
last name."""


@cache
def _terms() -> dict[str, list[tuple[str, int, int]]]:
    """Name, and last name where that is enough, to its terms: (party, first year, last year)."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    lines = files("legation.extraction.data").joinpath("persons.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        term = (row["party"], int(row["from"]), int(row["to"] or _OPEN))
        for name in (row["name"], *row["alone"].split("|")):
            for spelling in {name, name.replace("'", "’")} - {""}:
                found.setdefault(spelling, []).append(term)
    return found


def acts_for(name: str, years: Iterable[int]) -> str | None:
    """The party that `name` acts for in one of `years` (none known: at any time); None for a name the list does not hold."""
    terms = _terms().get(name)
    if terms is None:
        return None
    years = tuple(years)
    parties = {party for party, first, last in terms if not years or any(first <= year <= last for year in years)}
    if not parties and years and (" " in name or name == "Gaulle") and all(last + _LONG_AGO < max(years) for _, _, last in terms):
        parties = {party for party, _, _ in terms}
    return parties.pop() if len(parties) == 1 else None


@cache
def _scanner() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(sorted(_terms()))


def known_in(text: str) -> list[int]:
    """Where the names of the list stand in `text`, in order: a sentence may name its parties by them alone."""
    return [start for _, start, _ in _scanner().find_matches_as_indexes(text)]
