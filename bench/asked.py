"""How questions in words are read: right, refused or as something else, on the set in questions_asked.tsv; and how long a reading takes.

python -m bench asked                   the score, and each question that was read as something else
python -m bench asked --refused         with those that were refused and could have been read
python -m bench asked FILE              another set of the same three columns

A question that must be refused and is, is right. One that could be read and is refused is `refused`; all else is `wrong`.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from legation.graph.store import Store, open_store
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.answers.asked import Asked, Reading
from legation.service.questions.asked.question import question

SET = Path(__file__).with_name("questions_asked.tsv")
MOST_WRONG, LEAST_RIGHT, MOST_MS = 0.02, 0.75, 5.0
"""What the set must show: at most so many read as something else, at least so many right, and p95 of a reading in milliseconds."""


@dataclass(frozen=True, slots=True)
class Case:
    """One question with what it must be read as: names of questions (none: it must be refused) and the parameters that must be there."""

    words: str
    questions: frozenset[str]
    refusable: bool
    parameters: dict[str, str]


@dataclass(slots=True)
class Score:
    """What became of each question, with how long each reading took in milliseconds."""

    right: list[Case] = field(default_factory=list)
    refused: list[tuple[Case, Asked]] = field(default_factory=list)
    wrong: list[tuple[Case, Asked]] = field(default_factory=list)
    taken: list[float] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many were asked."""
        return len(self.right) + len(self.refused) + len(self.wrong)

    @property
    def p95(self) -> float:
        """Milliseconds in which 95 of 100 readings were made."""
        return statistics.quantiles(self.taken, n=20)[-1]


def cases(file: Path = SET) -> list[Case]:
    """The set in a file; lines with # are remarks. Raises ValueError for a line of other than two or three columns."""
    found = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) not in (2, 3):
            raise ValueError(f"{file.name}, line {number}: {len(columns)} columns, not words, questions, parameters")
        names = set(columns[1].split("|"))
        parameters = dict(one.split("=", 1) for one in columns[2].split()) if len(columns) == 3 else {}
        found.append(Case(columns[0], frozenset(names - {"refuse"}), "refuse" in names, parameters))
    return found


def meets(reading: Reading, case: Case) -> bool:
    """Whether a reading is the question that was meant, with its parameters."""
    if reading.question not in case.questions:
        return False
    split = urlsplit(reading.address)
    given = {name: set(values) for name, values in parse_qs(split.query).items()}
    for name, value in case.parameters.items():
        wanted = set(value.split(","))
        if name == "parties":
            if {one.id for one in reading.parties} != wanted:
                return False
        elif given.get(name, set()) != wanted:
            return False
    return True


def score(store: Store, asked: list[Case]) -> Score:
    """Ask every question of a set."""
    found = Score()
    for case in asked:
        begun = time.perf_counter()
        answer = question(store, case.words)
        found.taken.append((time.perf_counter() - begun) * 1000)
        if not answer.readings:
            if case.refusable or not case.questions:
                found.right.append(case)
            else:
                found.refused.append((case, answer))
        elif any(meets(one, case) for one in answer.readings):
            found.right.append(case)
        else:
            found.wrong.append((case, answer))
    return found


def main(arguments: list[str]) -> int:
    """Print the score. Returns 1 where the set shows less than it must."""
    parser = argparse.ArgumentParser(
        prog="python -m bench asked", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", type=Path, default=SET)
    parser.add_argument("--refused", action="store_true", help="name what was refused and could have been read")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="legation-bench-") as folder:
        store = open_store(f"embedded:{Path(folder) / 'graph.kgl'}")
        load(store, registry.find("claims"), starter.path())
        score(store, cases(given.file)[:5])  # the register and its index of names are read once
        found = score(store, cases(given.file))
        store.close()
    for case, answer in found.wrong:
        print(f"wrong    {case.words}\n         read: {'; '.join(f'{one.says} ({one.address})' for one in answer.readings)}")
    for case, answer in found.refused if given.refused else ():
        print(f"refused  {case.words}\n         {' '.join(answer.notes)}")
    parts = {"right": len(found.right), "refused": len(found.refused), "wrong": len(found.wrong)}
    print(", ".join(f"{name} {number} ({number / found.total:.1%})" for name, number in parts.items()), f"of {found.total};", end=" ")
    print(f"p50 {statistics.median(found.taken):.2f} ms, p95 {found.p95:.2f} ms")
    good = len(found.wrong) <= MOST_WRONG * found.total and len(found.right) >= LEAST_RIGHT * found.total and found.p95 <= MOST_MS
    return 0 if good else 1
