"""A Neo4j for the bench: the one that LEGATION_BENCH_NEO4J names, or a container, or none; and one that is filled by its bulk importer."""

from __future__ import annotations

import os
import re
import secrets
import shlex
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.graph.bulk import export
from legation.graph.errors import LimitExceeded, StoreError
from legation.graph.store import Store, open_store, prepare

IMAGE = "neo4j:5.26-community"
_PLACE = "echo server.directories.data=/data >> /var/lib/neo4j/conf/neo4j.conf"
_CLOCK = re.compile(rb"(real|user|sys)\t(\d+)m([\d.]+)s")


@contextmanager
def neo4j_url() -> Iterator[str | None]:
    """`bolt://user:password@host:port` of a server that may be emptied; None where there is no Docker."""
    given = os.environ.get("LEGATION_BENCH_NEO4J")
    if given:
        yield given
        return
    import docker

    try:
        engine = docker.from_env()
        with _running(engine, {}) as (url, _):
            yield url
    except docker.errors.DockerException:
        yield None


def docker_answers() -> bool:
    """Whether containers can be started."""
    import docker

    try:
        docker.from_env().ping()
    except docker.errors.DockerException:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Import:
    """A graph brought into Neo4j in bulk: seconds of each part, CPU seconds of the importer, MB on disk.

    `indexes_s` ends when the first command has made constraints and indexes; the start of the server is not counted.
    """

    export_s: float
    import_s: float
    import_cpu_s: float
    indexes_s: float
    csv_mb: float
    file_mb: float


@contextmanager
def imported(store: Store, folder: Path) -> Iterator[tuple[str, Import]]:
    """Export into `folder`, import by `neo4j-admin` in the container's image, start, make the indexes: the address, and what it took."""
    import docker

    begun = time.perf_counter()
    words = export(store, folder)
    exported = time.perf_counter() - begun
    csv = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    for part in (folder.parent, folder):
        part.chmod(0o755)
    engine = docker.from_env()
    volume = engine.volumes.create(f"legation-bench-{secrets.token_hex(4)}")
    command = f"{_PLACE}; time {shlex.join([*words, 'neo4j'])}; du -sm /data; chmod -R a+rwX /data"
    try:
        output: bytes = engine.containers.run(
            IMAGE,
            ["-c", command],
            entrypoint="bash", working_dir="/import", remove=True, stderr=True,
            volumes={str(folder): {"bind": "/import", "mode": "rw"}, volume.name: {"bind": "/data", "mode": "rw"}},
        )  # fmt: skip
        if b"IMPORT DONE" not in output:
            raise RuntimeError(f"the import failed: {output[-2000:]!r}")
        clock = {name.decode(): 60 * int(minutes) + float(seconds) for name, minutes, seconds in _CLOCK.findall(output)}
        size = float(re.findall(rb"(\d+)\t/data", output)[-1])
        with _running(engine, {volume.name: {"bind": "/data", "mode": "rw"}}) as (url, _):
            graph = open_store(url)
            begun = time.perf_counter()
            prepare(graph)
            indexed = time.perf_counter() - begun
            graph.close()
            yield url, Import(exported, clock["real"], clock["user"] + clock["sys"], indexed, csv, size)
    finally:
        volume.remove(force=True)


@contextmanager
def fresh() -> Iterator[tuple[str, Any]]:
    """Address and container of a server of its own, empty."""
    import docker

    with _running(docker.from_env(), {}) as found:
        yield found


@contextmanager
def _running(engine: Any, volumes: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """A server in a container, once it answers (at most 3 minutes)."""
    password = secrets.token_hex(12)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    container = engine.containers.run(
        IMAGE, detach=True, environment={"NEO4J_AUTH": f"neo4j/{password}"}, volumes=volumes, ports={"7687/tcp": ("127.0.0.1", port)}
    )
    try:
        url = f"bolt://neo4j:{password}@127.0.0.1:{port}"
        _answering(url)
        yield url, container
    finally:
        container.remove(force=True, v=True)


def _answering(url: str) -> None:
    for _ in range(360):
        try:
            store = open_store(url)
            store.read("write/graph_noted", {"id": "form"})
            store.close()
        except (StoreError, LimitExceeded):
            time.sleep(0.5)
        else:
            return
    raise RuntimeError("the Neo4j of the bench does not start")
