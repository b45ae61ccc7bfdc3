"""An embedded graph that a running service holds, reached through the service: a local socket beside the file.

One process writes a graph. What another command wants of it goes to that process: the statement's name and its parameters, never a text
of Cypher. So a load reads its file in its own process, with its own rights and its own progress bar, and each batch is one transaction
of the service; a question is answered from what was committed last.

The socket stands beside the graph as `PATH-socket`, open to the owner of the service only (mode 0600): who may connect may write the
file as well. A frame is eight bytes, the length of what follows, and a JSON object.
"""

from __future__ import annotations

import logging
import os
import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

from legation import cypher
from legation.graph import errors
from legation.graph.errors import InputError, LegationError, LimitExceeded, StoreError, StoreLocked, StoreUnavailable
from legation.graph.protocol import DEFAULT_TIMEOUT, Params, Row, Step, Store

log = logging.getLogger(__name__)
LARGEST = 1 << 30
"""Bytes of a frame: a batch of a load has a few million."""
CONNECTIONS = 32
"""Commands that may be connected at the same time."""
GRACE = 60.0
"""Seconds that the answer to a read may come later than its own limit: it may have to wait for its turn."""
_HEAD = struct.Struct(">Q")
_NAMED = {name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, LegationError)}


def beside(graph: Path) -> Path:
    """The socket of the graph at `graph`, whose links are resolved: one graph has one."""
    real = Path(os.path.realpath(graph.expanduser()))
    return real.with_name(f"{real.name}-socket")


