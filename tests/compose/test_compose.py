"""docker-compose.yml, really started: Neo4j and the service's image, both healthy, one answer with its source, then gone.

Ports are free ones and the project's name is this run's, so nothing that runs already is touched.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import neo4j
import pytest

from tests.conftest import leave_out

ROOT = Path(__file__).resolve().parents[2]
BUILD_TIME = 1500.0
"""Seconds that the image may take to build where nothing is cached."""
START_TIME = 420.0
"""Seconds until both services must be healthy."""

pytestmark = pytest.mark.neo4j


def compose_command() -> list[str]:
    """`docker compose` where the plugin is installed, else `docker-compose`."""
    for command in (["docker", "compose"], ["docker-compose"]):
        if shutil.which(command[0]) and subprocess.run([*command, "version"], capture_output=True).returncode == 0:
            return command
    leave_out("neo4j", "neither `docker compose` nor `docker-compose` is installed")


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@dataclass
class Project:
    """One started compose project."""

    command: list[str]
    name: str = field(default_factory=lambda: f"legation-test-{os.getpid()}")
    port: str = field(default_factory=free_port)

    def __post_init__(self) -> None:
        own = {"NEO4J_PASSWORD": secrets.token_urlsafe(12), "HTTP_PORT": self.port}
        self.environment = os.environ | own | {"BOLT_PORT": free_port(), "BROWSER_PORT": free_port()}

    def run(self, *words: str, timeout: float = 120.0) -> str:
        """Run a compose command and return what it printed. Raises AssertionError with that if it fails."""
        done = subprocess.run(
            [*self.command, "-p", self.name, "-f", str(ROOT / "docker-compose.yml"), *words],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=timeout,
            check=False,
        )
        assert done.returncode == 0, f"compose {' '.join(words)} failed:\n{done.stdout[-4000:]}"
        return done.stdout

    def inspect(self, service: str) -> dict[str, Any]:
        """What the engine says of the service's container."""
        container = self.run("ps", "-q", service).split()[-1]
        told = subprocess.run(["docker", "inspect", container], capture_output=True, text=True, check=True).stdout
        found: dict[str, Any] = json.loads(told)[0]
        return found

    def wait_healthy(self, *services: str) -> None:
        """Return when all are healthy. Raises AssertionError with the logs when one is not in time."""
        deadline = time.monotonic() + START_TIME
        while True:
            states = {service: self.inspect(service)["State"] for service in services}
            health = {service: state["Health"]["Status"] for service, state in states.items()}
            if set(health.values()) == {"healthy"}:
                return
            running = all(state["Running"] for state in states.values())
            if not running or "unhealthy" in health.values() or time.monotonic() > deadline:
                raise AssertionError(f"{health}\n{self.run('logs', '--no-color', '--tail', '60')}")
            time.sleep(1)

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return json.load(answer)


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    if not shutil.which("docker") or subprocess.run(["docker", "info"], capture_output=True).returncode != 0:
        leave_out("neo4j", "no Docker engine answers")
    started = Project(compose_command())
    try:
        started.run("build", timeout=BUILD_TIME)
        started.run("up", "-d", "--no-build", timeout=START_TIME)
        started.wait_healthy("neo4j", "legation")
        yield started
    finally:
        started.run("down", "--volumes", "--remove-orphans")


def test_the_service_answers_from_neo4j(project: Project) -> None:
    answer = project.get("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020")
    assert answer["recipient"] == "AZE"
    said = {(share["supplier"], share["value"]): share for share in answer["reported"]}
    assert said["ISR", 69]["base"] == "object_imports"
    told = project.get(f"/v1/claims/{said['ISR', 69]['claim']}")
    assert "69 percent of Baku’s major arms imports" in told["claim"]["quote"]
    assert told["claim"]["source"]["publisher"] == "The Times of Israel"
    assert [link["depth"] for link in told["chain"]] == [0, 1]  # the newspaper quotes SIPRI


def test_the_container_is_confined(project: Project) -> None:
    told = project.inspect("legation")
    assert told["HostConfig"]["ReadonlyRootfs"] is True
    assert told["HostConfig"]["CapDrop"] == ["ALL"]
    assert project.run("exec", "-T", "legation", "id", "-u").split()[-1] != "0"
    assert all(port["HostIp"] == "127.0.0.1" for port in told["NetworkSettings"]["Ports"]["8000/tcp"])


FACT = {
    "kind": "recognized", "subject": "GEO", "object": "AZE", "when": "1992",
    "source": {"publisher": "Ministry of Foreign Affairs", "title": "Relations", "published": "2024-01-01"},
}  # fmt: skip


def test_keys_and_the_audit_file_outlive_the_container(project: Project) -> None:
    token = project.run("exec", "-T", "legation", "legation", "key", "make", "a newcomer", "--role", "write").splitlines()[0]
    url = f"http://127.0.0.1:{project.port}/v1/claims"
    asked = urllib.request.Request(url, json.dumps(FACT).encode(), {"Authorization": f"Bearer {token}"}, method="POST")
    with urllib.request.urlopen(asked, timeout=60) as answer:
        assert json.load(answer)["new"] == 1
    (kept,) = [one for one in project.inspect("legation")["Mounts"] if one["Destination"] == "/data"]
    assert kept["Name"] == f"{project.name}_legation-data"
    assert '"GEO"' in project.run("exec", "-T", "legation", "cat", "/data/var/audit.jsonl")
    assert token not in project.run("exec", "-T", "legation", "cat", "/data/var/keys.json")


def test_the_host_loads_into_it_and_a_driver_sums_as_the_service_does(project: Project, tmp_path: Path) -> None:
    """docs/neo4j.md: `legation load` on the host, and a plain query."""
    file = tmp_path / "facts.jsonl"
    file.write_text(json.dumps({**FACT, "object": "ARM"}) + "\n", encoding="utf-8")
    bolt, password = f"bolt://127.0.0.1:{project.environment['BOLT_PORT']}", project.environment["NEO4J_PASSWORD"]
    own = os.environ | {"LEGATION_STORE": bolt, "LEGATION_NEO4J_PASSWORD": password, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "legation", "load", "claims", str(file)]
    done = subprocess.run(command, cwd=tmp_path, env=own, capture_output=True, text=True, timeout=120, check=False)
    assert "1 claims new" in done.stdout, done.stderr
    (query,) = re.findall(r"```cypher\n(.*?)```", (ROOT / "docs" / "neo4j.md").read_text(encoding="utf-8"), re.DOTALL)
    with neo4j.GraphDatabase.driver(bolt, auth=("neo4j", password)) as driver:
        summed = {record["supplier"]: round(record["tiv"], 2) for record in driver.execute_query(query).records}
    answer = project.get("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020")
    assert summed == {one["supplier"]: one["tiv"] for one in answer["suppliers"] if one["supplier"] != "unknown"}
    told = project.get("/v1/claims?party=GEO&kind=recognized&since=2024-01-01")["claims"]
    assert {one["object"]["id"] if isinstance(one["object"], dict) else one["object"] for one in told} >= {"ARM"}


def test_nothing_starts_without_a_password(project: Project) -> None:
    without = Project(project.command)
    del without.environment["NEO4J_PASSWORD"]
    with pytest.raises(AssertionError, match="set NEO4J_PASSWORD"):
        without.run("config")
