"""How a source's data is got from its publisher: which requests, how often it changes, on what terms. Data only; `fetching` does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WEEK, MONTH, QUARTER, YEAR = 7, 30, 91, 365
"""Days between two looks at a source."""


@dataclass(frozen=True, slots=True)
class Request:
    """One file of a source: its address, what is sent (JSON, or fields of a form: then it is a POST), and the name that it is kept under.

    `take` are the names of the files that are taken out of an archive (zip); the archive itself is kept too. `commits` is the address that
    lists the last commit of a file in a repository: its day is the edition, for a repository may rest for years.
    """

    url: str
    file: str
    json: Any = None
    form: dict[str, str] | None = None
    accept: str = "*/*"
    take: tuple[str, ...] = ()
    commits: str | None = None


Ask = Callable[[Request], bytes]
"""Asks for a small answer that tells which requests to make."""


@dataclass(frozen=True, slots=True)
class Live:
    """The requests of a source (or what makes them), days between two looks, and terms that a user must accept (None: none).

    `edition` reads the edition from a fetched file that says it; else it is the day on which the publisher changed the file, or that of
    the fetch. `dated` says that the loader takes this day as its option `edition`.
    """

    requests: Sequence[Request] | Callable[[Ask], Sequence[Request]]
    every: int = MONTH
    terms: str | None = None
    edition: Callable[[Path], str | None] | None = None
    dated: bool = False
    options: dict[str, str] = field(default_factory=dict)


def github(repository: str, *paths: str) -> tuple[Request, ...]:
    """Files of a public repository at its newest state. `OWNER/NAME`, and paths in it."""
    return tuple(
        Request(
            f"https://raw.githubusercontent.com/{repository}/HEAD/{path}", path.rpartition("/")[2],
            commits=f"https://api.github.com/repos/{repository}/commits?path={path}&per_page=1",
        )
        for path in paths
    )  # fmt: skip
