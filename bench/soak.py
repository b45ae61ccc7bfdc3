"""`python -m bench soak --minutes 60`: the real service under readers and a writer for long; memory, handles, threads and times of answers.

The service is `legation serve` in a process of its own, over a fresh embedded graph with the starter claims and SIPRI's delivery register.
Readers ask a seeded mix of real questions over kept connections, a writer posts claims with a key: new ones, known ones, lines that are
refused, denials of earlier ones. Each write ends the answers that are kept, so most questions are asked of the graph.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from bench.deliveries import PARTIES, REGISTER
from legation.graph.store import open_store
from legation.graph.verify import verify
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load

ROOT = Path(__file__).resolve().parent.parent
CLI = (sys.executable, "-m", "legation")
QUESTIONS = (
    "/v1/arms/suppliers?recipient={a}&from={y}&to={z}",
    "/v1/arms/recipients?supplier={a}&from={y}&to={z}",
    "/v1/dyads/{a}/{b}",
    "/v1/dyads/{a}/{b}?valid_on={z}-06-01&known_on=2024-01-01",
    "/v1/missions?host={a}&valid_on={z}-06-01",
    "/v1/recognition?target={a}",
    "/v1/paths?a={a}&b={b}",
    "/v1/parties/{a}",
    "/v1/arms/suppliers?recipient={a}&from={y}&to={z}&format=csv",
    "/v1/claims?party={a}&limit=50",
    "/v1/catalog",
    "/metrics",
    "/readyz",
)


@dataclass
class Seen:
    """What the threads noted: (second of the run, seconds taken) of each answer, samples of the process, what went wrong."""

    begun: float
    answers: list[tuple[float, float]] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    samples: list[dict[str, float]] = field(default_factory=list)
    posts: int = 0
    claims: set[str] = field(default_factory=set)
    posted: list[float] = field(default_factory=list)


class Service:
    """`legation serve` over `graph`, on a free port, with a key of role `write`."""

    def __init__(self, graph: Path, folder: Path) -> None:
        env = {
            **os.environ, "PYTHONPATH": str(ROOT), "LEGATION_KEYS": str(folder / "keys"), "LEGATION_AUDIT": str(folder / "audit"),
            "LEGATION_RATE": "off", "LEGATION_RATE_POSTS": "off",
        }  # fmt: skip
        made = subprocess.run(
            [*CLI, "key", "make", "soak", "--role", "write"], cwd=ROOT, env=env, capture_output=True, text=True, check=True
        )
        self.token = made.stdout.strip()
        self._log = (folder / "log").open("w")
        command = [*CLI, "serve", "--port", "0", "--store", f"embedded:{graph}"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=self._log, text=True)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if found is None:
            self.process.kill()
            raise RuntimeError(f"the service did not start: {line}{(folder / 'log').read_text()}")
        self.port = int(found[1])

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        assert self.process.stdout is not None
        self.process.stdout.close()
        code = self.process.wait(timeout=120)
        self._log.close()
        return code


def read(port: int, seed: int, pause: float, seen: Seen, stop: threading.Event) -> None:
    """Ask one question after another, `pause` seconds apart, until told to stop; a lost connection is an error and is made again."""
    chance = random.Random(seed)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while not stop.wait(pause):
        a, b = chance.sample(PARTIES, 2)
        year = chance.randint(2000, 2019)
        path = chance.choice(QUESTIONS).format(a=a, b=b, y=year, z=year + chance.randint(0, 4))
        begun = time.monotonic()
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException) as error:
            seen.errors.append(f"{path}: {error!r}")
            connection.close()
            continue
        seen.answers.append((begun - seen.begun, time.monotonic() - begun))
        seen.statuses[str(answer.status)] += 1
        if answer.status != 200 or not body:
            seen.errors.append(f"{path}: {answer.status} {body[:200]!r}")
    connection.close()


def write(port: int, token: str, seed: int, pause: float, seen: Seen, stop: threading.Event) -> None:
    """Post five lines at a time: three new claims, one that is known, and a denial of an earlier one or a line that is refused."""
    chance = random.Random(seed)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    number, last = 0, ""
    while not stop.wait(pause):
        number += 1
        rows = [_claim(chance, f"{seed}-{number}-{at}") for at in range(3)]
        rows.append(rows[0])
        rows.append(
            _claim(chance, f"{seed}-{number}-4") | ({"about": last, "modality": "denied"} if last and number % 2 else {"subject": "nobody"})
        )
        begun = time.monotonic()
        try:
            connection.request("POST", "/v1/claims", "\n".join(map(json.dumps, rows)), {"Authorization": f"Bearer {token}"})
            answer = connection.getresponse()
            told: dict[str, Any] = json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            seen.errors.append(f"write: {error!r}")
            connection.close()
            continue
        seen.posted.append(time.monotonic() - begun)
        if answer.status != 200 or told["new"] < 3:
            seen.errors.append(f"write: {answer.status} {json.dumps(told)[:300]}")
            continue
        seen.posts += 1
        seen.claims.update(line["claim"] for line in told["lines"] if line["claim"])
        last = told["lines"][0]["claim"]
    connection.close()


def _claim(chance: random.Random, locator: str) -> dict[str, Any]:
    subject, object_ = chance.sample(PARTIES, 2)
    kind = chance.choice(("recognized", "relations_established", "mission_opened", "visit"))
    when = f"{chance.randint(1992, 2024)}-{chance.randint(1, 12):02}"
    source = {"publisher": f"soak {chance.randint(1, 50)}", "published": "2025-01-01"}
    return {"kind": kind, "subject": subject, "object": object_, "when": when, "locator": locator, "source": source}


def sample(process: psutil.Process, graph: Path, seen: Seen) -> None:
    """Memory (MB), handles, threads, CPU seconds of the service; its log (MB), claims acknowledged; the machine's load average."""
    log = graph.with_name(f"{graph.name}-wal")
    with process.oneshot():
        seen.samples.append(
            {
                "at": time.monotonic() - seen.begun, "mb": process.memory_info().rss / 1e6, "handles": process.num_fds(),
                "threads": process.num_threads(), "cpu_s": sum(process.cpu_times()[:2]), "wal_mb": log.stat().st_size / 1e6,
                "claims": len(seen.claims), "load": os.getloadavg()[0],
            }
        )  # fmt: skip


