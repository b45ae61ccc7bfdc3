"""What the contract tests share: a small world, once on each engine for a module. A module that asks about another has its own `fill`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from legation.graph.store import Store, clear, open_store
from tests.contract import states_world

Fill = Callable[[Store], object]


@pytest.fixture(scope="module")
def fill() -> Fill:
    """What writes the world: by default that of `states_world`."""
    return states_world.build


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory, fill: Fill) -> Iterator[Store]:
    """The world on the embedded engine."""
    store = open_store(f"embedded:{tmp_path_factory.mktemp('world') / 'graph.kgl'}")
    fill(store)
    yield store
    store.close()


@pytest.fixture(scope="module")
def neo4j(neo4j_url: str, fill: Fill) -> Iterator[Store]:
    """The same on Neo4j, emptied before and after."""
    store = open_store(neo4j_url)
    clear(store)
    fill(store)
    yield store
    clear(store)
    store.close()
