"""Hostile and honest load together: `python -m tests.attack.mixed SECONDS [--store URL]`, an hour by default; `test_mixed.py` runs 10 s.

Honest: readers with a key, a writer, loads of files, a poller of the change feed. Hostile, without a key: batches, tables, graph files and
pictures anew each time, long texts, bodies that take long to be read, connections that are never read. The service is killed and started
again on the way; a Neo4j (`--store bolt://…`, which is emptied) has all of its connections cut instead, as its own kill would.

Held at the end: honest p99 at most 5 times rest; nothing acknowledged lost, or without its line in the audit file; memory flat; every
sampled kept answer equal to a fresh one; the change feed complete; the graph sound.
"""

from __future__ import annotations

import argparse
import random
import shutil
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import orjson

from legation.graph.claims import read_claim
from legation.graph.store import Store, clear, open_store
from legation.graph.verify import verify
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.http.keys import Keys
from tests.attack.conftest import Service
from tests.attack.test_busy import BOTH, MIX, TEXT
from tests.attack.test_requests import BODIES
from tests.faults.machine import Proxy

HONEST = [
    "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020", "/v1/dyads/AZE/ISR", "/v1/parties?q=Turkey", "/v1/missions?host=AZE",
    "/v1/arms/share?supplier=ISR&recipient=AZE&from=2016&to=2020", "/v1/recognition?target=AZE", "/v1/visits?party=AZE&period=2015/2023",
]  # fmt: skip
"""What people ask; each is asked with ever other bounds too, so that not all is kept."""
OUTAGE = frozenset({429, 502, 503})


@dataclass(slots=True)
class Seen:
    """What happened, by who saw it. Times in seconds."""

    rest: list[float] = field(default_factory=list)
    honest: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    fed: set[str] = field(default_factory=set)
    hostile: int = 0
    away: int = 0
    kept: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    compared: int = 0
    memory: list[int] = field(default_factory=list)
    loads: int = 0


