"""One application over the starter claims for the tests of the API: nothing here writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from legation.graph.store import Store, open_store
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.http.app import create_app
from legation.service.settings import Settings


@pytest.fixture(scope="session")
def starter_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An embedded graph with the starter claims."""
    store = open_store(f"embedded:{tmp_path_factory.mktemp('api') / 'graph.kgl'}")
    load(store, registry.find("claims"), starter.path())
    yield store
    store.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Store]:
    """A graph of the test's own with the starter claims, to write to."""
    store = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    load(store, registry.find("claims"), starter.path())
    yield store
    store.close()


@pytest.fixture(scope="session")
def client(starter_store: Store) -> Iterator[TestClient]:
    """A client of the application; errors of ours come back as responses, as over the wire."""
    with TestClient(create_app(Settings(), starter_store), raise_server_exceptions=False) as made:
        yield made
