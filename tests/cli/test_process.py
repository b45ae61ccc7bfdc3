"""The installed command as a process: start-up, exit codes, and the service that it runs."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from legation.service.cli.serve import listen
from tests.cli.conftest import Run

COMMAND = Path(sys.executable).with_name("legation")
ADDRESS = re.compile(r"answers at (http://\S+)")


def legation(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=60)


@contextmanager
def serving(url: str, stop: signal.Signals = signal.SIGINT) -> Iterator[tuple[str, float]]:
    """The service on a free port: its address, and the seconds that it took to print it. `stop` ends it, in good order."""
    begun = time.perf_counter()
    process = subprocess.Popen([COMMAND, "serve", "--store", url, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        line = process.stdout.readline()
        found = ADDRESS.search(line)
        assert found, line + process.stderr.read()
        yield found[1], time.perf_counter() - begun
    finally:
        process.send_signal(stop)
        try:
            assert process.wait(timeout=20) == 0
        finally:
            process.kill()
            process.stdout.close()
            process.stderr.close()


def get(address: str) -> Any:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return json.load(answer)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--help",), 0),
        (("suppliers", "--help"), 0),
        (("suppliers", "AZE", "--from", "2016"), 2),
        (("nothing",), 2),
        (("party", "Azerbaijan"), 0),
        (("claim", "x", "--store", "embedded:/nonexistent/graph.kgl"), 1),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int) -> None:
    done = legation(*arguments)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


def test_the_version_is_that_of_the_package() -> None:
    assert legation("--version").stdout.split() == ["legation", version("legation")]


def test_output_is_utf_8_in_any_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([COMMAND, "party", "TUR", "--format", "json"], capture_output=True, check=True, env=environment, timeout=60)
    assert "Türkiye" in done.stdout.decode()


def test_help_imports_no_engine_and_no_server() -> None:
    code = "import sys, service.cli; print(sorted({'kglite', 'neo4j', 'fastapi', 'uvicorn', 'loaders', 'pydantic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_serve_fills_an_empty_graph_and_starts_at_once_the_second_time(tmp_path: Path) -> None:
    url = f"embedded:{tmp_path / 'graph.kgl'}"
    with serving(url, signal.SIGTERM) as (address, _):
        assert get(f"{address}/readyz") == {"status": "ready"}
        first = get(f"{address}/v1/arms/suppliers?recipient=AZE&from=2016&to=2020")
        with pytest.raises(urllib.error.HTTPError) as missing:
            get(f"{address}/v1/claims/none")
        assert missing.value.headers["content-type"] == "application/problem+json"
        missing.value.close()
        loads = get(f"{address}/v1/catalog")["loads"]
    with serving(url) as (address, seconds):
        assert get(f"{address}/v1/arms/suppliers?recipient=AZE&from=2016&to=2020") == first
        assert get(f"{address}/v1/catalog")["loads"] == loads, "nothing is loaded again"
        assert seconds < 15, "3 s on a machine at rest (bench/); here only that nothing is loaded again"
    assert (first["total"], first["suppliers"][0]["tiv"]) == (1029.61, 697.45)


def test_a_port_that_is_taken_is_named_before_anything_is_loaded(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = legation("serve", "--store", f"embedded:{tmp_path / 'graph.kgl'}", "--port", port)
    assert done.returncode == 2
    assert f"cannot listen on 127.0.0.1:{port}" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_answers_are_not_held_back_by_nagle() -> None:
    listener = listen("127.0.0.1", 0)
    with listener:
        assert listener.proto == socket.IPPROTO_TCP, "asyncio sets TCP_NODELAY only then"


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("parties", "`legation party`"),
        ("supplier", "`legation suppliers`"),
        ("statsu", "`legation status`"),
        ("arms-trend", "`legation ask arms-trend`"),
        ("trade-balance-of-nobody", "`legation --help` lists them"),
    ],
)
def test_a_wrong_command_is_answered_with_the_nearest(run: Run, given: str, meant: str) -> None:
    result = run(given)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"legation: there is no command '{given}'; ")
    assert meant in result.stderr
    assert len(result.stderr.splitlines()) == 1
