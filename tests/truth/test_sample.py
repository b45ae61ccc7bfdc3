"""A sample of the truth table over what the shipped world says of its pairs, on both engines: no engine answers another way.

The whole table takes a graph of all the collected files, on either engine:

    LEGATION_TRUTH_STORE=embedded:PATH python -m pytest tests/truth
    LEGATION_TRUTH_STORE=bolt://USER:PASSWORD@HOST python -m pytest tests/truth
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from legation.graph import projection
from legation.graph.claims import Claim, read_claim
from legation.graph.store import Store, open_store, prepare
from legation.graph.write import Writer
from legation.loaders import starter
from tests.truth import judge

EVERY = 30
"""Each so many rows of the table are put."""
_ENDS = re.compile(rb'"subject":"([^"]+)","object":"([^"]+)"')


@pytest.fixture(scope="module")
def sample() -> tuple[list[judge.Row], list[Claim]]:
    rows = list(judge.rows())[::EVERY]
    pairs = {frozenset((row.a.encode(), row.b.encode())) for row in rows}
    return rows, list(_claims(pairs))


def _claims(pairs: set[frozenset[bytes]]) -> Iterator[Claim]:
    with gzip.open(starter.world_path()) as lines:
        for number, line in enumerate(lines, 1):
            ends = _ENDS.search(line)
            if ends is not None and frozenset(ends.groups()) in pairs:
                yield read_claim(orjson.loads(line), place=f"line {number}")


def answers(store: Store, rows: list[judge.Row], claims: list[Claim]) -> list[str]:
    Writer(store).add(claims)
    projection.run(store)
    return [judge.answer(store, row) for row in rows]


def test_a_sample_is_answered_alike_on_both_engines(store: Store, sample: tuple[list[judge.Row], list[Claim]], tmp_path: Path) -> None:
    rows, claims = sample
    assert len(rows) > 50
    assert len(claims) > 500
    said = answers(store, rows, claims)
    wrong = [row for row, answer in zip(rows, said, strict=True) if answer not in (row.holds, "possibly", "unknown")]
    right = sum(answer == row.holds for row, answer in zip(rows, said, strict=True))
    assert len(wrong) <= 1, wrong
    assert right >= 0.4 * len(rows)
    if not store.url.startswith("embedded"):
        other = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
        try:
            prepare(other)
            assert said == answers(other, rows, claims)
        finally:
            other.close()
