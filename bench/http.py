"""Requests a second over HTTP, against a bare FastAPI route that returns the same bytes, on loopback in one run."""

from __future__ import annotations

import http.client
import multiprocessing
import socket
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.deliveries import REGISTER
from bench.table import Line
from graph.store import open_store
from loaders import registry
from loaders.run import load

QUESTION = "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020"
REQUESTS = 2000


def lines(folder: Path, neo4j_url: str | None) -> list[Line]:
    """Rates of one connection that asks again and again, each beside a bare route with the same bytes, and the time to the first answer.

    "asked anew" gives each request another ETag, so that no kept answer serves it.
    """
    url = f"embedded:{folder / 'http.kgl'}"
    store = open_store(url)
    load(store, registry.find("sipri"), REGISTER)
    asked = {"suppliers": QUESTION, "party": "/v1/parties/AZE", "claim": f"/v1/claims/{store.read('ask/ready')[0]['id']}"}
    store.close()
    begun = time.perf_counter()
    with served(_legation, url) as (port, process):
        fetch(port, QUESTION)
        first = time.perf_counter() - begun
        bodies = {name: fetch(port, path) for name, path in asked.items()}
        anew = {name: rate(port, path, anew=True) for name, path in asked.items()}
        kept = {name: rate(port, path) for name, path in asked.items()}
        memory = _memory_mb(process.pid)
    made = []
    for name, body in bodies.items():
        with served(_bare, body.decode()) as (port, _):
            bare = rate(port, "/")
        aim = "≥ 0.6 ×"
        made.append(Line(f"GET {name}", kept[name], bare, "bare FastAPI route, same bytes", "requests/s", "more", aim))
        made.append(Line(f"GET {name}, asked anew", anew[name], bare, "the same", "requests/s", "more", aim if name != "suppliers" else ""))
    return [
        *made,
        Line("start to first answer, register loaded", first, None, "", "s", aim="≤ 3 s"),
        Line("memory of the service, register loaded", memory, None, "", "MB", aim="≤ 400 MB"),
    ]


def rate(port: int, path: str, *, anew: bool = False) -> float:
    """Requests a second over one kept connection; the median of five runs."""
    rates = []
    mark = "&" if "?" in path else "?"
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for run in range(5):
        begun = time.perf_counter()
        for number in range(REQUESTS // 5):
            connection.request("GET", f"{path}{mark}anew={run}-{number}" if anew else path)
            connection.getresponse().read()
        rates.append(REQUESTS / 5 / (time.perf_counter() - begun))
    connection.close()
    return statistics.median(rates)


def fetch(port: int, path: str) -> bytes:
    """The body of one answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}: {body[:200]!r}")
    return body


@contextmanager
def served(target: Callable[[int, str], None], argument: str) -> Iterator[tuple[int, multiprocessing.process.BaseProcess]]:
    """A server in a process of its own; the port answers when this yields."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = multiprocessing.get_context("spawn").Process(target=target, args=(port, argument), daemon=True)
    process.start()
    try:
        _wait(port)
        yield port, process
    finally:
        process.terminate()
        process.join(20)


def _wait(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError("the server did not start")


def _legation(port: int, url: str) -> None:
    import uvicorn

    from service.app import create_app
    from service.settings import read_settings

    store = open_store(url)
    uvicorn.run(create_app(read_settings(store=url, rate="off"), store), host="127.0.0.1", port=port, log_level="warning", access_log=False)


def _bare(port: int, body: str) -> None:
    import uvicorn
    from fastapi import FastAPI, Response

    application = FastAPI()

    @application.get("/")
    async def same() -> Response:
        return Response(body, media_type="application/json")

    uvicorn.run(application, host="127.0.0.1", port=port, log_level="warning", access_log=False)


def _memory_mb(pid: int | None) -> float:
    if pid is None or sys.platform != "linux":
        return float("nan")
    import psutil

    return float(psutil.Process(pid).memory_info().rss) / 1e6
