"""Size and rate: what is too big, too long or too often is refused with a problem that says what to do."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from fastapi import FastAPI

from graph.errors import InputError
from service.app import create_app
from service.keys import Keys
from service.rate import caller_of
from service.settings import Settings

if TYPE_CHECKING:
    from tests.security.conftest import Serve

ASK = "/v1/parties?q=Aze"


def test_a_body_that_says_it_is_too_large_is_not_read(serve: Serve) -> None:
    answer = serve(max_body_mb=1).post("/v1/batch", content=b"x" * 1_000_001)
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")
    assert answer.json()["type"] == "/problems/body-too-large"
    assert "1 MB" in answer.json()["detail"]
    assert serve(max_body_mb=1).get("/problems/body-too-large").status_code == 200


def test_a_body_that_turns_out_too_large_is_cut_off(app: FastAPI, serve: Serve) -> None:
    sent = 0

    def pieces() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(100):
            sent += 100_000
            yield b"x" * 100_000

    client = serve(max_body_mb=1)

    @client.app.post("/echo")  # type: ignore[attr-defined]
    def echo(body: dict[str, str]) -> int:
        return len(body)

    answer = client.post("/echo", content=pieces(), headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/body-too-large")


def test_past_the_rate_a_caller_is_told_when_to_ask_again(serve: Serve) -> None:
    client = serve(rate="3/minute")
    assert [client.get(ASK).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    refused = client.get(ASK)
    assert refused.json()["type"] == "/problems/too-many-requests"
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.headers["retry-after"] in refused.json()["detail"]
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200
    assert serve(rate="off").get(ASK).status_code == 200


def test_callers_are_counted_apart_and_keys_by_themselves(serve: Serve, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    _, token = Keys(path).make("reader", "read")
    client = serve(rate="2/minute", keys=path)
    headers = {"Authorization": f"Bearer {token}"}
    assert [client.get(ASK).status_code for _ in range(3)] == [200, 200, 429]
    assert [client.get(ASK, headers=headers).status_code for _ in range(3)] == [200, 200, 429]


def test_guessing_keys_counts_for_the_address(serve: Serve, tmp_path: Path) -> None:
    client = serve(rate="5/minute", public=False, keys=tmp_path / "keys.json")
    answers = [client.get(ASK, headers={"X-API-Key": f"leg_guess{number}"}).status_code for number in range(8)]
    assert answers == [403] * 5 + [429] * 3


def test_what_is_posted_is_counted_apart(serve: Serve) -> None:
    client = serve(rate_posts="2/minute")
    assert [client.post("/v1/claims", content=b"{}").status_code for _ in range(3)] == [403, 403, 429]
    assert client.get(ASK).status_code == 200


def test_an_address_is_counted_as_its_network() -> None:
    assert caller_of("2001:db8::1") == caller_of("2001:db8::ffff:1") != caller_of("2001:db8:0:1::1")
    assert caller_of("::ffff:192.0.2.7") == caller_of("192.0.2.7") != caller_of("192.0.2.8")
    assert caller_of("testclient") == "testclient"


@pytest.mark.parametrize("rate", ["", "many", "0/minute", "5"])
def test_a_rate_that_is_none_is_named(rate: str, serve: Serve) -> None:
    with pytest.raises(InputError, match="LEGATION_RATE"):
        serve(rate=rate)


@contextmanager
def listening(app: FastAPI) -> Iterator[int]:
    """A real server; gives its port."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /v1/parties?q=" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"".join(b"X-%d: 1\r\n" % number for number in range(20_000)) + b"\r\n",
        b"\0\1\2\3\r\n\r\n",
    ],
    ids=["long address", "long header", "many headers", "garbage"],
)
def test_requests_out_of_bounds_end_the_connection(request_: bytes, starter_store: object) -> None:
    with listening(create_app(Settings(), starter_store)) as port:  # type: ignore[arg-type]
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            try:
                connection.sendall(request_)
                said = connection.recv(1000)
            except (ConnectionResetError, BrokenPipeError):
                said = b""
        assert not said or said.startswith((b"HTTP/1.1 400", b"HTTP/1.1 431"))
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:  # and the service goes on
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            assert connection.recv(1000).startswith(b"HTTP/1.1 200")
