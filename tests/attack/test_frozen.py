"""A Neo4j whose packets are lost (as `docker pause` or a dead link makes it): callers are told in seconds, and it mends by itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import httpx
import orjson
import pytest

from legation.graph.claims import read_claim
from legation.graph.store import clear, open_store
from legation.graph.write import Writer
from tests.attack.conftest import Services
from tests.faults.machine import Proxy

ASKED = "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020"
LINE = b'{"kind": "recognized", "subject": "GEO", "object": "AZE", "when": "1992", "source": {"publisher": "Gazette", "title": "%d"}}'
MOST = 15.0
"""Seconds in which any question ends while the graph is gone."""


class Frozen(Proxy):
    """Loses what comes while it is frozen: it is handed on only when that is over."""

    def __init__(self, host: str, port: int) -> None:
        self._flows = threading.Event()
        self._flows.set()
        super().__init__(host, port)

    @property
    def delay(self) -> float:  # type: ignore[override]
        """Asked before each piece is handed on."""
        self._flows.wait()
        return 0.0

    @delay.setter
    def delay(self, seconds: float) -> None: ...

    def freeze(self) -> None:
        """From now on nothing arrives."""
        self._flows.clear()

    def thaw(self) -> None:
        """What was held arrives."""
        self._flows.set()


@pytest.fixture
def frozen(neo4j_url: str) -> Iterator[Frozen]:
    parts = urlsplit(neo4j_url)
    made = Frozen(parts.hostname or "127.0.0.1", parts.port or 7687)
    yield made
    made.thaw()
    made.close()


def test_a_graph_that_is_gone_is_said_in_seconds_and_comes_back_by_itself(neo4j_url: str, frozen: Frozen, serve: Services) -> None:
    store = open_store(neo4j_url)
    clear(store)
    Writer(store).add([read_claim(orjson.loads(LINE % 0), place="test")])
    parts = urlsplit(neo4j_url)
    service = serve(f"bolt://{parts.username}:{parts.password}@127.0.0.1:{frozen.port}")
    httpx.get(service.url + "/v1/dyads/GEO/AZE", timeout=60).raise_for_status()

    def timed(method: str, path: str, **more: object) -> tuple[int, float, str | None]:
        begun = time.perf_counter()
        answer = httpx.request(method, service.url + path, timeout=120, **more)  # type: ignore[arg-type]
        return answer.status_code, time.perf_counter() - begun, answer.headers.get("retry-after")

    frozen.freeze()
    with ThreadPoolExecutor(12) as pool:
        asked = [pool.submit(timed, "GET", f"/v1/dyads/GEO/AZE?limit={number + 1}") for number in range(8)]
        post = pool.submit(timed, "POST", "/v1/claims", content=LINE % 1, headers={"X-API-Key": service.token})
        time.sleep(0.5)
        ready = timed("GET", "/readyz")
        health = timed("GET", "/healthz")
        found = [one.result() for one in (*asked, post)]
    print(f"frozen Neo4j: worst {max(seconds for _, seconds, _ in found):.1f} s, /readyz {ready[1]:.2f} s, /healthz {health[1]:.3f} s")
    assert {status for status, _, _ in found} == {503}
    assert all(wait is not None and seconds < MOST for _, seconds, wait in found)
    assert ready[0] == 503
    assert ready[1] < 3.5
    assert health[0] == 200
    again = timed("GET", "/v1/dyads/GEO/AZE?limit=90")
    assert again[0] == 503
    assert again[1] < 8
    frozen.thaw()
    deadline = time.monotonic() + 30
    while timed("GET", "/readyz")[0] != 200:
        assert time.monotonic() < deadline, "it does not come back"
        time.sleep(0.2)
    assert timed("GET", "/v1/dyads/GEO/AZE?limit=91")[0] == 200
    sent = httpx.post(f"{service.url}/v1/claims", content=LINE % 1, headers={"X-API-Key": service.token}, timeout=60)
    assert sent.json()["lines"][0]["result"] in ("new", "known")
    clear(store)
    store.close()
