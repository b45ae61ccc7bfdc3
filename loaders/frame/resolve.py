"""Cells of dates and names to days and parties: what the loaders of relations and missions share."""

from __future__ import annotations

import re
from datetime import date

from legation.graph.errors import UnknownParty
from legation.graph.parties import register
from legation.graph.parties.text import fold
from legation.graph.time import TimeError, When, parse
from legation.loaders.frame.tables import Unusable


def named(text: str, when: When | None, *, scheme: str = "name") -> str:
    """Id of the party that `text` means at `when`. Raises Unusable for an empty cell or a placeholder, UnknownParty for the rest."""
    if not text:
        raise Unusable("placeholder-partner", "the cell that names a party is empty")
    on = (when.earliest or date.min, when.latest or date.max) if when else None
    try:
        return register().resolve(text, scheme=scheme, on=on).id
    except UnknownParty:
        if scheme == "name" and register().is_placeholder(text):
            raise Unusable("placeholder-partner", f"{text!r} says that the party is not known") from None
        raise


def named_by_city(text: str, city: str, when: When | None) -> str:
    """Id of the party that `text` means at `when`; where it can mean several (`Congo`), the one whose capital `city` names.

    Raises as `named` does.
    """
    try:
        return named(text, when)
    except UnknownParty as error:
        there = fold(city)
        meant = [
            party
            for party in (suggestion.partition(":")[0] for suggestion in error.suggestions)
            if "can mean more than one" in str(error)
            and any(re.search(rf"\b{re.escape(fold(capital.name))}\b", there) for capital in register().get(party).capitals)
        ]
        if len(meant) == 1:
            return meant[0]
        raise


def moment(text: str, *, column: str) -> When:
    """A date as the file gives it. Raises Unusable for what is no date of the calendar."""
    try:
        return parse(text)
    except TimeError as error:
        raise Unusable("bad-date", f"{column}: {error}") from error
