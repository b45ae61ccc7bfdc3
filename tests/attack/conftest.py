"""A real server of its own process for attacks: over the starter claims, killed at the end whatever became of it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
import pytest

from legation.graph.store import open_store, prepare
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.http.keys import Keys

ROOT = Path(__file__).resolve().parents[2]


class Service:
    """`legation serve` as a process. `url` is where it answers, `token` a key of role `write`."""

    def __init__(self, folder: Path, graph: str, **settings: str) -> None:
        self.folder = folder
        self.graph = graph
        keys = folder / "keys.json"
        self.token = Keys(keys).make("attacker", "write")[1]
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port: int = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.audit = folder / "audit.jsonl"
        self._env = {
            **{name: value for name, value in os.environ.items() if not name.startswith("LEGATION_")}, "PYTHONPATH": str(ROOT),
            "LEGATION_KEYS": str(keys), "LEGATION_AUDIT": str(self.audit), "LEGATION_RATE": "off", "LEGATION_RATE_POSTS": "off", **settings,
        }  # fmt: skip
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "legation", "serve", "--store", self.graph, "--port", str(self.port), "--no-starter"],
                cwd=ROOT, env=self._env, stdout=subprocess.DEVNULL, stderr=log,
            )  # fmt: skip
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            assert process.poll() is None, (self.folder / "log").read_text()
            with suppress(httpx.HTTPError):
                if httpx.get(f"{self.url}/healthz", timeout=1).status_code == 200:
                    return process
            time.sleep(0.1)
        process.kill()
        process.wait()
        raise AssertionError("the service does not start")

    def restart(self) -> None:
        """Stop it as an operator does, and start it again."""
        self.stop()
        self.process = self._start()

    def stop(self, wait: float = 30) -> int:
        """SIGTERM; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(wait)

    def kill(self) -> None:
        """kill -9, if it runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(30)

    def healthy(self, within: float) -> float:
        """Seconds that /healthz took; fails past `within`."""
        begun = time.perf_counter()
        assert httpx.get(f"{self.url}/healthz", timeout=within).status_code == 200
        return time.perf_counter() - begun

    def write(self, body: bytes) -> httpx.Response:
        """Post claims."""
        return httpx.post(f"{self.url}/v1/claims", content=body, headers={"X-API-Key": self.token}, timeout=60)

    @property
    def memory(self) -> int:
        """Resident bytes."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        raise AssertionError("no such process")


@pytest.fixture(scope="session")
def starter_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed embedded graph with the starter claims, to be copied."""
    path = tmp_path_factory.mktemp("attack") / "graph.kgl"
    store = open_store(f"embedded:{path}")
    load(store, registry.find("claims"), starter.path())
    store.close()
    return path


@pytest.fixture(scope="session")
def prepared_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed embedded graph with the schema and the register, to be copied: making it takes longer than most tests over it."""
    path = tmp_path_factory.mktemp("prepared") / "graph.kgl"
    store = open_store(f"embedded:{path}")
    prepare(store)
    store.close()
    return path


class Services:
    """Makes services, each over a graph of its own."""

    def __init__(self, stack: ExitStack, starter_graph: Path, folder: Path) -> None:
        self._stack, self._starter, self._folder, self._count = stack, starter_graph, folder, 0

    def __call__(self, graph: str | None = None, **settings: str) -> Service:
        self._count += 1
        folder = self._folder / f"service-{self._count}"
        folder.mkdir()
        if graph is None:
            shutil.copyfile(self._starter, folder / "graph.kgl")
            graph = f"embedded:{folder / 'graph.kgl'}"
        made = Service(folder, graph, **settings)
        self._stack.callback(made.kill)
        return made


@pytest.fixture
def serve(starter_graph: Path, tmp_path: Path) -> Iterator[Services]:
    """Starts services; what still runs at the end is killed."""
    with ExitStack() as stack:
        yield Services(stack, starter_graph, tmp_path)


@pytest.fixture(scope="session")
def service(starter_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One service for all attacks that it has to survive anyway."""
    with ExitStack() as stack:
        yield Services(stack, starter_graph, tmp_path_factory.mktemp("served"))(LEGATION_COST="0")
