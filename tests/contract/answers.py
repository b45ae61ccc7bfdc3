"""How the contract tests look at an answer: as plain JSON, to compare engines, and as a table."""

from __future__ import annotations

from typing import Any

import orjson

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
