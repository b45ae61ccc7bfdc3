"""A store that gives up soon: what a question inside the event loop asks, so that a dear one is left there and begun anew in a
thread. What a question costs depends on the party and the days it asks for; nothing but asking tells."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from legation.graph.errors import LimitExceeded
from legation.graph.protocol import DEFAULT_TIMEOUT, Params, Row, Step, Store

SECONDS = 0.05
"""That one question may ask its engine for."""
ROWS = 1500
"""That it may be given; each costs some 20 microseconds of what is made of them."""
Reader = Callable[[str, Params | None, float, int], list[Row] | None]
"""Rows of a statement in so many seconds; None where there are more than so many."""


class TooDear(BaseException):
    """The question asks for more than the event loop has time for. No Exception, so that no question takes it for an answer."""


class Brief:
    """One question's view of `store`, whose engine reads by `read`. Raises TooDear past `SECONDS` or `ROWS`, else what the store raises."""

    def __init__(self, store: Store, read: Reader) -> None:
        self.engine, self.url, self.inline = store.engine, store.url, store.inline
        self._store, self._read = store, read
        self._until = time.perf_counter() + SECONDS
        self._rows = ROWS

    def read(self, name: str, params: Params | None = None, *, timeout: float = DEFAULT_TIMEOUT) -> list[Row]:
        """See `Store.read`."""
        left = self._until - time.perf_counter()
        if left <= 0:
            raise TooDear
        try:
            rows = self._read(name, params, min(timeout, left), self._rows)
        except LimitExceeded as error:
            if left >= timeout:
                raise
            raise TooDear from error
        if rows is None:
            raise TooDear
        self._rows -= len(rows)
        return rows

    def write(self, steps: Sequence[Step], *, note: Params | None = None) -> list[list[Row]]:
        """See `Store.write`; no question writes."""
        return self._store.write(steps, note=note)

    def version(self) -> str:
        """See `Store.version`."""
        return self._store.version()

    def checkpoint(self) -> None:
        """See `Store.checkpoint`."""
        self._store.checkpoint()

    def close(self) -> None:
        """Nothing: the store is its opener's."""
