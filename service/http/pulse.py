"""Whether a graph behind a network still answers: asked beside a question that takes long, so that a server that is frozen or whose packets
are lost, costs its callers seconds and not the minutes until their connections are given up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

import anyio.to_thread
from anyio import CapacityLimiter

from legation.graph.errors import StoreError, StoreUnavailable
from legation.graph.store import Store, missing_schema

T = TypeVar("T")
PATIENCE = 3.0
"""Seconds that a question may take before the graph is asked whether it answers at all."""
BEAT = 2.5
"""Seconds that it has for that where readiness is asked, or where it did not answer before."""
BESIDE = 4.0
"""Seconds that it has for that beside a question that is under way: a slow network is no network that is down."""
STUCK = 10.0
"""Seconds after which another try is made beside one that found no end."""


class Pulse:
    """Asks one graph, one try for all who want to know. Used by the event loop only."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._limiter = CapacityLimiter(10)
        self._try: asyncio.Future[StoreError | None] | None = None
        self._begun = 0.0
        self.lost = False
        """Whether the last try found no end: then it is asked before a question, not beside it."""
        self.missing: list[str] = []
        """Constraints and indexes that were dropped from the database."""
        self.holds = False
        """Whether the graph held claims when it last answered."""

    async def beats(self, patience: float = BEAT) -> bool:
        """Whether the graph answers; at most `patience` seconds."""
        now = time.monotonic()
        if self._try is None or self._try.done() or now - self._begun > STUCK:
            self._try, self._begun = asyncio.ensure_future(self._ask()), now
        mine = self._try
        done, _ = await asyncio.wait({mine}, timeout=patience)
        self.lost = not done or isinstance(mine.result(), StoreUnavailable)
        return not self.lost

    async def ready(self) -> None:
        """Raise StoreError unless the graph answers and holds claims."""
        await self.beats()
        said = self._try.result() if self._try is not None and self._try.done() else _gone()
        if said is not None:
            raise said
        look = asyncio.ensure_future(self._look())
        await asyncio.wait({look}, timeout=BEAT)  # beside a question nobody waits for it: on a slow network it takes several trips
        if not self.holds:
            raise StoreUnavailable("the graph answers but holds no claims; load something into it")

    async def _ask(self) -> StoreError | None:
        read = partial(self._store.read, "ask/ready", timeout=5)
        try:
            self.holds = bool(await anyio.to_thread.run_sync(read, limiter=self._limiter, abandon_on_cancel=True))
        except StoreError as error:
            return error
        return None

    async def _look(self) -> None:
        """See which constraints and indexes are missing; where that cannot be told, what was last seen stays."""
        with suppress(StoreError):
            self.missing = await anyio.to_thread.run_sync(missing_schema, self._store, limiter=self._limiter, abandon_on_cancel=True)

    async def beside(self, work: Callable[[], Awaitable[T]]) -> T:
        """The result of some work in a thread. Raises StoreUnavailable as soon as the graph is known to answer no more; the thread is left
        to itself then."""
        if self.lost and not await self.beats():
            raise _gone()
        task = asyncio.ensure_future(work())
        try:
            while True:
                done, _ = await asyncio.wait({task}, timeout=PATIENCE)
                if done:
                    return task.result()
                if not await self.beats(BESIDE) and not task.done():
                    raise _gone()
        finally:
            if not task.done():
                task.cancel()


def _gone() -> StoreUnavailable:
    return StoreUnavailable("the graph does not answer; a write that was under way may still be made, and sending it again changes nothing")


def pulse_of(state: Any) -> Pulse:
    """The application's."""
    found: Pulse | None = getattr(state, "pulse", None)
    if found is None:
        found = state.pulse = Pulse(state.store)
    return found
