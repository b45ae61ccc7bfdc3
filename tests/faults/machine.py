"""What the fault tests share: the child that loads, what must hold after it was broken, a TCP proxy that can be cut, a Neo4j to stop."""

from __future__ import annotations

import os
import secrets
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from legation.graph.digest import Digest, digest
from legation.graph.store import Store, open_store
from legation.graph.verify import verify
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load

ROOT = Path(__file__).resolve().parents[2]
LONG = bool(os.environ.get("LEGATION_TEST_LONG"))
"""Whether there is time for every point and an hour of soak."""
FILE = Path(starter.path())


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of its own at `folder`, as large as `mount` reads `size`. Where none can be mounted the test is left out."""
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True).returncode:
        pytest.skip("left out: root: no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


class Child:
    """A load in a process of its own; `acknowledged` collects the claims that it was told are in the graph."""

    def __init__(self, url: str, *settings: str, file: Path = FILE) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.child", url, str(file), *settings],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self.acknowledged: set[str] = set()
        self.said: list[str] = []

    def lines(self) -> Iterator[str]:
        """The first word of each line, as it comes."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            word, _, rest = line.strip().partition(" ")
            if word == "ack":
                self.acknowledged.update(rest.split())
            self.said.append(word if word == "ack" else line.strip())
            yield word

    def until_line(self, number: int) -> None:
        """Read up to the `number`-th line."""
        for count, _ in enumerate(self.lines(), 1):
            if count == number:
                return

    def until_word(self, word: str, count: int) -> None:
        """Read up to the `count`-th line that begins with `word`."""
        for said in self.lines():
            count -= said == word
            if not count:
                return

    def kill(self) -> bool:
        """kill -9; what it said before counts as said. Whether it was still at work."""
        self.process.send_signal(signal.SIGKILL)
        for _ in self.lines():
            pass
        return self.end() == -signal.SIGKILL

    def end(self) -> int:
        """Read to the end; the exit code."""
        for _ in self.lines():
            pass
        assert self.process.stdout is not None
        self.process.stdout.close()
        return self.process.wait(timeout=120)


def reload(store: Store, file: Path = FILE) -> Digest:
    """The same load again, undisturbed, and what the graph says then."""
    report = load(store, registry.find("claims"), file)
    assert report.refused == 0
    return digest(store)


def assert_unharmed(store: Store, acknowledged: set[str], whole: Digest, file: Path = FILE) -> None:
    """No acknowledged claim lost, no half edge; and the same load again ends in the same graph."""
    held = {row["id"] for row in store.read("write/known_claims", {"ids": sorted(acknowledged)})}
    assert acknowledged - held == set()
    found = verify(store)
    assert set(found.faults) <= {"pending"}, found.samples
    assert reload(store, file) == whole
    if store.engine == "embedded":  # the digest says as much; elsewhere this takes long
        again = verify(store)
        assert again.sound, again.samples


@contextmanager
def opened(url: str) -> Iterator[Store]:
    """A store, closed at the end."""
    store = open_store(url)
    try:
        yield store
    finally:
        store.close()


class Proxy:
    """Hands bytes on to a server, on a port of this machine, until it is told to cut or to be slow."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.delay = 0.0
        self._cut = False
        self._closed = False
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while not self._closed:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._cut:
                client.close()
                continue
            try:
                server = socket.create_connection(self._target, timeout=5)
            except OSError:
                client.close()
                continue
            self._pairs.append((client, server))
            threading.Thread(target=self._hand_on, args=(client, server), daemon=True).start()

    def _hand_on(self, client: socket.socket, server: socket.socket) -> None:
        with client, server, suppress(OSError, ValueError):
            while True:
                for ready in select.select([client, server], [], [])[0]:
                    data = ready.recv(65536)
                    if not data:
                        return
                    time.sleep(self.delay)
                    (server if ready is client else client).sendall(data)

    def cut(self) -> None:
        """End every connection and take no other."""
        self._cut = True
        for pair in self._pairs:
            for one in pair:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
        self._pairs.clear()

    def mend(self) -> None:
        """Take connections again."""
        self._cut = False

    def close(self) -> None:
        """The end."""
        self._closed = True
        self.cut()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


class Neo4jMachine:
    """A Neo4j of our own that may be stopped, started and killed; its data stay. `data`: the folder for them, else the container's own."""

    def __init__(self, data: Path | None = None) -> None:
        import docker

        self.password = secrets.token_hex(12)
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port: int = probe.getsockname()[1]
        self._container: Any = docker.from_env().containers.run(
            "neo4j:5.26-community",
            detach=True,
            name=f"legation-test-faults-{os.getpid()}",
            environment={"NEO4J_AUTH": f"neo4j/{self.password}"},
            volumes={str(data): {"bind": "/data", "mode": "rw"}} if data else {},
            ports={"7687/tcp": ("127.0.0.1", self.port)},
        )

    @property
    def url(self) -> str:
        """`bolt://…` of it."""
        return f"bolt://neo4j:{self.password}@127.0.0.1:{self.port}"

    def wait(self) -> None:
        """Until it answers a question, at most 90 s: it takes connections before its database is there."""
        from legation.graph.errors import StoreError

        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            try:
                with opened(self.url) as store:
                    store.read("ask/ready")
                return
            except StoreError:
                time.sleep(0.5)
        raise AssertionError(f"Neo4j does not start:\n{self._container.logs(tail=20).decode()}")

    def log(self) -> str:
        """What the server notes for those who debug it."""
        found: bytes = self._container.exec_run(["cat", "/logs/debug.log"]).output
        return found.decode(errors="replace")

    def kill(self) -> None:
        """kill -9 of the server."""
        self._container.kill()

    def stop(self) -> None:
        """A stop as an operator does it."""
        self._container.stop(timeout=30)

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._container.start()
        self.wait()

    def remove(self) -> None:
        """The end."""
        self._container.remove(force=True, v=True)
