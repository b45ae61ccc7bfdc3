"""Requests a second over HTTP, against a bare FastAPI route that returns the same bytes, on loopback in one run, in turns."""

from __future__ import annotations

import multiprocessing
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from bench.client import Rate, fetch, median, rate
from bench.deliveries import REGISTER
from bench.table import Line
from legation.graph.store import open_store
from legation.loaders.frame import registry
from legation.loaders.frame.run import load

QUESTION = "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020"
ROUNDS = 3
PEER = "bare FastAPI route, same bytes"


def lines(folder: Path, neo4j_url: str | None) -> list[Line]:
    """Rates and 99th percentiles: of kept answers, of a reader who has the answer already (304), and asked anew (each request another
    ETag, so that no kept answer serves it); and the memory of the service."""
    url = f"embedded:{folder / 'http.kgl'}"
    store = open_store(url)
    load(store, registry.find("sipri"), REGISTER)
    paths = {"suppliers": QUESTION, "party": "/v1/parties/AZE", "claim": f"/v1/claims/{store.read('ask/ready')[0]['id']}"}
    store.close()
    made = []
    with served(_legation, url) as (port, pid):
        for name, path in paths.items():
            body, tag = fetch(port, path)
            with served(_bare, body.decode()) as (other, bare_pid):
                kept, held, anew, bare = _turns(port, pid, path, tag, other, bare_pid)
            lookup = name != "suppliers"
            made += [
                _line(f"GET {name}, kept answer", kept, bare, PEER, "≥ 0.6 ×"),
                _line(f"GET {name}, unchanged (304)", held, bare, PEER, "≥ 0.6 ×"),
                _line(f"GET {name}, asked anew", anew, bare, PEER, "≥ 0.6 ×" if lookup else ""),
                Line(f"GET {name}, kept answer", kept.p99, bare.p99, PEER, "ms p99"),
                Line(f"GET {name}, asked anew", anew.p99, bare.p99, PEER, "ms p99"),
            ]
        memory = psutil.Process(pid).memory_info().rss / 1e6
    return [*made, Line("memory of the service, register loaded", memory, None, "", "MB", aim="≤ 400 MB")]


def _turns(port: int, pid: int, path: str, tag: str | None, other: int, bare_pid: int) -> list[Rate]:
    """Ours and the peer's in turns, so that what else the machine does meets all alike; the first round warms up."""
    rounds: list[list[Rate]] = [[], [], [], []]
    for number in range(ROUNDS + 1):
        rates = (
            rate(port, pid, path), rate(port, pid, path, tag=tag), rate(port, pid, path, anew=True), rate(other, bare_pid, "/"),
        )  # fmt: skip
        if number:
            for one, found in zip(rounds, rates, strict=True):
                one.append(found)
    return [median(one) for one in rounds]


def _line(what: str, ours: Rate, peer: Rate, name: str, aim: str) -> Line:
    return Line(what, ours.wall, peer.wall, name, "requests/s", "more", aim, ours.cpu, peer.cpu)


@contextmanager
def served(target: Callable[[int, str], None], argument: str) -> Iterator[tuple[int, int]]:
    """A server in a process of its own: its port, which answers when this yields, and its process id."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = multiprocessing.get_context("spawn").Process(target=target, args=(port, argument), daemon=True)
    process.start()
    try:
        _wait(port)
        assert process.pid
        yield port, process.pid
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

    from legation.service.http.app import create_app
    from legation.service.settings import read_settings

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
