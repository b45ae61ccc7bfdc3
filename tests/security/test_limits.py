"""Size and rate: what is too big, too long or too often is refused with a problem that says what to do."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from fastapi import FastAPI

from legation.graph.errors import InputError
from legation.graph.store import Store
from legation.service.http.app import create_app
from legation.service.http.idle_connections import hurried
from legation.service.http.keys import Keys
from legation.service.http.rate_limit import caller_of
from legation.service.http.response_cache import Kept
from legation.service.settings import Settings

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


def test_a_clock_that_is_set_back_refuses_nobody_for_long(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was a day ahead when a caller had used up its rate; set right, the caller may ask again, and is counted as before."""
    really, ahead = time.time, 86_400.0
    monkeypatch.setattr(time, "time", lambda: really() + ahead)
    client = serve(rate="2/hour")
    assert [client.get(ASK).status_code for _ in range(3)] == [200, 200, 429]
    ahead = 0.0
    answers = [client.get(ASK) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2].headers["retry-after"]) <= 3600
    ahead = 7200.0
    assert client.get(ASK).status_code == 200


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
def listening(app: FastAPI, slow: float = 30.0) -> Iterator[int]:
    """A real server; gives its port."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, http=hurried(slow), log_level="critical", access_log=False))
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
def test_requests_out_of_bounds_end_the_connection(request_: bytes, starter_store: Store) -> None:
    with listening(create_app(Settings(), starter_store)) as port:
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


def test_what_an_answer_repeats_of_a_request_is_cut(serve: Serve) -> None:
    """A problem names what it refuses, and a body of megabytes is not sent back."""
    client = serve(rate="off", rate_posts="off")
    long = "Israel supplied Azerbaijan. " * 100_000
    for answer in (
        client.post("/v1/extract", json={"text": long, "publisher": "x"}),
        client.post("/v1/extract", json={"text": [long], "publisher": "x"}),
        client.post("/v1/extract", json={"text": "x", "publisher": {long: long}}),
        client.post("/v1/batch", json={"questions": [long]}),
        client.get("/v1/parties", params={"q": long[:50_000]}),
        client.get("/v1/arms/suppliers", params={"recipient": long[:50_000], "from": "2016", "to": "2020"}),
        client.get(f"/v1/claims/{'x' * 50_000}"),
        client.get(f"/nothing/{'x' * 50_000}"),
        client.get("/v1/question", params={"q": "a" * 50_000}),
        client.post("/reconcile", data={"extend": '{"ids": [], "properties": [{"id": "' + "9" * 50_000 + '"}]}'}),
        client.get("/v1/claims", params={"cursor": "A" * 50_000}),
    ):
        assert 400 <= answer.status_code < 500, answer.text[:300]
        assert answer.headers["content-type"] == "application/problem+json"
        assert len(answer.content) < 10_000, answer.text[:300]


def test_a_text_that_is_refused_names_the_part_that_is_to_blame(serve: Serve) -> None:
    answer = serve().post("/v1/extract", json={"text": "x", "publisher": "x", "published": "soon"})
    assert (answer.status_code, answer.json()["place"]) == (422, "published")
    assert "EDTF" in answer.json()["detail"]
    assert "pydantic" not in answer.text


def test_a_form_of_many_fields_and_a_body_of_many_lines_are_refused_unread(serve: Serve, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    _, token = Keys(path).make("writer", "write")
    client = serve(keys=path, audit=None)
    form = client.post("/reconcile", content=b"a=b&" * 100_000, headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert (form.status_code, form.json()["place"]) == (422, "body")
    for breaks in (b"\n", b"\r"):
        lines = client.post("/v1/claims", content=breaks * 200_000, headers={"X-API-Key": token})
        assert lines.status_code == 422
        assert "too many lines; send at most 10,000 claims" in lines.json()["detail"]


def test_answers_that_are_kept_are_counted_with_what_they_take_beside_their_bytes() -> None:
    """Else small answers under ever other addresses take a hundred times the memory that the setting gives."""
    kept = Kept(100_000)
    for number in range(1000):
        kept.put(b"%d" % number, ({"type": "http.response.start", "status": 200, "headers": []}, b"{}"))
    assert kept.get(b"999") is not None
    assert 10 < sum(kept.get(b"%d" % number) is not None for number in range(1000)) <= 100


def heard(connection: socket.socket, until: bytes = b"") -> bytes:
    """What comes until the connection ends, or until some bytes have come."""
    said = b""
    while (not until or until not in said) and (more := connection.recv(65536)):
        said += more
    return said


def test_a_body_that_drips_is_cut_in_time(starter_store: Store) -> None:
    head = b"POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 1000\r\n\r\n"
    with listening(create_app(Settings(slow_seconds=0.5), starter_store)) as port:
        with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
            connection.sendall(head + b'{"questions"')
            said = heard(connection)
        assert said.startswith(b"HTTP/1.1 408"), said
        assert b"/problems/too-slow" in said
        with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:  # in time, and then an answer that takes longer
            connection.sendall(head.replace(b"1000", b"30") + b'{"questions": ["/v1/catalog"]}')
            assert heard(connection).startswith(b"HTTP/1.1 200")


def test_bodies_that_wait_together_do_not_fill_the_memory(starter_store: Store) -> None:
    """With room for 2 MB two callers hold 0.9 MB each and send no more: a third is told when to come again; then there is room again."""
    settings = Settings(max_body_mb=1, max_bodies_mb=2)
    head = b"POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
    part = b'{"questions": ["' + b"x" * 900_000
    with listening(create_app(settings, starter_store)) as port:

        def ask(body: bytes) -> bytes:
            with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
                connection.sendall(head % len(body) + body)
                return heard(connection)

        with ExitStack() as held:
            for _ in range(2):
                connection = held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=20))
                connection.sendall(head % 1_000_000 + part)
            deadline = time.monotonic() + 20  # until both bodies have come in on a busy machine
            while not (refused := ask(part + b'"]}')).startswith(b"HTTP/1.1 503") and time.monotonic() < deadline:
                time.sleep(0.1)
            assert refused.startswith(b"HTTP/1.1 503"), refused[:200]
            assert b"retry-after: 2" in refused.lower()
            assert b"/problems/overloaded" in refused
            assert ask(b'{"questions": ["/v1/catalog"]}').startswith(b"HTTP/1.1 200")
        deadline = time.monotonic() + 20
        while not (said := ask(part + b'"]}')).startswith(b"HTTP/1.1 422") and time.monotonic() < deadline:
            time.sleep(0.1)
        assert said.startswith(b"HTTP/1.1 422"), said[:200]


@pytest.mark.parametrize("begun", [b"", b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: "], ids=["nothing", "a header without end"])
def test_a_connection_that_asks_nothing_is_ended(begun: bytes, starter_store: Store) -> None:
    with listening(create_app(Settings(), starter_store), slow=1.0) as port:
        whole = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
        with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
            connection.sendall(begun)
            try:
                while connection.recv(1000, socket.MSG_DONTWAIT) != b"":
                    pytest.fail("it said something")
            except BlockingIOError:
                pass
            deadline = time.monotonic() + 20
            ended = False
            while not ended and time.monotonic() < deadline:
                try:
                    connection.sendall(b"x" if begun else b"")
                    connection.settimeout(0.2)
                    ended = connection.recv(1000) == b""
                except TimeoutError:
                    continue
                except OSError:
                    ended = True
            assert ended, "a drip does not set the clock back"
        with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
            for _ in range(3):  # one that asks may go on asking
                connection.sendall(whole)
                assert heard(connection, b'{"status":"ok"}').startswith(b"HTTP/1.1 200")
                time.sleep(0.5)
