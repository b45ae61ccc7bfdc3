"""The audit file: a line for each write over HTTP, which stands or falls together with the write.

Before a write its line is in the file already, marked `intended`, with the claims that were sent; so there is room for it, and a kill
finds it there. The write leaves the line's id in the graph, in its own transaction. After it the line is written anew with what the write
did. A line that a kill left `intended` is settled by what the graph says, at the next start or before the next write: written anew where
the graph knows of it, else removed.
"""

from __future__ import annotations

import fcntl
import logging
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson

from legation.graph import reading
from legation.graph.claims import Claim
from legation.graph.errors import StoreError, StoreUnavailable
from legation.graph.store import Store, utc_now
from legation.service.http.keys import Key

log = logging.getLogger("legation.audit")
_BLOCK = 65_536
_SPARE = 4096
"""Bytes that a line may grow by when it says what became of the write."""


class Entry:
    """One write: `note` goes into the graph with it; `done` says what it did."""

    def __init__(self, head: Mapping[str, object]) -> None:
        self.head = dict(head)
        self.intent = secrets.token_hex(8)
        self.note = {"intent": self.intent, "key": head["key"], "holder": head["name"], "action": head["action"]}
        self.result: dict[str, object] = {}

    def done(self, **what: object) -> None:
        """What the write did, for its line."""
        self.result.update(what)


class AuditFile:
    """The file at `path`; with None the log alone says who wrote. Safe for threads and processes: one write at a time has the file."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def settle(self, store: Store) -> None:
        """Settle the line that a kill left behind, if there is one. Raises StoreError where file or graph cannot be reached."""
        if self._path is None or not self._path.exists():
            return
        with self._opened() as file:
            self._settle(file, store)

    @contextmanager
    def write(self, store: Store, key: Key | None, action: str, claims: Sequence[Claim]) -> Iterator[Entry]:
        """Hold the file while `claims` are written; the caller calls `done`. Raises StoreUnavailable, before anything is written, where the
        file cannot take the line."""
        entry = Entry({"at": utc_now(), "key": key.id if key else None, "name": key.name if key else None, "action": action})
        if self._path is None:
            yield entry
            self._say(entry)
            return
        with self._opened() as file:
            self._settle(file, store)
            at = file.end()
            intended = _line(entry, claims, intended=entry.intent)
            self._put(file, at, intended + b" " * _SPARE + b"\n")
            try:
                yield entry
            except BaseException as error:  # a connection that broke does not say whether the write is there: the graph does, now or later
                with _quietly():
                    self._settle(file, store, failed=str(error))
                raise
            with _quietly():  # the write is there, and the line that announced it; what fails here is settled later
                added = _added(store, entry.intent)[1]
                entry.done(new=len(added))
                file.replace(at, _line(entry, added) + b"\n")
            self._say(entry)

    @contextmanager
    def _opened(self) -> Iterator[_File]:
        assert self._path is not None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = _File(self._path)
        except OSError as error:
            raise StoreUnavailable(f"the audit file cannot be written ({error.strerror}), so nothing is") from error
        try:
            yield file
        finally:
            file.close()

    def _put(self, file: _File, at: int, line: bytes) -> None:
        try:
            file.replace(at, line)
        except OSError as error:
            with _quietly():
                file.truncate(at)
            raise StoreUnavailable(f"the audit file cannot be written ({error.strerror}), so nothing is") from error

    def _settle(self, file: _File, store: Store, **more: object) -> None:
        at, tail = file.last_line()
        if not tail:
            return
        try:
            held: dict[str, Any] = orjson.loads(tail)
        except orjson.JSONDecodeError:
            held = {}
        intent = held.get("intended") or _intent_in(tail)
        if held and "intended" not in held:
            return
        if intent is None:
            log.error("the last line of the audit file is torn and says nothing: %r", tail[:200])
            file.replace(at, b"")
            return
        numbers, added = _added(store, intent)
        if not numbers:
            file.replace(at, b"")  # that write never came to be
            return
        entry = Entry({name: held.get(name) for name in ("at", "key", "name", "action")})
        if not held:  # the line was torn while it was written anew: the graph has the rest
            entry = Entry(_noted(store, intent))
        entry.intent = intent
        entry.done(new=len(added), settled="from what the graph says", **more)
        file.replace(at, _line(entry, added) + b"\n")
        self._say(entry)

    def _say(self, entry: Entry) -> None:
        log.info("%s", orjson.dumps({**entry.head, **entry.result}).decode())


def _line(entry: Entry, claims: Sequence[Claim], *, intended: str | None = None) -> bytes:
    head = {"intended": intended} if intended else {"id": entry.intent}
    return orjson.dumps({**head, **entry.head, **entry.result, "added": [claim.to_json() for claim in claims]})


def _intent_in(tail: bytes) -> str | None:
    for begin in (b'{"intended":"', b'{"id":"'):
        if tail.startswith(begin):
            found = tail[len(begin) : len(begin) + 16].decode("latin-1")
            return found if len(found) == 16 and found.isalnum() else None
    return None


def _added(store: Store, intent: str) -> tuple[list[int], list[Claim]]:
    """The commits of a write and the claims that they added, in order of track and id: by what the graph says."""
    numbers = [int(row["number"]) for row in store.read("ask/commits_of", {"intent": intent})]
    found: list[Claim] = []
    for number in numbers:
        rows = store.read("ask/committed_claims", {"commit": number}, timeout=reading.TIMEOUT)
        found += reading.claims_by_id(store, {row["id"] for row in rows}, {row["track"] for row in rows})
    return numbers, found


def _noted(store: Store, intent: str) -> dict[str, object]:
    row = store.read("ask/commits_of", {"intent": intent})[0]
    return {name: row[name] for name in ("at", "key", "name", "action")}


@contextmanager
def _quietly() -> Iterator[None]:
    try:
        yield
    except (OSError, StoreError):
        log.exception("the audit file is settled later")


class _File:
    """An open file that one holder at a time writes."""

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._fd, fcntl.LOCK_EX)

    def end(self) -> int:
        """Where the next line begins."""
        size = os.lseek(self._fd, 0, os.SEEK_END)
        if size and os.pread(self._fd, 1, size - 1) != b"\n":
            self.replace(size, b"\n")
            size += 1
        return size

    def replace(self, at: int, line: bytes) -> None:
        """Everything from `at` on, flushed. A short write goes on; what does not fit raises OSError."""
        done = 0
        while done < len(line):
            done += os.pwrite(self._fd, line[done:], at + done)
        os.ftruncate(self._fd, at + len(line))
        os.fsync(self._fd)

    def truncate(self, at: int) -> None:
        os.ftruncate(self._fd, at)
        os.fsync(self._fd)

    def last_line(self) -> tuple[int, bytes]:
        """Where the last line begins, and the line without its end; (0, b"") for an empty file."""
        size = os.lseek(self._fd, 0, os.SEEK_END)
        tail, at = b"", size
        while at > 0 and b"\n" not in tail[:-1]:
            step = min(_BLOCK, at)
            at -= step
            tail = os.pread(self._fd, step, at) + tail
        begin = tail[:-1].rfind(b"\n") + 1
        return at + begin, tail[begin:].strip(b" \n\0")

    def close(self) -> None:
        os.close(self._fd)
