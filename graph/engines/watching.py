"""An embedded graph for a command that only reads and runs for hours: it never holds the file, so that a service or a load can start beside
it. While a service holds the graph it is asked; else the last checkpoint answers, opened anew when there is a newer one."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from legation.graph.engines.embedded import EmbeddedStore
from legation.graph.engines.served import ServedStore, beside, connect
from legation.graph.errors import StoreError, StoreUnavailable
from legation.graph.protocol import DEFAULT_TIMEOUT, Params, Row, Step

Stamp = tuple[int, int, int]


class WatchingStore:
    """See `Store`; it does not write. Raises StoreUnavailable where there is no graph."""

    engine = "embedded"
    inline = True

    def __init__(self, url: str) -> None:
        self.url = url
        self._path = Path(url.removeprefix("embedded:")).expanduser()
        self._lock = threading.RLock()
        self._stamp: Stamp | None = None
        self._from: EmbeddedStore | ServedStore | None = None
        self._current()

    def _current(self) -> EmbeddedStore | ServedStore:
        """What answers now: the service, or the newest checkpoint."""
        if isinstance(self._from, ServedStore):
            return self._from
        if beside(self._path).exists() and (through := connect(self.url)) is not None:
            self._replace(through, None)
        elif self._from is None or self._stamp != self._stamped():
            stamp = self._stamped()
            self._replace(EmbeddedStore(self.url, read_only=True), stamp)
        assert self._from is not None
        return self._from

    def _replace(self, new: EmbeddedStore | ServedStore, stamp: Stamp | None) -> None:
        if self._from is not None:
            self._from.close()
        self._from, self._stamp = new, stamp

    def _stamped(self) -> Stamp | None:
        try:
            found = self._path.stat()
        except OSError:
            return self._stamp  # while a checkpoint puts a new file in the place of the old
        return (found.st_ino, found.st_mtime_ns, found.st_size)

    def read(self, name: str, params: Params | None = None, *, timeout: float = DEFAULT_TIMEOUT) -> list[Row]:
        """Rows of a statement; see `Store.read`."""
        with self._lock:
            try:
                return self._current().read(name, params, timeout=timeout)
            except StoreUnavailable:
                if not isinstance(self._from, ServedStore):
                    raise
                self.close()  # the service has ended: from now on its last checkpoint answers
            return self._current().read(name, params, timeout=timeout)

    def version(self) -> str:
        """See `Store.version`."""
        with self._lock:
            try:
                return self._current().version()
            except StoreUnavailable:
                if not isinstance(self._from, ServedStore):
                    raise
                self.close()  # the service has ended: from now on its last checkpoint answers
            return self._current().version()

    def write(self, steps: Sequence[Step], *, note: Params | None = None) -> list[list[Row]]:
        """Refused. Raises StoreError."""
        raise StoreError(f"{self.url} is open for reading only")

    def checkpoint(self) -> None:
        """Nothing to fold: nothing is written."""

    def close(self) -> None:
        """Let go; idempotent."""
        with self._lock:
            if self._from is not None:
                self._from.close()
                self._from = None
