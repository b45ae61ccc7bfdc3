"""Asking over HTTP as fast as one server takes it: by `wrk` where it is installed (Debian's package), else by one kept connection."""

from __future__ import annotations

import http.client
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psutil

CONNECTIONS = 4
SECONDS = 2.0
_ANEW = 'local n = 0\nrequest = function()\n  n = n + 1\n  return wrk.format("GET", wrk.path .. "{mark}anew=" .. n .. "-{run}")\nend\n'
_BAD = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.+)")
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
_run = count()


@dataclass(frozen=True, slots=True)
class Rate:
    """Requests a second by the clock on the wall, the same for each second of CPU time of the server, and the 99th percentile in ms."""

    wall: float
    cpu: float
    p99: float


def rate(port: int, pid: int, path: str, *, anew: bool = False, tag: str | None = None) -> Rate:
    """One round. `anew` gives each request another query, so that no kept answer serves it; `tag` is sent as If-None-Match.

    Raises RuntimeError for any answer that is no success (or 304).
    """
    server = psutil.Process(pid)
    before = sum(server.cpu_times()[:2])
    measure = _wrk if shutil.which("wrk") else _python
    wall, p99, requests = measure(f"http://127.0.0.1:{port}", path, anew, tag)
    return Rate(wall, requests / max(0.01, sum(server.cpu_times()[:2]) - before), p99)


def median(rates: list[Rate]) -> Rate:
    """Of some rounds."""
    return Rate(*(statistics.median(getattr(one, name) for one in rates) for name in ("wall", "cpu", "p99")))


def _wrk(address: str, path: str, anew: bool, tag: str | None) -> tuple[float, float, int]:
    words = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS:g}s", "--latency"]
    with tempfile.TemporaryDirectory() as folder:
        if anew:
            script = Path(folder) / "anew.lua"
            script.write_text(_ANEW.format(mark="&" if "?" in path else "?", run=next(_run)))
            words += ["-s", str(script)]
        if tag:
            words += ["-H", f"If-None-Match: {tag}"]
        said = subprocess.run([*words, address + path], capture_output=True, text=True, check=True).stdout
    if bad := _BAD.search(said):
        raise RuntimeError(f"{path}: {bad[0]}")
    wall = re.search(r"Requests/sec:\s+([\d.]+)", said)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", said)
    total = re.search(r"(\d+) requests in", said)
    if not (wall and p99 and total):
        raise RuntimeError(f"wrk said {said[:500]}")
    return float(wall[1]), float(p99[1]) * _UNITS[p99[2]], int(total[1])


def _python(address: str, path: str, anew: bool, tag: str | None) -> tuple[float, float, int]:
    connection = http.client.HTTPConnection(address.removeprefix("http://"))
    mark, run = "&" if "?" in path else "?", next(_run)
    taken: list[float] = []
    begun = time.perf_counter()
    while time.perf_counter() - begun < SECONDS:
        at = time.perf_counter()
        query = f"{path}{mark}anew={run}-{len(taken)}" if anew else path
        connection.request("GET", query, headers={"If-None-Match": tag} if tag else {})
        answer = connection.getresponse()
        answer.read()
        taken.append(time.perf_counter() - at)
        if answer.status not in (200, 304):
            raise RuntimeError(f"{path}: {answer.status}")
    connection.close()
    return len(taken) / (time.perf_counter() - begun), statistics.quantiles(taken, n=100)[98] * 1000, len(taken)


def fetch(port: int, path: str) -> tuple[bytes, str | None]:
    """The body and the ETag of one answer. Raises RuntimeError unless it is 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}: {body[:200]!r}")
    return body, answer.headers.get("ETag")
