"""Reads the CSV tables under `data/` into parties. The tables' columns are described in data/README.md."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import cast

from legation.graph.errors import InputError
from legation.graph.parties.model import Capital, Code, Name, NameKind, Party, PartyKind, Succession

DATA = Path(__file__).with_name("data")
TABLES = (
    "capitals",
    "codes",
    "former_ids",
    "groups",
    "igos",
    "names",
    "organizations",
    "parties",
    "placeholders",
    "successions",
)


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that the tables say. `quiet` are parties whose names are too bare to look for in running text."""

    parties: dict[str, Party]
    former_ids: dict[str, str]
    placeholders: frozenset[str]
    quiet: frozenset[str]
    version: str


@cache
def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str) -> float | None:
    return float(text) if text else None


def load(folder: Path = DATA) -> Tables:
    """Read all tables. Raises InputError that names the table and line for a row that breaks the tables' rules."""
    digest = sha256()
    lines: dict[str, list[list[str]]] = {}
    for table in TABLES:
        raw = (folder / f"{table}.csv").read_bytes()
        digest.update(table.encode() + b"\0" + raw)
        lines[table] = list(_rows(raw.decode("utf-8")))

    names: dict[str, list[Name]] = defaultdict(list)
    for party, text, kind, begin, end, lang in lines["names"]:
        names[party].append(Name(text, cast(NameKind, kind), _day(begin), _day(end), lang))
    codes: dict[str, list[Code]] = defaultdict(list)
    for party, scheme, value, begin, end in lines["codes"]:
        codes[party].append(Code(scheme, value, _day(begin), _day(end)))
    capitals: dict[str, list[Capital]] = defaultdict(list)
    for party, name, begin, end, latitude, longitude in lines["capitals"]:
        capitals[party].append(Capital(name, _day(begin), _day(end), _number(latitude), _number(longitude)))
    before: dict[str, list[Succession]] = defaultdict(list)
    after: dict[str, list[Succession]] = defaultdict(list)
    for party, other, kind, when in lines["successions"]:
        after[party].append(Succession(party, other, kind, when))
        before[other].append(Succession(other, party, kind, when))

    parties: dict[str, Party] = {}

    def add(kind: str, id_: str, name: str, begin: str, end: str, note: str, place: list[str]) -> None:
        if id_ in parties:
            raise InputError(f"two parties have the id {id_}", place="graph/parties/data")
        own = names.pop(id_, None) or [Name(name, "name")]
        parties[id_] = Party(
            id=id_,
            kind=cast(PartyKind, kind),
            name=name,
            names=tuple(own),
            codes=tuple(codes.pop(id_, ())),
            begin=begin or None,
            end=end or None,
            capital=place[0] or None,
            capitals=tuple(sorted(capitals.pop(id_, ()), key=lambda capital: capital.begin or date.min)),
            latitude=_number(place[1]),
            longitude=_number(place[2]),
            region=place[3] or None,
            note=note,
            predecessors=tuple(before.pop(id_, ())),
            successors=tuple(after.pop(id_, ())),
        )

    for id_, kind, name, begin, end, *place, note in lines["parties"]:
        add(kind, id_, name, begin, end, note, place)
    for table, kind in (("groups", "group"), ("organizations", "organization"), ("igos", "organization")):
        for id_, name, begin, end, note in lines[table]:
            add(kind, id_, name, begin, end, note, ["", "", "", ""])
    for table, left in (("names", names), ("codes", codes), ("capitals", capitals), ("successions", {**before, **after})):
        if left:
            raise InputError(f"{sorted(left)[:5]} are not parties of the register", place=f"graph/parties/data/{table}.csv")
    return Tables(
        parties=parties,
        former_ids={old: current for old, current in lines["former_ids"]},
        placeholders=frozenset(row[0] for row in lines["placeholders"]),
        quiet=frozenset(row[0] for row in lines["igos"]),
        version=digest.hexdigest()[:16],
    )


def _rows(text: str) -> Iterator[list[str]]:
    """The rows of a table without its comment lines and header."""
    kept = (line for line in text.splitlines() if not line.startswith("#"))
    reader = csv.reader(kept)
    next(reader)
    return reader
