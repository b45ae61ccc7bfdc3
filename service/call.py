"""Where a question runs: the one place that decides between the event loop and a thread.

A cheap question on an engine that lives in this process takes less time than handing it to a thread; measured, a handler in
FastAPI's thread pool answered 650 requests/s where the same call inside the event loop answered 2,000. What waits for a network or
may take long must not hold the loop. Questions themselves stay plain functions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
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

P = ParamSpec("P")
T = TypeVar("T")


def state_of(store: Store, settings: Any) -> SimpleNamespace:
    """What a question needs of an application."""
    return SimpleNamespace(store=store, settings=settings)


async def answered(state: Any, question: Declared, arguments: Mapping[str, Any]) -> Any:
    """What a declared function makes of arguments that were read: inline where it is cheap and the store allows it, else in a thread.

    `state` is the application's: `store` and `settings`.
    """
    if question.long or not state.store.inline:
        return await run_in_thread(state, question, arguments)
    with observability.asked(question.__name__):
        return question(state.store, arguments)


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
    limiter: CapacityLimiter | None = getattr(state, "limiter", None)
    if limiter is None:
        limiter = state.limiter = CapacityLimiter(state.settings.threads)
        state.taken = 0
    # Counted here and not by the limiter: it counts a question only after the event loop has turned once more, and as many as
    # come in that turn would all pass.
    if state.taken >= state.settings.threads + state.settings.waiting:
        observability.SHED.inc()
        raise Overloaded(f"{state.settings.waiting} questions are waiting already; try again in {Overloaded.retry_after} s")
    state.taken += 1
    try:
        with observability.asked(_name(question)):
            return await anyio.to_thread.run_sync(partial(question, state.store, *args, **kwargs), limiter=limiter)
    finally:
        state.taken -= 1


def _name(question: Callable[..., object]) -> str:
    """What metrics call a question."""
    return str(getattr(question, "__name__", "other")).lstrip("_")
