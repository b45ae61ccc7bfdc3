"""What parties are called in other languages: for people who ask, never for loading, which keeps to the register's own names.

A text is here only where it means one party and no name of the register: `Deutschland`, `Côte d'Ivoire` is the register's own.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import NamedTuple

from legation.graph.parties.spellings import Key, key, keys
from legation.graph.parties.text import fold

TABLE = Path(__file__).with_name("data") / "abroad.csv"
UN_TABLE = Path(__file__).with_name("data") / "un_names.csv"
"""The United Nations' own names of states in its languages other than English, where CLDR's differ."""


class Abroad(NamedTuple):
    """One name in another language."""

    folded: str
    text: str
    party: str
    lang: str


@cache
def names_abroad() -> tuple[Abroad, ...]:
    """Every such name, in the order of its folded form."""
    found = []
    for table in (TABLE, UN_TABLE):
        lines = (line for line in table.read_text("utf-8").splitlines() if not line.startswith("#"))
        found += [Abroad(fold(row["text"]), row["text"], row["party"], row["lang"]) for row in csv.DictReader(lines)]
    return tuple(sorted(found))


def party_abroad(text: str) -> str | None:
    """The id of the party that is called so in another language, also turned round or with an article; None where none is."""
    found = _ids().get(fold(text))
    if found is not None:
        return found
    parties = {party for one in keys(text) for party in _spelled().get(one, ())}
    return parties.pop() if len(parties) == 1 else None


def begins_abroad(start: str, limit: int) -> list[Abroad]:
    """Names that begin with the folded letters, in order, at most `limit`."""
    known = names_abroad()
    at = bisect_left(known, (start,))
    found: list[Abroad] = []
    while at < len(known) and known[at].folded.startswith(start) and len(found) < limit:
        found.append(known[at])
        at += 1
    return found


@cache
def _spelled() -> dict[Key, set[str]]:
    found: dict[Key, set[str]] = {}
    for one in names_abroad():
        found.setdefault(key(one.text), set()).add(one.party)
    return found


@cache
def _ids() -> dict[str, str]:
    return {one.folded: one.party for one in names_abroad()}


__all__ = ["Abroad", "begins_abroad", "names_abroad", "party_abroad"]
