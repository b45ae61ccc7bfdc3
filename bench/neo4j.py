"""A Neo4j for the bench: the one that LEGATION_BENCH_NEO4J names, or a container, or none."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def neo4j_url() -> Iterator[str | None]:
    """`bolt://user:password@host:port` of a server that may be emptied; None where there is no Docker."""
    given = os.environ.get("LEGATION_BENCH_NEO4J")
    if given:
        yield given
        return
    os.environ.setdefault("TESTCONTAINERS_RYUK_DISABLED", "true")
    if "DOCKER_HOST" not in os.environ:
        os.environ.setdefault("TESTCONTAINERS_CONNECTION_MODE", "docker_host")
        os.environ.setdefault("TC_HOST", "127.0.0.1")
    import docker
    from testcontainers.community.neo4j import Neo4jContainer

    password = secrets.token_hex(12)
    try:
        container = Neo4jContainer("neo4j:5.26-community", password=password).start()
    except docker.errors.DockerException:
        yield None
        return
    try:
        yield f"bolt://neo4j:{password}@{container.get_container_host_ip()}:{container.get_exposed_port(7687)}"
    finally:
        container.stop()
