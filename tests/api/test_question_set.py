"""The set of questions that people ask: read right or refused, hardly ever as another question."""

from __future__ import annotations

from bench.asked import LEAST_RIGHT, MOST_WRONG, cases, score
from legation.graph.store import Store


def test_the_set_is_read_or_refused(starter_store: Store) -> None:
    found = score(starter_store, cases())
    assert found.total >= 300
    assert len(found.wrong) <= MOST_WRONG * found.total, [case.words for case, _ in found.wrong]
    assert len(found.right) >= LEAST_RIGHT * found.total
    assert all(answer.notes[1:] for _, answer in found.refused), "a refusal says why"
