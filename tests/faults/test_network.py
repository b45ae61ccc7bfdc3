"""Neo4j stopped, killed and started, the network cut and slow, in the middle of loads and reads."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import legation.graph.projection
import legation.loaders.frame.run
from legation.graph.digest import Digest
from legation.graph.errors import LegationError, StoreError, StoreUnavailable
from legation.graph.store import Store, clear, open_store, prepare
from legation.loaders.frame import registry
from legation.service.http.app import create_app
from legation.service.settings import Settings
from tests.conftest import leave_out
from tests.faults.machine import FILE, LONG, Child, Neo4jMachine, Proxy, assert_unharmed, opened, reload

pytestmark = pytest.mark.neo4j
ASKED = "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Digest:
    """What a load that nothing disturbs ends in."""
    with opened(f"embedded:{tmp_path_factory.mktemp('whole') / 'graph'}") as store:
        return reload(store)


@pytest.fixture(scope="module")
def machine() -> Iterator[Neo4jMachine]:
    """A Neo4j of our own, which may be stopped."""
    import docker

    try:
        made = Neo4jMachine()
    except docker.errors.DockerException as error:
        leave_out("neo4j", f"no Docker engine answers ({error})")
    try:
        made.wait()
        yield made
    finally:
        made.remove()


@pytest.fixture
def proxy(machine: Neo4jMachine) -> Iterator[Proxy]:
    """Between this test and Neo4j."""
    made = Proxy("127.0.0.1", machine.port)
    yield made
    made.close()


@pytest.fixture
def url(machine: Neo4jMachine, proxy: Proxy) -> str:
    """The emptied Neo4j, through the proxy."""
    with opened(machine.url) as store:
        clear(store)
        prepare(store)
    return machine.url.replace(str(machine.port), str(proxy.port))


def test_a_network_cut_in_the_middle_of_loads(url: str, proxy: Proxy, machine: Neo4jMachine, whole: Digest) -> None:
    """For good: the load ends with a sentence; what it acknowledged is there."""
    for word, count in (("open", 1), ("ack", 2), ("ack", 12), ("draw", 1), ("draw", 3)) if LONG else (("ack", 3), ("draw", 1)):
        child = Child(url)
        child.until_word(word, count)
        proxy.cut()
        assert child.end() == 3
        assert child.said[-1].startswith("refused StoreUnavailable:")
        assert machine.password not in child.said[-1]
        proxy.mend()
        with opened(machine.url) as store:
            assert_unharmed(store, child.acknowledged, whole)
            clear(store)


def test_a_short_cut_is_bridged(url: str, proxy: Proxy, whole: Digest) -> None:
    """The driver tries again for some seconds: a load does not notice."""
    child = Child(url)
    child.until_line(10)
    proxy.cut()
    time.sleep(1.5)
    proxy.mend()
    assert child.end() == 0
    with opened(url) as store:
        assert_unharmed(store, child.acknowledged, whole)


def test_a_slow_network_only_takes_longer(url: str, proxy: Proxy, whole: Digest) -> None:
    proxy.delay = 0.02
    child = Child(url)
    child.until_line(14)
    proxy.delay = 0.0
    assert child.end() == 0
    with opened(url) as store:
        assert_unharmed(store, child.acknowledged, whole)


def test_a_killed_and_started_server_keeps_what_it_acknowledged(url: str, machine: Neo4jMachine, whole: Digest) -> None:
    for how in (machine.kill, machine.stop) if LONG else (machine.kill,):
        child = Child(url)
        child.until_line(20)
        how()
        assert child.end() == 3
        assert child.said[-1].startswith("refused StoreUnavailable:")
        with pytest.raises(StoreUnavailable):
            open_store(machine.url)
        machine.start()
        with opened(machine.url) as store:
            assert_unharmed(store, child.acknowledged, whole)
            clear(store)


def test_readers_get_an_answer_or_a_problem_never_an_empty_answer(url: str, proxy: Proxy) -> None:
    """Over HTTP, while the network is cut and mended and a load runs beside."""
    with opened(url) as store, TestClient(create_app(Settings(), store), raise_server_exceptions=False) as client:
        reload(store)
        right = client.get(ASKED).json()
        assert right["suppliers"]
        seen: list[tuple[int, str | None, bool]] = []
        stop = threading.Event()

        def ask() -> None:
            while not stop.is_set():
                answer = client.get(ASKED)
                same = answer.status_code == 200 and answer.json()["suppliers"] == right["suppliers"]
                seen.append((answer.status_code, answer.headers.get("retry-after"), same))

        readers = [threading.Thread(target=ask) for _ in range(2)]
        for reader in readers:
            reader.start()
        try:
            time.sleep(1)
            proxy.cut()
            deadline = time.monotonic() + 60
            while not any(status == 503 for status, _, _ in seen) and time.monotonic() < deadline:
                time.sleep(0.2)
            live, ready = client.get("/healthz"), client.get("/readyz")
            assert (live.status_code, ready.status_code) == (200, 503)
            assert ready.headers["content-type"] == "application/problem+json"
            proxy.mend()
            count = len(seen)
            while len(seen) < count + 20 and time.monotonic() < deadline + 60:
                time.sleep(0.2)
        finally:
            stop.set()
            for reader in readers:
                reader.join()
        assert {status for status, _, _ in seen} == {200, 503}
        assert all(same for status, _, same in seen if status == 200)
        assert all(wait is not None for status, wait, _ in seen if status == 503)
        assert seen[-1][0] == 200


def test_readers_over_a_slow_network_get_the_whole_answer(url: str, proxy: Proxy) -> None:
    """Each answer of the server comes late; readers wait, none gets less, and health is told meanwhile."""
    with opened(url) as store:
        reload(store)
        with TestClient(create_app(Settings(kept_mb=0), store), raise_server_exceptions=False) as client:
            right = client.get(ASKED).json()
            proxy.delay = 0.2
            with ThreadPoolExecutor(4) as pool:
                asked = [pool.submit(client.get, f"{ASKED}&limit={100 + number}") for number in range(4)]
                assert client.get("/healthz").status_code == 200
                answers = [one.result() for one in asked]
            proxy.delay = 0.0
    assert [answer.status_code for answer in answers] == [200] * 4
    assert all(answer.json()["suppliers"] == right["suppliers"] for answer in answers)


def test_a_graph_that_is_being_loaded_answers_the_same_or_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers beside a second load of the same file: nothing that was answered is gone.

    Neo4j reads what is committed while it reads: a scan that meets the commit of a drawing can pass an edge's old place when it is empty
    and its new one before it is filled. There the next read, at once, sees the whole.
    """
    reload(store)
    monkeypatch.setattr(legation.loaders.frame.run, "BATCH", 150)
    monkeypatch.setattr(legation.graph.projection, "TRACKS_A_BATCH", 40)

    def answer() -> list[str]:
        """The rows; their order says nothing, nor does the last bit of a sum whose parts were drawn in another order."""
        rows = store.read("ask/arms_to", {"party": "AZE", "first": 2016, "last": 2020})
        plain = [{name: round(value, 6) if isinstance(value, float) else value for name, value in row.items()} for row in rows]
        return sorted(map(str, plain))

    before = answer()
    assert before
    failures: list[str] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                if answer() != before:
                    failures.append("another answer")
            except LegationError as error:
                failures.append(str(error))

    reader = threading.Thread(target=ask)
    reader.start()
    try:
        legation.loaders.frame.run.load(store, registry.find("claims"), Path(FILE))
        legation.graph.projection.rebuild(store)
    finally:
        stop.set()
        reader.join()
    assert failures == []


def test_wrong_addresses_and_passwords_are_said_at_once(machine: Neo4jMachine) -> None:
    begun = time.monotonic()
    with pytest.raises(StoreUnavailable, match="does not answer"):
        open_store("bolt://neo4j:x@127.0.0.1:1")
    with pytest.raises(StoreError, match="refused the user or password") as caught:
        open_store(machine.url.replace(machine.password, "not-the-password"))
    assert "not-the-password" not in str(caught.value)
    assert time.monotonic() - begun < 30
