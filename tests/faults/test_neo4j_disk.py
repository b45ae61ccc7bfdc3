"""Neo4j whose disk fills up in the middle of a load, and a load into Neo4j that runs out of file handles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docker
import pytest
from fastapi.testclient import TestClient

from legation.graph.digest import Digest
from legation.graph.errors import LegationError
from legation.graph.store import clear, prepare
from legation.service.http.app import create_app
from legation.service.settings import Settings
from tests.conftest import leave_out
from tests.faults.machine import Child, Neo4jMachine, assert_unharmed, opened, reload, small_disk
from tests.faults.test_disk import NEEDS_ROOT, fill
from tests.faults.test_network import ASKED

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Digest:
    """What a load that nothing disturbs ends in."""
    with opened(f"embedded:{tmp_path_factory.mktemp('whole') / 'graph'}") as store:
        return reload(store)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of 1 GB: Neo4j takes half of that for its logs at once."""
    with small_disk(tmp_path / "disk", "1g") as folder:
        yield folder


@NEEDS_ROOT
def test_a_full_disk_of_neo4j(disk: Path, whole: Digest) -> None:
    """The load ends, or is refused with a sentence; readers get an answer or a problem; with room again and a start all is there that it
    acknowledged. Neo4j writes on into the log that it took beforehand, and fails to write its files."""
    try:
        machine = Neo4jMachine(data=disk)
    except docker.errors.DockerException as error:
        leave_out("neo4j", f"no Docker engine answers ({error})")
    try:
        machine.wait()
        if not any(disk.iterdir()):
            pytest.skip("left out: root: the Docker engine does not see this file system")
        child = Child(machine.url, "batch=40")
        child.until_word("ack", 4)
        fill(disk / "filler")
        code = child.end()
        refused = child.said[-1].startswith(("refused StoreUnavailable:", "refused StoreError:"))
        assert code == 0 or (code == 3 and refused), child.said[-1]
        assert "No space left" in machine.log(), "it was full"
        assert machine.password not in child.said[-1]
        seen = answers(machine)
        assert set(seen) <= {200, 422, 503}, seen
        (disk / "filler").unlink()
        machine.stop()
        machine.start()
        with opened(machine.url) as store:
            assert_unharmed(store, child.acknowledged, whole)
    finally:
        machine.remove()


def answers(machine: Neo4jMachine) -> list[int]:
    """What readers get over HTTP: statuses; every refusal is a problem, with the time to come again where it is the engine's."""
    try:
        with opened(machine.url) as store, TestClient(create_app(Settings(), store), raise_server_exceptions=False) as client:
            found = [client.get(path) for path in (ASKED, "/v1/catalog", "/readyz")]
    except LegationError:
        return [503]
    for answer in found:
        if answer.status_code != 200:
            assert answer.headers["content-type"] == "application/problem+json"
            assert ("retry-after" in answer.headers) == (answer.status_code == 503)
    return [answer.status_code for answer in found]


@pytest.mark.parametrize("count", [4, 6, 8, 12])
def test_no_more_file_handles(count: int, whole: Digest, neo4j_url: str) -> None:
    with opened(neo4j_url) as store:
        clear(store)
        prepare(store)
    child = Child(neo4j_url, f"nofile={count}")
    code = child.end()
    assert code == 0 or (code == 3 and child.said[-1].startswith(("refused StoreUnavailable:", "refused InputError:"))), child.said[-1]
    with opened(neo4j_url) as store:
        assert_unharmed(store, child.acknowledged, whole)
        clear(store)
