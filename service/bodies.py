"""The largest body of a request: what says that it is larger is refused before it is read, what turns out larger while it is read.

Starlette's own limit answers in plain text and outside of every other layer; this one answers with a problem.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.errors import BodyTooLarge
from service.problems import problem


class BodyLimit:
    """The layer. `most`: bytes."""

    def __init__(self, app: ASGIApp, *, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = f"this service takes requests of at most {self._most / 1_000_000:g} MB; send it in parts"
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if declared.isdigit() and int(declared) > self._most:
            await problem(BodyTooLarge(said), scope["path"])(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            if message["type"] == "http.request":
                read += len(message.get("body", b""))
                if read > self._most:
                    raise HTTPException(BodyTooLarge.status, said)  # which is what FastAPI passes on while it reads a body
            return message

        await self._app(scope, counted, send)
