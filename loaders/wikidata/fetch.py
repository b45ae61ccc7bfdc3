"""Running the queries on the Wikidata query service and saving the results, for `legation fetch wikidata`.

An answer is written beside its place, checked to be whole, and only then takes its name `wikidata-QUERY-DAY.json`.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException, HTTPResponse
from importlib.resources import files
from pathlib import Path

from legation.graph.errors import InputError, LegationError, LimitExceeded
from legation.loaders.frame.base import Input
from legation.loaders.wikidata import QUERIES, check
from legation.loaders.wikidata.results import solutions

ENDPOINT = "https://query.wikidata.org/sparql"
AGENT = "Legation/0.1 (knowledge graph of diplomatic relations; Python urllib)"
"""Wikimedia's user agent policy asks for a name that tells what the program is."""
TIMEOUT = 90
"""Seconds without a byte; the service itself ends a query after 60."""
MAX_BYTES = 500_000_000
ATTEMPTS = 4
WAIT = 5.0
"""Seconds before the second attempt; they double. A `Retry-After` of the service goes before it, up to MAX_WAIT."""
MAX_WAIT = 120.0
_AGAIN = frozenset({429, 500, 502, 503, 504})
_BLOCK = 1 << 16


class FetchError(LegationError):
    """The query service cannot be reached, or did not give an answer that can be used."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A saved result: the query's name, the file, solutions and bytes."""

    query: str
    path: Path
    solutions: int
    size: int


def query_text(name: str) -> str:
    """The SPARQL text of a query. Raises InputError for a name that there is not."""
    if name not in QUERIES:
        raise InputError(f"there is no query {name!r}; there are {', '.join(QUERIES)}", place="fetch wikidata")
    return files("legation.loaders.wikidata").joinpath("queries", f"{name}.rq").read_text(encoding="utf-8")


def fetch(
    folder: Path,
    *,
    names: Sequence[str] = (),
    endpoint: str = ENDPOINT,
    timeout: float = TIMEOUT,
    wait: Callable[[float], None] = time.sleep,
) -> list[Fetched]:
    """Run queries (default: all) one after the other and save each result in `folder`, which is made if it is missing.

    Raises FetchError or LimitExceeded; what was saved before stays, and nothing half-written does.
    """
    if urllib.parse.urlsplit(endpoint).scheme not in ("http", "https"):
        raise InputError(f"{endpoint!r} is no http or https address", place="--endpoint")
    texts = {name: query_text(name) for name in names or QUERIES}
    folder.mkdir(parents=True, exist_ok=True)
    day = datetime.now(UTC).date().isoformat()
    return [_one(name, text, folder / f"wikidata-{name}-{day}.json", endpoint, timeout, wait) for name, text in texts.items()]


def _one(name: str, text: str, path: Path, endpoint: str, timeout: float, wait: Callable[[float], None]) -> Fetched:
    part = path.with_name(f"{path.stem}.part.json")
    try:
        for attempt in range(1, ATTEMPTS + 1):
            pause = _download(name, text, part, endpoint, timeout)
            if pause is None:
                break
            if attempt == ATTEMPTS:
                raise FetchError(f"the query service at {endpoint} did not answer the query {name} in {ATTEMPTS} attempts; try again later")
            wait(min(pause or WAIT * 2 ** (attempt - 1), MAX_WAIT))
        saved = Input(part, {})
        try:
            check(saved)
            count = sum(1 for _ in solutions(saved))
        except InputError as error:
            raise FetchError(f"the answer to the query {name} is not whole: {error}") from error
        size = part.stat().st_size
        part.replace(path)
        return Fetched(name, path, count, size)
    finally:
        part.unlink(missing_ok=True)


def _download(name: str, text: str, part: Path, endpoint: str, timeout: float) -> float | None:
    """Save one answer. None when it is there; else the seconds to wait before the next attempt (0: the service does not say)."""
    request = urllib.request.Request(
        endpoint,
        data=urllib.parse.urlencode({"query": text}).encode(),
        headers={
            "Accept": "application/sparql-results+json",
            "Content-Type": "application/x-www-form-urlencoded",
            "User-Agent": AGENT,
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            _save(answer, part, name)
            return None
    except urllib.error.HTTPError as error:
        with error:
            if error.code in _AGAIN:
                return _seconds(error.headers.get("Retry-After"))
            said = " ".join(error.read(500).decode("utf-8", "replace").split())
            raise FetchError(f"the query service answered {error.code} {error.reason} to the query {name}: {said[:200]}") from error
    except urllib.error.URLError as error:
        raise FetchError(f"the query service at {endpoint} cannot be reached ({error.reason}); is there a network?") from error
    except (TimeoutError, HTTPException, ConnectionError) as error:
        raise FetchError(f"the connection to {endpoint} broke off during the query {name} ({error or type(error).__name__})") from error


def _save(answer: HTTPResponse, part: Path, name: str) -> None:
    taken = 0
    with part.open("wb") as file:
        while block := answer.read(_BLOCK):
            taken += len(block)
            if taken > MAX_BYTES:
                raise LimitExceeded(f"the answer to the query {name} is larger than {MAX_BYTES:,} bytes")
            file.write(block)


def _seconds(text: str | None) -> float:
    """The seconds of a `Retry-After`; 0 where there is none, or a date."""
    return float(text) if text and text.isdecimal() else 0.0