class Offer:
    """Takes what commands want of `store` while a service serves it. `left` is called when a command that wrote has gone.

    Where no socket can be made (a file system without them, no right to write), the log says so and the service goes on without.
    """

    def __init__(self, store: Store, path: Path, *, left: Callable[[], object] = lambda: None) -> None:
        self._store, self._path, self._left = store, path, left
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listener: socket.socket | None = None
        self._identity: tuple[int, int] | None = None
        try:
            self._listener = self._listening()
        except OSError as error:
            log.warning("commands cannot reach this service: %s cannot be made (%s)", path, error.strerror or error)
            return
        threading.Thread(target=self._accept, args=(self._listener,), name="commands", daemon=True).start()

    def _listening(self) -> socket.socket:
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            with _reachable(part) as name:
                listener.bind(name)
            os.chmod(part, 0o600)  # before anybody can know its name; a connection needs the right to write
            listener.listen(CONNECTIONS)
            os.replace(part, self._path)  # also over the one that a killed service left: the graph's lock says that there is no other
            found = self._path.stat()
            self._identity = (found.st_dev, found.st_ino)
        except BaseException:
            listener.close()
            with suppress(OSError):
                part.unlink()
            raise
        return listener

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with self._lock:
                full = len(self._open) >= CONNECTIONS
                if not full:
                    self._open.add(connection)
            if full:
                connection.close()
            else:
                threading.Thread(target=self._serve, args=(connection,), name="command", daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        wrote = False
        try:
            if _receive(connection).get("version") != version("legation"):
                _send(connection, {"error": "StoreLocked", "message": f"the service is Legation {version('legation')}"})
                return
            _send(connection, {"engine": self._store.engine})
            while True:
                asked = _receive(connection)
                wrote = wrote or asked.get("do") == "write"
                _send(connection, self._done(asked))
        except (OSError, EOFError, ValueError):
            pass  # the command has ended, or it is none of ours
        except Exception:
            log.exception("a command was left without an answer")
        finally:
            with self._lock:
                self._open.discard(connection)
            connection.close()
            if wrote and self._listener is not None:
                self._settle()

    def _settle(self) -> None:
        try:
            self._left()
        except LegationError:
            log.exception("what a command left undrawn is drawn with the next write")

    def _done(self, asked: dict[str, Any]) -> dict[str, Any]:
        """The reply to one request; errors that a user may see go back as they are."""
        try:
            match asked["do"]:
                case "read":
                    if cypher.load(asked["name"]).access != "read":
                        raise StoreError(f"{asked['name']} is no statement that reads")
                    return {"rows": self._store.read(asked["name"], asked["params"], timeout=float(asked["timeout"]))}
                case "write":
                    steps = [(str(name), params) for name, params in asked["steps"]]
                    return {"rows": self._store.write(steps, note=asked["note"])}
                case "version":
                    return {"rows": self._store.version()}
                case "checkpoint":
                    self._store.checkpoint()
                    return {"rows": None}
                case other:
                    raise StoreError(f"the service knows nothing to do that is called {str(other)[:40]!r}")
        except LegationError as error:
            return {"error": type(error).__name__, "message": error.message if not isinstance(error, InputError) else error.reason}
        except (cypher.CatalogueError, KeyError, TypeError, ValueError) as error:
            return {"error": "StoreError", "message": f"the service does not understand the request: {error}"}

    def close(self) -> None:
        """Take no more, hang up on who is connected and remove the socket; idempotent."""
        listener, self._listener = self._listener, None
        if listener is None:
            return
        with suppress(OSError):
            found = self._path.stat()
            if (found.st_dev, found.st_ino) == self._identity:
                self._path.unlink()
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        with self._lock:
            connected = list(self._open)
        for one in connected:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


class ServedStore:
    """The graph of a running service, as a store: see `Store`. Made by `connect`."""

    engine = "embedded"
    inline = True

    def __init__(self, url: str, path: Path) -> None:
        self.url = url
        self._path = path
        self._lock = threading.Lock()
        self._connection: socket.socket | None = self._connected()

    def _connected(self) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.settimeout(GRACE)
            with _reachable(self._path) as name:
                connection.connect(name)
            _send(connection, _hello())
            told = _receive(connection)
            if "error" in told:
                raise StoreLocked(
                    f"{self.url} is held by a service of another version ({told['message']}, this command is {version('legation')}); "
                    "stop that service, or start it again from this version"
                )
        except BaseException:
            connection.close()
            raise
        return connection

    def _asked(self, wait: float | None, request: dict[str, Any], *, again: bool) -> Any:
        """The reply. What only reads is asked once more of a service that was started anew."""
        with self._lock:
            try:
                reply = self._exchange(wait, request)
            except TimeoutError as error:
                self._drop()
                raise LimitExceeded(f"the service that holds {self.url} did not answer within {wait:g} s") from error
            except (OSError, EOFError, ValueError) as error:
                self._drop()
                if not again:
                    raise StoreUnavailable(f"the service that holds {self.url} has ended; run the command again") from error
                try:
                    reply = self._exchange(wait, request)
                except (OSError, EOFError, ValueError):
                    self._drop()
                    raise StoreUnavailable(f"the service that holds {self.url} has ended; run the command again") from error
        if "error" in reply:
            kind = _NAMED.get(reply["error"], StoreError)
            raise kind(reply["message"])
        return reply["rows"]

    def _exchange(self, wait: float | None, request: dict[str, Any]) -> dict[str, Any]:
        if self._connection is None:
            self._connection = self._connected()
        self._connection.settimeout(wait)
        _send(self._connection, request)
        return _receive(self._connection)

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def read(self, name: str, params: Params | None = None, *, timeout: float = DEFAULT_TIMEOUT) -> list[Row]:
        """Rows of a statement; see `Store.read`."""
        request = {"do": "read", "name": name, "params": dict(params) if params else None, "timeout": timeout}
        rows: list[Row] = self._asked(timeout + GRACE, request, again=True)
        return rows

    def write(self, steps: Sequence[Step], *, note: Params | None = None) -> list[list[Row]]:
        """Run statements in one transaction of the service; see `Store.write`."""
        request = {"do": "write", "steps": [(name, dict(params)) for name, params in steps], "note": dict(note) if note else None}
        rows: list[list[Row]] = self._asked(None, request, again=False)
        return rows

    def version(self) -> str:
        """See `Store.version`."""
        return str(self._asked(GRACE, {"do": "version"}, again=True))

    def checkpoint(self) -> None:
        """The service folds its log into the file."""
        self._asked(None, {"do": "checkpoint"}, again=True)

    def close(self) -> None:
        """Hang up; the service goes on."""
        with self._lock:
            self._drop()


def _hello() -> dict[str, Any]:
    """What a command says first."""
    return {"version": version("legation")}


def connect(url: str) -> ServedStore | None:
    """The service that holds the embedded graph `url`, or None where none answers. Raises StoreLocked for one that refuses this command."""
    path = beside(Path(url.removeprefix("embedded:")))
    try:
        return ServedStore(url, path)
    except PermissionError as error:
        raise StoreLocked(f"{url} is held by a service that another user runs; run this command as that user") from error
    except (OSError, EOFError, ValueError):
        return None


@contextmanager
def _reachable(path: Path) -> Iterator[str]:
    """A name for the socket that is short enough for the kernel, which takes about a hundred bytes."""
    if len(os.fsencode(path)) < 100 or sys.platform != "linux":
        yield str(path)
        return
    folder = os.open(path.parent, os.O_PATH)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def _send(connection: socket.socket, what: dict[str, Any]) -> None:
    body = orjson.dumps(what)
    if len(body) > LARGEST:
        raise StoreError(f"{len(body):,} bytes are too many for one exchange with the service that holds the graph")
    connection.sendall(_HEAD.pack(len(body)) + body)


def _receive(connection: socket.socket) -> dict[str, Any]:
    """The next frame. Raises EOFError where the other side has hung up, ValueError for what is no frame."""
    (size,) = _HEAD.unpack(_exactly(connection, _HEAD.size))
    if size > LARGEST:
        raise ValueError("a frame is too long")
    found = orjson.loads(_exactly(connection, size))
    if not isinstance(found, dict):
        raise ValueError("a frame is no object")
    return found


def _exactly(connection: socket.socket, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        part = connection.recv(min(size - len(parts), 1 << 20))
        if not part:
            raise EOFError("the other side has hung up")
        parts += part
    return bytes(parts)


__all__ = ["Offer", "ServedStore", "beside", "connect"]
