"""The client: a method a question, made from the questions' declarations (tools/clients.py)."""

from __future__ import annotations

from pathlib import Path

from legation.service.client.connection import connect
from legation.service.client.subjects import Subjects
from legation.service.settings import read_settings

TIMEOUT = 120.0
"""Seconds that a service may take for an answer."""


class Legation(Subjects):
    """The questions, asked of a service (`http://…`) or of a graph (its file, `embedded:PATH`, `neo4j://…`, `bolt://…`).

    Without `where` it is the graph of this machine: `LEGATION_STORE`, else `var/legation.kgl`. `key` is the key of a service that asks for
    one. A graph's file is held until `close`, or to the end of a `with`; a running service that holds it is asked instead.
    """

    def __init__(self, where: str | Path | None = None, *, key: str | None = None, timeout: float = TIMEOUT) -> None:
        self._connection = connect(where if where is not None else read_settings().store, key=key, timeout=timeout)

    def close(self) -> None:
        """Let go of the graph."""
        self._connection.close()

    def __enter__(self) -> Legation:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
