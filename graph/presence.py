"""Who loads: each load leaves a node in the graph that says until when it goes on, so that loads beside it, and whoever posts a claim, draw
what they wrote themselves and leave the rest to it. Without that each would draw everything that waits, the others' too.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from legation.graph.errors import StoreError, StoreUnavailable
from legation.graph.protocol import Store

LEASE = 60
"""Seconds for which a load that was killed on another machine still counts; one of this machine counts as long as its process."""
RENEWED = 15.0
"""Seconds between two times that a load says that it goes on."""


_HERE = hashlib.sha256(socket.gethostname().encode()).hexdigest()[:12]
"""This machine, or container."""


class Loading:
    """One load, from its first write to its last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._id = f"loading:{_HERE}:{os.getpid()}:{secrets.token_hex(8)}"
        self._said = 0.0

    def __enter__(self) -> Self:
        self.renew()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self.over()
        elif not isinstance(error, StoreUnavailable):  # which it would only wait for once more
            with suppress(StoreError):  # the error on the way is the one to see
                self.over()

    def renew(self) -> None:
        """Say that it goes on, where it is time to."""
        if self._said and time.monotonic() - self._said < RENEWED:
            return
        self._said = time.monotonic()
        until = datetime.now(UTC) + timedelta(seconds=LEASE)
        self._store.write([("write/graph_note", {"id": self._id, "props": {"changed": _text(until)}})])

    def over(self) -> None:
        """Say that it is over; idempotent."""
        if self._said:
            self._said = 0.0
            self._store.write([("write/loading_over", {"id": self._id, "now": _text(datetime.now(UTC))})])

    def alone(self) -> bool:
        """Whether no other load goes on."""
        return alone(self._store, self._id)


def alone(store: Store, but: str = "") -> bool:
    """Whether no load goes on, `but` this one."""
    others = store.read("write/loading_others", {"id": but, "now": _text(datetime.now(UTC))})
    return not any(_goes_on(row["id"]) for row in others)


def _goes_on(load: str) -> bool:
    """Whether the process of a load is there, as far as that can be told from here."""
    _, machine, process, _ = load.split(":")
    if machine != _HERE:
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass  # it is another user's
    return True


def _text(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")
