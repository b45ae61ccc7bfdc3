"""One service of a newcomer, as a process with a graph of its own, for all tests of a file."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLI = [sys.executable, "-m", "legation"]


def environment(**settings: str) -> dict[str, str]:
    """This process's, with the program of this folder and no graph of another."""
    own = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    if "LEGATION_STORE" not in settings:
        own.pop("LEGATION_STORE", None)
    return own


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[str]:
    """`legation serve` in a folder on a free port, over the small starter; its address. Ctrl-C stops it."""
    command = [*CLI, "serve", "--port", "0", "--starter", "small"]
    process = subprocess.Popen(
        command, cwd=folder, env=environment(**settings), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    try:
        found = re.search(r"answers at (http://\S+)", process.stdout.readline())
        assert found
        yield found[1]
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
        process.stdout.close()


def legation(folder: Path, *arguments: object, code: int = 0, quiet: bool = True, **settings: str) -> str:
    """A command in `folder`; unless it may speak there, nothing may be said on standard error where it succeeds."""
    command = [*CLI, *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, env=environment(**settings), capture_output=True, text=True, timeout=120)
    assert done.returncode == code, done.stderr
    assert code or not quiet or not done.stderr, done.stderr
    return done.stdout
