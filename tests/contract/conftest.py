"""What the contract tests of questions about states share: the small world of `states_world`, once on each engine for a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from legation.graph.store import Store, clear, open_store
from tests.contract import states_world


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The small world on the embedded engine; a module that asks about something else has its own."""
    store = open_store(f"embedded:{tmp_path_factory.mktemp('states') / 'graph.kgl'}")
    states_world.build(store)
    yield store
    store.close()


@pytest.fixture(scope="module")
def neo4j(neo4j_url: str) -> Iterator[Store]:
    """The same on Neo4j, emptied before and after."""
    store = open_store(neo4j_url)
    clear(store)
    states_world.build(store)
    yield store
    clear(store)
    store.close()
