"""A service whose disk fills up or becomes read-only, or that runs out of file handles, while it is read from and written to."""

from __future__ import annotations

import json
import os
import resource
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPResponse
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import psutil
import pytest

from legation.graph.store import open_store
from legation.graph.verify import verify
from tests.faults.machine import small_disk
from tests.faults.test_disk import NEEDS_ROOT, fill
from tests.faults.test_serve import CLAIM, CLI, ROOT, Service, write_key

ASKED = "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020"


def post(service: Service, token: str, number: int, claims: int = 1) -> tuple[int, dict[str, str], Any]:
    """Write claims: status, headers, body."""
    lines = "".join(json.dumps(CLAIM | {"locator": f"page {number}-{one}"}) + "\n" for one in range(claims))
    headers = {"Content-Type": "application/x-ndjson", "Authorization": f"Bearer {token}"}
    answer: HTTPResponse | HTTPError
    try:
        answer = urllib.request.urlopen(urllib.request.Request(f"{service.address}/v1/claims", lines.encode(), headers), timeout=60)
    except HTTPError as error:
        answer = error
    with answer:
        return answer.status, {name.lower(): value for name, value in answer.headers.items()}, json.load(answer)


def claims_of(service: Service) -> int:
    """How many claims it says that it holds."""
    return int(json.loads(service.get("/v1/catalog")[1])["counts"]["claims"])


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of 8 MB."""
    with small_disk(tmp_path / "disk", "8m") as folder:
        yield folder


def remount(disk: Path, how: str) -> None:
    """Change a mounted file system."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


@NEEDS_ROOT
def test_readers_are_answered_and_writers_told_while_the_disk_is_full(tmp_path: Path, disk: Path) -> None:
    token = write_key(tmp_path)
    graph = disk / "graph"
    service = Service(tmp_path, graph=graph, LEGATION_AUDIT=str(tmp_path / "audit"))
    seen: set[tuple[int, bytes]] = set()
    stop = threading.Event()
    reader = threading.Thread(target=lambda: [seen.add(service.get(ASKED)) for _ in iter(stop.is_set, True)])
    try:
        right = service.get(ASKED)
        acknowledged = {line["claim"] for line in post(service, token, 0)[2]["lines"]}
        reader.start()
        fill(disk / "filler")
        refused = [post(service, token, number, claims=200) for number in range(1, 6)]
        assert {status for status, _, _ in refused} <= {200, 503}
        assert (refused[-1][0], refused[-1][2]["type"]) == (503, "/problems/store-unavailable")
        assert all(headers["retry-after"] for status, headers, _ in refused if status == 503)
        acknowledged |= {line["claim"] for status, _, body in refused if status == 200 for line in body["lines"]}
        assert service.get("/readyz")[0] == 200
        (disk / "filler").unlink()
        again = [post(service, token, number, claims=200) for number in range(1, 6)]
        assert [(status, body["new"] + body["known"]) for status, _, body in again] == [(200, 200)] * 5
        acknowledged |= {line["claim"] for _, _, body in again for line in body["lines"]}
    finally:
        stop.set()
        reader.join()
        assert service.stop() == 0
    assert seen == {right}, "nobody who read saw any of it"
    store = open_store(f"embedded:{graph}")
    held = {row["id"] for row in store.read("write/known_claims", {"ids": sorted(acknowledged)})}
    found = verify(store)
    store.close()
    assert len(acknowledged) == 1001
    assert acknowledged == held
    assert found.sound, found.samples
    audited = [json.loads(line) for line in (tmp_path / "audit").read_text().splitlines()]
    assert sum(line["new"] for line in audited) == 1001, "also what was written of a write that failed"


@NEEDS_ROOT
def test_a_disk_that_becomes_read_only(tmp_path: Path, disk: Path) -> None:
    """Readers are answered, writers told; the command line and a service that never writes answer over it, one that writes is refused."""
    token = write_key(tmp_path)
    graph = disk / "graph"
    service = Service(tmp_path, graph=graph, LEGATION_AUDIT=str(tmp_path / "audit"))
    right, starter = service.get(ASKED), claims_of(service)
    assert post(service, token, 0)[0] == 200
    service.stop()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    remount(disk, "ro")
    asked = [*CLI, "--store", f"embedded:{graph}", "status", "--format", "json"]
    done = subprocess.run(asked, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0
    assert json.loads(done.stdout)["counts"]["claims"] == starter + 1
    assert "Read-only file system" in done.stderr
    assert "last checkpoint" in done.stderr
    with pytest.raises(AssertionError, match="Read-only file system"):
        Service(tmp_path, graph=graph)
    reading = Service(tmp_path, graph=graph, LEGATION_READ_ONLY="true", LEGATION_AUDIT=str(tmp_path / "audit"))
    try:
        assert reading.get(ASKED) == right
        assert reading.get("/readyz")[0] == 200
        assert post(reading, token, 1)[2]["detail"] == "this service is read-only"
    finally:
        reading.stop()
    remount(disk, "rw")
    again = Service(tmp_path, graph=graph, LEGATION_AUDIT=str(tmp_path / "audit"))
    try:
        assert post(again, token, 2)[0] == 200
    finally:
        assert again.stop() == 0
    store = open_store(f"embedded:{graph}", read_only=True)
    assert store.read("ask/catalog_counts")[0]["claims"] == starter + 2
    assert verify(store).sound
    store.close()


def test_a_service_out_of_file_handles_goes_on(tmp_path: Path) -> None:
    """Idle connections take every handle there is: they are ended in time, and who asks then is answered, also with a write."""
    token = write_key(tmp_path)
    service = Service(tmp_path, LEGATION_SLOW_SECONDS="2", LEGATION_AUDIT=str(tmp_path / "audit"))
    process = psutil.Process(service.process.pid)
    try:
        right, starter = service.get(ASKED), claims_of(service)
        assert post(service, token, 0)[0] == 200
        before = process.num_fds()
        resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (before + 8, before + 8))
        with ExitStack() as held:
            address = service.address.removeprefix("http://").split(":")
            for _ in range(40):
                held.enter_context(socket.create_connection((address[0], int(address[1])), timeout=5))
            deadline = time.monotonic() + 60
            answered = None
            while answered != right and time.monotonic() < deadline:
                try:
                    answered = service.get(ASKED)
                except OSError:
                    time.sleep(0.2)
            assert answered == right
        while (written := post(service, token, 1))[0] == 503 and time.monotonic() < deadline:
            time.sleep(0.2)
        assert written[0] == 200
        assert service.get("/readyz")[0] == 200
        assert process.num_fds() <= before + 8
    finally:
        assert service.stop() == 0
    store = open_store(f"embedded:{service.graph}", read_only=True)
    assert store.read("ask/catalog_counts")[0]["claims"] == starter + 2
    assert verify(store).sound
    store.close()
