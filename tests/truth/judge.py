"""The truth table: what held on a day by a source named in each row, put to the graph, and how often the graph is wrong and sure of it."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from legation.graph.store import Store
from legation.service.answers.claims import Dyad
from legation.service.questions.pairs import dyads

TABLE = Path(__file__).with_name("truth.csv")


class Row(NamedTuple):
    """One fact: about what, of whom, on which day, whether it held, and who says so."""

    about: str
    a: str
    b: str
    day: str
    holds: str
    source: str


@dataclass(slots=True)
class Verdict:
    """Rows answered rightly, left open (possibly, unknown), and answered wrongly with a plain yes or no."""

    right: list[Row] = field(default_factory=list)
    open: list[Row] = field(default_factory=list)
    wrong: list[Row] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """All rows."""
        return len(self.right) + len(self.open) + len(self.wrong)

    def told(self) -> str:
        """The figures in a sentence, with the wrong rows."""
        by = Counter(f"{one.about} {one.holds}" for one in self.open)
        lines = [f"{self.rows} rows: {len(self.right)} right, {len(self.open)} undecided, {len(self.wrong)} confidently wrong"]
        lines.append("undecided: " + ", ".join(f"{name} {count}" for name, count in sorted(by.items())))
        return "\n".join([*lines, *(f"wrong: {' '.join(one)}" for one in self.wrong)])


def rows() -> Iterator[Row]:
    """The rows of the table."""
    with TABLE.open(encoding="utf-8", newline="") as text:
        yield from (Row(**row) for row in csv.DictReader(text))


def answer(store: Store, row: Row) -> str:
    """What the dyad says of the row's state on its day: yes, no, possibly or unknown."""
    return held(dyads.between(store, row.a, row.b, valid_on=row.day), row)


def held(answered: Dyad, row: Row) -> str:
    """The state that a row is about among those of a dyad."""
    a, b = sorted((row.a, row.b)) if row.about == "relations" else (row.a, row.b)
    wanted = {
        "relations": f"relations|{a}|{b}", "embassy": f"mission|{a}|{b}|embassy|", "legation": f"mission|{a}|{b}|embassy|",
        "consulate": f"mission|{a}|{b}|consulate|",
        "recognition": f"recognition|{a}|{b}", "membership": f"membership|{a}|{b}",
    }[row.about]  # fmt: skip
    found = next((one for one in answered.tracks if one.track == wanted), None)
    if found is None:
        return "unknown"
    other = row.about in ("embassy", "legation", "consulate") and found.mission not in (None, row.about)  # a legation is no embassy
    return "no" if found.holds == "yes" and other else found.holds


def judge(store: Store, some: Iterator[Row] | list[Row] | None = None) -> Verdict:
    """Put the rows (default: all) to a graph."""
    found = Verdict()
    for row in some if some is not None else rows():
        said = answer(store, row)
        (found.right if said == row.holds else found.open if said in ("possibly", "unknown") else found.wrong).append(row)
    return found
