"""Metrics, request ids, logs, and what happens when there is too much to do."""

from __future__ import annotations

import asyncio
import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from legation.graph.errors import Overloaded
from legation.graph.store import Store, open_store
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.http.app import create_app
from legation.service.http.call import run_in_thread
from legation.service.settings import Settings


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = open_store(f"embedded:{tmp_path_factory.mktemp('watch') / 'graph'}")
    load(made, registry.find("claims"), Path(starter.path()))
    yield made
    made.close()


def samples(client: TestClient) -> dict[tuple[str, ...], float]:
    """Every sample: (name, its labels' values in order of their names)."""
    text = client.get("/metrics").text
    return {
        (sample.name, *(sample.labels[name] for name in sorted(sample.labels))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_metrics_count_by_route_template_and_show_the_graph(store: Store) -> None:
    with TestClient(create_app(Settings(), store)) as client:
        before = samples(client)
        assert client.get("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020").status_code == 200
        for number in range(3):
            assert client.get(f"/v1/claims/{number:020d}").status_code == 404
            client.get(f"/nothing/here/{number}")
        after = samples(client)

    def grown(*key: str) -> float:
        return after.get(key, 0) - before.get(key, 0)

    assert grown("legation_request_seconds_count", "GET", "/v1/arms/suppliers", "200") == 1
    claims = [key for key in after if key[0] == "legation_request_seconds_count" and "/v1/claims/" in key[2] and grown(*key)]
    assert [(key[2].count("{"), key[3], grown(*key)) for key in claims] == [(1, "404", 3)]
    assert not [key for key in after if "/nothing/here/0" in key]
    assert after["legation_graph_nodes", "claims"] == store.read("ask/catalog_counts")[0]["claims"]
    assert after["legation_graph_nodes", "pending"] == 0
    assert after["legation_graph_up", "embedded"] == 1
    assert after["legation_load_rows", "claims", "new"] == 2584
    assert after["process_open_fds",] > 0


def test_the_page_names_every_metric_and_no_other(store: Store) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")
    row = next(line for line in page.splitlines() if line.startswith("| `GET /metrics` |"))
    with TestClient(create_app(Settings(), store)) as client:
        types = re.findall(r"^# TYPE (legation_\w+) \w+$", client.get("/metrics").text, re.MULTILINE)
    assert sorted(re.findall(r"`(legation_\w+)`", row)) == sorted(name for name in types if not name.endswith("_created"))


def test_nothing_that_a_caller_says_is_in_the_metrics(store: Store) -> None:
    """Neither a key nor a name: labels are ours, and their number is bounded however many addresses are tried."""
    secret = "leg_hunter2-swordfish"
    with TestClient(create_app(Settings(rate="off"), store), raise_server_exceptions=False) as client:
        client.get("/metrics")
        before = len(samples(client))
        for number in range(40):
            headers = {"Authorization": f"Bearer {secret}{number}", "X-Request-Id": f"{secret}{number}", "User-Agent": secret}
            for path in (f"/v1/parties/{secret}{number}", f"/v1/{secret}{number}", f"/pictures/{secret}{number}.svg", f"/{secret}{number}"):
                client.get(path, params={secret: secret}, headers=headers)
                client.request(f"HUNTER{number}", path, headers=headers)
        text = client.get("/metrics").text
        after = len(samples(client))
    assert "hunter2" not in text.lower()
    assert "HUNTER" not in text
    assert after - before < 200, "a histogram or two of each route that was asked"


def test_a_request_has_an_id(store: Store) -> None:
    with TestClient(create_app(Settings(), store)) as client:
        assert client.get("/healthz", headers={"X-Request-Id": "proxy-1.a"}).headers["x-request-id"] == "proxy-1.a"
        made = client.get("/healthz", headers={"X-Request-Id": "no good\x7f" + "x" * 99}).headers["x-request-id"]
        assert len(made) == 16


class Slow:
    """A store like Neo4j's whose answers take as long as the test wants."""

    inline = False

    def __init__(self, store: Store) -> None:
        self._store = store
        self.go_on = threading.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def read(self, name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("ask/"):
            assert self.go_on.wait(30)
        return self._store.read(name, *args, **kwargs)


def test_overload_is_refused_with_a_time_and_the_rest_is_answered(store: Store) -> None:
    """2 threads, 3 may wait: of 12 questions at once 5 are answered and 7 refused at once; /healthz answers all the time."""
    slow = Slow(store)
    settings = Settings(threads=2, waiting=3, kept_mb=0)
    with TestClient(create_app(settings, slow)) as client, ThreadPoolExecutor(12) as pool:  # type: ignore[arg-type]
        before = samples_of_shed()
        asked = [pool.submit(client.get, f"/v1/claims/{number:020d}") for number in range(12)]
        deadline = time.monotonic() + 20
        while sum(one.done() for one in asked) < 7 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert client.get("/healthz").status_code == 200
        slow.go_on.set()
        answers = [one.result() for one in asked]
    refused = [answer for answer in answers if answer.status_code == 503]
    assert sorted(answer.status_code for answer in answers) == [404] * 5 + [503] * 7
    assert {answer.headers["retry-after"] for answer in refused} == {"2"}
    assert {answer.json()["type"] for answer in refused} == {"/problems/overloaded"}
    assert samples_of_shed() - before >= 7


def test_questions_of_one_turn_of_the_event_loop_are_counted_too(store: Store) -> None:
    """1 thread, 1 may wait: of 6 questions that start in the same turn 2 are answered, however late the limiter counts them."""
    slow = Slow(store)
    state = SimpleNamespace(store=slow, settings=Settings(threads=1, waiting=1))

    async def all_at_once() -> list[object]:
        asked = [asyncio.create_task(run_in_thread(state, lambda store: store.read("ask/catalog_counts"))) for _ in range(6)]
        await asyncio.sleep(0.2)
        slow.go_on.set()
        return await asyncio.gather(*asked, return_exceptions=True)

    answers = asyncio.run(all_at_once())
    assert [isinstance(answer, Overloaded) for answer in answers] == [False, False, True, True, True, True]
    assert state.pool.taken == 0


def samples_of_shed() -> float:
    """The counter of refused questions."""
    from legation.service.http import observability

    return observability.REGISTRY.get_sample_value("legation_shed_total") or 0.0
