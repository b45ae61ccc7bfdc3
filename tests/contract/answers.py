"""How the contract tests look at an answer: as plain JSON, to compare engines, and as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import orjson
import pytest

from legation.graph.store import Store
from legation.service.answers.base import Answer
from legation.service.http.formats import to_csv, to_json


def as_json(answer: Answer) -> Any:
    """The answer as its JSON says it."""
    return orjson.loads(to_json(answer))


def table_of(answer: Answer) -> list[dict[str, Any]]:
    """The answer's rows, each with all of its columns in their order, and all of them in its CSV."""
    rows = [dict(row) for row in answer.table()]
    assert all(list(row) == answer.columns() for row in rows)
    assert to_csv(answer).count("\r\n") >= len(rows) + 1
    return rows


def same_answer(questions: Mapping[str, Callable[[Store], Any]]) -> Callable[..., None]:
    """A test of each of the questions over the fixtures `embedded` and `neo4j`."""

    @pytest.mark.neo4j
    @pytest.mark.parametrize("name", questions)
    def test(embedded: Store, neo4j: Store, name: str) -> None:
        theirs, ours = (as_json(questions[name](store)) for store in (neo4j, embedded))
        for one in (theirs, ours):
            one.pop("recorded_at", None)  # the moment of each load
        assert theirs == ours

    return test
