"""Where a question runs: the one place that decides between the event loop and a thread.

A cheap question on an engine that lives in this process takes less time than handing it to a thread; measured, a handler in
FastAPI's thread pool answered 650 requests/s where the same call inside the event loop answered 2,000. What waits for a network or
may take long must not hold the loop. Questions themselves stay plain functions.
"""

from __future__ import annotations

import asyncio
import math
import os
import time
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any, Concatenate, ParamSpec, TypeVar

import anyio.to_thread
from anyio import CapacityLimiter
from fastapi import Request

from legation.graph.engines.brief import TooDear
from legation.graph.errors import Overloaded
from legation.graph.store import Store
from legation.service.answers.base import Answer
from legation.service.declaration import Declared, Moved, Question
from legation.service.http import observability
from legation.service.http.costs import CALLER, Places, costs_of
from legation.service.http.pulse import pulse_of
from legation.service.http.turns import Turns

P = ParamSpec("P")
T = TypeVar("T")


def state_of(store: Store, settings: Any) -> SimpleNamespace:
    """What a question needs of an application."""
    return SimpleNamespace(store=store, settings=settings)


async def answered(state: Any, question: Declared, arguments: Mapping[str, Any]) -> Any:
    """What a declared function makes of arguments that were read: inline where it is cheap and the store allows it, else in a thread.

    `state` is the application's: `store` and `settings`. A question that turns out to be dear inside the loop is begun anew in a thread.
    Raises TooManyRequests where the caller has spent what there is for him.
    """
    name = question.__name__
    if question.long or not state.store.inline:
        return await run_in_thread(state, question, arguments)
    turns = _turns(state)
    if not turns.cheap(name):
        return await run_in_thread(state, _measured, turns, question, arguments)
    costs = costs_of(state)
    costs.check()
    await turns.take()
    begun = time.perf_counter()
    try:
        with observability.asked(name):
            return question(state.store.brief() if hasattr(type(state.store), "brief") else state.store, arguments)
    except TooDear:
        turns.dear(name)
    finally:
        spent = time.perf_counter() - begun
        turns.took(name, spent)
        costs.add(CALLER.get(), spent)
    return await run_in_thread(state, _measured, turns, question, arguments)


def _measured(store: Store, turns: Turns, question: Declared, arguments: Mapping[str, Any]) -> Any:
    begun = time.thread_time()  # what it costs, not how long it waits for others
    try:
        return question(store, arguments)
    finally:
        turns.took(question.__name__, time.thread_time() - begun)


def _turns(state: Any) -> Turns:
    found: Turns | None = getattr(state, "turns", None)
    if found is None:
        found = state.turns = Turns()
    return found


async def ask(state: Any, question: Question, given: Mapping[str, Any]) -> Answer:
    """The answer to values by name, for fronts that are not HTTP; an address that moved is followed once."""
    try:
        answer: Answer = await answered(state, question, question.read(given))
    except Moved as moved:
        answer = await answered(state, question, question.read({**given, **moved.in_path}))
    return answer


async def in_thread(request: Request, question: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Answer a question that may take long, in a thread; at most `Settings.threads` at once, others wait.

    Raises Overloaded where `Settings.waiting` questions wait already.
    """
    return await run_in_thread(request.app.state, question, *args, **kwargs)


async def read_uncounted(state: Any, work: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What the service has to know of the graph before it can answer: no question of the caller's, and never refused him."""
    return await _pool(state).run(state, work, *args, **kwargs, **{UNCOUNTED: True})


async def write_in_thread(request: Request, work: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """A write of somebody with a key, in the same threads: it takes its turn, but no part of what its key may ask for."""
    state = request.app.state
    return await _pool(state).run(state, work, *args, **kwargs, **{UNCOUNTED: True})


async def run_in_thread(state: Any, question: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The same with the application's `state` in place of a request. Raises TooManyRequests too."""
    return await _pool(state).run(state, question, *args, **kwargs)


async def extracted(state: Any, reader: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Read a text in the pool of its own: at most `READERS` at once and `TEXTS` waiting, so that questions do not wait for texts."""
    pool: _Pool | None = getattr(state, "readers", None)
    if pool is None:
        pool = state.readers = _Pool(READERS, TEXTS, "texts")
    return await pool.run(state, reader, *args, **kwargs)


async def painted(state: Any, painter: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Have a picture drawn by the process that draws them: one at a time, at most `PICTURES` waiting."""
    pool: _Pool | None = getattr(state, "painters", None)
    if pool is None:
        pool = state.painters = _Pool(1, PICTURES, "pictures", elsewhere=True)
    return await pool.run(state, painter, *args, **kwargs)


PICTURES = 32
READERS = 1
"""Texts that are read at the same time: reading keeps the interpreter, so that more gain nothing."""
TEXTS = 16
AT_ONCE = max(3, (os.cpu_count() or 1) + 1)
"""Questions to an engine of this process that run at the same time: more of them only wait for each other."""


MOST_WAITED = 5.0
"""Seconds that waiting for another process counts at most: what hangs behind a network that is down is no work of the caller's."""
UNCOUNTED = " uncounted"
"""Says of work in a thread, beside its own arguments, that it costs its caller nothing; no parameter can be called so."""


class _Pool:
    """Threads: `most` at once, `waiting` questions (or `what` they are) may wait for one; callers take turns. `elsewhere`: another process
    works while the thread waits."""

    def __init__(self, most: int, waiting: int, what: str, *, elsewhere: bool = False) -> None:
        self.taken = 0
        self._elsewhere = elsewhere
        self._places = Places(most)
        self._waiting = waiting
        self._full = f"{waiting} {what} are waiting already; try again in {Overloaded.retry_after} s"

    async def run(self, state: Any, question: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """The result; the place is free when the thread has ended, also where its caller does not wait for it any more."""
        loop, costs, inline = asyncio.get_running_loop(), costs_of(state), state.store.inline
        uncounted = kwargs.pop(UNCOUNTED, False)
        if not uncounted:
            costs.check()
        caller, begun = CALLER.get(), False

        def ended(spent: float) -> None:
            if not uncounted:
                costs.add(caller, spent)
            self._leave()

        def work() -> T:
            spent, since, wall = 0.0, time.thread_time(), time.monotonic()
            try:
                found = question(state.store, *args, **kwargs)
                spent = min(time.monotonic() - wall, MOST_WAITED) if self._elsewhere or not inline else 0.0
                return found
            finally:
                spent = max(spent, time.thread_time() - since)
                if not loop.is_closed():
                    loop.call_soon_threadsafe(ended, spent)

        async def threaded() -> T:
            nonlocal begun
            try:
                await self._places.take(self._waiting, self._full)
            except Overloaded:
                observability.SHED.inc()
                raise
            begun = True
            return await anyio.to_thread.run_sync(work, limiter=_UNBOUND, abandon_on_cancel=not inline)

        self.taken += 1
        try:
            with observability.asked(_name(question)):
                return await (threaded() if inline else pulse_of(state).beside(threaded))
        finally:
            if not begun:
                self.taken -= 1

    def _leave(self) -> None:
        self.taken -= 1
        self._places.leave()


_UNBOUND = CapacityLimiter(math.inf)
"""The pools count by themselves."""


def _pool(state: Any) -> _Pool:
    found: _Pool | None = getattr(state, "pool", None)
    if found is None:
        threads = state.settings.threads
        found = state.pool = _Pool(min(threads, AT_ONCE) if state.store.inline else threads, state.settings.waiting, "questions")
    return found


def _name(question: Callable[..., object]) -> str:
    """What metrics call a question."""
    return str(getattr(question, "__name__", "other")).lstrip("_")
