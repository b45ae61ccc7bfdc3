"""The service as a process: it stops gracefully, and stays the same size while it is read from and written to."""

from __future__ import annotations

import json
import os
import re
import signal
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from legation.graph.backup import backup
from legation.graph.store import open_store
from legation.graph.verify import verify
from tests.faults.machine import LONG, ROOT

SOAK = 3600.0 if LONG else 25.0
WARM = 300.0 if LONG else 8.0
"""Seconds after which memory is measured first."""
QUESTIONS = (
    "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020",
    "/v1/dyads/AZE/ISR",
    "/v1/missions?host=AZE&valid_on=2023-06-01",
    "/v1/catalog",
    "/healthz",
    "/metrics",
)


CLI = (sys.executable, "-m", "legation")
CLAIM = {"kind": "recognized", "subject": "ISR", "object": "AZE", "when": "1991", "source": {"publisher": "soak"}}


class Service:
    """`legation serve` over an embedded graph, a new one unless one is there, on a free port."""

    def __init__(self, folder: Path, *, graph: Path | None = None, **settings: str) -> None:
        self.graph = graph or folder / "graph"
        self.log = (folder / "log").open("w+")
        self.process = subprocess.Popen(
            [*CLI, "serve", "--port", "0", "--store", f"embedded:{self.graph}"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LEGATION_KEYS": str(folder / "keys"), **settings},
        )
        assert self.process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", self.process.stdout.readline())
        if found is None:
            self.stop()
            raise AssertionError((folder / "log").read_text())
        self.address = found[0]

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Status and body."""
        try:
            with urllib.request.urlopen(urllib.request.Request(self.address + path, headers=headers or {}), timeout=30) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """SIGTERM or another signal, and the exit code."""
        self.process.send_signal(how)
        assert self.process.stdout is not None
        self.process.stdout.close()
        code = self.process.wait(timeout=60)
        self.log.close()
        return code


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = Service(tmp_path)
    yield made
    if made.process.poll() is None:
        made.stop()


def test_a_stop_finishes_what_began(service: Service) -> None:
    """SIGTERM while questions run: each gets its whole answer or no connection, none a broken one; the graph is closed and sound."""
    broken: list[str] = []
    answered = 0
    stop = threading.Event()

    def ask() -> None:
        nonlocal answered
        while not stop.is_set():
            try:
                status, body = service.get("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020")
                json.loads(body)
                answered += status == 200
            except urllib.error.URLError:
                return  # nobody listens any more
            except (ConnectionError, TimeoutError):
                return
            except Exception as error:
                broken.append(repr(error))
                return

    readers = [threading.Thread(target=ask) for _ in range(3)]
    for reader in readers:
        reader.start()
    time.sleep(1.5)
    assert service.stop() == 0
    stop.set()
    for reader in readers:
        reader.join()
    assert answered > 10
    assert broken == []
    assert (service.graph.with_name("graph-wal")).stat().st_size < 100, "the log was folded into the file"
    store = open_store(f"embedded:{service.graph}", read_only=True)
    assert verify(store).sound
    store.close()


def test_a_stop_finishes_a_write_that_began(tmp_path: Path) -> None:
    """SIGTERM while claims come in: they are written and drawn, the answer is whole, the audit file has its line."""
    token = write_key(tmp_path)
    made = Service(tmp_path, LEGATION_AUDIT=str(tmp_path / "audit"))
    body = "".join(json.dumps(CLAIM | {"locator": f"page {number}"}) + "\n" for number in range(3000))
    answers: list[Any] = []
    request = urllib.request.Request(
        made.address + "/v1/claims",
        data=body.encode(),
        headers={"Content-Type": "application/x-ndjson", "Authorization": f"Bearer {token}"},
    )

    def write() -> None:
        with urllib.request.urlopen(request, timeout=60) as answer:
            answers.append(json.load(answer))

    writer = threading.Thread(target=write)
    writer.start()
    deadline = time.monotonic() + 30
    while b"legation_requests_running 2" not in made.get("/metrics")[1].replace(b".0", b"") and time.monotonic() < deadline:
        time.sleep(0.01)  # the write, and this question
    assert answers == [], "it is still being written"
    assert made.stop() == 0
    writer.join()
    assert [(answer["rows"], answer["new"]) for answer in answers] == [(3000, 3000)]
    (line,) = [json.loads(one) for one in (tmp_path / "audit").read_text().splitlines()]
    assert (line["new"], len(line["added"])) == (3000, 3000)
    store = open_store(f"embedded:{made.graph}", read_only=True)
    assert verify(store).sound
    store.close()


def write_key(folder: Path) -> str:
    """A key that may write to a service of this folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LEGATION_KEYS": str(folder / "keys")}
    made = subprocess.run([*CLI, "key", "make", "test", "--role", "write"], cwd=ROOT, env=environment, capture_output=True, text=True)
    return made.stdout.strip()


def test_a_killed_service_starts_again_with_all_it_had(service: Service, tmp_path: Path) -> None:
    held = json.loads(service.get("/v1/catalog")[1])
    assert service.stop(signal.SIGKILL) == -signal.SIGKILL
    again = Service(tmp_path)
    try:
        assert json.loads(again.get("/v1/catalog")[1])["counts"] == held["counts"]
    finally:
        assert again.stop() == 0


def test_a_backup_is_made_while_the_service_runs(service: Service, tmp_path: Path) -> None:
    assert backup(f"embedded:{service.graph}", tmp_path / "backup") > 100_000
    store = open_store(f"embedded:{tmp_path / 'backup'}", read_only=True)
    assert store.read("ask/catalog_counts")[0]["claims"] == json.loads(service.get("/v1/catalog")[1])["counts"]["claims"]
    assert verify(store).sound
    store.close()


def test_logs_are_json_with_the_id_of_the_request(tmp_path: Path) -> None:
    made = Service(tmp_path, LEGATION_LOG="json")
    assert made.get("/v1/dyads/AZE/ISR", {"X-Request-Id": "from-the-proxy"})[0] == 200
    assert made.stop() == 0
    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines() if line.startswith("{")]
    (seen,) = [line for line in lines if line.get("path") == "/v1/dyads/AZE/ISR"]
    assert (seen["request"], seen["status"], seen["event"], seen["level"]) == ("from-the-proxy", 200, "request", "info")


