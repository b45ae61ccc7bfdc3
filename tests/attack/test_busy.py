"""Anonymous callers who ask for much, read nothing or send long texts: the service lives, stays as large as it was, and answers others."""

from __future__ import annotations

import random
import socket
import ssl
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress

import httpx

from tests.attack.conftest import Service, Services
from tests.faults.machine import LONG

BOTH = "/v1/arms/both?first=AZE&second=ISR&from=2000&to=2020"
SECONDS = 60 if LONG else 4
WORST = 0.5 if LONG else 1.5
"""Seconds that /healthz may take; the short form runs on machines that other tests keep busy."""
MIX = [
    "/v1/arms/suppliers?recipient=AZE&from=1990&to=2024", "/v1/history?party=USA", "/v1/claims?limit=1000&format=csv",
    "/v1/graph?party=AZE&format=graphml", "/v1/dyads/AZE/ISR", "/v1/tables/dyad-year?from=1990&to=2020&format=csv",
    "/v1/claims?limit=1000&format=parquet", "/v1/question?q=Who+supplied+Azerbaijan+from+2016+to+2020", "/v1/evidence/audit/url",
    "/pictures/suppliers.png?recipient=AZE&from=2016&to=2020", "/v1/dyads/AZE/RUS?format=csv", "/v1/parties?q=a", "/v1/catalog",
]  # fmt: skip
TEXT = "Israel opened an embassy in Baku on 3 March 1996 and Russia supplied Azerbaijan with arms in 2016-2020, the ministry said. "


def watched(
    service: Service, path: str, attack: Callable[[httpx.Client, threading.Event], None], callers: int, seconds: float
) -> list[float]:
    """The times that `path` took while callers attack; a failure counts as for ever."""
    over = threading.Event()
    times: list[float] = []
    with ExitStack() as stack, ThreadPoolExecutor(callers) as pool:
        context = ssl.create_default_context()  # one for all: each takes the time of many requests to be made
        client, *others = (stack.enter_context(httpx.Client(base_url=service.url, timeout=20, verify=context)) for _ in range(callers + 1))
        running = [pool.submit(attack, one, over) for one in others]
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            begun = time.perf_counter()
            try:
                client.get(path).raise_for_status()
                times.append(time.perf_counter() - begun)
            except httpx.HTTPError:
                times.append(float("inf"))
            time.sleep(0.02)
        over.set()
        for one in running:
            one.result()
    return times


def say(what: str, times: list[float]) -> None:
    """The figure for docs/security.md."""
    ordered = sorted(times)
    print(f"{what}: {len(times)} asked, worst {ordered[-1]:.3f} s, p99 {ordered[int(len(ordered) * 0.99)]:.3f} s")


def test_the_service_lives_under_any_mix_of_questions(service: Service) -> None:
    """Batches of dear questions, forty callers of everything, anew each time so that nothing is kept."""

    def attack(client: httpx.Client, over: threading.Event) -> None:
        dice = random.Random(threading.get_ident())
        while not over.is_set():
            with suppress(httpx.HTTPError):
                if dice.random() < 0.2:
                    years = [str(dice.randint(1950, 2015)) for _ in range(50)]
                    client.post("/v1/batch", json={"questions": [BOTH.replace("2000", year) for year in years]})
                else:
                    client.get(dice.choice(MIX).replace("1000", str(dice.randint(900, 1000))))

    with httpx.Client(base_url=service.url, timeout=60) as first:
        for url in MIX:  # what makes tables and pictures is loaded by the first of them
            first.get(url)
    times = watched(service, "/healthz", attack, 40, SECONDS)
    say("/healthz under 40 callers of everything", times)
    assert max(times) <= WORST


def test_long_texts_delay_nobody(service: Service) -> None:
    def attack(client: httpx.Client, over: threading.Event) -> None:
        while not over.is_set():
            with suppress(httpx.HTTPError):
                client.post("/v1/extract", json={"text": TEXT * 800, "publisher": "x"})

    times = watched(service, "/readyz", attack, 45, SECONDS)
    say("/readyz beside 45 long texts", times)
    assert max(times) <= 3


def test_callers_who_do_not_read_take_no_memory(serve: Services) -> None:
    """200 of them hold tables, histories and batches; they are let go, and an honest table comes."""
    service = serve(LEGATION_SLOW_SECONDS="3")
    table = "/v1/tables/dyad-year?from=1950&to=2020&format=csv"
    for path in (table, "/v1/history?party=USA"):
        httpx.get(service.url + path, timeout=60).raise_for_status()
    rest = service.memory
    most = rest
    with ExitStack() as held:
        for number in range(200):
            connection = held.enter_context(socket.create_connection(("127.0.0.1", service.port)))
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            path = [table.replace("1950", str(1900 + number)), "/v1/history?party=USA", "/v1/claims?limit=1000"][number % 3]
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        end = time.monotonic() + 6
        while time.monotonic() < end:
            most = max(most, service.memory)
            service.healthy(2)
            time.sleep(0.2)
        deadline = time.monotonic() + 60
        while (honest := httpx.get(service.url + table, timeout=60)).status_code == 503 and time.monotonic() < deadline:
            time.sleep(2)
        honest.raise_for_status()
    print(f"memory beside 200 callers who do not read: {rest / 1e6:.0f} MB at rest, {most / 1e6:.0f} MB at most")
    assert most <= 1.2 * rest
