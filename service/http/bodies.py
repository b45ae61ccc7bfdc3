"""Bodies of requests: how large one may be, how long it may take to come, and how much all of them together may hold.

What says that it is larger is refused before it is read, what turns out larger while it is read. Starlette's own limit answers in plain
text and outside of every other layer; this one answers with a problem.
"""

from __future__ import annotations

from collections.abc import Mapping

import anyio
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.graph.errors import BodyTooLarge, LegationError, Overloaded, TooSlow, TwoLengths
from legation.service.http.keys import LOADS
from legation.service.http.problems import problem

SMALL: Mapping[str, int] = {
    "/v1/batch": 1_000_000,
    "/v1/retract": 1_000_000,
    "/v1/extract": 3_000_000,
    "/reconcile": 2_000_000,
    "/reconcile/match": 2_000_000,
    "/reconcile/extend": 2_000_000,
}
"""Bytes of bodies that are taken apart by the service itself, by address: what the largest that is any good takes, written in any way."""


class BodyLimit:
    """The layer. `most`: bytes of one body; `file`: of one that is a file to be loaded, which goes to a file and not to memory; `together`:
    bytes of all that are being read or answered; `seconds`: for one to come whole."""

    def __init__(self, app: ASGIApp, *, most: int, together: int, seconds: float, file: int | None = None) -> None:
        self._app, self._most, self._together, self._seconds = app, most, max(most, together), seconds
        self._file = file or most
        self._held = {True: 0, False: 0}  # of files to load, which only an admin sends, and of all others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_file = scope["path"].startswith(LOADS)
        most, together = (self._file, self._file) if is_file else (self._most, self._together)
        most = min(most, SMALL.get(scope["path"].rstrip("/"), most))
        too_large = BodyTooLarge(f"this service takes requests of at most {most / 1_000_000:g} MB here; send it in parts")
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if declared.isdigit() and int(declared) > most:
            await problem(too_large, scope["path"])(scope, receive, send)
            return
        names = {name for name, _ in scope["headers"]}
        if b"content-length" in names and b"transfer-encoding" in names:
            refused = problem(TwoLengths("send Content-Length or Transfer-Encoding, not both; this connection is closed"), scope["path"])
            refused.headers["Connection"] = "close"
            await refused(scope, receive, send)
            return
        body = _Body(receive, self._seconds)

        async def counted() -> Message:
            message = await body.receive()
            if message["type"] == "http.request":
                size = len(message.get("body", b""))
                body.size += size
                self._held[is_file] += size
                if body.size > most:
                    await body.rest()
                    raise _while_read(too_large)
                if self._held[is_file] > together:
                    await body.rest()
                    raise _while_read(Overloaded("the bodies of other requests fill the room there is for them; try again in 2 s"))
            return message

        try:
            await self._app(scope, counted, send)
        finally:
            self._held[is_file] -= body.size


class _Body:
    """One body as it comes."""

    def __init__(self, receive: Receive, seconds: float) -> None:
        self._receive, self._seconds = receive, seconds
        self._until: float | None = None
        self._whole = False
        self.size = 0

    async def receive(self) -> Message:
        """The next message; what comes after the body (the caller hangs up) may take any time. Raises HTTPException (408)."""
        if self._whole:
            return await self._receive()
        if self._until is None:
            self._until = anyio.current_time() + self._seconds
        try:
            with anyio.fail_after(max(0.0, self._until - anyio.current_time())):
                message = await self._receive()
        except TimeoutError:
            raise _while_read(TooSlow(f"the body did not come within {self._seconds:g} s")) from None
        self._whole = not message.get("more_body", False)
        return message

    async def rest(self) -> None:
        """Let the rest pass, in the same time: a connection that is closed on a caller who still sends loses the answer on its way."""
        while not self._whole:
            await self.receive()


def _while_read(error: LegationError) -> HTTPException:
    """An error in the form that FastAPI passes on while it reads a body; `service.http.problems` makes the same problem of it."""
    wait = getattr(error, "retry_after", None)
    return HTTPException(error.status, error.message, headers=None if wait is None else {"Retry-After": str(wait)})
