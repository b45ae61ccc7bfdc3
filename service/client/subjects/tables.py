"""Tidy tables for statisticians: a row a pair or party and year. Made by `python -m tools.clients`; do not edit."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from legation.service.answers.tidy import TidyTable
from legation.service.client.answered import Answered
from legation.service.client.asking import Asking

About = Literal["dyad-year", "country-year"]
Code = Literal["iso3", "cow", "gw", "ison"]
System = Literal["cow", "gw"]


class TablesQuestions(Asking):
    """Tidy tables for statisticians: a row a pair or party and year."""

    def table(
        self,
        about: About,
        first: int,
        last: int,
        *,
        column: str | Sequence[str] | None = None,
        party: str | Sequence[str] | None = None,
        known_on: str | None = None,
        code: Code | Sequence[Code] | None = None,
        system: System | None = None,
        directed: bool | None = None,
        cite: bool | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> Answered[TidyTable]:
        """A tidy table: dyad-year or country-year. The table comes as CSV, row by row; `format=json` describes it: what each column means, its unit, and every source to cite. The table's Link header leads to its metadata. States are those of 31 December.

        about: a row a pair of parties and year, or a party and year
        first: first year
        last: last year
        column: columns (repeat it); default: all
        party: only these parties (repeat it); default: every country
        known_on: EDTF date: leave out what was published later
        code: columns with each party's code of the year in a scheme (repeat it): iso3, ison (the number), cow (Correlates of War), gw (Gleditsch and Ward)
        system: only years in which both (or the one) were members of this state system
        directed: of dyads: a row for each direction, party1 being the one that acts
        cite: a last column that says how to cite the row
        cursor: where the list goes on: `next` of the page before
        limit: rows of a page; json then has them too. Default: all
        """
        return self._ask(
            TidyTable,
            "table",
            {
                "about": about,
                "from": first,
                "to": last,
                "column": column,
                "party": party,
                "known_on": known_on,
                "code": code,
                "system": system,
                "directed": directed,
                "cite": cite,
                "cursor": cursor,
                "limit": limit,
            },
        )
