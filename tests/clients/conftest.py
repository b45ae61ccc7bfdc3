"""One service over the starter claims at a real address, and a graph's file, for clients that are not ours."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from legation.graph.store import open_store
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.http.app import create_app
from legation.service.settings import Settings


@pytest.fixture(scope="session")
def graph_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a graph with the starter claims, which nobody holds."""
    path = tmp_path_factory.mktemp("clients") / "graph.kgl"
    store = open_store(f"embedded:{path}")
    load(store, registry.find("claims"), starter.path())
    store.close()
    return path


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service over the starter claims, e.g. http://127.0.0.1:41234."""
    store = open_store(f"embedded:{tmp_path_factory.mktemp('clients-service') / 'graph.kgl'}")
    load(store, registry.find("claims"), starter.path())
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(), store), port=0, log_level="critical", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(30)
    store.close()