def test_a_soak(tmp_path: Path) -> None:
    """Readers and a writer for SOAK seconds (an hour with LEGATION_TEST_LONG): no error, flat memory and handles, steady answers."""
    service = Service(tmp_path, LEGATION_RATE="off", LEGATION_RATE_POSTS="off", LEGATION_AUDIT=str(tmp_path / "audit"))
    token = write_key(tmp_path)
    stop = threading.Event()
    errors: list[str] = []
    times: list[tuple[float, float]] = []
    written = 0

    def read() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            begun = time.monotonic()
            try:
                status, body = service.get(QUESTIONS[number % len(QUESTIONS)])
                if status != 200 or not body:
                    errors.append(f"{QUESTIONS[number % len(QUESTIONS)]}: {status} {body[:200]!r}")
            except OSError as error:
                errors.append(repr(error))
            times.append((begun, time.monotonic() - begun))

    def write() -> None:
        nonlocal written
        while not stop.is_set():
            claim = {
                "kind": "recognized",
                "subject": "ISR",
                "object": "AZE",
                "when": "1991",
                "locator": str(written),
                "source": {"publisher": "soak"},
            }
            request = urllib.request.Request(
                service.address + "/v1/claims",
                data=json.dumps(claim).encode(),
                headers={"Content-Type": "application/x-ndjson", "Authorization": f"Bearer {token}"},
            )
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    answer.read()
                written += 1
            except urllib.error.HTTPError as error:
                errors.append(f"write: {error.code} {error.read()[:200]!r}")
                return
            time.sleep(0.1)

    threads = [threading.Thread(target=read) for _ in range(3)] + [threading.Thread(target=write)]
    process = psutil.Process(service.process.pid)
    for thread in threads:
        thread.start()
    time.sleep(WARM)
    first = measure(process)
    time.sleep(SOAK - WARM)
    last = measure(process)
    stop.set()
    for thread in threads:
        thread.join()
    assert service.stop() == 0
    assert errors[:3] == []
    assert written > SOAK / 5
    assert last["handles"] <= first["handles"] + 5, (first, last)
    assert last["threads"] <= first["threads"] + 5, (first, last)
    assert last["mb"] < first["mb"] * 1.15 + 20 + written * 0.005, (first, last)
    middle = times[0][0] + (times[-1][0] - times[0][0]) / 2
    early, late = ([took for begun, took in times if (begun < middle) == half] for half in (True, False))
    p99 = [statistics.quantiles(part, n=100)[98] for part in (early, late)]
    print(f"soak: {len(times)} answers, {written} writes, {first} to {last}, p99 {p99[0] * 1000:.0f} then {p99[1] * 1000:.0f} ms")
    assert p99[1] < max(3 * p99[0], 1.0)
    store = open_store(f"embedded:{service.graph}", read_only=True)
    assert verify(store).sound
    store.close()


def measure(process: psutil.Process) -> dict[str, Any]:
    """Resident memory (MB), open handles, threads."""
    return {"mb": process.memory_info().rss / 1e6, "handles": process.num_fds(), "threads": process.num_threads()}
