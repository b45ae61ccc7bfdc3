"""What HTTP clients expect of any answer: HEAD, parts of a body (Range), compression, and pages of other origins (CORS).

These are layers around the application, so that no question knows of them. Compression and ranges exclude each other: a part is a part of
the body as it is, and a compressed body has a weak ETag, since its bytes are others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette_compress import CompressMiddleware

SMALLEST = 1000
"""Bytes from which a body is compressed."""
MOST_RANGED = 16_000_000
"""Bytes of a body that parts are given of; a longer one is sent whole."""
READ_BY_OTHERS = (
    *("ETag", "Link", "Content-Disposition", "Content-Range", "Accept-Ranges"),
    *("Legation-Truncated", "Legation-Total", "Legation-Pin"),
)
"""Headers that a page of another origin may read."""
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
"""Longer numbers are of no body; such a header is passed over, as the standard has it."""


class Transport:
    """The layers in their order. `origins` may read from pages of their own: `*` is any, none is none."""

    def __init__(self, app: ASGIApp, *, origins: Iterable[str] = ()) -> None:
        inner: ASGIApp = Ranges(CompressMiddleware(app, minimum_size=SMALLEST))
        allowed = list(origins)
        if allowed:
            inner = CORSMiddleware(
                inner, allow_origins=allowed, allow_methods=["GET", "HEAD", "POST"], allow_headers=["*"],
                expose_headers=list(READ_BY_OTHERS), max_age=86_400,
            )  # fmt: skip
        self._app = Head(inner)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request through the layers."""
        await self._app(scope, receive, send)


class Head:
    """HEAD is GET without the body: the headers are those that GET would have."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask by GET and keep the body back; what is sent in pieces is not made to its end."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        begun = False

        async def only_head(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                await send(message)
                await send({"type": "http.response.body", "body": b""})

        async def gone() -> Message:
            return {"type": "http.disconnect"} if begun else await receive()

        await self._app({**scope, "method": "GET"}, gone, only_head)


class Ranges:
    """Parts of a body (RFC 9110, 14): one range of bytes. Several ranges, and bodies over `MOST_RANGED`, come whole."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 206 or 416 where a range is asked for, else say that ranges can be asked for."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        asked = _RANGE.fullmatch(headers.get(b"range", b"").decode("latin-1").replace(" ", ""))
        if asked is None or not (asked[1] or asked[2]):
            await self._app(scope, receive, _said(send, headers.get(b"if-none-match", b"")))
            return
        plain = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in (b"accept-encoding", b"range")]}
        await self._app(plain, receive, _Part(send, asked[1], asked[2], headers.get(b"if-range")).send)


class _Part:
    """Keeps a body back until it is whole, then sends the part."""

    def __init__(self, send: Send, first: str, last: str, only_if: bytes | None) -> None:
        self._send, self._first, self._last, self._only_if = send, first, last, only_if
        self._start: Message | None = None
        self._body = bytearray()
        self._through = False

    async def send(self, message: Message) -> None:
        """One message of the response."""
        if self._through:
            await self._send(message)
        elif message["type"] == "http.response.start":
            self._start = message
            tag = next((value for name, value in message.get("headers", ()) if name.lower() == b"etag"), None)
            if message["status"] != 200 or (self._only_if is not None and self._only_if != tag):
                await self._let_through()
        elif message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if len(self._body) > MOST_RANGED:
                await self._let_through(more=message.get("more_body", False))
            elif not message.get("more_body", False):
                await self._finish()
        else:
            await self._send(message)

    async def _let_through(self, *, more: bool = True) -> None:
        self._through = True
        assert self._start is not None
        await self._send(self._start)
        if self._body:
            await self._send({"type": "http.response.body", "body": bytes(self._body), "more_body": more})

    async def _finish(self) -> None:
        assert self._start is not None
        size = len(self._body)
        first = int(self._first) if self._first else max(size - int(self._last), 0)
        last = min(int(self._last), size - 1) if self._first and self._last else size - 1
        kept = [pair for pair in self._start.get("headers", ()) if pair[0].lower() not in (b"content-length", b"content-range")]
        if first >= size or last < first:
            head = [*kept, (b"content-range", f"bytes */{size}".encode()), (b"content-length", b"0")]
            await self._send({**self._start, "status": 416, "headers": head})
            await self._send({"type": "http.response.body", "body": b""})
            return
        part = bytes(self._body[first : last + 1])
        head = [*kept, (b"content-range", f"bytes {first}-{last}/{size}".encode()), (b"content-length", str(len(part)).encode())]
        await self._send({**self._start, "status": 206, "headers": [*head, (b"accept-ranges", b"bytes")]})
        await self._send({"type": "http.response.body", "body": part})


def _said(send: Send, held: bytes) -> Send:
    """Says on a whole answer that parts can be asked for, and makes the ETag of a compressed one weak; a 304 names the tag as the client
    `held` it."""

    async def say(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] in (200, 304):
            headers = list(message.get("headers", ()))
            tag = next((value for name, value in headers if name.lower() == b"etag"), None)
            names = {name.lower() for name, _ in headers}
            if tag is not None and (b"content-encoding" in names or (message["status"] == 304 and _weak(tag) in held)):
                headers = [(name, _weak(value) if name.lower() == b"etag" else value) for name, value in headers]
            elif message["status"] == 200 and b"content-length" in names:
                headers.append((b"accept-ranges", b"bytes"))
            message = {**message, "headers": headers}
        await send(message)

    return say


def _weak(tag: bytes) -> bytes:
    return tag if tag.startswith(b"W/") else b"W/" + tag
