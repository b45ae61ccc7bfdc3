"""How the interpreter behaves while millions of rows go through it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def working_hard() -> Iterator[None]:
    """For the time of a load or an export, garbage is collected rarely (claims make none in cycles, and looking through millions of them
    costs a sixth of a load), and threads take turns sooner (the engine's thread asks for the interpreter between any two statements,
    and waiting 5 ms for it each time costs a tenth)."""
    thresholds, interval = gc.get_threshold(), sys.getswitchinterval()
    gc.set_threshold(100_000, 50, 100)
    sys.setswitchinterval(0.0005)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        sys.setswitchinterval(interval)


def settled() -> None:
    """What was made up to now (modules, registers, an opened graph) stays: full collections of garbage need not look through it again.

    For a process that answers questions; without this each of them holds up one answer in some hundred for 10 ms.
    """
    gc.collect()
    gc.freeze()
