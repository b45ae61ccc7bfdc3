"""One graph with the starter claims, and applications over it; tests that write make their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from legation.graph.store import Store, open_store
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.http.app import create_app
from legation.service.settings import Settings

Serve = Callable[..., TestClient]


@pytest.fixture(scope="session")
def starter_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An embedded graph with the starter claims."""
    store = open_store(f"embedded:{tmp_path_factory.mktemp('security') / 'graph.kgl'}")
    load(store, registry.find("claims"), starter.path())
    yield store
    store.close()


@pytest.fixture
def app(starter_store: Store) -> FastAPI:
    """An application that a test may add routes to."""
    return create_app(Settings(), starter_store)


@pytest.fixture
def serve(starter_store: Store) -> Iterator[Serve]:
    """Makes a client of an application with the given settings; `address` is where its requests come from."""
    with ExitStack() as stack:

        def make(*, address: str = "192.0.2.1", **settings: object) -> TestClient:
            made = create_app(Settings(**settings), starter_store)  # type: ignore[arg-type]
            return stack.enter_context(TestClient(made, raise_server_exceptions=False, client=(address, 50_000)))

        yield make


@pytest.fixture(scope="session")
def client(starter_store: Store) -> Iterator[TestClient]:
    """A client of the application with the settings that it has by default, but for the rate."""
    with TestClient(create_app(Settings(rate="off", rate_posts="off"), starter_store), raise_server_exceptions=False) as made:
        yield made
