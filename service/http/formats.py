"""An answer as an HTTP response in the form that was asked for. One place, so that every front says the same."""

from __future__ import annotations

from collections.abc import Sequence

import orjson
from fastapi.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from legation.graph.claims import today
from legation.graph.errors import LimitExceeded
from legation.graph.store import Store
from legation.service.answers.base import Answer
from legation.service.answers.subgraph import Subgraph
from legation.service.answers.tidy import TidyTable
from legation.service.http.call import run_in_thread
from legation.service.http.negotiate import MEDIA_TYPES
from legation.service.parameters import Format, GraphFormat
from legation.service.tables.arrow import to_arrow, to_parquet
from legation.service.tables.graphs import to_json_ld, to_xml
from legation.service.tables.metadata import sources_of, table_metadata, tidy_metadata
from legation.service.tables.text import csv_pieces, json_bytes, ndjson_pieces, to_csv, to_json, to_ndjson
from legation.service.tables.xlsx import to_xlsx

__all__ = ["Format", "respond", "source_licences", "to_csv", "to_json", "to_ndjson"]

MOST_SOURCES = 5000
"""Sources that one metadata document names."""


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
        licences = await run_in_thread(scope["app"].state, source_licences, ids)
        if isinstance(self.answer, TidyTable):
            made = tidy_metadata(self.answer, self.answer.rows_.keys, _address(scope, "csv"), licences, made=today())
        else:
            query = scope["query_string"].decode("latin-1").replace("format=csv-metadata", "format=csv")
            made = table_metadata(self.answer, f"{scope['path']}?{query}", licences, made=today())
        self.body = orjson.dumps(made)
        self.headers["content-length"] = str(len(self.body))
        await super().__call__(scope, receive, send)


class Streamed(StreamingResponse):
    """The rows of a tidy table, sent while they are made. Its Link header leads to the table's metadata."""

    def __init__(self, answer: TidyTable, form: Format) -> None:
        super().__init__(answer.rows_.ndjson() if form == "ndjson" else answer.rows_.csv(), media_type=MEDIA_TYPES[form])
        self.headers["Content-Disposition"] = f'attachment; filename="legation-{answer.about}-{answer.first}-{answer.last}.{form}"'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Name the metadata and send."""
        metadata = MEDIA_TYPES["csv-metadata"]
        self.headers["Link"] = f'<{_address(scope, "csv-metadata")}>; rel="describedby"; type="{metadata}"'
        await super().__call__(scope, receive, send)


def _address(scope: Scope, form: Format) -> str:
    """The address of the request in another form."""
    query = "&".join(part for part in scope["query_string"].decode("latin-1").split("&") if not part.startswith("format="))
    return f"{scope['path']}?{query}&format={form}"


def source_licences(store: Store, ids: Sequence[str]) -> dict[str, str | None]:
    """The licences of some sources by id."""
    return {row["id"]: row["licence"] for row in store.read("ask/sources", {"ids": ids})}


def respond(answer: Answer, form: GraphFormat = "json") -> Response:
    """The HTTP response. Answers are built as valid models, so FastAPI's second validation is left out: it would cost half of the time."""
    if form == "json":
        content = json_bytes(answer)
    elif form == "csv-metadata":
        return Metadata(answer)
    elif isinstance(answer, TidyTable) and form in ("csv", "ndjson"):
        return Streamed(answer, form)
    elif isinstance(answer, Subgraph) and form in ("graphml", "gexf"):
        content = to_xml(answer, form)
    elif isinstance(answer, Subgraph) and form == "json-ld":
        content = to_json_ld(answer)
    elif form == "parquet":
        content = to_parquet(answer)
    elif form == "arrow":
        content = to_arrow(answer)
    elif form == "xlsx":
        content = to_xlsx(answer)
    else:
        pieces = csv_pieces if form == "csv" else ndjson_pieces
        content = b"".join(pieces(answer.columns(), answer.table()))
    return Response(content, media_type=MEDIA_TYPES[form])
