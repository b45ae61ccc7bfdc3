"""Tables that are sent while they are made: how many at a time, and answers in pieces that a connection takes one after another.

A table holds what it is made from until its last row is sent, so that callers who do not read would fill the memory with tables. At most
`AT_ONCE` are made at a time and one for each caller; others wait their turn. A connection that takes nothing is ended (`idle_connections`).
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.graph.errors import LimitExceeded, Overloaded
from legation.service.http.inner import INSIDE
from legation.service.http.negotiate import ROW_BY_ROW
from legation.service.http.problems import problem
from legation.service.http.rate_limit import caller_of

AT_ONCE = 3
"""Tables that are made at the same time."""
WAIT = 15.0
"""Seconds that a table waits for its turn."""
LONGEST = 900.0
"""Seconds that one table may take to be sent."""
HELD = 24_000_000
"""Bytes of answers that wait for their callers."""
PIECE = 65_536
"""Bytes that are handed to a connection at a time."""


class Streams:
    """The turns of one application. Used by the event loop only."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(AT_ONCE)
        self._callers: Counter[str] = Counter()
        self._waiting = 0

    @asynccontextmanager
    async def turn(self, scope: Scope) -> AsyncIterator[None]:
        """Hold a turn. Raises Overloaded where none comes in time."""
        caller = caller_of((scope.get("client") or ("?", 0))[0])
        if self._waiting >= 10 * AT_ONCE:
            raise Overloaded("other tables are being sent; try again in 2 s")
        self._waiting += 1
        try:
            async with asyncio.timeout(WAIT):
                while self._callers[caller]:  # its table of before
                    await asyncio.sleep(0.1)
                await self._free.acquire()
        except TimeoutError:
            raise Overloaded("other tables are being sent; try again in 2 s") from None
        finally:
            self._waiting -= 1
        self._callers[caller] += 1
        try:
            async with asyncio.timeout(LONGEST):
                yield
        except TimeoutError:
            raise LimitExceeded(f"the table was not taken within {LONGEST:g} s") from None
        finally:
            self._callers[caller] -= 1
            if not self._callers[caller]:
                del self._callers[caller]
            self._free.release()


def streams_of(state: Any) -> Streams:
    """The application's."""
    found: Streams | None = getattr(state, "streams", None)
    if found is None:
        found = state.streams = Streams()
    return found


def is_stream(path: str, query: Mapping[str, Any]) -> bool:
    """Whether a request is answered by a table that is sent while it is made."""
    return path.startswith("/v1/tables/") and query.get("form") in ROW_BY_ROW


class Pieces:
    """The layer next to the server: a long body is handed on in pieces, each when the connection has taken the one before. Bodies that wait
    for their callers hold at most `HELD` bytes together; one that finds no room is answered with 503."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._held: dict[int, int] = {}
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through."""
        if scope["type"] != "http" or scope.get(INSIDE):
            await self._app(scope, receive, send)
            return
        start: Message | None = None

        async def in_pieces(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message  # until it is known whether there is room for the body
                return
            body = message.get("body", b"")
            short = message["type"] != "http.response.body" or len(body) <= PIECE
            if not short and not self._room(body):
                if start is None:
                    raise Overloaded("other answers wait for their callers")
                start = None
                await problem(Overloaded("other answers wait for their callers; try again in 2 s"), scope["path"])(scope, receive, send)
                return
            if start is not None:
                begin, start = start, None
                await send(begin)
            if short:
                await send(message)
                return
            try:
                for at in range(0, len(body), PIECE):
                    more = message.get("more_body", False) or at + PIECE < len(body)
                    await send({"type": "http.response.body", "body": body[at : at + PIECE], "more_body": more})
            finally:
                self._leave(body)

        await self._app(scope, receive, in_pieces)

    def _room(self, body: bytes) -> bool:
        """Count a body; one that several callers wait for is there once."""
        if id(body) not in self._held:
            if self._size and self._size + len(body) > HELD:
                return False
            self._size += len(body)
        self._held[id(body)] = self._held.get(id(body), 0) + 1
        return True

    def _leave(self, body: bytes) -> None:
        self._held[id(body)] -= 1
        if not self._held[id(body)]:
            del self._held[id(body)]
            self._size -= len(body)
