"""Each statement that reads returns the same rows on both engines, from the same claims."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from legation import cypher
from legation.graph.store import Store
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from tests.contract.conftest import Fill
from tests.contract.examples import EMPTY_BY_NATURE, EXAMPLES, PER_ENGINE

READS = [name for name in cypher.names() if cypher.load(name).access == "read"]
FILES = {name: name if name in cypher.files() else name.rpartition("/")[0] for name in READS}
"""The file of each statement: another name for those of a template."""


@pytest.fixture(scope="module")
def fill() -> Fill:
    """The starter claims."""
    return lambda store: load(store, registry.find("claims"), Path(starter.path()))


def rows(store: Store, name: str) -> list[dict[str, Any]]:
    example = EXAMPLES[FILES[name]]
    return store.read(name, example(store) if callable(example) else example)


def comparable(found: list[dict[str, Any]]) -> list[bytes]:
    """Rows without regard to order, numbers to 6 decimals; `recorded_at` is the moment of each load."""

    def plain(value: Any) -> Any:
        if isinstance(value, float):
            return round(value, 6) + 0.0
        if isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        if isinstance(value, list):
            return [plain(part) for part in value]
        if isinstance(value, dict):
            return {key: plain(part) for key, part in value.items() if key not in ("recorded_at", "at", "report", "last_load")}
        return value

    return sorted(orjson.dumps(plain(row), option=orjson.OPT_SORT_KEYS) for row in found)


def test_every_statement_that_reads_has_an_example() -> None:
    assert sorted(set(FILES.values()) - set(EXAMPLES)) == []
    assert sorted(set(EXAMPLES) - set(FILES.values())) == []


def test_a_template_returns_rows_for_some_of_its_words(embedded: Store) -> None:
    templates = sorted({file for name, file in FILES.items() if file != name})
    assert len(templates) > 4
    for template in templates:
        assert any(rows(embedded, name) for name, file in FILES.items() if file == template), template


@pytest.mark.parametrize("name", READS)
def test_a_statement_returns_what_its_header_declares(embedded: Store, name: str) -> None:
    found = rows(embedded, name)
    assert found or name in EMPTY_BY_NATURE or FILES[name] != name
    for row in found:
        assert tuple(row) == cypher.load(name).columns


@pytest.mark.neo4j
@pytest.mark.parametrize("name", READS)
def test_both_engines_return_the_same(embedded: Store, neo4j: Store, name: str) -> None:
    theirs, ours = rows(neo4j, name), rows(embedded, name)
    for row in theirs:
        assert tuple(row) == cypher.load(name).columns
    if name not in PER_ENGINE:
        assert comparable(theirs) == comparable(ours)
