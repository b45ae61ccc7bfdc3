"""The truth table against a graph of all the collected files: confident mistakes are few, what is undecided is told.

It needs a loaded graph of the collected files: LEGATION_TRUTH_STORE names it (`legation --store … load all DIR` makes one). Without it
only the table itself is checked.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

import pytest

from legation.graph.parties import register
from legation.graph.store import Store, open_store
from legation.graph.time import parse
from tests.truth import judge

STORE = os.environ.get("LEGATION_TRUTH_STORE")
MOST_WRONG = float(os.environ.get("LEGATION_TRUTH_WRONG", "0.01"))
"""The share of confident mistakes that may be."""


def test_the_table_is_wide_enough() -> None:
    rows = list(judge.rows())
    assert len(rows) >= 400
    assert len({row[:4] for row in rows}) == len(rows)
    counts = Counter(row.holds for row in rows)
    assert set(counts) == {"yes", "no"}
    assert counts["no"] >= 0.45 * len(rows)
    assert {row.about for row in rows} == {"relations", "embassy", "legation", "consulate", "recognition", "membership"}
    assert len({row.day[:3] for row in rows}) >= 12  # decades
    for row in rows:
        assert row.source
        assert row.a in register()
        assert row.b in register()
        assert parse(row.day).precision == "day"


@pytest.fixture(scope="module")
def world() -> Iterator[Store]:
    if not STORE:
        pytest.skip("LEGATION_TRUTH_STORE names no graph")
    store = open_store(STORE, read_only=True)
    yield store
    store.close()


def test_confident_mistakes_are_few(world: Store) -> None:
    verdict = judge.judge(world)
    print(verdict.told())
    assert len(verdict.wrong) <= MOST_WRONG * verdict.rows, verdict.told()
