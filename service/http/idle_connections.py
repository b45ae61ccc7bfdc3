"""Connections that wait for a request: uvicorn gives them any time, so that some hundred of them, held open without a word, take every file
handle of the process. Here a request has to have come, with all of its headers, within `LEGATION_SLOW_SECONDS`; and what is sent has to be
taken: a connection whose buffer stays full for that long is broken off, with what it holds.

Between two requests of one connection uvicorn's own limit (5 s) holds; bodies are `service.http.bodies`'.
"""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


def hurried(seconds: float) -> type[H11Protocol]:
    """uvicorn's protocol, with that many seconds for a request line and its headers."""

    class Hurried(H11Protocol):
        _late: asyncio.TimerHandle | None = None
        _full: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._watch()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._watch()

        def pause_writing(self) -> None:
            super().pause_writing()
            if self._full is None:
                self._full = self.loop.call_later(seconds, self.transport.abort)

        def resume_writing(self) -> None:
            super().resume_writing()
            if self._full is not None:
                self._full.cancel()
                self._full = None

        def connection_lost(self, exc: Exception | None) -> None:
            self._stop()
            if self._full is not None:
                self._full.cancel()
                self._full = None
            super().connection_lost(exc)

        def _watch(self) -> None:
            """Run the clock while no whole request is there; one that drips does not set it back."""
            if self.conn.their_state is not h11.IDLE or self.transport.is_closing():
                self._stop()
            elif self._late is None:
                self._late = self.loop.call_later(seconds, self.transport.close)

        def _stop(self) -> None:
            if self._late is not None:
                self._late.cancel()
                self._late = None

    return Hurried
