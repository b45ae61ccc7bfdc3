"""Fetching a page for extraction opens no door into the own network, and is bounded in time, size and redirects.

The network is a stand-in for name resolution and routing only: public test addresses are answered by a real server on this machine.
"""

from __future__ import annotations

import http.server
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

import legation.extraction.fetch as fetching
from legation.extraction.fetch import fetch, public_address
from legation.graph.errors import InputError, LimitExceeded

PUBLIC = "93.184.215.14"
Handler = Callable[[http.server.BaseHTTPRequestHandler], None]


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: str | list[str]) -> None:
    """Names below .example resolve to each answer in turn, then to the last again."""
    left = list(answers)
    really = socket.getaddrinfo

    def getaddrinfo(host: str, port: int, **more: Any) -> list[Any]:
        if not host.endswith(".example"):
            return really(host, port, **more)
        found = left.pop(0) if len(left) > 1 else left[0]
        found = [found] if isinstance(found, str) else found
        return [(socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in found]

    monkeypatch.setattr(fetching.socket, "getaddrinfo", getaddrinfo)


@contextmanager
def served(monkeypatch: pytest.MonkeyPatch, handle: Handler) -> Iterator[list[str]]:
    """A server that stands for every public address; gives the addresses that were connected to."""
    connected: list[str] = []

    class One(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            handle(self)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), One) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def create_connection(address: tuple[str, int], timeout: float) -> socket.socket:
            connected.append(address[0])
            assert address[0] == PUBLIC
            made = socket.socket()
            made.settimeout(timeout)
            made.connect(server.server_address)
            return made

        monkeypatch.setattr(fetching.socket, "create_connection", create_connection)
        try:
            yield connected
        finally:
            server.shutdown()


def page(one: http.server.BaseHTTPRequestHandler, body: bytes = b"<html><p>text</p></html>", kind: str = "text/html") -> None:
    """Answer 200 with a body."""
    one.send_response(200)
    one.send_header("Content-Type", kind)
    one.end_headers()
    one.wfile.write(body)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1", "169.254.169.254",
        "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254",
        "ff02::1",
        "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2002:7f00:1::1",
        "2002:a9fe:a9fe::1", "2001:0:7f00:1::1", "2001:db8::1",
    ],
)  # fmt: skip
def test_no_private_address_is_reached(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    resolving(monkeypatch, address)
    with pytest.raises(InputError, match="private network"):
        fetch("http://news.example/article")
    resolving(monkeypatch, [PUBLIC, address])
    with pytest.raises(InputError, match="private network"):
        fetch("http://news.example/article")  # one private address among public ones suffices


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "017700000001", "127.1", "localhost", "localhost."])
def test_other_spellings_of_this_machine_are_seen_through(host: str) -> None:
    with pytest.raises(InputError):
        public_address(host, 80, f"http://{host}/")


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_public_addresses_are_let_through(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    resolving(monkeypatch, address)
    assert public_address("news.example", 443, "https://news.example/") == address


def test_a_name_that_changes_its_mind_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, PUBLIC, "127.0.0.1")
    with served(monkeypatch, page) as connected:
        body, url = fetch("http://rebinding.example/")
    assert (body, url) == (b"<html><p>text</p></html>", "http://rebinding.example/")
    assert connected == [PUBLIC]


@pytest.mark.parametrize(
    ("to", "says"),
    [
        ("http://169.254.169.254/latest/meta-data/", "private network"),
        ("//127.0.0.1:8080/", "private network"),
        ("http://[::1]/", "private network"),
        ("http://localhost/", "private network"),
        ("file:///etc/passwd", "only http"),
        ("ftp://news.example/", "only http"),
        ("http://news.example:6379/", "port 6379"),
        ("http://a:b@news.example/", "user name"),
    ],
)
def test_each_redirect_is_checked_anew(monkeypatch: pytest.MonkeyPatch, to: str, says: str) -> None:
    def redirect(one: http.server.BaseHTTPRequestHandler) -> None:
        one.send_response(302)
        one.send_header("Location", to)
        one.end_headers()

    resolving(monkeypatch, PUBLIC)
    with served(monkeypatch, redirect) as connected, pytest.raises(InputError, match=says):
        fetch("http://news.example/")
    assert connected == [PUBLIC]


def test_redirects_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "public_address", lambda *_: PUBLIC)
    monkeypatch.setattr(fetching, "_get", lambda *_: (302, {"location": "/again"}, b""))
    with pytest.raises(LimitExceeded, match="5 redirects"):
        fetch("http://news.example/")


def test_a_page_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(one: http.server.BaseHTTPRequestHandler) -> None:
        page(one, b"")
        try:
            while True:
                one.wfile.write(b"x" * 100_000)
        except OSError:
            pass

    monkeypatch.setattr(fetching, "MAX_BYTES", 1_000_000)
    resolving(monkeypatch, PUBLIC)
    with served(monkeypatch, endless), pytest.raises(LimitExceeded, match="more than 1 MB"):
        fetch("http://news.example/")


def _drip(one: http.server.BaseHTTPRequestHandler, first: bytes) -> None:
    try:
        one.wfile.write(first)
        for _ in range(200):
            one.wfile.write(b"x")
            time.sleep(0.05)
    except OSError:
        pass


@pytest.mark.parametrize(
    "first", [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: "], ids=["body", "headers"]
)
def test_a_page_that_drips_is_cut_in_time(monkeypatch: pytest.MonkeyPatch, first: bytes) -> None:
    monkeypatch.setattr(fetching, "MAX_SECONDS", 0.5)
    resolving(monkeypatch, PUBLIC)
    start = time.monotonic()
    with served(monkeypatch, lambda one: _drip(one, first)), pytest.raises(LimitExceeded, match=r"(no answer|not read) within"):
        fetch("http://news.example/")
    assert time.monotonic() - start < 5


def test_a_handshake_that_never_ends_is_cut_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    near, far = socket.socketpair()
    near.settimeout(5)
    start = time.monotonic()
    sock = fetching._wrapped(near, "https", "news.example")
    assert isinstance(sock, ssl.SSLSocket)
    threading.Timer(0.2, fetching._cut, (sock,)).start()
    with sock, far, pytest.raises((OSError, ssl.SSLError)):
        sock.do_handshake()
    assert time.monotonic() - start < 3


@pytest.mark.parametrize("kind", ["application/octet-stream", "image/png", "application/zip"])
def test_what_is_no_page_is_refused(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    resolving(monkeypatch, PUBLIC)
    with served(monkeypatch, lambda one: page(one, b"x", kind)), pytest.raises(InputError, match="not a page"):
        fetch("http://news.example/")
