"""One process writes a graph, by whatever name it opens the file and whoever removes the engine's lock file.

The engine's own lock is a file beside the graph. Beside that stand two that nobody can remove: a lock on the graph's file itself, which
holds for every hard link to it, and on Linux a name in the kernel, made of the folder's number and the file's name.
"""

from __future__ import annotations

import fcntl
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path


class Held(Exception):
    """Another opener holds the graph."""


class Holding:
    """Holds a graph from its making to `release`. Raises Held."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._files: dict[tuple[int, int], int] = {}
        self._name: socket.socket | None = None
        try:
            self._take_name()
            self.renew()
        except BaseException:
            self.release()
            raise

    def _take_name(self) -> None:
        if sys.platform != "linux":
            return
        folder = self._path.parent.stat()
        self._name = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._name.bind(f"\0legation:{folder.st_dev}:{folder.st_ino}:".encode() + os.fsencode(self._path.name)[-60:])
        except OSError as error:
            raise Held from error

    def renew(self) -> None:
        """Hold the file that is there now: a checkpoint puts a new one in the place of the old."""
        try:
            fd = os.open(self._path, os.O_RDONLY)
        except FileNotFoundError:
            return
        found = os.fstat(fd)
        key = (found.st_dev, found.st_ino)
        if key in self._files:
            os.close(fd)
            return
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(fd)
            raise Held from error
        for old in self._files.values():
            os.close(old)
        self._files = {key: fd}

    def release(self) -> None:
        """Let others have it."""
        for fd in self._files.values():
            with suppress(OSError):
                os.close(fd)
        self._files = {}
        if self._name is not None:
            self._name.close()
            self._name = None