class Mix:
    """One run over a service in `folder`. `proxy` stands before a Neo4j, where there is one."""

    def __init__(self, folder: Path, graph: str, proxy: Proxy | None) -> None:
        self.service = Service(folder, graph, LEGATION_RATE="60000/minute", LEGATION_RATE_POSTS="6000/minute", LEGATION_SLOW_SECONDS="5")
        keys = Keys(folder / "keys.json")
        self.reader, self.admin = (keys.make(role, role)[1] for role in ("read", "admin"))
        self.proxy, self.seen = proxy, Seen()
        self._over = threading.Event()
        self._broken = threading.Event()
        self._threads: list[threading.Thread] = []

    def rest(self, seconds: float) -> None:
        """Honest readers alone."""
        self._go([lambda: self._read(self.seen.rest)] * 2)
        time.sleep(seconds)
        self._end()

    def storm(self, seconds: float, breaks: int) -> None:
        """Everybody, and so many kills on the way."""
        honest = [lambda: self._read(self.seen.honest)] * 2
        self._go([*honest, self._write, self._load, self._poll, self._watch, self._sample])
        self._go([self._mixed] * 4 + [self._batches] * 2 + [self._texts] * 2 + [self._bodies, self._unread])
        for _ in range(breaks + 1):
            time.sleep(seconds / (breaks + 1))
            self.seen.memory.append(self.service.memory)
            if len(self.seen.memory) <= breaks:
                self._break()
        self._end()

    def _break(self) -> None:
        """Kill the service, or cut the connections of its Neo4j, for some seconds."""
        self._broken.set()
        try:
            if self.proxy is None:
                self.service.kill()
                self.service.process = self.service._start()
            else:
                self.proxy.cut()
                time.sleep(3)
                self.proxy.mend()
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline:
                with suppress(httpx.HTTPError):
                    if httpx.get(self.service.url + "/readyz", timeout=10).status_code == 200:
                        return
                time.sleep(0.1)
            self.seen.wrong.append("it did not come back within 60 s")
        finally:
            self._broken.clear()

    def _go(self, all_of: Sequence[Callable[[], None]]) -> None:
        self._over.clear()
        for one in all_of:
            thread = threading.Thread(target=self._held, args=(one,))
            self._threads.append(thread)
            thread.start()

    def _held(self, one: Callable[[], None]) -> None:
        try:
            one()
        except Exception as error:  # a thread's own end is a finding
            self.seen.wrong.append(repr(error))

    def _end(self) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _asked(self, client: httpx.Client, method: str, path: str, **more: Any) -> httpx.Response | None:
        """The answer, or None while the service or its graph is away; anything else that fails is wrong."""
        away = self._broken.is_set()
        try:
            answer = client.request(method, path, **more)
        except httpx.HTTPError as error:
            time.sleep(0.05)
            if not (away or self._broken.is_set() or self._over.is_set()):
                self.seen.wrong.append(f"{path}: {error!r}")
            self.seen.away += 1
            return None
        if answer.status_code in OUTAGE and (away or self._broken.is_set() or self.proxy is not None):
            self.seen.away += 1
            time.sleep(0.05)
            return None
        return answer

    def _client(self, token: str | None = None) -> httpx.Client:
        return httpx.Client(
            base_url=self.service.url, timeout=60 if token else 5, headers={"X-API-Key": token} if token else None, verify=False
        )

    def _read(self, times: list[float]) -> None:
        dice = random.Random(threading.get_ident())
        with self._client(self.reader) as client:
            while not self._over.is_set():
                path = dice.choice(HONEST)
                if dice.random() < 0.7:
                    path += f"{'&' if '?' in path else '?'}limit={dice.randint(5, 100)}" if "/share" not in path else ""
                begun, broken = time.perf_counter(), self._broken.is_set()
                answer = self._asked(client, "GET", path)
                if answer is not None and not (broken or self._broken.is_set()):
                    times.append(time.perf_counter() - begun)
                    if answer.status_code != 200:
                        self.seen.wrong.append(f"{path}: {answer.status_code} {answer.text[:200]}")
                time.sleep(0.05)

    def _write(self) -> None:
        number = 0
        with self._client(self.service.token) as client:
            while not self._over.is_set():
                number += 1
                source = {"publisher": "Gazette", "title": f"Mixed {number}", "published": "2024-01-01"}
                line = {"kind": "recognized", "subject": "GEO", "object": "AZE", "when": "1992", "source": source}
                answer = self._asked(client, "POST", "/v1/claims", content=orjson.dumps(line))
                if answer is not None and answer.status_code == 200:
                    self.seen.acknowledged += [one["claim"] for one in answer.json()["lines"] if one["result"] == "new"]
                elif answer is not None:
                    self.seen.wrong.append(f"write: {answer.status_code} {answer.text[:200]}")
                time.sleep(0.2)

    def _load(self) -> None:
        number = 0
        with self._client(self.admin) as client:
            while not self._over.wait(3):
                number += 1
                lines = [
                    {"kind": "recognized", "subject": "ARM", "object": "ISR", "when": "1992",
                     "source": {"publisher": "Agency", "title": f"Load {number}.{part}", "published": "2024-01-01"}}
                    for part in range(100)
                ]  # fmt: skip
                body = b"".join(orjson.dumps(line) + b"\n" for line in lines)
                answer = self._asked(client, "POST", "/v1/load/claims", params={"name": f"{number}.jsonl"}, content=body)
                if answer is not None and answer.status_code != 200:
                    self.seen.wrong.append(f"load: {answer.status_code} {answer.text[:200]}")
                self.seen.loads += answer is not None

    def _poll(self) -> None:
        """Everything that was recorded, by the cursor of the page before."""
        cursor: str | None = None
        with self._client(self.reader) as client:
            while True:
                last = self._over.is_set()
                while (answer := self._asked(client, "GET", "/v1/changes", params=_page(cursor))) is not None and answer.status_code == 200:
                    found = answer.json()
                    self.seen.fed.update(one["claim"]["claim"] for one in found["changes"] if one["what"] == "recorded")
                    cursor = found["resume"] or cursor
                    if not found["changes"]:
                        break
                if last:
                    return
                time.sleep(0.5)

    def _watch(self) -> None:
        with self._client() as client:
            while not self._over.is_set():
                begun, broken = time.perf_counter(), self._broken.is_set()
                if self._asked(client, "GET", "/healthz") is not None and not (broken or self._broken.is_set()):
                    self.seen.health.append(time.perf_counter() - begun)
                time.sleep(0.05)

    def _sample(self) -> None:
        """Answers with their tags; one that is given twice under a tag is the same."""
        dice = random.Random(5)
        with self._client(self.reader) as client:
            while not self._over.wait(0.1):
                path = dice.choice(HONEST)
                answer = self._asked(client, "GET", path)
                if answer is None or answer.status_code != 200:
                    continue
                tag, held = answer.headers["etag"].removeprefix("W/"), self.seen.kept.get(path)
                if held is not None and held[0] == tag:
                    self.seen.compared += 1
                    if held[1] != answer.content:
                        self.seen.wrong.append(f"{path}: two answers under one tag")
                self.seen.kept[path] = (tag, answer.content)

    def _hostile(self, ask: Callable[[httpx.Client, random.Random], object], wait: float = 0.0) -> None:
        dice = random.Random(threading.get_ident())
        with self._client() as client:
            while not self._over.is_set():
                try:
                    ask(client, dice)
                    self.seen.hostile += 1
                except httpx.HTTPError:
                    time.sleep(0.2)
                time.sleep(wait)

    def _mixed(self) -> None:
        self._hostile(lambda client, dice: client.get(dice.choice(MIX).replace("1000", str(dice.randint(500, 1000)))))

    def _batches(self) -> None:
        def ask(client: httpx.Client, dice: random.Random) -> None:
            years = [str(dice.randint(1950, 2015)) for _ in range(10)]
            client.post("/v1/batch", json={"questions": [BOTH.replace("2000", year) for year in years]})

        self._hostile(ask)

    def _texts(self) -> None:
        self._hostile(lambda client, dice: client.post("/v1/extract", json={"text": TEXT * dice.randint(1, 100), "publisher": "x"}), 0.05)

    def _bodies(self) -> None:
        def ask(client: httpx.Client, dice: random.Random) -> None:
            path, body, headers = dice.choice(list(BODIES.values()))
            client.post(path, content=body, headers=headers)

        self._hostile(ask, 0.2)

    def _unread(self) -> None:
        """Thirty connections at a time whose answers nobody takes."""
        held: list[socket.socket] = []
        while not self._over.is_set():
            with suppress(OSError):
                connection = socket.create_connection(("127.0.0.1", self.service.port), timeout=5)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                connection.sendall(f"GET {random.choice(MIX)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
                held.append(connection)
            if len(held) > 30:
                held.pop(0).close()
            time.sleep(0.2)
        for one in held:
            one.close()

    def settle(self, graph: str) -> None:
        """Stop the service, and compare: kept answers with fresh ones, what was acknowledged with graph, audit file and change feed."""
        seen = self.seen
        before = {}
        with self._client(self.reader) as client:
            for path in HONEST:  # asked twice: the second is the kept one
                client.get(path)
                answer = client.get(path)
                before[path] = (answer.headers.get("etag", "").removeprefix("W/"), answer.content)
        self.service.restart()
        with self._client(self.reader) as client:
            for path, (tag, content) in before.items():
                answer = client.get(path)
                if answer.headers.get("etag", "").removeprefix("W/") != tag or answer.content != content:
                    seen.wrong.append(f"{path}: a kept answer is not the fresh one")
                seen.compared += 1
        if self.service.stop() != 0:
            seen.wrong.append("it did not stop well")
        store = open_store(graph)
        try:
            self._account(store)
        finally:
            store.close()

    def _account(self, store: Store) -> None:
        seen = self.seen
        held = {row["id"] for row in store.read("write/known_claims", {"ids": seen.acknowledged})}
        lines = [orjson.loads(line) for line in self.service.audit.read_bytes().splitlines()]
        audited = {read_claim(one, place="audit").id for line in lines for one in line.get("added", ())}
        for what, missing in (
            ("lost", set(seen.acknowledged) - held),
            ("not in the change feed", set(seen.acknowledged) - seen.fed),
            ("without a line", set(seen.acknowledged) - audited),
        ):
            if missing:
                seen.wrong.append(f"{len(missing)} of {len(seen.acknowledged)} acknowledged claims are {what}")
        found = verify(store)
        if not found.sound:
            seen.wrong.append(f"the graph is not sound: {found.samples}")

    def report(self) -> dict[str, Any]:
        """The figures."""
        seen = self.seen
        return {
            "honest answers": len(seen.honest), "p99 at rest, s": round(_p99(seen.rest), 3), "p99, s": round(_p99(seen.honest), 3),
            "hostile requests": seen.hostile, "worst /healthz, s": round(max(seen.health, default=0.0), 2),
            "acknowledged claims": len(seen.acknowledged), "loads": seen.loads, "kept answers compared": seen.compared,
            "while away": seen.away, "memory, MB": [round(one / 1e6) for one in seen.memory], "wrong": seen.wrong[:10],
        }  # fmt: skip


def _page(cursor: str | None) -> dict[str, str]:
    return {"since": "2020-01-01", "limit": "1000", **({"cursor": cursor} if cursor else {})}


def _p99(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=100)[98] if len(times) > 1 else 0.0


def run(folder: Path, seconds: float, breaks: int, url: str | None = None) -> Mix:
    """A whole run over the starter claims; `url` names a Neo4j, which is emptied."""
    proxy = None
    graph = served = f"embedded:{folder / 'graph.kgl'}"
    if url is not None:
        parts = urlsplit(url)
        proxy = Proxy(parts.hostname or "127.0.0.1", parts.port or 7687)
        graph, served = url, f"{parts.scheme}://{parts.username}:{parts.password}@127.0.0.1:{proxy.port}"
    store = open_store(graph)
    if url is not None:
        clear(store)
    load(store, registry.find("claims"), starter.path())
    store.close()
    mix = Mix(folder, served, proxy)
    try:
        mix.rest(max(3.0, seconds / 20))
        mix.storm(seconds, breaks)
        mix.settle(graph)
    finally:
        mix.service.kill()
        if proxy is not None:
            proxy.close()
    return mix


def main() -> int:
    """Run it and print the figures; 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float, nargs="?", default=3600.0)
    parser.add_argument("--store", help="a Neo4j, which is emptied: bolt://user:password@host:port")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="legation-mixed-"))
    try:
        mix = run(folder, asked.seconds, max(1, round(asked.seconds / 300)), asked.store)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for name, value in mix.report().items():
        print(f"{name:24} {value}")
    return 1 if mix.seen.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
