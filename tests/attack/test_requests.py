"""Requests that nobody sends by mistake: bodies that take long to be read, numbers and names of odd types, two lengths, another's Host."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from tests.attack.conftest import Service
from tests.attack.test_busy import WORST

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}
BODIES: dict[str, tuple[str, bytes, dict[str, str]]] = {
    "a form of percent signs": ("/reconcile", b"queries=" + b"%41" * 660_000, FORM),
    "a form that is not UTF-8": ("/reconcile", b"a=" + b"%c3%28" * 330_000, FORM),
    "a batch of empty lists": ("/v1/batch", b'{"questions":[' + b"[]," * 330_000 + b"[]]}", JSON),
    "a batch of names": ("/v1/batch", b"{" + b",".join(b'"%d":1' % number for number in range(90_000)) + b"}", JSON),
    "a text of lists": ("/v1/extract", b'{"text":[' + b"[]," * 900_000 + b"[]]}", JSON),
    "a text of names": ("/v1/extract", b"{" + b",".join(b'"%d":1' % number for number in range(240_000)) + b"}", JSON),
    "columns to match": ("/reconcile/match", b'{"queries":[' + b'{"conditions":[]},' * 100_000 + b"{}]}", JSON),
    "16 MB of a batch": ("/v1/batch", b"[" * 15_900_000, JSON),
}


@contextmanager
def watched(service: Service) -> Iterator[list[float]]:
    """The times that /healthz takes meanwhile."""
    over, times = threading.Event(), [0.0]

    def watch() -> None:
        with httpx.Client(base_url=service.url, timeout=30) as client:
            while not over.is_set():
                begun = time.perf_counter()
                client.get("/healthz").raise_for_status()
                times.append(time.perf_counter() - begun)
                time.sleep(0.005)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield times
    finally:
        over.set()
        thread.join()


def test_no_body_holds_the_service_while_it_is_read(service: Service) -> None:
    for name, (path, body, headers) in BODIES.items():
        with watched(service) as times:
            answer = httpx.post(service.url + path, content=body, headers=headers, timeout=60)
        assert answer.status_code in (413, 422), (name, answer.text[:200])
        assert max(times) < WORST, (name, max(times))


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        ("GET", "/v1/catalog", b"", {"Range": "bytes=" + "9" * 5000 + "-"}, 200),
        ("GET", "/v1/catalog", b"", {"Range": "bytes=0-" + "9" * 5000}, 200),
        ("GET", "/v1/catalog", b"", {"Range": "bytes=" + "9" * 18 + "-"}, 416),
        ("POST", "/reconcile/extend", b'{"ids":["AZE"],"properties":[{"id":[]}]}', JSON, 422),
        ("POST", "/reconcile/extend", b'{"ids":["AZE"],"properties":[{"id":{}}]}', JSON, 422),
        ("POST", "/reconcile/extend", b'{"ids":["AZE"],"properties":[{"id":9e999}]}', JSON, 422),
        ("POST", "/v1/batch", b'{"questions":' + b"9" * 100_000 + b"}", JSON, 422),
        ("POST", "/v1/batch", b'{"questions":["/v1/catalog\\ud800"]}', JSON, 422),
        ("POST", "/v1/batch", '{"questions":["/v1/catalog"]}'.encode("utf-16"), JSON, 422),
        ("POST", "/v1/batch", b"[" * 400_000, JSON, 422),
        ("POST", "/v1/extract", b"\x1f\x8b\x08\x00", {**JSON, "Content-Encoding": "gzip"}, 422),
        ("POST", "/reconcile", b"queries=" + b"[" * 100_000, FORM, 422),
        ("GET", "/v1/dyads/AZE/ISR?valid_on=%EF%BC%91%EF%BC%99%EF%BC%99%EF%BC%90", b"", {}, 422),  # full-width digits
        ("GET", "/reconcile", b"", {"Host": 'evil.example/x"?'}, 422),
    ],
)
def test_odd_values_are_refused_and_no_fault_of_ours(
    service: Service, method: str, path: str, body: bytes, headers: dict[str, str], status: int
) -> None:
    answer = httpx.request(method, service.url + path, content=body, headers=headers, timeout=60)
    assert answer.status_code == status, answer.text[:300]


def test_a_request_of_two_lengths_ends_its_connection(service: Service) -> None:
    """What a proxy takes for the body of the first is not answered as a second request."""
    smuggled = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    both = b"POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" % (5 + len(smuggled))
    with socket.create_connection(("127.0.0.1", service.port), timeout=10) as connection:
        connection.sendall(both + smuggled)
        answer = b""
        while piece := connection.recv(65536):  # till the end, which comes without our hanging up
            answer += piece
    assert answer.startswith(b"HTTP/1.1 400")
    assert answer.count(b"HTTP/1.1") == 1


@pytest.mark.parametrize("path", ["/v1/catalog/?format=csv", "/docs/", "/reconcile/", "/v1/parties/AZE/"])
def test_a_redirect_does_not_follow_the_host(service: Service, path: str) -> None:
    answer = httpx.get(service.url + path, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
    plain, _, query = path.partition("?")
    assert answer.status_code == 307
    assert answer.headers["location"] == plain.rstrip("/") + ("?" + query if query else "")


def test_what_names_the_host_is_kept_by_nobody(service: Service) -> None:
    answer = httpx.get(service.url + "/reconcile", headers={"Host": "legation.example:8443"})
    assert answer.json()["extend"]["propose_properties"]["service_url"] == "http://legation.example:8443"
    assert answer.headers["cache-control"] == "no-store"


def test_a_picture_is_bounded_in_its_pixels_and_drawn_beside_the_service(service: Service) -> None:
    large = "/pictures/suppliers.png?recipient=AZE&from=2016&to=2020&width=3000"
    with watched(service) as times:
        first = httpx.get(service.url + large, timeout=60)
    assert first.status_code == 200, first.text
    assert first.content.startswith(b"\x89PNG")
    assert max(times) < WORST


def test_a_batch_of_names_costs_no_more_than_its_share(service: Service) -> None:
    """500 queries that find nothing by themselves; the same again costs nothing anew."""
    same = [{"conditions": [{"matchType": "name", "propertyValue": "the republic of nowhere at all"}]}] * 500
    with watched(service) as times:
        answer = httpx.post(service.url + "/reconcile/match", json={"queries": same}, timeout=60)
    assert len(answer.json()["results"]) == 500
    assert max(times) < WORST
