"""Options that many commands share, and the opening of the graph that they name."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from legation.graph.store import Store


class OutputForm(StrEnum):
    """How an answer is written."""

    table = "table"
    json = "json"
    csv = "csv"
    ndjson = "ndjson"


class AnswerForm(StrEnum):
    """How the answer to a question is written. The last three are files for programs, and are not written to a terminal."""

    table = "table"
    json = "json"
    csv = "csv"
    ndjson = "ndjson"
    parquet = "parquet"
    arrow = "arrow"
    xlsx = "xlsx"


StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        help="The graph: embedded:PATH, bolt://HOST or neo4j://HOST. Default: LEGATION_STORE, else embedded:var/legation.kgl.",
        show_default=False,
    ),
]
FormOption = Annotated[OutputForm, typer.Option("--format", help="How the answer is written.")]
AnswerFormOption = Annotated[
    AnswerForm, typer.Option("--format", help="How the answer is written; parquet, arrow and xlsx go to a file: > FILE.")
]
EditionOption = Annotated[
    str | None, typer.Option("--edition", metavar="DATE", help="Edition of the register; default: the newest that can answer.")
]
KnownOnOption = Annotated[str | None, typer.Option("--known-on", metavar="DATE", help="Leave out what was published later than this day.")]
LimitOption = Annotated[int, typer.Option("--limit", min=1, max=10_000, help="Most rows.")]


def store_url(ctx: typer.Context, given: str | None) -> str:
    """The graph's address: the command's own option, the one before the command, the variable, the default."""
    from legation.service.settings import read_settings

    return read_settings(store=given or ctx.find_root().obj).store


@contextmanager
def reading(ctx: typer.Context, given: str | None) -> Iterator[Store]:
    """The graph for a question. A service that holds the embedded file is asked itself. While another command holds it, or where nothing
    may be written beside it (a read-only disk, no right, no room), its last checkpoint is read instead, which standard error says. Raises
    StoreFormat for a graph of another form."""
    from legation.graph.errors import StoreLocked, StoreUnavailable
    from legation.graph.store import check_form, open_store

    url = store_url(ctx, given)
    try:
        store = open_store(url, read_only=_missing(url), served=True)
    except StoreLocked as error:
        print(f"legation: {error}; this answer is from its last checkpoint", file=sys.stderr)
        store = open_store(url, read_only=True)
    except StoreUnavailable as error:
        if not url.startswith("embedded:") or _missing(url):
            raise
        store = open_store(url, read_only=True)
        print(f"legation: {error}; this answer is from its last checkpoint", file=sys.stderr)
    try:
        check_form(store)
        yield store
    finally:
        store.close()


@contextmanager
def writing(ctx: typer.Context, given: str | None, *, upgrading: bool = False) -> Iterator[Store]:
    """The graph for a load; made if it is missing, reached through the service that holds it. Raises StoreFormat for a graph of another
    form, unless it is to be carried over."""
    from legation.graph.store import check_form, open_store

    store = open_store(store_url(ctx, given), served=True)
    try:
        check_form(store, upgrading=upgrading)
        yield store
    finally:
        store.close()


def _missing(url: str) -> bool:
    """Whether this is an embedded graph that is not there: opened for reading only it is refused, not made."""
    scheme, _, path = url.partition(":")
    return scheme == "embedded" and bool(path) and not Path(path).expanduser().exists()
