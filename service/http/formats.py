"""An answer as an HTTP response in the form that was asked for. One place, so that every front says the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson
from fastapi.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from legation.graph.claims import today
from legation.graph.errors import LimitExceeded
from legation.graph.store import Store
from legation.service.answers.base import Answer
from legation.service.call import run_in_thread
from legation.service.http.negotiate import MEDIA_TYPES, Format, GraphFormat
from legation.service.tables.metadata import sources_of, table_metadata
from legation.service.tables.parquet import to_parquet
from legation.service.tables.text import csv_pieces, json_bytes, ndjson_pieces, to_csv, to_json, to_ndjson

__all__ = ["Answered", "Format", "respond", "source_licences", "stream", "to_csv", "to_json", "to_ndjson"]

MOST_SOURCES = 5000
"""Sources that one metadata document names."""


class Answered(Response):
    """A response that still knows its answer, for the fronts that show it otherwise."""

    def __init__(self, answer: Answer, content: bytes, form: GraphFormat) -> None:
        super().__init__(content, media_type=MEDIA_TYPES[form])
        self.answer = answer


class Metadata(Response):
    """The metadata of a table, made when it is sent: it needs the request's own address and the licences in the graph."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(b"", media_type=MEDIA_TYPES["csv-metadata"])
        self.answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the licences and send."""
        ids = sorted(one.id for one in sources_of(self.answer))
        if len(ids) > MOST_SOURCES:
            raise LimitExceeded(f"the answer rests on {len(ids)} sources; metadata names at most {MOST_SOURCES}: ask for fewer rows")
        rows = await run_in_thread(scope["app"].state, source_licences, ids)
        query = scope["query_string"].decode("latin-1").replace("format=csv-metadata", "format=csv")
        url = f"{scope['path']}?{query}"
        self.body = orjson.dumps(table_metadata(self.answer, url, rows, made=today()))
        self.headers["content-length"] = str(len(self.body))
        await super().__call__(scope, receive, send)


def source_licences(store: Store, ids: Sequence[str]) -> dict[str, str | None]:
    """The licences of some sources by id."""
    return {row["id"]: row["licence"] for row in store.read("ask/sources", {"ids": ids})}


def respond(answer: Answer, form: Format = "json") -> Response:
    """The HTTP response. Answers are built as valid models, so FastAPI's second validation is left out: it would cost half of the time."""
    if form == "json":
        return Answered(answer, json_bytes(answer), form)
    if form == "csv-metadata":
        return Metadata(answer)
    if form == "parquet":
        return Answered(answer, to_parquet(answer), form)
    pieces = csv_pieces if form == "csv" else ndjson_pieces
    return Answered(answer, b"".join(pieces(answer.columns(), answer.table())), form)


def stream(columns: Sequence[str], rows: Iterable[dict[str, Any]], form: Format) -> StreamingResponse:
    """A table too large to hold, sent while it is made: CSV or JSON Lines (`json` is sent as JSON Lines)."""
    pieces: Iterator[bytes] = csv_pieces(columns, rows) if form == "csv" else ndjson_pieces(columns, rows)
    return StreamingResponse(pieces, media_type=MEDIA_TYPES["csv" if form == "csv" else "ndjson"])
