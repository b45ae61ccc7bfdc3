"""A load in a process of its own, for tests that break it:
`python -m tests.faults.child URL FILE [batch=CLAIMS] [fsize=BYTES|nofile=COUNT|uid=ID]`.

Prints a line when it begins, when the graph is open, for each batch that the graph acknowledged (`ack IDS`), for each step of drawing,
and at the end `done`, `refused SORT: SENTENCE` for a LegationError, with exit code 3. Batches are small, so that there are many points
to break at.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

import legation.graph.engines.embedded
import legation.graph.engines.served  # both at once: the interpreter's own files may be closed to another user
import legation.graph.projection
import legation.loaders.frame.run
from legation.graph.errors import LegationError
from legation.graph.store import open_store, prepare
from legation.graph.write import Batch, Writer
from legation.loaders.frame import registry


class Acknowledging(Writer):
    """Says which claims the graph has, once it has said so."""

    def write(self, batch: Batch) -> frozenset[str]:
        new = super().write(batch)
        say("ack", *(claim.id for claim in batch.claims))
        return new


def say(*words: str) -> None:
    """One line, written at once: the writer's thread and the reader's both speak."""
    os.write(1, (" ".join(words) + "\n").encode())


def limit(setting: str) -> None:
    """Take away disk, handles or rights from this process."""
    name, _, value = setting.partition("=")
    if name == "uid":
        os.setuid(int(value))
    else:
        which = {"fsize": resource.RLIMIT_FSIZE, "nofile": resource.RLIMIT_NOFILE}[name]
        resource.setrlimit(which, (int(value), int(value)))


def main(url: str, file: str, *settings: str) -> int:
    """Load; 0 done, 3 refused with a sentence."""
    batch = next((int(setting.partition("=")[2]) for setting in settings if setting.startswith("batch=")), 150)
    limits = [setting for setting in settings if not setting.startswith("batch=")]
    legation.loaders.frame.run.BATCH = legation.loaders.frame.run.FIRST_BATCH = batch
    legation.loaders.frame.run.Writer = Acknowledging  # type: ignore[misc]
    legation.graph.projection.TRACKS_A_BATCH = max(4, batch * 40 // 150)
    declaration = registry.find("claims")
    say("begin")
    early = [setting for setting in limits if setting.startswith("uid")]
    for setting in early:
        limit(setting)
    try:
        store = open_store(url)
        try:
            prepare(store)
            say("open")
            for setting in limits:
                if setting not in early:
                    limit(setting)
            legation.loaders.frame.run.load(store, declaration, Path(file), progress=lambda phase, done, total: say(phase))
            say("loaded")
        finally:
            store.close()
    except LegationError as error:
        say("refused", f"{type(error).__name__}:", *str(error).split())
        return 3
    say("done")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
