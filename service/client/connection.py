"""Where a client's questions go: a service over HTTP, or a graph that this process opens."""

from __future__ import annotations

import gzip
import json
import time
import warnings
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from pydantic import ValidationError

from legation.graph.engines import ENGINES
from legation.graph.errors import InputError, LegationError, StoreLocked, StoreUnavailable
from legation.graph.signs import shown
from legation.graph.store import Store, check_form, open_store
from legation.service.answers.base import Answer
from legation.service.answers.tidy import TidyTable
from legation.service.declaration import Question
from legation.service.http.problems import sorts

A = TypeVar("A", bound=Answer)
AGAIN = (429, 503)
"""Statuses after which a question is asked again, where the service says when."""
TRIES = 3
LONGEST_WAIT = 10.0
"""Seconds that are waited before asking again."""
SCHEMES = tuple(f"{scheme}:" for schemes in ENGINES.values() for scheme in schemes)


class Connection(Protocol):
    """What answers questions."""

    def ask(self, question: Question, kind: type[A], given: Mapping[str, Any]) -> A:
        """The answer. Raises what the question raises."""

    def body(self, question: Question, given: Mapping[str, Any], form: str, answer: TidyTable) -> bytes:
        """The rows of a tidy table as `csv` or `ndjson`. Raises what the question raises."""

    def address(self, question: Question, given: Mapping[str, Any]) -> str:
        """Where the answer can be had over HTTP."""

    def close(self) -> None:
        """Let go of what is open."""


def connect(where: str | Path, *, key: str | None, timeout: float) -> Connection:
    """To a service at `http://…`, a graph at `embedded:PATH`, `bolt://…`, `neo4j://…`, or the file of a graph.

    Raises InputError for anything else, StoreError where a graph cannot be opened.
    """
    text = str(where)
    if text.startswith(("http://", "https://")):
        return Service(text, key=key, timeout=timeout)
    if text.startswith(SCHEMES):
        return Graph(text)
    if "://" in text:
        raise InputError(f"{shown(text)!r} is no service and no graph; write http://HOST, a graph's file, embedded:PATH or neo4j://HOST")
    return Graph(f"embedded:{text}")


class Graph:
    """A graph of this process, or one that a service here holds. It is held until it is closed."""

    def __init__(self, url: str) -> None:
        self.store = _opened(url)

    def ask(self, question: Question, kind: type[A], given: Mapping[str, Any]) -> A:
        """The answer."""
        answer = question.ask(self.store, given)
        if not isinstance(answer, kind):
            raise TypeError(f"{question.name} answers with {type(answer).__name__}, not with {kind.__name__}")
        return answer

    def body(self, question: Question, given: Mapping[str, Any], form: str, answer: TidyTable) -> bytes:
        """The rows of a tidy table."""
        return b"".join(answer.rows_.ndjson() if form == "ndjson" else answer.rows_.csv())

    def address(self, question: Question, given: Mapping[str, Any]) -> str:
        """The address below a service's own."""
        return address(question, given)

    def close(self) -> None:
        """Close the graph."""
        self.store.close()


def _opened(url: str) -> Store:
    path = Path(url.removeprefix("embedded:")).expanduser()
    if url.startswith("embedded:") and not path.exists():
        raise StoreUnavailable(f"there is no graph at {path}; `legation load` or `legation serve` makes one")
    try:
        store = open_store(url, served=True)
    except (StoreLocked, StoreUnavailable) as error:
        if not url.startswith("embedded:"):
            raise
        store = open_store(url, read_only=True)
        warnings.warn(f"{error}; answers are from its last checkpoint", stacklevel=4)
    check_form(store)
    return store


class Service:
    """A service over HTTP."""

    def __init__(self, base: str, *, key: str | None, timeout: float) -> None:
        self._base = base.rstrip("/")
        self._timeout = timeout
        self._headers = {"User-Agent": f"legation-python/{version('legation')}", "Accept-Encoding": "gzip"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"

    def ask(self, question: Question, kind: type[A], given: Mapping[str, Any]) -> A:
        """The answer. Fields that a newer service has are left out; raises InputError where one that is needed is missing."""
        body = self._get(self.address(question, given))
        try:
            return kind.model_validate_json(body, extra="ignore")
        except ValidationError as error:
            mine, said = version("legation"), str(error).splitlines()[0]
            raise InputError(
                f"{self._base} answers in a form that this version ({mine}) does not read ({said}); use the service's own version"
            ) from error

    def body(self, question: Question, given: Mapping[str, Any], form: str, answer: TidyTable) -> bytes:
        """The rows of a tidy table, which its description has not."""
        return self._get(self.address(question, {**given, "format": form}))

    def address(self, question: Question, given: Mapping[str, Any]) -> str:
        """The whole address."""
        return self._base + address(question, given)

    def close(self) -> None:
        """Nothing is open between questions."""

    def _get(self, url: str) -> bytes:
        for again in range(TRIES):
            try:
                with urlopen(Request(url, headers=self._headers), timeout=self._timeout) as response:
                    body: bytes = response.read()
                    return gzip.decompress(body) if response.headers.get("Content-Encoding") == "gzip" else body
            except HTTPError as error:
                wait = error.headers.get("Retry-After", "")
                if error.code in AGAIN and wait.isdigit() and float(wait) <= LONGEST_WAIT and again < TRIES - 1:
                    time.sleep(float(wait))
                    continue
                raise _problem(error) from None
            except (URLError, TimeoutError, ConnectionError) as error:
                reason = getattr(error, "reason", error)
                raise StoreUnavailable(f"no service answers at {self._base} ({reason}); `legation serve` starts one") from error
        raise AssertionError("the last try returns or raises")


def _problem(error: HTTPError) -> LegationError:
    """The exception that the service's problem is made of."""
    body = error.read()
    try:
        said = json.loads(gzip.decompress(body) if error.headers.get("Content-Encoding") == "gzip" else body)
        slug, detail = str(said["type"]).rpartition("/")[2], str(said["detail"])
    except (ValueError, KeyError, TypeError, OSError):
        return StoreUnavailable(f"{error.url} answers {error.code} {error.reason} and no problem; is it a Legation service?")
    made = sorts().get(slug, LegationError)(detail)
    for name in ("place", "suggestions"):
        if name in said and hasattr(made, name):
            setattr(made, name, said[name])
    return made


def address(question: Question, given: Mapping[str, Any]) -> str:
    """The path and query of a question."""
    path = question.path
    for one in question.parameters:
        if one.in_path:
            if one.name not in given:
                raise InputError("is missing", place=one.name)
            path = path.replace(f"{{{one.name}}}", quote(str(given[one.name]), safe=""))
    pairs = [(name, _written(value)) for name, value in given.items() if name not in question.by_name or not question.by_name[name].in_path]
    query = urlencode(pairs, doseq=True)
    return f"{path}?{query}" if query else path


def _written(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return [_written(one) for one in value] if isinstance(value, list | tuple | set | frozenset) else str(value)