def soak(folder: Path, minutes: float, *, rate: float, readers: int, every: float) -> dict[str, Any]:
    """Run it in `folder`; the figures, with `errors` of the run and whether the graph was sound and had each acknowledged claim."""
    graph = folder / "soak.kgl"
    store = open_store(f"embedded:{graph}")
    load(store, registry.find("claims"), starter.path())
    if REGISTER.is_file():
        load(store, registry.find("sipri"), REGISTER)
    held = int(store.read("ask/catalog_counts")[0]["claims"])
    store.close()
    service = Service(graph, folder)
    seen, stop = Seen(time.monotonic()), threading.Event()
    threads = [threading.Thread(target=read, args=(service.port, seed, readers / rate, seen, stop)) for seed in range(readers)]
    threads.append(threading.Thread(target=write, args=(service.port, service.token, readers, 2.0 if minutes > 1 else 0.3, seen, stop)))
    process = psutil.Process(service.process.pid)
    for thread in threads:
        thread.start()
    until = seen.begun + minutes * 60
    while time.monotonic() < until and service.process.poll() is None:
        time.sleep(min(every, max(0.0, until - time.monotonic())))
        sample(process, graph, seen)
        print(
            json.dumps({name: round(v, 1) for name, v in seen.samples[-1].items()}),
            len(seen.answers),
            len(seen.errors),
            file=sys.stderr,
            flush=True,
        )
    stop.set()
    for thread in threads:
        thread.join()
    code = service.stop()
    store = open_store(f"embedded:{graph}", read_only=True)
    kept = {row["id"] for row in store.read("write/known_claims", {"ids": sorted(seen.claims)})}
    found = verify(store)
    store.close()
    return {
        **figures(seen, minutes),
        "claims before": held,
        "exit code": code,
        "claims lost": len(seen.claims - kept),
        "verify": {**found.to_json()},
    }


def figures(seen: Seen, minutes: float) -> dict[str, Any]:
    """What the run says: by minute, and first against last part (ten minutes of an hour)."""
    part = minutes * 60 / 6
    early = [took for at, took in seen.answers if at < part]
    late = [took for at, took in seen.answers if at >= minutes * 60 - part]
    settled = [one for one in seen.samples if one["at"] >= part] or seen.samples
    slope = statistics.linear_regression([one["at"] for one in settled], [one["mb"] for one in settled]).slope if len(settled) > 1 else 0.0
    by_minute = []
    for minute in range(max(1, round(minutes))):
        taken = [took for at, took in seen.answers if minute * 60 <= at < minute * 60 + 60]
        samples = [one for one in seen.samples if minute * 60 <= one["at"] < minute * 60 + 60]
        if len(taken) > 1 and samples:
            by_minute.append(
                {"minute": minute, "answers": len(taken), **_times(taken), **{name: round(v, 1) for name, v in samples[-1].items()}}
            )
    return {
        "minutes": minutes, "answers": len(seen.answers), "statuses": dict(seen.statuses), "posts": seen.posts,
        "claims written": len(seen.claims), "errors": seen.errors[:20], "error count": len(seen.errors), "write": _times(seen.posted),
        "first part": _times(early), "last part": _times(late), "memory slope, MB an hour": round(slope * 3600, 1),
        "first settled": settled[0], "last": seen.samples[-1], "by minute": by_minute,
    }  # fmt: skip


def _times(taken: Sequence[float]) -> dict[str, float]:
    cuts = statistics.quantiles(taken, n=100) if len(taken) > 1 else [0.0] * 99
    return {"p50 ms": round(cuts[49] * 1000, 2), "p99 ms": round(cuts[98] * 1000, 1), "max ms": round(max(taken, default=0.0) * 1000, 1)}


def main(arguments: Sequence[str]) -> int:
    """The command: prints the figures as JSON. Exit code 1 if anything was wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--rate", type=float, default=50.0, help="questions a second, of all readers together")
    parser.add_argument("--readers", type=int, default=4)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="legation-soak-") as folder:
        found = soak(Path(folder), given.minutes, rate=given.rate, readers=given.readers, every=10.0 if given.minutes > 1 else 0.5)
    print(json.dumps(found, indent=1))
    return 0 if not found["error count"] and not found["claims lost"] and found["verify"]["sound"] and found["exit code"] == 0 else 1
