"""`legation export neo4j-import`, really imported by `neo4j-admin` and started: the same graph as a load through transactions."""

from __future__ import annotations

import os
import secrets
import shlex
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legation.graph import projection, reading
from legation.graph.bulk import export
from legation.graph.claims import Claim, Source
from legation.graph.digest import digest
from legation.graph.errors import InputError, StoreError
from legation.graph.store import Store, open_store, prepare
from legation.graph.verify import verify
from legation.graph.write import Writer, retract
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from tests.conftest import NEO4J_IMAGE, leave_out

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The starter claims and what CSV could spoil: quotes, commas, line ends, empty text, lists, unknown parties, a retraction."""
    store = open_store(f"embedded:{tmp_path_factory.mktemp('bulk') / 'graph'}")
    load(store, registry.find("claims"), Path(starter.path()))
    cited = (Source(publisher='B, "institute"'), Source(publisher="A\r\ninstitute"))
    paper = Source(publisher="Paper", title="Ünïcode\n, \\ ; | end", published="2020~", cites=cited, licence="")
    share = {"kind": "arms_share", "subject": "ISR", "object": "AZE", "when": "2016/2020", "base": "object_imports"}
    unknown = {"kind": "arms_transfer", "subject": "unknown", "object": "AZE", "when": "2019", "value": 0.5, "unit": "TIV"}
    odd = [
        Claim(**share, value=69.25, quote='"69,\n25"', span=(3, 11), source=paper),
        Claim(**unknown, details={"comment": 'a "b"\t,'}, source=cited[0]),
        Claim(kind="recognized", subject="ISR", object="AZE", when="1991", source=cited[1], locator=""),
    ]
    odd.append(Claim(**share, value=1, about=odd[0].id, source=cited[1]))
    Writer(store).add(odd)
    retract(store, [odd[2].id], why='they said: "no",\nand meant it')
    projection.run(store)
    yield store
    store.close()


@pytest.fixture
def data() -> Iterator[str]:
    """A Docker volume."""
    import docker

    try:
        volume = docker.from_env().volumes.create(f"legation-test-bulk-{os.getpid()}")
    except docker.errors.DockerException as error:
        leave_out("neo4j", f"no Docker engine answers ({error})")
    yield str(volume.name)
    volume.remove(force=True)


def sum_of(store: Store) -> tuple[int, str]:
    found = reading.Sum()
    for claim in reading.claims(store):
        found.add(reading.line(claim))
    return found.count, found.text


def test_the_import_makes_the_same_graph(filled: Store, tmp_path: Path, data: str) -> None:
    import docker

    engine = docker.from_env()
    folder = tmp_path / "csv"
    words = export(filled, folder)
    assert "--multiline-fields=sources.csv,claims.csv" in words, "only the files in which a value holds a line end"
    command = shlex.join([*words, "neo4j"])
    for part in (tmp_path, folder):
        part.chmod(0o755)
    output = engine.containers.run(
        NEO4J_IMAGE,
        ["-c", f"echo server.directories.data=/data >> /var/lib/neo4j/conf/neo4j.conf; {command}; chmod -R a+rwX /data"],
        entrypoint="bash",
        working_dir="/import",
        volumes={str(folder): {"bind": "/import", "mode": "rw"}, data: {"bind": "/data", "mode": "rw"}},
        remove=True,
        stderr=True,
        name=f"legation-test-import-{os.getpid()}",
    )
    assert b"IMPORT DONE" in output
    password = secrets.token_hex(12)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server: Any = engine.containers.run(
        NEO4J_IMAGE,
        detach=True,
        environment={"NEO4J_AUTH": f"neo4j/{password}"},
        volumes={data: {"bind": "/data", "mode": "rw"}},
        ports={"7687/tcp": ("127.0.0.1", port)},
        name=f"legation-test-imported-{os.getpid()}",
    )
    try:
        store = started(f"bolt://neo4j:{password}@127.0.0.1:{port}")
        try:
            prepare(store)
            assert digest(store) == digest(filled)
            assert sum_of(store) == sum_of(filled)
            found = verify(store)
            assert found.sound, found.samples
            again = load(store, registry.find("claims"), Path(starter.path()))
            assert (again.claims_new, again.refused) == (0, 0)
            assert digest(store) == digest(filled)
        finally:
            store.close()
    finally:
        server.remove(force=True, v=True)


def started(url: str) -> Store:
    """The store, once the server answers (at most 90 s)."""
    for _ in range(180):
        try:
            return open_store(url)
        except StoreError:
            time.sleep(0.5)
    raise AssertionError("the imported database does not start")


def test_a_folder_that_holds_anything_is_refused(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("keep")
    with pytest.raises(InputError, match="not empty"):
        export(filled, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]
