"""Both engines side by side: random parameters for every statement that reads, and random writes, give the same rows and the same graph.

The short form runs in every run; with LEGATION_TEST_LONG=1 there are 5,000 reads and 1,000 writes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legation import cypher
from legation.graph import projection
from legation.graph.claims import Claim
from legation.graph.digest import digest
from legation.graph.errors import LegationError
from legation.graph.store import Store, clear, open_store
from legation.graph.write import Writer, retract
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from tests.contract.examples import EXAMPLES, PER_ENGINE
from tests.contract.test_statements import FILES, comparable
from tests.faults.machine import LONG

READS, WRITES = (5000, 1000) if LONG else (200, 25)
PARTIES = ["AZE", "ARM", "GEO", "ISR", "RUS", "TUR", "USA", "FRA", "SUN", "XXX", "", "aze", "é\u0301", "'", "\\"]
DAYS = ["1991", "1991-12-25", "2016-01-01", "2020-12-31", "2023-03-29", "0001-01-01", "9999-12-31", ""]
KINDS = ["recognized", "relations_established", "mission_opened", "visit"]
LEFT = {"limit", "after", "before", "cursor", "size"}
"""What pages go by: which rows of several equal ones a page shows is each engine's own. What takes a number of a write is left out too."""
_SET = re.compile(r"collect\(DISTINCT [^)]*\) AS (\w+)")
"""Columns that hold each value once, in an order of the engine's own."""
STATEMENTS = sorted(
    name
    for name, file in FILES.items()
    if file in EXAMPLES and file not in PER_ENGINE and cypher.load(name).access == "read" and "commit" not in cypher.load(name).params
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, neo4j_url: str) -> Iterator[tuple[Store, Store]]:
    embedded = open_store(f"embedded:{tmp_path_factory.mktemp('differential') / 'graph.kgl'}")
    neo4j = open_store(neo4j_url)
    clear(neo4j)
    for store in (embedded, neo4j):
        load(store, registry.find("claims"), Path(starter.path()))
    yield embedded, neo4j
    clear(neo4j)
    embedded.close()
    neo4j.close()


def changed(dice: random.Random, name: str, value: Any) -> Any:
    """A parameter of the same type and another value, hostile ones among them."""
    if name in LEFT or dice.random() < 0.3:
        return value
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return dice.choice([value, 0, 1, 1991, 2020, 2**31])
    if isinstance(value, str):
        if value[:4].isdigit():
            return dice.choice(DAYS)
        return dice.choice([value, *PARTIES]) if value.isupper() and len(value) == 3 else dice.choice([value, value, "none", *PARTIES[-4:]])
    if isinstance(value, list) and value and isinstance(value[0], str):
        return [changed(dice, "", one) for one in value] * dice.choice([0, 1, 1])
    return value


def asked(store: Store, name: str, params: dict[str, Any]) -> list[bytes] | str:
    try:
        rows = store.read(name, params)
    except LegationError as error:
        return type(error).__name__
    text = cypher.load(name).text
    if "ORDER BY" not in text and len(rows) == params.get("limit"):
        return f"{len(rows)} of more rows, which ones is the engine's own"
    sets = _SET.findall(text)
    return comparable([{**row, **{column: sorted(row[column]) for column in sets if row[column]}} for row in rows])


def test_reads_with_random_parameters_give_the_same_rows(both: tuple[Store, Store]) -> None:
    dice = random.Random(16)
    embedded, neo4j = both
    for number in range(READS):
        name = STATEMENTS[number % len(STATEMENTS)]
        example: Any = EXAMPLES[FILES[name]]
        params = dict(example(embedded) if callable(example) else example)
        params = {key: changed(dice, key, value) for key, value in params.items()}
        ours, theirs = asked(embedded, name, params), asked(neo4j, name, params)
        assert ours == theirs, (name, params)
    print(f"differential: {READS} reads over {len(STATEMENTS)} statements")


def test_random_writes_make_the_same_graph(both: tuple[Store, Store]) -> None:
    dice = random.Random(17)
    written: list[str] = []
    for number in range(WRITES):
        if written and dice.random() < 0.2:
            gone = dice.choice(written)
            for store in both:
                retract(store, [gone], why=f"no. {number}", at="2025-01-01T00:00:00Z")
        else:
            some = [claim(dice, number * 10 + part) for part in range(dice.randint(1, 5))]
            written += [one.id for one in some]
            assert Writer(both[0]).add(some) == Writer(both[1]).add(some)
        if number % 10 == 0 or number == WRITES - 1:
            for store in both:
                projection.run(store)
    assert digest(both[0]) == digest(both[1])
    print(f"differential: {WRITES} writes")


def claim(dice: random.Random, number: int) -> Claim:
    subject, object_ = dice.sample(PARTIES[:8], 2)
    kind = dice.choice(KINDS)
    more: dict[str, Any] = {"mission": "embassy", "place": dice.choice(["Baku", "é'\\\"\n"])} if kind == "mission_opened" else {}
    return Claim.model_validate(
        {
            "kind": kind, "subject": subject, "object": object_, "when": dice.choice(["1991", "1992-04-07", "2016/2020", "1949/.."]),
            "modality": dice.choice(["done", "done", "planned", "denied"]), "quote": dice.choice([None, "“ü” 'x' \\ \n", "𝔘"]),
            "source": {"publisher": dice.choice(["Gazette", "Agency"]), "title": f"No. {number}", "published": "2024-01-01"}, **more,
        }
    )  # fmt: skip
