"""A process that writes claims as the service does and kills itself at a given point: `python -m tests.attack.writer URL AUDIT POINT`.

Points are `replace-N-before|half|after` (the N-th time that the audit file is written) and `commit-before|after`.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from legation.graph.store import Row, Step, open_store, prepare
from legation.service.http import audit
from legation.service.http.ingest import take
from legation.service.http.keys import Key


def bodies(number: int) -> bytes:
    """Two claims as JSON Lines."""
    source = {"publisher": "Gazette", "title": f"No. {number}", "published": "2024-01-01"}
    return b"".join(
        orjson.dumps({"kind": "recognized", "subject": "GEO", "object": other, "when": "1992", "source": source}) + b"\n"
        for other in ("AZE", "ISR")
    )


def die() -> None:
    """kill -9 of this process."""
    os.kill(os.getpid(), signal.SIGKILL)


def main(url: str, path: str, point: str) -> None:
    """Write one body undisturbed and one with the kill."""
    store = open_store(url)
    prepare(store)
    file = audit.AuditFile(Path(path))
    take(store, bodies(1), audit=file, key=Key("k1", "first", "write", "", ""))
    what, *more = point.split("-")
    really_replace, really_write = audit._File.replace, store.write
    count = 0

    def replace(self: audit._File, at: int, line: bytes) -> None:
        nonlocal count
        count += 1
        mine = what == "replace" and int(more[0]) == count
        if mine and more[1] == "before":
            die()
        if mine and more[1] == "half":
            os.pwrite(self._fd, line[: len(line) // 2], at)
            die()
        really_replace(self, at, line)
        if mine:
            die()

    def write(steps: Sequence[Step], **note: Any) -> list[list[Row]]:
        mine = what == "commit" and any("claims" in name for name, _ in steps)
        if mine and more[0] == "before":
            die()
        rows = really_write(steps, **note)
        if mine:
            die()
        return rows

    audit._File.replace = replace  # type: ignore[method-assign]
    store.write = write  # type: ignore[method-assign]
    take(store, bodies(2), audit=file, key=Key("k2", "second", "write", "", ""))
    print("done", flush=True)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
