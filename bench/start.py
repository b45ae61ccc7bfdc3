"""From the command to the first answer: `legation serve` over a graph that is there, in a process of its own."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

import psutil

from bench.client import fetch
from bench.deliveries import REGISTER
from bench.http import QUESTION
from bench.table import Line
from legation.graph.store import open_store
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3


def lines(folder: Path, neo4j_url: str | None) -> list[Line]:
    """With the starter claims, as `make serve` starts a second time, and with SIPRI's register; beside a bare FastAPI in uvicorn."""
    found = []
    bare = statistics.median(_until_answered([sys.executable, "-c", _BARE], "/")[0] for _ in range(RUNS))
    for name, source, path in (("the starter claims", "claims", starter.path()), ("the delivery register", "sipri", REGISTER)):
        graph = folder / f"start-{source}.kgl"
        store = open_store(f"embedded:{graph}")
        load(store, registry.find(source), path)
        store.close()
        found += from_graph(graph, f"start to first answer, {name}", bare, "≤ 3 s")
    return found


def from_graph(graph: Path, what: str, bare: float | None, aim: str) -> list[Line]:
    """Seconds from the command to the answer of a question, and CPU seconds of the service until then; the median of some starts."""
    command = [
        sys.executable,
        "-c",
        "from legation.service.cli import main; main()",
        "serve",
        "--port",
        "0",
        "--store",
        f"embedded:{graph}",
    ]
    taken = [_until_answered(command, QUESTION) for _ in range(RUNS)]
    wall, cpu = (statistics.median(one[at] for one in taken) for at in (0, 1))
    return [Line(what, wall, bare, "bare FastAPI" if bare else "", "s", aim=aim, cpu=cpu)]


_BARE = """
import socket, uvicorn
from fastapi import FastAPI
application = FastAPI()
application.get("/")(lambda: "here")
listening = socket.create_server(("127.0.0.1", 0))
print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
uvicorn.Server(uvicorn.Config(application, log_level="warning")).run([listening])
"""


def _until_answered(command: list[str], path: str) -> tuple[float, float]:
    """Seconds and CPU seconds until the path was answered."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "LEGATION_RATE": "off", "LEGATION_AUDIT": ""}
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stderr is not None
        line = process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if address is None:
            process.kill()
            raise RuntimeError(f"the service did not start: {line}{process.stderr.read()}")
        while True:
            try:
                fetch(int(address[1]), path)
                break
            except ConnectionError:
                time.sleep(0.01)
        return time.perf_counter() - begun, sum(psutil.Process(process.pid).cpu_times()[:2])
    finally:
        process.terminate()
        process.communicate(timeout=30)
