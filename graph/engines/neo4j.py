"""Neo4j through its own driver: `bolt://USER:PASSWORD@HOST:PORT[/DATABASE]`, `neo4j://` for clusters and Aura.

Reads are routed as reads, transactions retried by the driver; every batch is idempotent, which retries demand. User and password
may also come from LEGATION_NEO4J_USER and LEGATION_NEO4J_PASSWORD.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

import neo4j
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from legation import cypher
from legation.graph.errors import InputError, LimitExceeded, StoreConflict, StoreError, StoreUnavailable
from legation.graph.protocol import DEFAULT_TIMEOUT, UNWRITTEN, Params, Row, Step, longest_question, numbered, shown, version_of

WRITE_TIMEOUT = 300.0
"""Seconds that one batch may take."""
CONNECT_TIMEOUT = 5.0
RETRY_TIME = 10.0
"""Seconds for which the driver tries a failed transaction again before the caller is told."""


class Neo4jStore:
    """A Neo4j server or cluster."""

    engine = "neo4j"
    inline = False

    def __init__(self, url: str, *, read_only: bool = False) -> None:
        self.url = url
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:  # whose text may show the password, where that holds a character with a meaning in addresses
            raise InputError(f"{shown(url)} is no address: write bolt://HOST:PORT", place="--store") from None
        if not parts.hostname:
            raise InputError(f"{shown(url)} has no host", place="--store")
        user = unquote(parts.username) if parts.username else os.environ.get("LEGATION_NEO4J_USER", "neo4j")
        password = unquote(parts.password) if parts.password else os.environ.get("LEGATION_NEO4J_PASSWORD")
        self._database = parts.path.strip("/") or None
        self._read_only = read_only
        self._longest = longest_question()
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        address = f"{parts.scheme}://{host}" + (f":{port}" if port else "")
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()  # what this process wrote, it reads, on a cluster too
        try:
            self._driver = neo4j.GraphDatabase.driver(
                address,
                auth=(user, password) if password else None,
                connection_timeout=CONNECT_TIMEOUT,
                connection_acquisition_timeout=CONNECT_TIMEOUT + RETRY_TIME,
                max_transaction_retry_time=RETRY_TIME,
                notifications_min_severity="OFF",
                user_agent="legation",
            )
        except (ConfigurationError, ValueError) as error:
            raise InputError(f"{shown(url)}: {error}", place="--store") from error
        try:
            self._guard("connect", self._driver.verify_connectivity)
        except BaseException:
            self._driver.close()
            raise

    def _guard(self, what: str, call: Callable[[], Any], timeout: float = DEFAULT_TIMEOUT) -> Any:
        """Run a driver call; its errors become ours, in one place."""
        try:
            return call()
        except AuthError as error:
            raise StoreError(f"Neo4j at {shown(self.url)} refused the user or password") from error
        except ConstraintError as error:
            raise StoreConflict(f"nothing was written: {error.message}") from error
        except (ServiceUnavailable, SessionExpired) as error:
            raise StoreUnavailable(f"Neo4j at {shown(self.url)} does not answer: {error}") from error
        except Neo4jError as error:
            if "TransactionTimedOut" in (error.code or ""):
                raise LimitExceeded(f"{what} took longer than {timeout:g} s and was stopped") from error
            if isinstance(error, TransientError):
                raise StoreUnavailable(f"Neo4j could not run {what} now: {error.message}") from error
            if isinstance(error, ClientError) and "Forbidden" in (error.code or ""):
                raise StoreError(f"the Neo4j user may not run {what}: {error.message}") from error
            raise StoreError(f"{what}: {error.message}") from error
        except DriverError as error:
            raise StoreUnavailable(f"the connection to {shown(self.url)} failed during {what}: {error}") from error

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks, fetch_size=2000)

    def read(self, name: str, params: Params | None = None, *, timeout: float = DEFAULT_TIMEOUT) -> list[Row]:
        """Rows of a statement, read from a reader where there are several; see `Store.read`."""
        query = cypher.load(name)
        timeout = min(timeout, self._longest) if name.startswith("ask/") else timeout
        values = dict(params) if params else {}

        @neo4j.unit_of_work(timeout=timeout)
        def work(transaction: neo4j.ManagedTransaction) -> list[Row]:
            return transaction.run(query.text, values).data()

        def call() -> list[Row]:
            with self._session(neo4j.READ_ACCESS) as session:
                return session.execute_read(work)

        rows: list[Row] = self._guard(name, call, timeout)
        return rows

    def write(self, steps: Sequence[Step], *, note: Params | None = None) -> list[list[Row]]:
        """Run statements in one transaction; see `Store.write`."""
        if self._read_only:
            raise StoreError(f"{shown(self.url)} was opened for reading only")
        names = ", ".join(name for name, _ in steps)

        @neo4j.unit_of_work(timeout=WRITE_TIMEOUT)
        def work(transaction: neo4j.ManagedTransaction) -> list[list[Row]]:
            def run(name: str, params: Params) -> list[Row]:
                return transaction.run(cypher.load(name).text, dict(params)).data()

            if names.startswith("schema/"):
                return [run(name, params) for name, params in steps]
            return numbered(run, steps, note)[0]

        def call() -> list[list[Row]]:
            with self._session(neo4j.WRITE_ACCESS) as session:
                return session.execute_write(work)

        result: list[list[Row]] = self._guard(names, call, WRITE_TIMEOUT)
        return result

    def version(self) -> str:
        """See `Store.version`."""
        rows = self.read("write/graph_version")
        return version_of(rows[0]) if rows else UNWRITTEN

    def checkpoint(self) -> None:
        """Nothing to do: the server keeps its own."""

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()


def open_graph(url: str, *, read_only: bool) -> Neo4jStore:
    """The graph at `bolt://…` or `neo4j://…`. Raises as Neo4jStore does."""
    return Neo4jStore(url, read_only=read_only)
