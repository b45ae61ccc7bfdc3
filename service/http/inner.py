"""Asking the service itself: one question inside another request, with the key of that request and the whole way through the gate.

What is asked inside may do no more than what is asked outside: it counts for the rate, it asks no batch and no permalink, an answer that
comes in pieces is collected up to a bound, and all that is collected at one time has a bound too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

import anyio
from fastapi import Request
from fastapi.responses import Response
from starlette.types import Message, Receive, Scope, Send

from legation.graph.errors import InputError, LegationError, LimitExceeded, Overloaded
from legation.graph.signs import hidden

LARGEST = 16_000_000
"""Bytes of one answer inside another."""
TOGETHER = 48_000_000
"""Bytes of all answers inside others that are held at one time."""
SECONDS = 60.0
"""For one question inside another request."""
INSIDE = "legation.inside"
"""In a request's scope: it is asked inside another."""
_KEY_HEADERS = (b"authorization", b"x-api-key")
_NESTED = ("/v1/permalink", "/v1/batch")


@dataclass(slots=True)
class Inner:
    """An answer: HTTP status, headers by lower-case name, body."""

    status: int = 500
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


class Room:
    """Bytes that answers inside others hold, in one process, until `close`. Used by the event loop only."""

    def __init__(self, state: Any, most: int = TOGETHER) -> None:
        self._state, self._most, self._mine = state, most, 0

    def take(self, size: int) -> bool:
        """Whether there is room for so many more, which are then held."""
        held: int = getattr(self._state, "held_inside", 0)
        if held + size > self._most:
            return False
        self._state.held_inside = held + size
        self._mine += size
        return True

    def leave(self) -> None:
        """Hold nothing any more."""
        self._state.held_inside = getattr(self._state, "held_inside", 0) - self._mine
        self._mine = 0


class Roomy(Response):
    """A response whose room is held until its last byte was taken."""

    def __init__(self, content: bytes, room: Room, media_type: str | None = "application/json", **more: Any) -> None:
        super().__init__(content, media_type=media_type, **more)
        self._room = room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send, and leave the room."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._room.leave()


def address(url: str) -> tuple[str, str]:
    """Path and query of a question's address (`/v1/…?…`). Raises InputError for anything else."""
    no_question = InputError(f"{url[:200]!r} is no question; write its address as /v1/…?…", place="url")
    if hidden(url):
        raise no_question
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise no_question from error
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or not path.startswith("/v1/") or path.rstrip("/") in _NESTED or hidden(path):
        raise no_question
    try:
        parts.query.encode("ascii")
    except UnicodeEncodeError as error:
        raise InputError(f"{url[:200]!r} has letters that have to be percent-encoded", place="url") from error
    return path, parts.query


def outside(scope: Mapping[str, Any]) -> None:
    """Raise InputError where a request is asked inside another."""
    if scope.get(INSIDE):
        raise InputError("a batch or a permalink cannot be asked inside another", place="url")


async def ask_inside(request: Request, path: str, query: str, room: Room) -> Inner:
    """Ask by GET. The answer's bytes are held in `room` until that is closed.

    Raises LimitExceeded for an answer of more than `LARGEST` bytes or `SECONDS`, Overloaded without room for it.
    """
    outer = request.scope
    app = outer["app"]
    made = Inner()
    pieces: list[bytes] = []
    held = 0
    refused: LegationError | None = None
    asked = False
    scope = {
        "type": "http", "asgi": outer.get("asgi", {"version": "3.0"}), "http_version": "1.1", "method": "GET", "scheme": outer["scheme"],
        "path": path, "raw_path": path.encode(), "root_path": "", "query_string": query.encode(), "server": outer.get("server"),
        "client": outer.get("client"), "headers": [pair for pair in outer["headers"] if pair[0] in _KEY_HEADERS], INSIDE: True,
    }  # fmt: skip

    async def receive() -> Message:
        nonlocal asked
        if asked:  # an answer in pieces waits here for its caller to hang up; this one does not
            await anyio.sleep_forever()
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal held, refused
        if message["type"] == "http.response.start":
            made.status = message["status"]
            made.headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in message["headers"]}
            return
        piece = message.get("body", b"")
        if held + len(piece) > LARGEST:
            refused = LimitExceeded(f"{path} answers with more than {LARGEST:,} bytes; ask it by itself")
        elif not room.take(len(piece)):
            refused = Overloaded("other batches hold the room there is for their answers; try again in 2 s")
        if refused is not None:
            raise refused
        held += len(piece)
        pieces.append(piece)

    try:
        with anyio.fail_after(SECONDS):
            await app(scope, receive, send)
    except TimeoutError:
        raise LimitExceeded(f"{path} took longer than {SECONDS:g} s; ask it by itself") from None
    except Exception:
        if refused is None and (made.status != 500 or not pieces):  # an internal error was logged and answered before it is raised again
            raise
    if refused is not None:
        raise refused
    made.body = b"".join(pieces)
    return made
