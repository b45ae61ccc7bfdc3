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

from legation.graph.errors import Overloaded
from legation.graph.store import Store
from legation.service.answers.base import Answer
from legation.service.declaration import Declared, Moved, Question
from legation.service.http import observability
from legation.service.http.pulse import pulse_of
from legation.service.http.turns import Turns

P = ParamSpec("P")
T = TypeVar("T")


def state_of(store: Store, settings: Any) -> SimpleNamespace:
    """What a question needs of an application."""
    return SimpleNamespace(store=store, settings=settings)


async def answered(state: Any, question: Declared, arguments: Mapping[str, Any]) -> Any:
    """What a declared function makes of arguments that were read: inline where it is cheap and the store allows it, else in a thread.

    `state` is the application's: `store` and `settings`.
    """
    name = question.__name__
    if question.long or not state.store.inline:
        return await run_in_thread(state, question, arguments)
    turns = _turns(state)
    if not turns.cheap(name):
        return await run_in_thread(state, _measured, turns, question, arguments)
    await turns.take()
    begun = time.perf_counter()
    try:
        with observability.asked(name):
            return question(state.store, arguments)
    finally:
        turns.took(name, time.perf_counter() - begun)


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


async def run_in_thread(state: Any, question: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The same with the application's `state` in place of a request."""
    pool = _pool(state)
    # Counted here and not by the limiter: it counts a question only after the event loop has turned once more, and as many as
    # come in that turn would all pass.
    if pool.taken >= state.settings.threads + state.settings.waiting:
        observability.SHED.inc()
        raise Overloaded(f"{state.settings.waiting} questions are waiting already; try again in {Overloaded.retry_after} s")
    return await pool.run(state, question, *args, **kwargs)


async def extracted(state: Any, reader: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Read a text in the pool of its own: at most `READERS` at once and `TEXTS` waiting, so that questions do not wait for texts."""
    pool: _Pool | None = getattr(state, "readers", None)
    if pool is None:
        pool = state.readers = _Pool(READERS)
    if pool.taken >= READERS + TEXTS:
        observability.SHED.inc()
        raise Overloaded(f"{TEXTS} texts are waiting already; try again in {Overloaded.retry_after} s")
    return await pool.run(state, reader, *args, **kwargs)


READERS = 1
"""Texts that are read at the same time: reading keeps the interpreter, so that more gain nothing."""
TEXTS = 16
AT_ONCE = max(3, (os.cpu_count() or 1) + 1)
"""Questions to an engine of this process that run at the same time: more of them only wait for each other."""


class _Pool:
    """Threads, and how many callers have or await one."""

    def __init__(self, most: int) -> None:
        self.taken = 0
        self._limiter = CapacityLimiter(most)

    async def run(self, state: Any, question: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """The result; the place is free when the thread has ended, also where its caller does not wait for it any more."""
        loop = asyncio.get_running_loop()
        self.taken += 1
        begun = False

        def work() -> T:
            try:
                return question(state.store, *args, **kwargs)
            finally:
                if not loop.is_closed():
                    loop.call_soon_threadsafe(self._leave)

        async def threaded() -> T:
            nonlocal begun
            async with self._limiter:
                begun = True
                return await anyio.to_thread.run_sync(work, limiter=_UNBOUND, abandon_on_cancel=not state.store.inline)

        try:
            with observability.asked(_name(question)):
                return await (threaded() if state.store.inline else pulse_of(state).beside(threaded))
        finally:
            if not begun:
                self._leave()

    def _leave(self) -> None:
        self.taken -= 1


_UNBOUND = CapacityLimiter(math.inf)
"""The pools count by themselves."""


def _pool(state: Any) -> _Pool:
    found: _Pool | None = getattr(state, "pool", None)
    if found is None:
        threads = state.settings.threads
        found = state.pool = _Pool(min(threads, AT_ONCE) if state.store.inline else threads)
    return found


def _name(question: Callable[..., object]) -> str:
    """What metrics call a question."""
    return str(getattr(question, "__name__", "other")).lstrip("_")
