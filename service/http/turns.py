"""Turns in the event loop: of all questions that run inside it one runs at a time, and what else waits comes in between two of them.

Without that forty cheap questions that come together hold it as long as one dear one. What a question costs is measured each time; a dear
one runs in threads until a minute after it was last dear.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque

CHEAP = 0.010
"""Seconds that a question may take inside the loop."""
REMEMBERED = 60.0
"""Seconds for which a question that took longer is known to be dear."""


class Turns:
    """Of one event loop."""

    def __init__(self) -> None:
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._taken = False
        self._dear: dict[str, float] = {}

    def cheap(self, name: str) -> bool:
        """Whether a question may run inside the loop, as far as it was measured."""
        until = self._dear.get(name)
        return until is None or time.monotonic() > until

    def dear(self, name: str) -> None:
        """Note that a question was dear."""
        self._dear[name] = time.monotonic() + REMEMBERED

    def took(self, name: str, seconds: float) -> None:
        """Note what a question cost."""
        if seconds > CHEAP:
            self.dear(name)

    async def take(self) -> None:
        """Wait for the next turn; it ends with the caller's next wait."""
        loop = asyncio.get_running_loop()
        if not self._taken:
            self._taken = True
            loop.call_soon(self._next, loop)
            return
        mine = loop.create_future()
        self._waiting.append(mine)
        await mine

    def _next(self, loop: asyncio.AbstractEventLoop) -> None:
        while self._waiting:
            one = self._waiting.popleft()
            if not one.done():
                one.set_result(None)
                loop.call_soon(self._next, loop)
                return
        self._taken = False
