"""What a graph engine has to do, and what every engine takes from here: the numbering of writes, limits, how a URL is shown.

Statements go by their name in `cypher/`; values in and out are plain Python (str, int, float, bool, None, lists, maps).
Dates are ISO strings in the graph: they sort as text, take years before 1900 and open ends alike, and both engines return the same bytes.
"""

from __future__ import annotations

import math
import os
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

import legation.graph.kinds  # noqa: F401  it declares the relationship types, without which no template is a statement
from legation import cypher
from legation.graph.errors import InputError

Row = dict[str, Any]
Params = Mapping[str, Any]
Step = tuple[str, Params]

COMMIT = "commit"
"""Parameter of the statements that add or retract claims: the number of the write."""
UNWRITTEN = "0"
"""Version of a graph that was never written to."""
DEFAULT_TIMEOUT = 30.0
"""Seconds that a read may take unless its caller says otherwise."""
QUESTION_SECONDS = "LEGATION_QUESTION_SECONDS"
"""Setting: the most that one statement of a question may take, whatever its caller says, in seconds (default 120)."""
_PASSWORD = re.compile(r"^((?:[^:/@]*://)?[^:/@]*):.*@", re.DOTALL)
"""User and password before the last `@`; a password may hold any character by mistake."""


class Store(Protocol):
    """A graph engine. Safe to share between threads."""

    engine: str
    url: str
    inline: bool
    """Whether a read is cheap enough to run inside the event loop."""

    def read(self, name: str, params: Params | None = None, *, timeout: float = DEFAULT_TIMEOUT) -> list[Row]:
        """Rows of the statement `name`, each with the columns its header declares. Raises StoreError or LimitExceeded."""
        ...

    def write(self, steps: Sequence[Step], *, note: Params | None = None) -> list[list[Row]]:
        """Run the statements in one transaction: all or nothing. Returns each one's rows. Raises StoreError.

        A write that adds or retracts claims gets the next number of a sequence without gaps, in the order of commits; `note` is kept
        with it in the same transaction.
        """
        ...

    def version(self) -> str:
        """The graph's own id and the mark of its last write: never the same text for two states, whatever is restarted or restored."""
        ...

    def checkpoint(self) -> None:
        """Make what was committed cheap to open (a no-op where the engine does that itself)."""
        ...

    def close(self) -> None:
        """Release the engine; idempotent."""
        ...


Run = Callable[[str, Params], list[Row]]
"""Runs one statement, by its name, inside a transaction that is open."""


COMMIT_TEMPLATE = {"number": 0, "at": "x", "mark": "x", "intent": "x", "key": "x", "holder": "x", "action": "x"}
MARK_TEMPLATE = {"graph": "x", "version": 0, "mark": "x", "commits": 0}
"""A value of the right type for each property of a commit, and of the mark of a graph."""


def numbered(run: Run, steps: Sequence[Step], note: Params | None) -> tuple[list[list[Row]], str]:
    """Run the steps of a write after the statements that mark and number it; the rows of each step, and the graph's new version."""
    marked = run("write/graph_bump", {"graph": secrets.token_hex(8), "mark": secrets.token_hex(8)})[0]
    number = None
    if any(COMMIT in cypher.load(name).params for name, _ in steps):
        number = int(run("write/commit_number", {})[0]["commit"])
        props = {**(note or {}), "number": number, "at": utc_now(), "mark": marked["mark"]}
        run("write/commit_note", {"id": commit_id(number), "props": props})
    rows = [run(name, {COMMIT: number, **params} if COMMIT in cypher.load(name).params else params) for name, params in steps]
    return rows, version_of(marked)


def version_of(row: Row) -> str:
    """The text of a graph's version."""
    return f"{row['graph']}-{row['version']}-{row['mark']}"


def commit_id(number: int) -> str:
    """The id of the node of a commit."""
    return f"{number:015d}"


def longest_question() -> float:
    """Seconds that one statement of a question may take by the settings. Raises InputError."""
    text = os.environ.get(QUESTION_SECONDS, "120")
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.001 <= seconds < math.inf:
        raise InputError(f"{text!r} is no number of seconds above 0", place=QUESTION_SECONDS)
    return seconds


def shown(url: str) -> str:
    """The URL without a password, for messages and logs; also where it is no URL that can be read."""
    return url if url.startswith("embedded:") else _PASSWORD.sub(r"\1:…@", url)


def utc_now() -> str:
    """The present moment, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
