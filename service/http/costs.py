"""What each caller costs: seconds of work in the last minute, and whose turn it is where several wait for a thread.

A rate counts requests; a caller who asks a hundred dear questions takes more than one who asks ten thousand cheap ones. Past
`LEGATION_COST` seconds of work in a minute a caller is told when to ask again (429). What is answered from kept answers costs nothing.
Who waits for a thread waits behind his own questions only: callers take turns, and where the queue is full the caller with most in it
gives way.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import OrderedDict, deque
from contextvars import ContextVar
from typing import Any

from legation.graph.errors import Overloaded, TooManyRequests

CALLER: ContextVar[str] = ContextVar("caller", default="")
"""Whom a request counts for: `key ID`, or an address."""
WINDOW = 60.0
"""Seconds over which work is counted."""
MOST_CALLERS = 100_000


class Costs:
    """Work by caller. `most`: seconds in a minute; 0: any. The minute before counts by its part that is within the last sixty seconds."""

    def __init__(self, most: float) -> None:
        self._most = most
        self._window = 0
        self._now: dict[str, float] = {}
        self._before: dict[str, float] = {}

    def spent(self, caller: str) -> float:
        """Seconds of work in the last minute."""
        gone = self._turn()
        return self._now.get(caller, 0.0) + self._before.get(caller, 0.0) * (1 - gone)

    def add(self, caller: str, seconds: float) -> None:
        """Count work."""
        self._turn()
        if caller in self._now or len(self._now) < MOST_CALLERS:
            self._now[caller] = self._now.get(caller, 0.0) + seconds

    def check(self) -> None:
        """Raise TooManyRequests where the present caller has spent what there is for him."""
        caller = CALLER.get()
        if not self._most or not caller:
            return
        spent = self.spent(caller)
        if spent > self._most:
            before = self._before.get(caller, 0.0)
            wait = (
                (1 - self._turn()) * WINDOW
                if self._now.get(caller, 0.0) > self._most
                else (spent - self._most) / max(before, 1e-9) * WINDOW
            )
            raise TooManyRequests(f"more than {self._most:g} s of work in a minute for one caller", wait=max(1, math.ceil(wait)))

    def _turn(self) -> float:
        """Begin a new window where it is time; the part of the present one that is over."""
        now = time.monotonic() / WINDOW
        window = int(now)
        if window != self._window:
            self._before = self._now if window == self._window + 1 else {}
            self._now, self._window = {}, window
        return now - window


def costs_of(state: Any) -> Costs:
    """The application's."""
    found: Costs | None = getattr(state, "costs", None)
    if found is None:
        found = state.costs = Costs(state.settings.cost)
    return found


class Places:
    """So many places, and at most `waiting` who wait for one; callers take turns. Used by the event loop only."""

    def __init__(self, most: int) -> None:
        self._free = most
        self._queues: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._waiting = 0

    async def take(self, waiting: int, full: str) -> None:
        """A place. Raises Overloaded (`full`) where too many wait."""
        if self._free > 0:
            self._free -= 1
            return
        caller = CALLER.get()
        if self._waiting >= waiting and not self._give_way(caller, full):
            raise Overloaded(full)
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queues.setdefault(caller, deque()).append(mine)
        self._waiting += 1
        try:
            await mine
        except BaseException:
            if mine.done() and not mine.cancelled() and mine.exception() is None:
                self.leave()  # it was given a place and does not want it any more
            else:
                self._forget(caller, mine)
            raise

    def leave(self) -> None:
        """Give the place to the next caller's first."""
        while self._queues:
            caller, queue = next(iter(self._queues.items()))
            one = queue.popleft()
            self._waiting -= 1
            if queue:
                self._queues.move_to_end(caller)
            else:
                del self._queues[caller]
            if not one.done():
                one.set_result(None)
                return
        self._free += 1

    def _give_way(self, caller: str, full: str) -> bool:
        """Whether another caller, who has more waiting, gave one of them up."""
        if not self._queues:
            return False
        other, queue = max(self._queues.items(), key=lambda one: len(one[1]))
        if other == caller or len(queue) <= len(self._queues.get(caller, ())) + 1:
            return False
        last = queue.pop()
        self._waiting -= 1
        if not last.done():
            last.set_exception(Overloaded(full))
        return True

    def _forget(self, caller: str, one: asyncio.Future[None]) -> None:
        queue = self._queues.get(caller)
        if queue is not None and one in queue:
            queue.remove(one)
            self._waiting -= 1
            if not queue:
                del self._queues[caller]
