"""A load that is killed at any point, and then run again, ends in the same graph."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from legation.graph.digest import Digest, digest
from legation.graph.store import clear, open_store, prepare
from legation.loaders.frame import registry
from legation.loaders.frame.run import load

ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import sys
from pathlib import Path
from legation.graph.store import open_store
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
store = open_store(sys.argv[1])
print("open", flush=True)
load(store, registry.find("sipri"), Path(sys.argv[2]), progress=lambda phase, done, total: print(phase, flush=True))
"""


def killed(url: str, file: Path, after: str, count: int) -> bool:
    """Start the load in a process of its own and kill -9 it at the `count`-th line of progress `after`. Whether it was still at work."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, url, str(file)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdout is not None
    seen = 0
    for line in child.stdout:
        seen += line.strip() == after
        if seen == count:
            time.sleep(0.01 * count)
            child.send_signal(signal.SIGKILL)
            break
    child.stdout.close()
    return child.wait(timeout=60) == -signal.SIGKILL


def loaded(url: str, file: Path) -> Digest:
    store = open_store(url)
    try:
        load(store, registry.find("sipri"), file)
        return digest(store)
    finally:
        store.close()


@pytest.fixture(scope="module")
def register(shared_data: Path) -> Path:
    return shared_data / "sipri" / "delivery-register-2000-2030-generated-2025-01-03.csv.gz"


@pytest.fixture(scope="module")
def whole(register: Path, tmp_path_factory: pytest.TempPathFactory) -> Digest:
    """The digest of a load that nothing disturbs."""
    return loaded(f"embedded:{tmp_path_factory.mktemp('whole') / 'graph'}", register)


def test_a_killed_load_ends_in_the_same_graph(register: Path, whole: Digest, tmp_path: Path) -> None:
    url = f"embedded:{tmp_path / 'graph'}"
    points = [("open", 1), ("load", 1), ("load", 2), ("load", 3), ("draw", 1), ("draw", 2), ("draw", 3)]
    assert sum(killed(url, register, after, count) for after, count in points) >= 4
    assert loaded(url, register) == whole


def test_a_killed_load_ends_in_the_same_graph_on_neo4j(register: Path, whole: Digest, neo4j_url: str) -> None:
    store = open_store(neo4j_url)
    try:
        clear(store)
        prepare(store)
    finally:
        store.close()
    assert killed(neo4j_url, register, "load", 2)
    assert killed(neo4j_url, register, "draw", 2)
    assert loaded(neo4j_url, register) == whole
